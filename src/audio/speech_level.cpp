// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/speech_level.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace audiosheet::audio {

namespace {

// Constants of ITU-T P.56, clause 8.
constexpr double k_time_constant = 0.03; // s
constexpr double k_hangover = 0.2;       // s
constexpr double k_margin_db = 15.9;

double decibels(double power) { return 10.0 * std::log10(power); }

} // namespace

SpeechLevel::SpeechLevel(int sample_rate)
    : m_forget(std::exp(-1.0 / (k_time_constant * sample_rate))),
      m_hangover(std::llround(k_hangover * sample_rate)) {
  double level = 1.0;
  for (Threshold& threshold : m_thresholds) {
    threshold.level = level /= 2.0;
  }
  m_rise = level;
}

void SpeechLevel::add(std::span<const float> sound) {
  // Copies can stay in registers: each sample waits for the one before.
  const double forget = m_forget;
  double energy = m_energy;
  double first = m_first;
  double envelope = m_envelope;
  std::int64_t samples = m_samples;
  for (const float sample : sound) {
    const auto value = static_cast<double>(sample);
    energy += value * value;
    first = forget * first + (1.0 - forget) * std::abs(value);
    envelope = forget * envelope + (1.0 - forget) * first;
    if (envelope >= m_rise || envelope < m_fall) {
      m_samples = samples;
      cross(envelope);
    }
    ++samples;
  }
  m_energy = energy;
  m_first = first;
  m_envelope = envelope;
  m_samples = samples;
}

/// Most samples cross no threshold, so time is counted where one is crossed.
void SpeechLevel::cross(double envelope) {
  while (m_lowest_above > 0 && envelope >= m_thresholds[m_lowest_above - 1].level) {
    Threshold& risen = m_thresholds[m_lowest_above - 1];
    risen.active = active(m_lowest_above - 1);
    risen.since = m_samples;
    risen.heard = true;
    --m_lowest_above;
  }
  while (m_lowest_above < k_thresholds && envelope < m_thresholds[m_lowest_above].level) {
    Threshold& fallen = m_thresholds[m_lowest_above];
    fallen.active = active(m_lowest_above);
    fallen.since = m_samples;
    ++m_lowest_above;
  }
  m_rise =
      m_lowest_above > 0 ? m_thresholds[m_lowest_above - 1].level : std::numeric_limits<double>::infinity();
  m_fall = m_lowest_above < k_thresholds ? m_thresholds[m_lowest_above].level : 0.0;
}

std::int64_t SpeechLevel::active(std::size_t threshold) const {
  const Threshold& at = m_thresholds[threshold];
  const std::int64_t passed = m_samples - at.since;
  if (threshold >= m_lowest_above) {
    return at.active + passed;
  }
  return at.heard ? at.active + std::min(passed, m_hangover) : 0;
}

/// The level A at which the threshold C lies the margin below it: A falls and A - C rises as C falls, and
/// between two thresholds both are taken for straight lines over C in decibels.
SpeechLevel::Crossing SpeechLevel::crossing() const {
  Crossing last{k_none, 0.0};
  double last_distance = 0.0;
  bool has_last = false;
  for (std::size_t i = 0; i < k_thresholds; ++i) {
    const auto samples = static_cast<double>(active(i));
    if (samples == 0.0) {
      continue;
    }
    const Crossing now{decibels(m_energy / samples), samples / static_cast<double>(m_samples)};
    const double distance = now.level_dbov - 2.0 * decibels(m_thresholds[i].level);
    if (distance >= k_margin_db) {
      if (!has_last) {
        return now;
      }
      const double share = (k_margin_db - last_distance) / (distance - last_distance);
      const double level = last.level_dbov + share * (now.level_dbov - last.level_dbov);
      return {level,
              m_energy / std::pow(10.0, level / 10.0) / static_cast<double>(m_samples)}; // A = energy / time
    }
    last = now;
    last_distance = distance;
    has_last = true;
  }
  return last;
}

double SpeechLevel::level_dbov() const { return crossing().level_dbov; }

double SpeechLevel::activity() const { return std::min(1.0, crossing().activity); }

} // namespace audiosheet::audio
