// SPDX-License-Identifier: GPL-3.0-or-later
//
// Script <-> W3C SSML 1.1. docs/formats/ssml.md has the table of elements.
#pragma once

#include "model/diagnostic.hpp"
#include "model/profile.hpp"
#include "model/script.hpp"
#include "ssml/say_as.hpp"
#include "util/limits.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// Files beyond this are no scripts.
constexpr std::size_t k_max_document_bytes = limits::k_script_bytes;

/// An editor's comment and the utterance it stands before.
struct Comment {
  std::size_t before = 0;
  std::string text;
  bool operator==(const Comment&) const = default;
};

/// What a chapter's file holds beside the chapter.
struct WriteExtras {
  std::vector<Comment> comments = {};
  /// Fingerprints of what was generated (fingerprint.hpp), when the chapter has been edited since.
  /// Empty: the chapter is as it was generated.
  std::vector<std::string> generated = {};
};

/// One chapter as an SSML 1.1 document. What SSML has no word for stands as attributes in the namespace
/// urn:audiosheet:script:1, so that `read_chapter` gives back an equal chapter.
std::string write_chapter(const Script& script, const Chapter& chapter, std::size_t number,
                          const WriteExtras& extras = {});

struct ChapterFile {
  Chapter chapter;
  std::string script_title; ///< empty when the document doesn't say
  std::string language;     ///< of the document, or ReadOptions::language
  std::string slug;
  int number = 0;         ///< 0 when the document doesn't say
  std::vector<int> lines; ///< one an utterance: its line in the document
  std::vector<Comment> comments;
  std::vector<std::string> generated; ///< fingerprints of what was generated; empty: the file doesn't say
};

struct ReadOptions {
  /// What stands between two sentences or paragraphs that have no break between them.
  Pauses pauses = {};
  /// Of documents that don't say theirs.
  std::string language = "en-US";
  /// Where sound files and lexicons are looked for, and nowhere else. Empty: none are opened.
  std::filesystem::path folder = {};
  /// The profile's voices, among which `voice` chooses. Empty: every name is taken as it stands.
  std::map<std::string, Voice> voices = {};
  /// Says text that `say-as` calls a unit, an address or the like. Empty: as written.
  SpokenText spoken_text = {};
};

/// Interprets an SSML document. Foreign elements and attributes are ignored (the text inside is spoken),
/// what can't be honoured gives a diagnostic: an error where the document breaks SSML, else a warning.
/// Throws Error "file:line:column: …" when it is not well formed, not SSML or beyond limits.
ChapterFile read_chapter(const std::string& file, std::string_view document, Diagnostics& diagnostics,
                         const ReadOptions& options = {});

enum class IfNone { fail, empty };

/// The SSML files of a folder, in natural order ("2-x" before "10-x"), or the one file.
/// Throws Error when the folder can't be read or, if asked to, has none.
std::vector<std::filesystem::path> find_scripts(const std::filesystem::path& path,
                                                IfNone if_none = IfNone::fail);

/// A folder of SSML files, or one file, as a script. What the documents don't say is made up: titles from
/// file names, ids from titles. Chapter ids are unique and safe. `options.folder` is set for each file.
Script read_script(const std::filesystem::path& path, Diagnostics& diagnostics,
                   const ReadOptions& options = {});

} // namespace audiosheet::ssml
