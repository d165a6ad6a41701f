// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/rule.hpp"

namespace audiosheet::narrate::spoken::en {

/// A number as written, and in words.
struct Number {
  std::size_t end = 0; ///< token behind it
  std::string words;
  std::string digits;    ///< of its whole part, without separators
  std::string decimals;  ///< behind its point
  std::string_view sign; ///< "", "-" or "+"
  bool plain = false;    ///< nothing but ungrouped digits: may be a year, a code, …
  bool is_one = false;   ///< exactly "1": takes the singular
  bool is_part = false;  ///< a fraction below one ("½ cup"): takes the singular, too
  bool power = false;    ///< scientific: 10⁹, 1.5 × 10^6
};

/// The number at token `at`: digits (grouped by comma, apostrophe, or a space that is one), a decimal, a
/// fraction character or mixed number, with a sign when it is directly before, with a power of ten or a
/// scale word ("2.5 million") behind.
std::optional<Number> parse_number(const Line& line, std::size_t at);

/// 1998: "nineteen ninety-eight". REQUIRES: four digits or fewer.
std::string year_words(const Line& line, std::string_view digits);

/// Four digits that are a year when nothing speaks against it.
bool looks_like_year(std::string_view digits);

} // namespace audiosheet::narrate::spoken::en
