// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inverse reader of number words: "one hundred and fifty" → 150, "point two to" → 0.2, "nineteen
// ninety eight" → 1998, "three zero one" → 301.
#pragma once

#include "audit/heard.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::audit {

/// A number that the words up to `end` can be taken for, in canonical form ("0.5", "1500").
struct Reading {
  std::string value;
  std::size_t end = 0; ///< index of the first word that is not part of it
};

/// Every number that a phrase beginning at word `first` can be taken for when it is read as an amount;
/// the longest last. `form` is that of the phrase's last word: "twenty first" is an ordinal.
std::vector<Reading> read_amount(const Heard& heard, std::size_t first,
                                 NumeralForm form = NumeralForm::cardinal);

/// Where the words that say exactly these digits, in groups of any size, end: "nineteen oh five", "eight
/// hundred", "double five" ("1905", "800", "55"). Empty when they say something else.
std::vector<std::size_t> read_digits(const Heard& heard, std::size_t first, std::string_view digits,
                                     NumeralForm form = NumeralForm::cardinal);

/// Whether a number that ended before word `index` would go on with it ("hundred", "point", "and a half").
bool continues_number(const Heard& heard, std::size_t index);

/// Whether a number that begins with word `index` would have begun before it.
bool number_began_before(const Heard& heard, std::size_t index);

/// Without leading zeros of the whole part and trailing zeros of the decimals.
std::string canonical(std::string_view number);

/// The decimal point moved by three digits for each power of a thousand.
std::string scaled(std::string_view number, std::size_t thousands);

} // namespace audiosheet::audit
