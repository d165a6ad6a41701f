// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet has changed and its scripts were edited: both go on. docs/adr/0004-script-merge.md
#pragma once

#include "ssml/ssml.hpp"

#include <map>
#include <string>
#include <vector>

namespace audiosheet::ssml {

/// A place that was edited and whose source has changed as well. The edited text is kept.
struct Conflict {
  int line = 0;      ///< in the edited file; 0: the chapter as a whole
  std::string mine;  ///< the edited text, which is kept
  std::string fresh; ///< what the sheet says now; empty: nothing any more
  bool operator==(const Conflict&) const = default;
};

/// What becomes of conflicts in later merges.
enum class Settle {
  later, ///< they are reported again each time until one side agrees with the other
  mine   ///< the edited text is what is wanted
};

struct MergedChapter {
  Chapter chapter;
  std::vector<std::string> generated; ///< fingerprints to write with it
  std::vector<Comment> comments;
  std::vector<Conflict> conflicts;
  int kept = 0; ///< places where an edit was kept without conflict
};

/// Merges a chapter as it was edited with the chapter as it is generated now. What was generated before is
/// known by its fingerprints in the file. Without them (the file is somebody's own) only what is equal in
/// both is sure, and every difference that replaces something is a conflict.
MergedChapter merge_chapter(const ChapterFile& edited, const Chapter& fresh, Settle settle);

struct MergedScript {
  std::map<std::string, std::string> write; ///< files to write, by name, with their content
  std::vector<std::string> remove;          ///< files that nothing stands in any more, after writing
  int kept = 0;
  int conflicts = 0;
};

/// Merges the files of a folder (name → document) with a freshly made script. Conflicts and files that
/// are kept although the sheet has lost their chapter are warnings. Throws Error when a file can't be
/// read as SSML: nothing may be overwritten then.
MergedScript merge_script(const std::map<std::string, std::string>& files, const Script& fresh,
                          const std::string& folder_name, const ReadOptions& options, Settle settle,
                          Diagnostics& diagnostics);

} // namespace audiosheet::ssml
