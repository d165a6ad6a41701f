// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/audit.hpp"
#include "audit/written.hpp"

namespace audiosheet::audit {

/// Looks for every text of the sheet in the script, and for facts in the script that stand nowhere in the
/// sheet. What is lost or changed becomes a finding; references may be left out as a whole.
void check_coverage(const Script& script, const FactSheet& sheet, DateOrder order, Report& report);

} // namespace audiosheet::audit
