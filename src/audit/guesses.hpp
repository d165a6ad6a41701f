// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/audit.hpp"

#include <vector>

namespace audiosheet::audit {

/// The words of the spoken text that no rule of spelling covers, by their shape: capitals, inner capitals,
/// digits, and names (capitalised inside a sentence, never in lower case in the script). Most frequent
/// reasons first, then in the order of the script.
std::vector<Guess> find_guesses(const Script& script);

} // namespace audiosheet::audit
