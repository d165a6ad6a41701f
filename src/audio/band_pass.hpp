// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// The band of a telephone line: 300–3400 Hz stay within 1 dB, below 150 Hz and above 3700 Hz at least 60 dB
/// are taken away. For sound at 8 kHz, fed piece by piece; what comes out is `delay` samples late.
class BandPass {
public:
  BandPass();

  /// In place.
  void filter(std::span<float> sound);

  static constexpr std::size_t k_taps = 257;
  static constexpr std::size_t k_delay = (k_taps - 1) / 2;

private:
  std::vector<float> m_taps;
  std::vector<float> m_input; ///< k_taps - 1 samples of what came before, then the new ones
};

} // namespace audiosheet::audio
