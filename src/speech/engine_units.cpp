// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/engine_units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace audiosheet::speech {

namespace {

constexpr double k_moving = 0.67; // part of the frequency that follows the pitch value
constexpr double k_units_an_octave = 50.0;

/// Words a minute, and the speed relative to 175.
constexpr std::array<std::pair<double, double>, 16> k_speeds{{{80, 0.490},
                                                              {90, 0.522},
                                                              {100, 0.580},
                                                              {110, 0.634},
                                                              {120, 0.690},
                                                              {140, 0.805},
                                                              {160, 0.918},
                                                              {175, 1.000},
                                                              {200, 1.139},
                                                              {240, 1.345},
                                                              {280, 1.543},
                                                              {320, 1.725},
                                                              {360, 1.923},
                                                              {400, 2.122},
                                                              {420, 2.194},
                                                              {449, 2.360}}};

double between(double x, std::pair<double, double> a, std::pair<double, double> b) {
  return a.second + (x - a.first) * (b.second - a.second) / (b.first - a.first);
}

double speed_of(double wpm) {
  for (std::size_t i = 1; i < k_speeds.size(); ++i) {
    if (wpm <= k_speeds.at(i).first) {
      return between(wpm, k_speeds.at(i - 1), k_speeds.at(i));
    }
  }
  return k_speeds.back().second;
}

double wpm_of(double speed) {
  const auto swapped = [](std::pair<double, double> pair) { return std::pair(pair.second, pair.first); };
  for (std::size_t i = 1; i < k_speeds.size(); ++i) {
    if (speed <= k_speeds.at(i).second) {
      return between(speed, swapped(k_speeds.at(i - 1)), swapped(k_speeds.at(i)));
    }
  }
  return k_speeds.back().first;
}

} // namespace

double pitch_factor(int pitch) {
  return k_moving * std::exp2((pitch - k_units_an_octave) / k_units_an_octave) + 1.0 - k_moving;
}

int shifted_pitch(int pitch, double semitones) {
  if (semitones == 0.0 || std::isnan(semitones)) {
    return pitch;
  }
  constexpr double k_octave = 12.0;
  constexpr int k_highest = 99;
  const double now = pitch_factor(pitch);
  const double wanted =
      (now * std::exp2(std::clamp(semitones, -48.0, 48.0) / k_octave) - 1.0 + k_moving) / k_moving;
  if (wanted <= 0.0) {
    return 0;
  }
  const double value = k_units_an_octave + k_units_an_octave * std::log2(wanted);
  return static_cast<int>(std::lround(std::clamp(value, 0.0, static_cast<double>(k_highest))));
}

int scaled_rate(int wpm, double factor) {
  const double from = std::clamp(static_cast<double>(wpm), k_speeds.front().first, k_speeds.back().first);
  if (factor == 1.0 || !std::isfinite(factor) || factor <= 0.0) {
    return static_cast<int>(from);
  }
  const double speed = std::clamp(speed_of(from) * factor, k_speeds.front().second, k_speeds.back().second);
  return static_cast<int>(std::lround(wpm_of(speed)));
}

} // namespace audiosheet::speech
