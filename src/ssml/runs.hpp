// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs of a sentence while it is read: white space, splitting into sentences.
#pragma once

#include "model/script.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// Each stretch of white space with a line break or tab in it becomes one '\n'; other spaces stay. A '\n'
/// goes at the ends of a sentence and is a space elsewhere.
std::string fold_lines(std::string_view text);

/// White space and nothing else.
bool is_blank(const Words& words);
/// Words that are more than white space.
bool has_words(const Run& run);

/// Appends words; words said as written join those before that are said in the same way.
void append_words(std::vector<Run>& runs, Words words);

enum class End { front, back };
enum class Spaces { all, line_breaks };

/// Drops white space at one end.
void trim_runs(std::vector<Run>& runs, End end, Spaces spaces);

/// Turns the line breaks that are left into spaces.
void finish_spaces(std::vector<Run>& runs);

/// Splits runs where ICU finds that a sentence begins in their joined written text; not inside words that
/// are said otherwise than written.
std::vector<std::vector<Run>> split_sentences(const std::vector<Run>& runs, const std::string& language);

/// Words of a sentence that all have the same voice, language or prosody: it becomes the sentence's.
void lift_common(Sentence& sentence);

} // namespace audiosheet::ssml
