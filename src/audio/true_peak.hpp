// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace audiosheet::audio {

/// Samples on either side of a stretch that its true peak depends on.
constexpr std::size_t k_true_peak_margin = 16;

/// The true peak (ITU-R BS.1770 annex 2: the largest magnitude after fourfold oversampling) of each
/// block of 16 samples; the interval to the next block's first sample belongs to the block.
/// A block that provably stays at or under `floor` is given any value up to it, which is what
/// makes this fast. REQUIRES: sound holds k_true_peak_margin samples, the blocks, and again the margin.
void block_true_peaks(std::span<const float> sound, float floor, std::span<float> peaks);

constexpr std::size_t k_true_peak_block = 16;

} // namespace audiosheet::audio
