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
  for (float& sample : sound) {
    const float power = sample * sample;
    m_power += (power > m_power ? k_rise : k_fall) * (power - m_power);
    if (m_power > k_threshold) {
      sample *= std::sqrt(std::sqrt(k_threshold / m_power)); // ratio 2: half of the excess in decibels
    }
  }
}

/// The least of the last k_delay + 1 gains that were needed.
float PeakLimiter::least_needed(float needed) {
  while (!m_candidates.empty() && m_candidates.back().second >= needed) {
    m_candidates.pop_back();
  }
  m_candidates.emplace_back(m_at, needed);
  if (m_candidates.front().first + k_delay < m_at) {
    m_candidates.pop_front();
  }
  ++m_at;
  return m_candidates.front().second;
}

void PeakLimiter::limit(std::span<float> sound) {
  for (float& sample : sound) {
    const float size = std::abs(sample);
    const float least = least_needed(size > m_ceiling ? m_ceiling / size : 1.0F);
    m_release = std::min(least, m_release + 1.0F / (k_back_s * k_rate));
    m_held.push_back(m_release);
    m_sum += static_cast<double>(m_release);
    if (m_held.size() > k_delay + 1) {
      m_sum -= static_cast<double>(m_held.front());
      m_held.pop_front();
    }
    m_waiting.push_back(sample);
    if (m_waiting.size() <= k_delay) {
      sample = 0.0F;
      continue;
    }
    // The mean of gains that are each low enough for this sample: a straight way down to a peak.
    const auto gain = static_cast<float>(m_sum / static_cast<double>(m_held.size()));
    sample = std::clamp(m_waiting.front() * gain, -m_ceiling, m_ceiling);
    m_waiting.pop_front();
  }
}

} // namespace audiosheet::audio
