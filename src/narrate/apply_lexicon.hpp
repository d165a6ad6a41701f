// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lexicon.hpp"
#include "model/script.hpp"

#include <vector>

namespace audiosheet::narrate {

/// Gives the words that a lexicon knows their pronunciation. Words that the spoken form left as they are
/// written are searched; a run that it changed (a spelled acronym, a number) is only taken when the lexicon
/// knows the whole of it, and then the lexicon wins. Runs with phonemes stay.
void apply_lexicon(const Lexicon& lexicon, std::vector<Run>& runs);

} // namespace audiosheet::narrate
