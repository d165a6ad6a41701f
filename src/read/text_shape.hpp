// SPDX-License-Identifier: GPL-3.0-or-later
//
// How lines of plain text look: the features by which headings, prose and wrapped lines are told apart.
#pragma once

#include "read/text_lines.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace audiosheet::read {

bool starts_lower(std::string_view text); ///< the first letter is lower case
bool has_letter(std::string_view text);
bool ends_sentence(std::string_view text); ///< . ! ? … (also of other scripts), behind closing quotes too
bool ends_colon(std::string_view text);
bool ends_question(std::string_view text);
/// Capitals only, and enough of them to be a choice (acronyms such as "FAQ" are not).
bool is_shouted(std::string_view text);
/// Every longer word begins with a capital or digit, and there are at least two of them.
bool is_title_case(std::string_view text);
std::size_t word_count(std::string_view text); ///< counts up to 64

/// Whether a line is short, stands without final stop and begins like a heading.
bool looks_like_heading(std::string_view text);

/// A line of one repeated character under or over a title ("=====").
bool is_adornment(std::string_view text);

/// Where a document breaks its lines: at a width, or only where a person meant to.
struct Wrapping {
  std::size_t width = 0; ///< characters; 0: lines are as long as their paragraphs
};
Wrapping wrapping_of(const std::vector<Chunk>& chunks);

/// Whether line `next` goes on with the paragraph of `line`.
bool flows_into(std::string_view line, std::string_view next, const Wrapping& wrapping);

/// The words of a text that has lines ending in a hyphen inside a word; empty for any other text.
using WordSet = std::unordered_set<std::string>;
WordSet words_for_hyphens(const std::vector<Chunk>& chunks);

/// Whether `next` goes on with a word that the hyphen at the end of `line` parts.
bool is_parted_word(std::string_view line, std::string_view next);

} // namespace audiosheet::read
