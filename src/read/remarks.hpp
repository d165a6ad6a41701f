// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "model/fact_sheet.hpp"

#include <string_view>
#include <vector>

namespace audiosheet::read {

/// The reason of a `Skipped` picture that an editor should describe; one that says of itself that it is
/// decoration has another.
inline constexpr std::string_view k_undescribed = "picture without description";

/// What an editor should mend for listeners, though the sheet can be spoken as it is: pictures without a text
/// alternative, headings without text (`empty_headings`: their lines), headings and questions that stand
/// twice under the same heading. At most five of each, then how many more there are.
Diagnostics remarks(const FactSheet& sheet, std::vector<int> empty_headings);

} // namespace audiosheet::read
