// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the audit knows of written words: negations, comparisons, abbreviations, Roman numerals.
#pragma once

#include "audit/expect.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::audit {

/// How a word that denies is heard ("cannot": also "can not"); nothing when it doesn't deny.
std::optional<Expect> negation(std::string_view lower_word);

/// "less than", "at least", … at the beginning of the lower-case text; its length in bytes, or 0.
std::size_t comparison_in_words(std::string_view lower_text);

/// Words that a comparison, a negation or a number may not lose.
bool is_weighty(std::string_view lower_word);

/// How an abbreviation (without its full stops) is heard: "approx" → "approximately".
struct Abbreviation {
  std::string_view said; ///< wordings separated by '|'; empty: any
  bool is_fact = false;  ///< "bid", "w/o": a listener must not get another meaning
  std::string_view kind;
};
std::optional<Abbreviation> abbreviation(std::string_view lower_text);
Expect say_abbreviation(std::string_view lower_text, const Abbreviation& found);

/// Value of a Roman numeral in capitals; 0 when it is none.
int roman_value(std::string_view text);
/// Whether a Roman numeral behind this word is a number ("stage", "type", "factor").
bool counts_in_roman(std::string_view lower_word);

/// A chemical formula with digits that has a name of its own ("CO2" → "carbon dioxide"); else empty.
std::string_view chemical_name(std::string_view formula);

/// Name of a Greek letter; empty when it is none.
std::string_view greek_name(std::string_view letter);

} // namespace audiosheet::audit
