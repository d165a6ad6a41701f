// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words by which a document says what a part of it is, in the languages of our publishers:
// tables of data, and how text is compared with them.
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>

namespace audiosheet::read {

/// Text as it is compared: case folded, curly quotes straightened, symbols and emoji dropped, spaces
/// folded, punctuation trimmed at both ends ("🎯 Key Takeaways:" and "key takeaways" are the same).
std::string comparison_key(std::string_view text);

/// What a heading announces. `sure` is false for words that also head ordinary prose ("Sources"):
/// then what stands below must look the part.
struct HeadingKind {
  SectionKind kind = SectionKind::section;
  bool sure = true;
};
HeadingKind kind_of_heading(std::string_view heading);

/// Whether the text is a label of the page it was saved from ("Go back", "Skip to content", "Share"),
/// in any of the languages. `sure` asks for labels that are no words of a text either ("Home" may be an
/// item of a list).
bool is_navigation(std::string_view text, bool sure);

} // namespace audiosheet::read
