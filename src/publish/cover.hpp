// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/isolate.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// What a cover shows.
struct CoverText {
  std::string title;
  std::string publisher; ///< may be empty
  std::string language;  ///< BCP 47: chooses between the forms of Han letters
};

/// A square PNG with the title in large letters, as many as are read at the size of a stamp. The same text
/// gives the same bytes with the same fonts and libraries. Emoji are left out. Drawn in a process of its own,
/// which begins here; its result is the PNG. Throws Error. REQUIRES: no other thread is at work.
std::unique_ptr<Isolated> start_cover(const CoverText& text);

/// The same, waited for.
inline std::string draw_cover(const CoverText& text) { return start_cover(text)->result(); }

/// A cover that was made elsewhere: a square PNG of 1400–3000 pixels under 500 kB, which all directories
/// take. Throws Error that names the file and what to do.
std::string read_cover(const std::filesystem::path& file);

} // namespace audiosheet::publish
