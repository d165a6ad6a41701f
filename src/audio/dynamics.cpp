// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/dynamics.hpp"

#include <algorithm>
#include <cmath>

namespace audiosheet::audio {

namespace {

constexpr float k_rate = 8000.0F;
constexpr float k_threshold = 0.00251F; // power at -26 dBov
constexpr float k_attack_s = 0.005F;
constexpr float k_release_s = 0.080F;
constexpr float k_back_s = 0.100F;

} // namespace

void Compressor::compress(std::span<float> sound) {
  static const float k_rise = 1.0F - std::exp(-1.0F / (k_attack_s * k_rate));
  static const float k_fall = 1.0F - std::exp(-1.0F / (k_release_s * k_rate));
  float mean = m_power; // a copy, which can stay in a register
  for (float& sample : sound) {
    const float power = sample * sample;
    mean += (power > mean ? k_rise : k_fall) * (power - mean);
    if (mean > k_threshold) {
      sample *= std::sqrt(std::sqrt(k_threshold / mean)); // ratio 2: half of the excess in decibels
    }
  }
  m_power = mean;
}

/// The least of the last k_delay + 1 gains that were needed; `needed` is the one of sample m_at.
float PeakLimiter::least_needed(float needed) {
  while (m_last != m_first && m_candidates[(m_last - 1) % k_ring].gain >= needed) {
    --m_last;
  }
  m_candidates[m_last++ % k_ring] = {m_at, needed};
  if (m_candidates[m_first % k_ring].at + k_delay < m_at) {
    ++m_first;
  }
  return m_candidates[m_first % k_ring].gain;
}

/// Whether all gains that count are 1. Sums of so few floats of about the same size are exact.
bool PeakLimiter::rests() const {
  return m_at > k_delay && m_release == 1.0F && m_sum == static_cast<double>(k_delay + 1);
}

/// What limit_each does to samples under the ceiling while the limiter rests.
void PeakLimiter::pass(std::span<float> sound) {
  for (float& sample : sound) {
    m_waiting[m_at % k_ring] = sample;
    m_held[m_at % k_ring] = 1.0F;
    sample = m_waiting[(m_at - k_delay) % k_ring];
    ++m_at;
  }
  m_first = m_last;
  m_candidates[m_last++ % k_ring] = {m_at - 1, 1.0F};
}

void PeakLimiter::limit(std::span<float> sound) {
  while (!sound.empty()) {
    const std::span<float> part = sound.first(std::min(sound.size(), k_ring));
    const bool loud =
        std::ranges::any_of(part, [this](float sample) { return std::abs(sample) > m_ceiling; });
    loud || !rests() ? limit_each(part) : pass(part);
    sound = sound.subspan(part.size());
  }
}

void PeakLimiter::limit_each(std::span<float> sound) {
  for (float& sample : sound) {
    const float size = std::abs(sample);
    const float least = least_needed(size > m_ceiling ? m_ceiling / size : 1.0F);
    m_release = std::min(least, m_release + 1.0F / (k_back_s * k_rate));
    m_held[m_at % k_ring] = m_release;
    m_sum += static_cast<double>(m_release);
    if (m_at > k_delay) {
      m_sum -= static_cast<double>(m_held[(m_at - k_delay - 1) % k_ring]);
    }
    m_waiting[m_at % k_ring] = sample;
    if (m_at < k_delay) {
      sample = 0.0F;
    } else {
      // The mean of gains that are each low enough for this sample: a straight way down to a peak.
      const auto gain = static_cast<float>(m_sum / static_cast<double>(k_delay + 1));
      sample = std::clamp(m_waiting[(m_at - k_delay) % k_ring] * gain, -m_ceiling, m_ceiling);
    }
    ++m_at;
  }
}

} // namespace audiosheet::audio
