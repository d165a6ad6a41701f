// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/g711.hpp"

#include <algorithm>
#include <bit>

namespace audiosheet::audio {

namespace {

// A code is a sign, three bits of segment and four of the step in it; each segment's steps are twice as
// wide as those of the one before.
constexpr unsigned k_sign = 0x80;
constexpr unsigned k_step_bits = 4;
constexpr unsigned k_step_mask = 0x0F;

// µ-law at 14 bits has a bias of 33; at 16 bits it is four times that.
constexpr int k_mu_bias = 132;
constexpr int k_mu_clip = 32767 - k_mu_bias;
constexpr unsigned k_mu_inverted = 0xFF;
constexpr unsigned k_a_inverted = 0x55;

unsigned segment_of(unsigned magnitude, unsigned first_bit) {
  const auto width = static_cast<unsigned>(std::bit_width(magnitude));
  return width > first_bit ? width - first_bit : 0;
}

} // namespace

std::uint8_t to_mu_law(std::int16_t sample) {
  const bool negative = sample < 0;
  const int size = negative ? -static_cast<int>(sample) : sample;
  const auto magnitude = static_cast<unsigned>(std::min(size, k_mu_clip) + k_mu_bias);
  const unsigned segment = segment_of(magnitude, 8);
  const unsigned step = (magnitude >> (segment + 3)) & k_step_mask;
  const unsigned code = (negative ? k_sign : 0U) | (segment << k_step_bits) | step;
  return static_cast<std::uint8_t>(code ^ k_mu_inverted);
}

std::int16_t from_mu_law(std::uint8_t code) {
  const unsigned plain = code ^ k_mu_inverted;
  const unsigned segment = (plain >> k_step_bits) & 7U;
  const auto magnitude = static_cast<int>(((((plain & k_step_mask) << 3U) + k_mu_bias) << segment));
  const int size = magnitude - k_mu_bias;
  return static_cast<std::int16_t>((plain & k_sign) != 0 ? -size : size);
}

std::uint8_t to_a_law(std::int16_t sample) {
  // Magnitudes of 12 bits; negative ones are counted from -1, so that both halves have all their steps.
  const bool negative = sample < 0;
  const auto magnitude = static_cast<unsigned>((negative ? -1 - static_cast<int>(sample) : sample) >> 4);
  const unsigned segment = segment_of(magnitude, 4);
  const unsigned step = (segment == 0 ? magnitude : magnitude >> (segment - 1)) & k_step_mask;
  const unsigned code = (negative ? 0U : k_sign) | (segment << k_step_bits) | step;
  return static_cast<std::uint8_t>(code ^ k_a_inverted);
}

std::int16_t from_a_law(std::uint8_t code) {
  const unsigned plain = code ^ k_a_inverted;
  const unsigned segment = (plain >> k_step_bits) & 7U;
  const unsigned step = plain & k_step_mask;
  // The middle of the step, at 16 bits.
  const unsigned magnitude = segment == 0 ? (step << 4U) + 8U : ((step << 4U) + 0x108U) << (segment - 1U);
  return static_cast<std::int16_t>((plain & k_sign) != 0 ? static_cast<int>(magnitude)
                                                         : -static_cast<int>(magnitude));
}

} // namespace audiosheet::audio
