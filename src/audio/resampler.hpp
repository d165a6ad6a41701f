// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"

#include <memory>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// Mono sound at another sample rate, block by block (libsoxr, high quality: flat, no delay). Of `n`
/// samples it makes n * to / from, to the nearest. Throws Error when there is no memory.
class Resampler {
public:
  Resampler(int from, int to);
  ~Resampler();
  Resampler(const Resampler&) = delete;
  Resampler& operator=(const Resampler&) = delete;
  Resampler(Resampler&&) = delete;
  Resampler& operator=(Resampler&&) = delete;

  /// What can be said of the sound up to the end of this block. Valid until the next call.
  std::span<const float> next(std::span<const float> block);
  /// What is left at the end.
  std::span<const float> rest();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace audiosheet::audio
