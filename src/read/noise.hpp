// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a saved page has besides its text. Everything taken out goes to `skipped` with its reason.
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <vector>

namespace audiosheet::read {

/// Adds each line of the blocks to `skipped`.
void skip_blocks(const Blocks& blocks, const std::string& reason, std::vector<Skipped>& skipped);

/// Without labels of the page ("Go back", "Share") and copyright lines, in lists too.
Blocks without_navigation(Blocks blocks, std::vector<Skipped>& skipped);

/// Without what the widget of a list of studies leaves in a saved page: ratings ("1 1 1 1"), counts
/// ("Denmark Finland +6" keeps its countries), labels of empty fields ("Investigated drugs:"). A label
/// with a value is joined with it.
Blocks without_trial_noise(Blocks blocks, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
