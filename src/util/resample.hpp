// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace audiosheet {

/// Mono samples at another rate, by soxr in high quality. Throws Error when it fails.
std::vector<float> resampled(const std::vector<float>& samples, double from_rate, double to_rate);

} // namespace audiosheet
