// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/en/rules.hpp"

#include <array>

namespace audiosheet::narrate::spoken::en {

std::optional<Match> letter_a(const Line& line, std::size_t at);

namespace {

constexpr NumberStyle k_american{"en",
                                 "%spellout-cardinal",
                                 "%spellout-ordinal",
                                 {"thousand", "million", "billion", "trillion", "quadrillion", "quintillion",
                                  "sextillion", "septillion", "octillion", "nonillion", "decillion"},
                                 "",
                                 "minus",
                                 "point"};

constexpr NumberStyle british_numbers() {
  NumberStyle style = k_american;
  style.cardinal_rules = "%spellout-cardinal-verbose";
  style.ordinal_rules = "%spellout-ordinal-verbose";
  style.joint = "and";
  return style;
}

constexpr std::array k_rules{
    Rule{Kind::space, citation},  Rule{Kind::symbol, citation},   Rule{Kind::superscript, raised_citation},
    Rule{Kind::digits, ordinal},  Rule{Kind::digits, decade},     Rule{Kind::symbol, decade},
    Rule{Kind::digits, quantity}, Rule{Kind::fraction, quantity}, Rule{Kind::symbol, comparison},
    Rule{Kind::symbol, quantity}, Rule{Kind::word, letter_a},     Rule{Kind::word, letter_code},
    Rule{Kind::word, acronym},    Rule{Kind::word, greek},        Rule{Kind::space, pause},
    Rule{Kind::symbol, pause},    Rule{Kind::symbol, symbol},     Rule{Kind::subscript, leftover},
};

constexpr Language k_american_english{k_american, k_rules, false};
constexpr Language k_british_english{british_numbers(), k_rules, true};

} // namespace

const Language& language(bool british) { return british ? k_british_english : k_american_english; }

} // namespace audiosheet::narrate::spoken::en
