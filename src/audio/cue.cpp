// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/cue.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace audiosheet::audio {

namespace {

constexpr double k_edge_seconds = 0.010;

/// Multiples of a tone's frequency and their shares of its amplitude. Only the octave joins the
/// fundamental: no two partials can then be the pair of a telephone key unless the fundamental is within
/// 662–862 Hz, which the profile avoids.
struct Partial {
  double multiple;
  double share;
};
constexpr std::array<Partial, 2> k_partials{{{1.0, 0.75}, {2.0, 0.25}}};

Sample samples_until(milliseconds time, int sample_rate) { return (time.count() * sample_rate + 500) / 1000; }

/// 0 at both ends of the tone, 1 in between.
double edge(std::size_t index, std::size_t length, int sample_rate) {
  const double ramp = std::min(k_edge_seconds * sample_rate, static_cast<double>(length) / 2.0);
  const auto from_end = static_cast<double>(std::min(index, length - 1 - index));
  return from_end >= ramp ? 1.0 : 0.5 - 0.5 * std::cos(std::numbers::pi * from_end / ramp);
}

void add_tone(std::span<std::int16_t> out, double frequency_hz, double amplitude, int sample_rate) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double cycles = frequency_hz * static_cast<double>(i) / sample_rate;
    double value = 0.0;
    for (const Partial& partial : k_partials) {
      if (frequency_hz * partial.multiple < 0.45 * sample_rate) {
        value += partial.share * std::sin(2.0 * std::numbers::pi * partial.multiple * cycles);
      }
    }
    // On the 16-bit grid a difference in the last bit of a sine does not show.
    out[i] = static_cast<std::int16_t>(
        std::lround(std::clamp(amplitude * edge(i, out.size(), sample_rate) * value, -1.0, 1.0) * 32767.0));
  }
}

} // namespace

Sample cue_samples(const CuePattern& cue, int sample_rate) {
  milliseconds total{0};
  for (const Tone& tone : cue.tones) {
    total += tone.duration;
  }
  return samples_until(total, sample_rate);
}

std::vector<std::int16_t> cue_wave(const CuePattern& cue, int sample_rate) {
  std::vector<std::int16_t> wave(static_cast<std::size_t>(cue_samples(cue, sample_rate)), 0);
  const double amplitude = std::pow(10.0, cue.level_db / 20.0);
  milliseconds time{0};
  for (const Tone& tone : cue.tones) {
    const auto from = static_cast<std::size_t>(samples_until(time, sample_rate));
    time += tone.duration;
    const auto to = static_cast<std::size_t>(samples_until(time, sample_rate));
    if (tone.frequency_hz > 0.0) {
      add_tone(std::span(wave).subspan(from, to - from), tone.frequency_hz, amplitude, sample_rate);
    }
  }
  return wave;
}

} // namespace audiosheet::audio
