// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chapters made from a seed: the same on every machine.
#pragma once

#include "model/script.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::ssml {

/// xorshift64*: small, and its sequence is fixed by the seed alone.
class Random {
public:
  explicit Random(std::uint64_t seed) : m_state(seed * 2654435761U + 1U) {}

  std::size_t below(std::size_t limit) {
    m_state ^= m_state >> 12U;
    m_state ^= m_state << 25U;
    m_state ^= m_state >> 27U;
    return static_cast<std::size_t>((m_state * 2685821657736338717U) >> 33U) % limit;
  }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  template <typename Value> Value pick(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

private:
  std::uint64_t m_state;
};

/// A chapter as narrate and an editor could make it, with hostile texts. Clips are files of `folder`:
/// "sounds/heart beat.wav".
Chapter generated_chapter(Random& random, const std::filesystem::path& folder);

} // namespace audiosheet::ssml
