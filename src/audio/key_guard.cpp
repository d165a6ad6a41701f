// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/key_guard.hpp"

#include "audio/wide.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace audiosheet::audio {

namespace {

constexpr double k_rate = 8000.0;
constexpr std::size_t k_group = k_key_tones / 2;
constexpr std::array<double, k_key_tones> k_tones{697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0, 1633.0};

// multimon-ng asks for 0.4 of the energy and less than 0.1 of the strongest tone in the others of a group.
constexpr double k_share = 0.33;
constexpr double k_others = 0.15;
constexpr double k_least = 0.01;   ///< of the weaker tone's share: less is the foot of one tone
constexpr double k_silence = 1e-8; ///< mean power

constexpr double k_depth = 0.6;      ///< of the amplitude: 8 dB
constexpr double k_width_hz = 100.0; ///< of the band
constexpr double k_ramp_samples = 80.0;

/// How far each tone has turned at a sample, as a complex number. Laid out for vectors.
struct Turn {
  std::array<double, k_key_tones> real;
  std::array<double, k_key_tones> imaginary;
};

/// The turns at `Count` samples that are `distance` apart.
template <std::size_t Count> std::array<Turn, Count> make_turns(std::size_t distance) {
  std::array<Turn, Count> turns{};
  for (std::size_t i = 0; i < Count; ++i) {
    for (std::size_t tone = 0; tone < k_key_tones; ++tone) {
      const double cycles = k_tones[tone] * static_cast<double>(i * distance) / k_rate;
      const double angle = -2.0 * std::numbers::pi * (cycles - std::floor(cycles));
      turns[i].real[tone] = std::cos(angle);
      turns[i].imaginary[tone] = std::sin(angle);
    }
  }
  return turns;
}

/// The strongest of a group, or k_key_tones when it is not alone.
std::size_t strongest(std::span<const double> powers, std::size_t first) {
  const auto group = powers.subspan(first, k_group);
  const auto most = static_cast<std::size_t>(std::ranges::max_element(group) - group.begin());
  for (std::size_t i = 0; i < k_group; ++i) {
    if (i != most && group[i] > k_others * group[most]) {
      return k_key_tones;
    }
  }
  return first + most;
}

} // namespace

AUDIOSHEET_WIDE void KeyFinder::add(std::span<const float> sound) {
  static const auto k_turns = make_turns<k_step>(1);
  std::size_t i = static_cast<std::size_t>(m_at) % k_step;
  while (!sound.empty()) {
    const std::span<const float> part = sound.first(std::min(sound.size(), k_step - i));
    Step step = m_step; // a copy of our own, which can stay in registers
    const Turn* turn = &k_turns[i];
    for (const float sample : part) {
      const auto value = static_cast<double>(sample);
      step.energy += value * value;
      for (std::size_t tone = 0; tone < k_key_tones; ++tone) {
        step.real[tone] += value * turn->real[tone];
        step.imaginary[tone] += value * turn->imaginary[tone];
      }
      ++turn;
    }
    m_step = step;
    m_at += static_cast<Sample>(part.size());
    i += part.size();
    sound = sound.subspan(part.size());
    if (i == k_step) {
      i = 0;
      end_step();
    }
  }
}

/// Puts the step into the window, each tone in its phase since the beginning, and looks at the window.
AUDIOSHEET_WIDE void KeyFinder::end_step() {
  // Tones of whole hertz are where they were after a second.
  constexpr std::size_t k_second = static_cast<std::size_t>(k_rate) / k_step;
  static const auto k_phases = make_turns<k_second>(k_step);
  const auto index = static_cast<std::size_t>(m_at) / k_step - 1;
  const Turn& phase = k_phases[index % k_second];
  Step& kept = m_steps[index % k_steps];
  kept.energy = m_step.energy;
  for (std::size_t tone = 0; tone < k_key_tones; ++tone) {
    const double real = m_step.real[tone];
    const double imaginary = m_step.imaginary[tone];
    kept.real[tone] = real * phase.real[tone] - imaginary * phase.imaginary[tone];
    kept.imaginary[tone] = real * phase.imaginary[tone] + imaginary * phase.real[tone];
  }
  m_step = {};
  Step window;
  for (const Step& step : m_steps) {
    window.energy += step.energy;
    for (std::size_t tone = 0; tone < k_key_tones; ++tone) {
      window.real[tone] += step.real[tone];
      window.imaginary[tone] += step.imaginary[tone];
    }
  }
  constexpr double k_samples = k_step * k_steps;
  if (window.energy < k_silence * k_samples) {
    return;
  }
  std::array<double, k_key_tones> powers{};
  for (std::size_t tone = 0; tone < k_key_tones; ++tone) {
    powers[tone] = window.real[tone] * window.real[tone] + window.imaginary[tone] * window.imaginary[tone];
  }
  const std::size_t low = strongest(powers, 0);
  const std::size_t high = strongest(powers, k_group);
  const double all = window.energy * k_samples / 2.0;
  if (low == k_key_tones || high == k_key_tones || powers[low] + powers[high] < k_share * all ||
      std::min(powers[low], powers[high]) < k_least * all) {
    return;
  }
  const std::size_t tone = powers[low] > powers[high] ? low : high;
  const Sample start = m_at - static_cast<Sample>(k_samples);
  if (!m_found.empty() && m_found.back().tone == tone && m_found.back().end >= start) {
    m_found.back().end = m_at;
  } else {
    m_found.push_back({tone, start, m_at});
  }
}

KeyGuard::KeyGuard(std::vector<KeyLike> found) {
  for (std::size_t tone = 0; tone < k_key_tones;
       ++tone) { // a band-pass that is 1 at the tone, without delay there
    const double angle = 2.0 * std::numbers::pi * k_tones[tone] / k_rate;
    const double alpha = std::sin(angle) * k_width_hz / (2.0 * k_tones[tone]);
    Filter& filter = m_filters[tone];
    filter.gain = alpha / (1.0 + alpha);
    filter.a1 = -2.0 * std::cos(angle) / (1.0 + alpha);
    filter.a2 = (1.0 - alpha) / (1.0 + alpha);
  }
  for (const KeyLike& key : found) {
    m_filters[key.tone].found.push_back(key);
  }
}

void KeyGuard::guard(std::span<float> sound) {
  for (float& sample : sound) {
    double out = static_cast<double>(sample);
    for (Filter& filter : m_filters) {
      if (filter.found.empty()) { // it would take nothing away
        continue;
      }
      const auto in = static_cast<double>(sample);
      const double band = filter.gain * (in - filter.x2) - filter.a1 * filter.y1 - filter.a2 * filter.y2;
      filter.x2 = filter.x1;
      filter.x1 = in;
      filter.y2 = filter.y1;
      filter.y1 = band;
      while (filter.next < filter.found.size() && filter.found[filter.next].end <= m_at) {
        ++filter.next;
      }
      const bool on = filter.next < filter.found.size() && filter.found[filter.next].start <= m_at;
      filter.weight = std::clamp(filter.weight + (on ? 1.0 : -1.0) / k_ramp_samples, 0.0, 1.0);
      out -= k_depth * filter.weight * band;
    }
    sample = static_cast<float>(out);
    ++m_at;
  }
}

} // namespace audiosheet::audio
