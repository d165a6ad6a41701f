// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/true_peak.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// A look-ahead limiter of true peaks with finite memory: each sample depends on `before()` samples
/// before it and `after()` behind it, nothing else. Stretches may therefore be limited by different
/// threads in any order, and silence stays silence. (docs/adr/0003)
///
/// The gain falls over 5 ms before a peak, holds for 12 ms (longer than a glottal period, so that it does
/// not ripple with the voice) and recovers along a straight line, from nothing to one in 200 ms.
class Limiter {
public:
  /// `ceiling`: the largest true peak, a factor of full scale.
  Limiter(int sample_rate, float ceiling);

  /// Both are multiples of k_true_peak_block.
  [[nodiscard]] std::size_t before() const { return m_before * k_true_peak_block; }
  [[nodiscard]] std::size_t after() const { return m_after * k_true_peak_block; }

  /// Work space of one thread.
  struct Scratch {
    std::vector<float> peaks;
    std::vector<float> needed;
    std::vector<float> held;
    std::vector<float> gains;
    std::vector<std::size_t> changed; ///< blocks of the middle that were changed, rising
  };

  /// Limits the middle of `sound`, without its `before()` first and `after()` last samples, in place.
  /// Says in `scratch.changed` where it did anything. REQUIRES: the middle is a multiple of
  /// k_true_peak_block, and stretches begin at a multiple of it from the start of the master.
  void limit(std::span<float> sound, Scratch& scratch) const;

private:
  bool find_gains(std::span<const float> sound, Scratch& scratch) const;
  void smooth(std::span<const float> held, std::vector<float>& gains) const;

  float m_ceiling;
  // in blocks of k_true_peak_block samples
  std::size_t m_attack;
  std::size_t m_hold;
  std::size_t m_release;
  std::size_t m_before;
  std::size_t m_after;
  std::vector<float> m_weights; ///< of the attack's smoothing, m_attack + 1 of them with a sum of one
};

} // namespace audiosheet::audio
