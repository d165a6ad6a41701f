// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/text_lines.hpp"

#include <optional>
#include <span>
#include <vector>

namespace audiosheet::read {

/// The lines as a table, when at least two of them have the same number of cells parted by tabs or bars
/// and no line has another number. Ruled lines of the table go to `skipped`.
std::optional<Table> read_text_table(std::span<const Line> lines, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
