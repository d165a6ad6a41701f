// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace audiosheet::narrate {

/// How much the narrator adds to a sheet's own words. Signal words and tones of callouts, and that references
/// are left out, are said at each.
enum class Verbosity {
  brief,  ///< nothing else: takeaways are not numbered, callouts end with their tone, tables have no sizes
  normal, ///< takeaways numbered, "end of warning" said, sizes of tables
  full,   ///< and lengths and ends of lists, ends of tables, how much of the page was skipped
};

} // namespace audiosheet::narrate
