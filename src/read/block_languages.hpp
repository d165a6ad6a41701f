// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

namespace audiosheet::read {

/// Settles `Block::language`: what the mark-up said is kept where it differs from the sheet's language, and a
/// paragraph that is long enough to be sure gets the language that its words are in.
void tell_block_languages(FactSheet& sheet);

} // namespace audiosheet::read
