// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <optional>
#include <string_view>

namespace audiosheet::read {

/// What becomes of a directive of reStructuredText.
enum class RstUse {
  callout, ///< its content is a callout
  content, ///< its argument is a title, its content is read
  figure,  ///< a picture with its caption
  table,   ///< its content is a table, its argument the caption
  cells,   ///< "list-table": a list of lists
  csv,     ///< "csv-table"
  machine, ///< for the machine: skipped with its content
};

struct RstDirective {
  RstUse use = RstUse::content;
  CalloutKind kind = CalloutKind::note;
};

/// By name, in any language that has signal words; an unknown one is read as content.
RstDirective rst_directive(std::string_view name);

} // namespace audiosheet::read
