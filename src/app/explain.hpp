// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"
#include "model/script.hpp"

#include <string>

namespace audiosheet::app {

/// For --explain: why each line was skipped, what each expanded text was taken for, where each pause
/// comes from. One line each, `source:line: …`.
std::string explain(const FactSheet& sheet, const Script& script);

} // namespace audiosheet::app
