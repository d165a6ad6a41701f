// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loud and soft brought together for a narrow line: a gentle compressor and a limiter of sample peaks. Both
// at 8 kHz, fed piece by piece.
#pragma once

#include <array>
#include <cstddef>
#include <span>

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
  [[nodiscard]] bool rests() const;
  void pass(std::span<float> sound);
  void limit_each(std::span<float> sound);
  float least_needed(float needed);

  float m_ceiling;
  std::size_t m_at = 0;
  struct Candidate {
    std::size_t at = 0;
    float gain = 1.0F;
  };
  // Rings, by the number of the sample: no more than k_delay + 1 of each are needed.
  static constexpr std::size_t k_ring = 64;
  static_assert(k_ring > k_delay + 1);
  std::array<Candidate, k_ring> m_candidates{}; ///< of the least, by time and rising
  std::size_t m_first = 0;                      ///< candidates m_first up to m_last, counted through
  std::size_t m_last = 0;
  std::array<float, k_ring> m_held{};    ///< the least gains
  std::array<float, k_ring> m_waiting{}; ///< samples
  float m_release = 1.0F;
  double m_sum = 0.0; ///< of m_held
};

} // namespace audiosheet::audio
