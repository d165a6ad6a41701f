// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to spoken samples afterwards, by Sonic's overlap-add of pitch periods.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace audiosheet::speech {

using Samples = std::vector<std::int16_t>;

/// Median frequency of the voiced parts in Hz, 45–600; 0 when nothing is voiced. By normalised correlation
/// over 40 ms, every 20 ms; right to about 1 %.
double median_pitch(const Samples& samples, int sample_rate);

/// The same speech in `length` samples, at the same pitch. At most ten times slower (silence follows then)
/// and eight times faster (it is longer then).
Samples stretched(const Samples& samples, int sample_rate, std::size_t length);

/// The same speech and length with its pitch multiplied by `factor(position)`, position 0–1 (0.25–4).
Samples bent(const Samples& samples, int sample_rate, const std::function<double(double)>& factor);

} // namespace audiosheet::speech
