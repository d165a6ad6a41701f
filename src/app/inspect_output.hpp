// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>

namespace audiosheet::app {

/// The sheet as `inspect --format json` prints it: one object, indented, with a final line feed
/// (docs/formats/inspect.md).
std::string inspect_json(const FactSheet& sheet);

/// The sheet as a tree for people: what each part was taken for, on which line, and what was left out
/// and why. `colour` allows terminal escapes.
std::string inspect_tree(const FactSheet& sheet, bool colour);

} // namespace audiosheet::app
