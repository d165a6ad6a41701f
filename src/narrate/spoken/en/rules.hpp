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
std::optional<Match> acronym(const Line& line, std::size_t at);
std::optional<Match> letter_code(const Line& line, std::size_t at);
std::optional<Match> greek(const Line& line, std::size_t at);
std::optional<Match> pause(const Line& line, std::size_t at);
std::optional<Match> symbol(const Line& line, std::size_t at);
std::optional<Match> leftover(const Line& line, std::size_t at);

const Language& language(bool british);

} // namespace audiosheet::narrate::spoken::en
