// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/dtmf.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace audiosheet::audio {

namespace {

constexpr std::array<double, 4> k_low_group{697.0, 770.0, 852.0, 941.0};
constexpr std::array<double, 4> k_high_group{1209.0, 1336.0, 1477.0, 1633.0};
constexpr double k_tolerance = 0.035;

bool is_in(const std::array<double, 4>& group, double frequency) {
  return std::ranges::any_of(group,
                             [&](double tone) { return std::abs(frequency - tone) <= k_tolerance * tone; });
}

} // namespace

bool sounds_like_a_key(const CuePattern& cue) {
  return std::ranges::any_of(cue.tones, [](const Tone& tone) {
    return is_in(k_low_group, tone.frequency_hz) && is_in(k_high_group, 2.0 * tone.frequency_hz);
  });
}

} // namespace audiosheet::audio
