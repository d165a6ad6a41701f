// SPDX-License-Identifier: GPL-3.0-or-later
//
// DAISY 2.02, full text and full audio (docs/formats/reader.md). All names are short, and all characters
// beyond ASCII are numeric references: players are old.
#pragma once

#include "publish/book.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// Writes the book into a folder, which must exist. Returns the names of the files, in the order in which a
/// player meets them. Throws Error that names the file.
std::vector<std::string> write_daisy(const Book& book, const std::filesystem::path& folder);

/// What stands beside ncc.html.
struct DaisyFolder {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

/// Its parts, each the text of one file.
std::string daisy_ncc(const Book& book, const DaisyFolder& others);
std::string daisy_master(const Book& book);
std::string daisy_smil(const Book& book, std::size_t chapter);
std::string daisy_text(const Book& book, std::size_t chapter);

} // namespace audiosheet::publish
