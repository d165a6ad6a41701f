// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// A grid table ("+----+") or simple table ("==== ====") of reStructuredText; cells keep their inline
/// mark-up. Nullopt when the lines are none.
std::optional<Table> read_rst_table(const std::vector<std::string_view>& lines);

/// Comma-separated values with double quotes (RFC 4180).
std::vector<std::vector<std::string>> read_csv(std::string_view text);

} // namespace audiosheet::read
