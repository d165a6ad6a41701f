// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/band_pass.hpp"

#include "audio/wide.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

namespace audiosheet::audio {

namespace {

constexpr double k_rate = 8000.0;
// Half of the amplitude is left here; the window's slope takes 85 Hz to either side.
constexpr double k_low_hz = 225.0;
constexpr double k_high_hz = 3550.0;

double low_pass(double time, double hz) {
  const double cycles = 2.0 * hz / k_rate;
  return time == 0.0 ? cycles : std::sin(std::numbers::pi * cycles * time) / (std::numbers::pi * time);
}

/// Blackman: side lobes 58 dB down, which a wider one would only pay for with slope.
double window(std::size_t tap) {
  const double angle = 2.0 * std::numbers::pi * static_cast<double>(tap) / (BandPass::k_taps - 1);
  return 0.42 - 0.5 * std::cos(angle) + 0.08 * std::cos(2.0 * angle);
}

} // namespace

BandPass::BandPass() : m_taps(k_taps), m_input(k_taps - 1, 0.0F) {
  for (std::size_t tap = 0; tap < k_taps; ++tap) {
    const double time = static_cast<double>(tap) - static_cast<double>(k_delay);
    m_taps[tap] = static_cast<float>((low_pass(time, k_high_hz) - low_pass(time, k_low_hz)) * window(tap));
  }
}

AUDIOSHEET_WIDE void BandPass::filter(std::span<float> sound) {
  // Eight samples a vector, two registers where they hold four; as many sums as registers hold, so that only
  // the input is loaded.
  using Vector [[gnu::vector_size(8 * sizeof(float))]] = float;
  constexpr std::size_t k_lanes = sizeof(Vector) / sizeof(float);
  constexpr std::size_t k_vectors = 4;
  constexpr std::size_t k_run = k_vectors * k_lanes;
  const float* taps = m_taps.data();
  m_input.insert(m_input.end(), sound.begin(), sound.end());
  std::size_t at = 0;
  for (; at + k_run <= sound.size(); at += k_run) {
    std::array<Vector, k_vectors> sums{};
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      const float* input = m_input.data() + at + tap;
      for (std::size_t i = 0; i < k_vectors; ++i) {
        Vector samples;
        std::memcpy(&samples, input + i * k_lanes, sizeof samples);
        sums[i] += taps[tap] * samples;
      }
    }
    for (std::size_t i = 0; i < k_vectors; ++i) {
      std::memcpy(sound.data() + at + i * k_lanes, &sums[i], sizeof(Vector));
    }
  }
  for (; at < sound.size(); ++at) {
    float sum = 0.0F;
    for (std::size_t tap = 0; tap < k_taps; ++tap) {
      sum += taps[tap] * m_input[at + tap];
    }
    sound[at] = sum;
  }
  m_input.erase(m_input.begin(), m_input.end() - (static_cast<std::ptrdiff_t>(k_taps) - 1));
}

} // namespace audiosheet::audio
