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
using Taps = std::array<std::array<float, k_taps>, k_phases>;

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
      taps[phase][tap] = static_cast<float>(exact[tap] / sum);
    }
  }
  return taps;
}

/// No interpolated value exceeds the largest sample near it times this.
float overshoot(const Taps& taps) {
  float most = 1.0F;
  for (const auto& phase : taps) {
    float sum = 0.0F;
    for (const float tap : phase) {
      sum += std::abs(tap);
    }
    most = std::max(most, sum);
  }
  return most;
}

/// The largest interpolated magnitude behind each of the block's samples. `sound` is its first sample.
float largest_between(const float* sound, const Taps& taps) {
  constexpr std::size_t k_vectors = k_true_peak_block / k_float_lanes;
  const float* first = sound - (k_taps / 2 - 1);
  Floats most{};
  for (const auto& phase : taps) {
    std::array<Floats, k_vectors> sums{};
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      for (std::size_t i = 0; i < k_vectors; ++i) {
        sums[i] += phase[tap] * load(first + tap + i * k_float_lanes);
      }
    }
    for (const Floats& sum : sums) {
      most = larger(most, magnitude(sum));
    }
  }
  return largest_lane(most);
}

} // namespace

void block_true_peaks(std::span<const float> sound, float floor, std::span<float> peaks) {
  static_assert(k_taps / 2 <= k_true_peak_margin && k_true_peak_margin == k_true_peak_block);
  static const Taps taps = make_taps();
  static const float worst = overshoot(taps);
  float before = largest_magnitude(sound.first(k_true_peak_margin));
  float here = largest_magnitude(sound.subspan(k_true_peak_margin, k_true_peak_block));
  for (std::size_t block = 0; block < peaks.size(); ++block) {
    const std::size_t start = k_true_peak_margin + block * k_true_peak_block;
    const float after = largest_magnitude(sound.subspan(start + k_true_peak_block, k_true_peak_block));
    peaks[block] = here;
    if (std::max({before, here, after}) * worst > floor) {
      peaks[block] = std::max(here, largest_between(&sound[start], taps));
    }
    before = here;
    here = after;
  }
}

} // namespace audiosheet::audio
