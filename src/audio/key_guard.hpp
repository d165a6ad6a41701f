// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speech that a careless receiver would take for a telephone key (ITU-T Q.23: one tone of each of two groups
// at once), and what keeps it from being taken for one. Both at 8 kHz, fed piece by piece.
#pragma once

#include "model/recording.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace audiosheet::audio {

constexpr std::size_t k_key_tones = 8; ///< four of the low group, four of the high one

/// A stretch in which two tones stand out, and the stronger one of them.
struct KeyLike {
  std::size_t tone = 0;
  Sample start = 0;
  Sample end = 0;
  bool operator==(const KeyLike&) const = default;
};

/// Looks at each 40 ms, in steps of 2.5 ms: two tones with a third of the energy, each alone in its group,
/// are more than multimon-ng asks for before it reports a key, and far less than a telephone exchange does.
class KeyFinder {
public:
  void add(std::span<const float> sound);
  [[nodiscard]] const std::vector<KeyLike>& found() const { return m_found; }

private:
  static constexpr std::size_t k_step = 20;
  static constexpr std::size_t k_steps = 16; ///< of a window
  struct Step {
    double energy = 0.0;
    std::array<double, k_key_tones> real{};
    std::array<double, k_key_tones> imaginary{};
  };
  void end_step();

  std::array<Step, k_steps> m_steps{};
  Step m_step;
  Sample m_at = 0;
  std::vector<KeyLike> m_found;
};

/// Takes 8 dB from the stronger tone where a key was found, for as long as it sounds like one: some 50 ms, in
/// a band of 100 Hz.
class KeyGuard {
public:
  explicit KeyGuard(std::vector<KeyLike> found);

  /// In place.
  void guard(std::span<float> sound);

private:
  struct Filter {
    double gain = 0.0;
    double a1 = 0.0;
    double a2 = 0.0;
    double x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;
    double weight = 0.0;
    std::size_t next = 0; ///< the first stretch of its tone that has not passed
    std::vector<KeyLike> found;
  };

  std::array<Filter, k_key_tones> m_filters;
  Sample m_at = 0;
};

} // namespace audiosheet::audio
