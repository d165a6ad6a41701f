// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/true_peak.hpp"

#include "audio/lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_taps = 16;
constexpr std::size_t k_phases = 3; // between two samples; the fourth is the sample itself
using Taps = std::array<std::array<Floats, k_phases>, k_taps>; ///< the same in all lanes

/// A sinc under a Hann window, each phase with a sum of one.
Taps make_taps() {
  Taps taps{};
  for (std::size_t phase = 0; phase < k_phases; ++phase) {
    std::array<double, k_taps> exact{};
    double sum = 0.0;
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      const double t =
          static_cast<double>(tap) - (k_taps / 2.0 - 1.0) - static_cast<double>(phase + 1) / (k_phases + 1.0);
      const double angle = std::numbers::pi * t;
      exact[tap] = std::sin(angle) / angle * (0.5 + 0.5 * std::cos(2.0 * angle / k_taps));
      sum += exact[tap];
    }
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      taps[tap][phase] = Floats{} + static_cast<float>(exact[tap] / sum);
    }
  }
  return taps;
}

/// No interpolated value exceeds the largest sample near it times this.
float overshoot(const Taps& taps) {
  float most = 1.0F;
  for (std::size_t phase = 0; phase < k_phases; ++phase) {
    float sum = 0.0F;
    for (const auto& tap : taps) {
      sum += std::abs(tap[phase][0]);
    }
    most = std::max(most, sum);
  }
  return most;
}

/// The largest interpolated magnitude behind each of the block's samples. `sound` is its first sample.
float largest_between(const float* sound, const Taps& taps) {
  const float* first = sound - (k_taps / 2 - 1);
  Floats most{};
  for (std::size_t i = 0; i < k_true_peak_block; i += k_float_lanes) {
    std::array<Floats, k_phases> sums{};
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      const Floats samples = load(first + i + tap);
      for (std::size_t phase = 0; phase < k_phases; ++phase) {
        sums[phase] += taps[tap][phase] * samples;
      }
    }
    for (const Floats& sum : sums) {
      most = larger(most, magnitude(sum));
    }
  }
  return largest_lane(most);
}

/// Blocks with no sample over `harmless` in and beside them are given their largest sample.
void look_at_each(std::span<const float> sound, float harmless, const Taps& taps, std::span<float> peaks) {
  float before = largest_magnitude(sound.first(k_true_peak_margin));
  float here = largest_magnitude(sound.subspan(k_true_peak_margin, k_true_peak_block));
  for (std::size_t block = 0; block < peaks.size(); ++block) {
    const std::size_t start = k_true_peak_margin + block * k_true_peak_block;
    const float after = largest_magnitude(sound.subspan(start + k_true_peak_block, k_true_peak_block));
    peaks[block] = here;
    if (std::max({before, here, after}) > harmless) {
      peaks[block] = std::max(here, largest_between(&sound[start], taps));
    }
    before = here;
    here = after;
  }
}

} // namespace

void block_true_peaks(std::span<const float> sound, float floor, std::span<float> peaks) {
  static_assert(k_taps / 2 <= k_true_peak_margin && k_true_peak_margin == k_true_peak_block);
  static const Taps taps = make_taps();
  static const float worst = overshoot(taps);
  // Most sound is quiet: look at many blocks at once first.
  constexpr std::size_t k_group = 16;
  for (std::size_t first = 0; first < peaks.size(); first += k_group) {
    const std::span<float> group = peaks.subspan(first, std::min(k_group, peaks.size() - first));
    const std::span<const float> around =
        sound.subspan(first * k_true_peak_block, group.size() * k_true_peak_block + 2 * k_true_peak_margin);
    const float most = largest_magnitude(around);
    if (most * worst <= floor) {
      std::ranges::fill(group, most);
    } else {
      look_at_each(around, floor / worst, taps, group);
    }
  }
}

} // namespace audiosheet::audio
