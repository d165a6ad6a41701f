// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page over several sheets: a search box, their languages and durations.
#pragma once

#include "model/profile.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// A sheet in the library, as its manifest tells.
struct LibrarySheet {
  std::string folder; ///< name of its folder below the library's
  std::string title;
  std::string language;      ///< BCP 47
  std::string language_name; ///< for people; the tag when nobody knows one
  long seconds = 0;
  std::size_t warnings = 0;
  std::vector<std::string> chapters; ///< titles
  std::string epub;                  ///< path below the folder; empty when there is none
};

/// What a manifest says of a sheet that has a page; nothing when it has no page. Throws Error that names the
/// file when it is no manifest.
std::optional<LibrarySheet> read_library_sheet(const std::filesystem::path& manifest);

/// The page, for `index.html` in the folder above the sheets' own, in the words of a language (BCP 47); in
/// English where `phrases` is null or has none for pages.
std::string library_page(const std::vector<LibrarySheet>& sheets, const std::string& language,
                         const Phrases* phrases);

} // namespace audiosheet::publish
