// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

namespace audiosheet::read {

/// The blocks with callouts made of what only words or signs mark: a paragraph "Warning: …", a signal
/// alone with the block below, a quotation that begins with one. A list joins when its announcement
/// ("… if:") is the callout's text. Callouts that are marked already take the stronger kind when their
/// own first words say so.
Blocks with_callouts(Blocks blocks);

} // namespace audiosheet::read
