// SPDX-License-Identifier: GPL-3.0-or-later
//
// What books and pages are made of: the flat segments of a recording as chapters of boxes, paragraphs and
// sentences, each sentence with the stretch of sound that is heard with it.
#pragma once

#include "model/recording.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace audiosheet::publish {

/// A sentence as it is shown, signal words and closing words too; `segment->written` is its text.
struct OutlineSentence {
  const Segment* segment = nullptr; ///< of the recording that was outlined
  Sample start = 0;                 ///< of its clip: the segment, the cue before it, the pauses behind it
  Sample end = 0;                   ///< equal to `start` when nothing is heard
};

struct OutlineParagraph {
  bool heading = false;                   ///< a heading below the chapter's own
  int number = 0;                         ///< as Segment::paragraph
  std::vector<OutlineSentence> sentences; ///< at least one; all of one part
};

enum class BoxKind { callout, list, ordered_list, item, table, row, figure, quotation };

struct OutlineNode;

/// What stands together. Whatever a script's author wrote, a list has items only, items stand in lists and
/// rows in tables; a table has its caption's paragraphs first, then rows only; no box is empty.
struct OutlineBox {
  BoxKind kind = BoxKind::callout;
  std::optional<CalloutKind> callout; ///< of a callout
  int warning = 0;                    ///< number of the warning in the sheet; 0 for all else
  std::vector<OutlineNode> nodes;
};

struct OutlineNode {
  std::variant<OutlineParagraph, OutlineBox> value;
};

struct OutlineChapter {
  const RecordedChapter* chapter = nullptr; ///< of the recording that was outlined
  std::vector<OutlineSentence> heading;     ///< empty when the chapter's title is not spoken as its beginning
  std::vector<OutlineNode> nodes;
};

using Outline = std::vector<OutlineChapter>;

/// The recording must outlive the outline. In each chapter the clips of the sentences, in order, cover the
/// chapter without gap or overlap: a pause belongs to the clip before it, an opening cue to the words that
/// follow it, a closing tone to the closing words. A chapter without any text has no sentence.
Outline outline(const Recording& recording);

/// All sentences of a chapter in reading order, the heading's first.
std::vector<const OutlineSentence*> sentences(const OutlineChapter& chapter);

/// A warning of the book and where it stands.
struct OutlineWarning {
  const OutlineChapter* chapter = nullptr;
  const OutlineBox* box = nullptr;
};

/// The warnings in order. The outline must outlive the answer.
std::vector<OutlineWarning> warnings(const Outline& outline);

/// The signal words and title of a callout: the text of its label, or empty.
std::string label_text(const OutlineBox& callout);

/// What is said in a chapter, as written: an editor may have changed it. `chapter`: its number.
std::string chapter_text(const Recording& recording, int chapter);

} // namespace audiosheet::publish
