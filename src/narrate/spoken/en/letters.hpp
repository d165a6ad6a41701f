// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/rule.hpp"

namespace audiosheet::narrate::spoken::en {

/// Letters one by one, as capitals with spaces: "I M T". A capital A alone is taken for the article by
/// eSpeak NG, so it is written "eigh", which it says as the letter's name everywhere.
std::string spell(std::string_view letters);

/// How a run of letters in capitals (or with a plural "s") is said, or nothing when it is an ordinary word.
/// `at` is its token: the neighbours tell a heading from an abbreviation.
std::optional<std::string> acronym_words(const Line& line, std::size_t at);

/// A number in a name ("B12", "TP53", "ID-3548"): up to three digits as a number, more one by one.
std::string code_number(const Line& line, std::string_view digits);

} // namespace audiosheet::narrate::spoken::en
