// SPDX-License-Identifier: GPL-3.0-or-later
//
// Script <-> W3C SSML 1.1. docs/formats/ssml.md has the table of elements.
#pragma once

#include "model/diagnostic.hpp"
#include "model/profile.hpp"
#include "model/script.hpp"

#include <string>
#include <string_view>

namespace audiosheet::ssml {

/// One chapter as an SSML 1.1 document. What SSML has no word for stands as attributes in the namespace
/// urn:audiosheet:script:1, so that `read_chapter` gives back an equal chapter.
std::string write_chapter(const Script& script, const Chapter& chapter, std::size_t number);

struct ChapterFile {
  Chapter chapter;
  std::string script_title; ///< empty when the document doesn't say
  std::string language;
  std::string slug;
  int number = 0; ///< 0 when the document doesn't say
};

struct ReadOptions {
  /// What stands between two sentences or paragraphs that have no break between them.
  Pauses pauses = {};
  /// Of documents that don't say theirs.
  std::string language = "en-US";
};

/// Interprets an SSML document. Foreign elements and attributes are ignored (the text inside is spoken),
/// what can't be honoured gives a diagnostic: an error where the document breaks SSML, else a warning.
/// Throws Error "file:line:column: …" when it is not well formed, not SSML or beyond limits.
ChapterFile read_chapter(const std::string& file, std::string_view document, Diagnostics& diagnostics,
                         const ReadOptions& options = {});

} // namespace audiosheet::ssml
