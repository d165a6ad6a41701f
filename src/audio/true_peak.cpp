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

/// How far an interpolated value can lie from the straight line between its neighbours, as a share of the
/// sharpest bend near it, |x[n-1] - 2 x[n] + x[n+1]|. What the taps do more than that line has neither sum
/// nor first moment, so it is a weighted sum of bends: with the twofold running sum of the differences as
/// weights.
float bending(const Taps& taps) {
  float most = 0.0F;
  for (std::size_t phase = 0; phase < k_phases; ++phase) {
    const float share = static_cast<float>(phase + 1) / (k_phases + 1);
    float slope = 0.0F;
    float weight = 0.0F;
    float sum = 0.0F;
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      const float line = tap == k_taps / 2 - 1 ? 1.0F - share : tap == k_taps / 2 ? share : 0.0F;
      slope += taps[tap][phase][0] - line;
      weight += slope;
      sum += std::abs(weight);
    }
    most = std::max(most, sum);
  }
  constexpr float k_rounding = 1.0001F; // of sixteen products and their sum
  return most * k_rounding;
}

constexpr std::size_t k_half = k_true_peak_block / 2;

/// The sharpest bend at any of half a block's samples.
float sharpest_bend(const float* sound) {
  Floats most{};
  for (std::size_t i = 0; i < k_half; i += k_float_lanes) {
    const Floats here = load(sound + i);
    most = larger(most, magnitude((load(sound + i + 1) - here) - (here - load(sound + i - 1))));
  }
  return largest_lane(most);
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

/// Blocks that can't exceed the floor are given their largest sample.
void look_at_each(std::span<const float> sound, float floor, const Taps& taps, std::span<float> peaks) {
  static_assert(k_taps / 2 <= k_half,
                "an interpolated value depends on no more than half a block beside its own");
  static const float worst = bending(taps);
  const float* start = sound.data() + k_true_peak_margin;
  float here = largest_magnitude({start, k_true_peak_block});
  float bend_before = sharpest_bend(start - k_half);
  float bend_first = sharpest_bend(start);
  for (float& peak : peaks) {
    const float* next = start + k_true_peak_block;
    const float after = largest_magnitude({next, k_true_peak_block});
    const float bend_last = sharpest_bend(next - k_half);
    const float bend_after = sharpest_bend(next);
    const float bend = std::max({bend_before, bend_first, bend_last, bend_after});
    peak = std::max(here, after) + worst * bend > floor ? std::max(here, largest_between(start, taps)) : here;
    start = next;
    here = after;
    bend_before = bend_last;
    bend_first = bend_after;
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
      look_at_each(around, floor, taps, group);
    }
  }
}

} // namespace audiosheet::audio
