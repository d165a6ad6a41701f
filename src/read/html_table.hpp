// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"
#include "read/html_inline.hpp"

namespace audiosheet::read {

struct Node;

/// Whether the table only lays out the page: its cells are then read one after the other.
bool is_layout_table(const Node& table);

/// The data of a table: spanned cells repeat along rows, a second header row is joined to the first
/// ("Dose: Adults"), a first column of header cells names the rows. At most 200,000 cells.
Table read_table(const Node& table, InlineState& state);

} // namespace audiosheet::read
