// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet's call tree as a part of a larger one: under a menu of several sheets.
#pragma once

#include "model/call_tree.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::narrate {

/// A sheet that has a hotline of its own.
struct IndexedSheet {
  CallTree tree;                 ///< as its hotline.json has it
  std::filesystem::path hotline; ///< the folder of that
  bool operator==(const IndexedSheet&) const = default;
};

/// Where a sheet's tree joins the larger one.
struct Graft {
  std::string main;              ///< the main menu of the larger tree
  std::string above;             ///< the menu that has an option for the sheet
  std::vector<std::string> help; ///< what help says in the sheet's own main menu
  int chapters = 0;              ///< those of the sheets before it
  int warnings = 0;              ///< those of the sheets before it
};

/// What a node and a prompt of a sheet are called in the larger tree: "asthma-ch-01", "chapters/asthma/01".
std::string grafted_id(const std::string& slug, const std::string& id);
std::string grafted_prompt(const std::string& slug, const std::string& prompt);

/// The nodes of a sheet, and those of its prompts that they use, all copied. In each of them 0 leads to the
/// larger tree's main menu, and what led to the sheet's own still does; 7 in that leads to the menu above.
/// There is no greeting. Chapters and warnings are numbered on.
CallTree graft(const IndexedSheet& sheet, const Graft& where);

/// Lets 7 and 9 lead from the recording of each chapter to the one before and the next, through all sheets.
/// What comes by itself after a sheet's last chapter stays.
void chain_chapters(std::vector<CallNode>& nodes, const std::string& main);

} // namespace audiosheet::narrate
