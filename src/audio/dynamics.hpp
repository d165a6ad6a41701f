// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loud and soft brought together for a narrow line: a gentle compressor and a limiter of sample peaks. Both
// at 8 kHz, fed piece by piece.
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <utility>
#include <vector>

namespace audiosheet::audio {

/// Above -26 dBov a rise of 2 dB becomes one of 1 dB: about 4 dB less on speech at -19 dBov. The envelope
/// rises within 5 ms and falls within 80 ms, faster than syllables and slower than the voice's periods.
class Compressor {
public:
  void compress(std::span<float> sound);

private:
  float m_power = 0.0F;
};

/// No sample beyond the ceiling: the gain falls over 5 ms before a peak and comes back within 100 ms.
class PeakLimiter {
public:
  explicit PeakLimiter(float ceiling) : m_ceiling(ceiling) {}

  /// In place; what comes out is k_delay samples late.
  void limit(std::span<float> sound);

  static constexpr std::size_t k_delay = 40;

private:
  float least_needed(float needed);

  float m_ceiling;
  std::size_t m_at = 0;
  std::deque<std::pair<std::size_t, float>> m_candidates; ///< of the least, by time and rising
  std::deque<float> m_held;                               ///< the last k_delay + 1 least gains
  std::deque<float> m_waiting;                            ///< samples
  float m_release = 1.0F;
  double m_sum = 0.0; ///< of m_held
};

} // namespace audiosheet::audio
