// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace audiosheet {

/// SOURCE_DATE_EPOCH, the seconds since 1970 that stand for the time of the run where outputs must come out
/// the same (reproducible-builds.org). Nothing when it is not set. Throws Error with status usage when it is
/// no such number.
std::optional<std::int64_t> source_date_epoch();

} // namespace audiosheet
