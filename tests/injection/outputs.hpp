// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that a render wrote, read back by parsers that others wrote.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::test {

/// Bytes by path below the folder; the entries of books stand behind the book's own path and "!/".
using Outputs = std::map<std::string, std::string>;
Outputs read_outputs(const std::filesystem::path& folder);

/// A path without what differs from sheet to sheet: "SLUG/reader/daisy202/*.html".
std::string kind_of(const std::string& path);

/// What a document is made of, its words left out.
struct Shape {
  std::set<std::string> parts;              ///< "a", "a@href"
  std::vector<std::string> links;           ///< values of href, src and their like
  std::vector<std::string> code;            ///< what stands in <style> and <script>
  std::map<std::string, std::string> texts; ///< of <title> and <h1>, the first of each
};

/// By expat. Throws std::runtime_error for what is not well-formed or declares entities.
Shape xml_shape(const std::string& document);
/// By gumbo, as a browser reads it.
Shape html_shape(const std::string& document);

/// Paths of all keys of a JSON document ("chapters/*/title"). Throws nlohmann's exceptions.
std::set<std::string> json_keys(const std::string& document);
/// All texts in it.
std::vector<std::string> json_texts(const std::string& document);

/// Tags of an MP3, Opus or FLAC file: names, and how many chapters they have.
struct TagNames {
  std::set<std::string> names;
  std::string title;
};
TagNames tag_names(const std::filesystem::path& file);

/// Characters that nobody should ever meet in a text: controls and overrides of direction, as "U+202E"; empty
/// when all is well or the text is no UTF-8 at all ("no UTF-8").
std::string hidden_characters(std::string_view text);

} // namespace audiosheet::test
