// SPDX-License-Identifier: GPL-3.0-or-later
//
// Vectors of a few numbers, in the notation that GCC and Clang share. What they compute is the same with
// any instruction set.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

inline Floats smaller(Floats a, Floats b) { return a < b ? a : b; }

inline Floats larger(Floats a, Floats b) { return a > b ? a : b; }

inline Floats magnitude(Floats lanes) { return larger(lanes, -lanes); }

inline float largest_lane(Floats lanes) {
  float most = lanes[0];
  for (std::size_t lane = 1; lane < k_float_lanes; ++lane) {
    most = lanes[lane] > most ? lanes[lane] : most;
  }
  return most;
}

/// The nearest 16-bit samples, ties to even; full scale is 1. REQUIRES: a multiple of 4 samples.
inline void to_16_bits(std::span<const float> sound, std::int16_t* out) {
  using Integers [[gnu::vector_size(k_float_lanes * sizeof(std::int32_t))]] = std::int32_t;
  using Shorts [[gnu::vector_size(k_float_lanes * sizeof(std::int16_t))]] = std::int16_t;
  constexpr float k_full_scale = 32768.0F;
  constexpr float k_round = 12582912.0F; // 1.5 × 2^23: adding and taking it away rounds
  const Floats least = Floats{} - k_full_scale;
  const Floats most = Floats{} + (k_full_scale - 1.0F);
  for (std::size_t i = 0; i < sound.size(); i += k_float_lanes) {
    const Floats scaled = smaller(larger(load(sound.data() + i) * k_full_scale, least), most);
    const auto whole = __builtin_convertvector((scaled + k_round) - k_round, Integers);
    const auto samples = __builtin_convertvector(whole, Shorts);
    std::memcpy(out + i, &samples, sizeof(samples));
  }
}

/// REQUIRES: a multiple of 4 samples.
inline float largest_magnitude(std::span<const float> sound) {
  constexpr std::size_t k_vectors = 4; // side by side, so that none waits for the one before
  constexpr std::size_t k_run = k_vectors * k_float_lanes;
  std::array<Floats, k_vectors> most{};
  std::size_t i = 0;
  for (; i + k_run <= sound.size(); i += k_run) {
    for (std::size_t k = 0; k < k_vectors; ++k) {
      most[k] = larger(most[k], magnitude(load(sound.data() + i + k * k_float_lanes)));
    }
  }
  for (; i < sound.size(); i += k_float_lanes) {
    most[0] = larger(most[0], magnitude(load(sound.data() + i)));
  }
  return largest_lane(larger(larger(most[0], most[1]), larger(most[2], most[3])));
}

} // namespace audiosheet::audio
