// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a character is to a reader of facts.
#pragma once

#include <cstddef>
#include <string_view>

namespace audiosheet::audit {

enum class Glyph {
  end,    ///< behind the text
  space,  ///< also no-break, thin and zero-width spaces
  letter, ///< also letters with accents and of other scripts
  digit,  ///< 0–9
  quote,  ///< an apostrophe, straight or curly
  dash,   ///< hyphen, en dash, em dash
  minus,  ///< U+2212
  less,
  greater,
  at_most,
  at_least,
  equals,
  not_equal,
  about,
  plus_minus,
  times,
  plus,
  divided,
  percent,
  degree,
  currency,
  raised,   ///< superscript digit or sign
  lowered,  ///< subscript digit
  fraction, ///< ½ and its like
  mark,     ///< other punctuation and symbols; silent
};

struct Character {
  Glyph glyph = Glyph::end;
  std::size_t length = 0; ///< in bytes; 0 at the end
};

/// The character at `position`. Never fails; an invalid byte is a mark.
Character character_at(std::string_view text, std::size_t position);

/// The digit or sign of a raised or lowered character as ASCII ("²" -> '2', "⁻" -> '-').
char plain_digit(std::string_view text);

/// A fraction's character as numerator and denominator; {0, 0} when it is none.
struct CharacterFraction {
  int numerator = 0;
  int denominator = 0;
};
CharacterFraction fraction_of(std::string_view text);

} // namespace audiosheet::audit
