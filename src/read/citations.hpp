// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// The text without its citation markers: "[1]", "[2][12]", "[3–5]", "[1, 4]", superscript numbers behind
/// a word or stop ("tissue.¹²"; units such as m² stay), "[citation needed]". Each run of markers goes to
/// `skipped` with `line`. A marker at the very start is the label of a note and stays.
std::string without_citations(std::string_view text, int line, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
