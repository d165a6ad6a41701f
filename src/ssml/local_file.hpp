// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace audiosheet::ssml {

/// A file that a script names, or why it may not be opened.
struct LocalFile {
  std::filesystem::path path; ///< empty when there is a problem
  std::string problem;
};

/// Finds a file that a script refers to: a relative reference (percent-encoding is decoded), inside the
/// script's folder once all links are followed. `base` is what `xml:base` said, relative to the folder.
/// Nothing is opened. Without a folder no file can be named.
LocalFile find_local_file(const std::filesystem::path& folder, std::string_view base,
                          std::string_view reference);

} // namespace audiosheet::ssml
