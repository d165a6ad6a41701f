// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/rule.hpp"

namespace audiosheet::narrate::spoken::en {

// One family a file; what each takes is said above it there.
std::optional<Match> citation(const Line& line, std::size_t at);
std::optional<Match> raised_citation(const Line& line, std::size_t at);
std::optional<Match> quantity(const Line& line, std::size_t at);
std::optional<Match> ordinal(const Line& line, std::size_t at);
std::optional<Match> decade(const Line& line, std::size_t at);
std::optional<Match> comparison(const Line& line, std::size_t at);
std::optional<Match> date(const Line& line, std::size_t at);
std::optional<Match> calendar_name(const Line& line, std::size_t at);
std::optional<Match> part_of_year(const Line& line, std::size_t at);
std::optional<Match> time_of_day(const Line& line, std::size_t at);
std::optional<Match> ratio(const Line& line, std::size_t at);
std::optional<Match> roman(const Line& line, std::size_t at);
std::optional<Match> money(const Line& line, std::size_t at);
std::optional<Match> money_behind(const Line& line, std::size_t at);
std::optional<Match> phone(const Line& line, std::size_t at);
std::optional<Match> identifier(const Line& line, std::size_t at);
std::optional<Match> short_number(const Line& line, std::size_t at);
std::optional<Match> web(const Line& line, std::size_t at);
std::optional<Match> tag(const Line& line, std::size_t at);
std::optional<Match> abbreviation(const Line& line, std::size_t at);
std::optional<Match> plural_in_brackets(const Line& line, std::size_t at);
std::optional<Match> slash(const Line& line, std::size_t at);
std::optional<Match> blood_pressure(const Line& line, std::size_t at);
std::optional<Match> slashed_numbers(const Line& line, std::size_t at);
std::optional<Match> section_of_law(const Line& line, std::size_t at);
std::optional<Match> dotted_numbers(const Line& line, std::size_t at);
std::optional<Match> feet_and_inches(const Line& line, std::size_t at);
std::optional<Match> letter_a(const Line& line, std::size_t at);
std::optional<Match> acronym(const Line& line, std::size_t at);
std::optional<Match> street(const Line& line, std::size_t at);
std::optional<Match> state_and_zip(const Line& line, std::size_t at);
std::optional<Match> digit_code(const Line& line, std::size_t at);
std::optional<Match> bare_unit(const Line& line, std::size_t at);
std::optional<Match> letter_code(const Line& line, std::size_t at);
std::optional<Match> greek(const Line& line, std::size_t at);
std::optional<Match> pause(const Line& line, std::size_t at);
std::optional<Match> result_sign(const Line& line, std::size_t at);
std::optional<Match> ruler(const Line& line, std::size_t at);
std::optional<Match> markup(const Line& line, std::size_t at);
std::optional<Match> symbol(const Line& line, std::size_t at);
std::optional<Match> leftover(const Line& line, std::size_t at);

const Language& language(bool british);

} // namespace audiosheet::narrate::spoken::en
