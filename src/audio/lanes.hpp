// SPDX-License-Identifier: GPL-3.0-or-later
//
// Vectors of a few numbers, in the notation that GCC and Clang share. What they compute is the same with
// any instruction set.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>

namespace audiosheet::audio {

constexpr std::size_t k_float_lanes = 4;
using Floats [[gnu::vector_size(k_float_lanes * sizeof(float))]] = float;

inline Floats load(const float* from) {
  Floats lanes;
  std::memcpy(&lanes, from, sizeof(lanes));
  return lanes;
}

inline Floats larger(Floats a, Floats b) { return a > b ? a : b; }

inline Floats magnitude(Floats lanes) { return larger(lanes, -lanes); }

inline float largest_lane(Floats lanes) {
  float most = lanes[0];
  for (std::size_t lane = 1; lane < k_float_lanes; ++lane) {
    most = lanes[lane] > most ? lanes[lane] : most;
  }
  return most;
}

/// REQUIRES: a multiple of 4 samples.
inline float largest_magnitude(std::span<const float> sound) {
  Floats most{};
  for (std::size_t i = 0; i < sound.size(); i += k_float_lanes) {
    most = larger(most, magnitude(load(sound.data() + i)));
  }
  return largest_lane(most);
}

} // namespace audiosheet::audio
