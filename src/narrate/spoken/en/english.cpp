// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/en/rules.hpp"

#include <array>

namespace audiosheet::narrate::spoken::en {

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

/// The order matters where two rules could take the same token: the more special one comes first.
constexpr std::array k_rules{
    Rule{Kind::space, citation},
    Rule{Kind::space, pause},
    Rule{Kind::superscript, digit_code},
    Rule{Kind::superscript, raised_citation},
    Rule{Kind::subscript, leftover},
    Rule{Kind::fraction, quantity},

    Rule{Kind::digits, web},
    Rule{Kind::digits, date},
    Rule{Kind::digits, street},
    Rule{Kind::digits, part_of_year},
    Rule{Kind::digits, time_of_day},
    Rule{Kind::digits, phone},
    Rule{Kind::digits, short_number},
    Rule{Kind::digits, identifier},
    Rule{Kind::digits, ratio},
    Rule{Kind::digits, blood_pressure},
    Rule{Kind::digits, slashed_numbers},
    Rule{Kind::digits, dotted_numbers},
    Rule{Kind::digits, section_of_law},
    Rule{Kind::digits, feet_and_inches},
    Rule{Kind::digits, ordinal},
    Rule{Kind::digits, decade},
    Rule{Kind::digits, money_behind},
    Rule{Kind::digits, digit_code},
    Rule{Kind::digits, quantity},

    Rule{Kind::word, web},
    Rule{Kind::word, date},
    Rule{Kind::word, calendar_name},
    Rule{Kind::word, part_of_year},
    Rule{Kind::word, money},
    Rule{Kind::word, state_and_zip},
    Rule{Kind::word, abbreviation},
    Rule{Kind::word, bare_unit},
    Rule{Kind::word, roman},
    Rule{Kind::word, letter_a},
    Rule{Kind::word, letter_code},
    Rule{Kind::word, acronym},
    Rule{Kind::word, greek},

    Rule{Kind::symbol, citation},
    Rule{Kind::symbol, phone},
    Rule{Kind::symbol, money},
    Rule{Kind::symbol, decade},
    Rule{Kind::symbol, result_sign},
    Rule{Kind::symbol, ruler},
    Rule{Kind::symbol, markup},
    Rule{Kind::symbol, comparison},
    Rule{Kind::symbol, quantity},
    Rule{Kind::symbol, plural_in_brackets},
    Rule{Kind::symbol, tag},
    Rule{Kind::symbol, slash},
    Rule{Kind::symbol, pause},
    Rule{Kind::symbol, symbol},
};

constexpr Language k_american_english{k_american, k_rules, false};
constexpr Language k_british_english{british_numbers(), k_rules, true};

} // namespace

const Language& language(bool british) { return british ? k_british_english : k_american_english; }

} // namespace audiosheet::narrate::spoken::en
