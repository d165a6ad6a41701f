// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace audiosheet::audio {

/// From one sample to another, which is not in it.
struct SampleSpan {
  Sample start = 0;
  Sample end = 0;
  bool operator==(const SampleSpan&) const = default;
};

/// Raw 16-bit samples from `at` on, with silence outside of `sound`, which must be in the file. Throws Error.
inline void read_padded(const BinaryFile& pcm, SampleSpan sound, Sample at, std::span<std::int16_t> out) {
  const Sample from = std::clamp(at, sound.start, sound.end);
  const Sample to = std::clamp(at + static_cast<Sample>(out.size()), sound.start, sound.end);
  std::fill(out.begin(), out.end(), std::int16_t{0});
  if (to > from) {
    pcm.read_at(static_cast<std::uint64_t>(from) * sizeof(std::int16_t),
                std::as_writable_bytes(
                    out.subspan(static_cast<std::size_t>(from - at), static_cast<std::size_t>(to - from))));
  }
}

} // namespace audiosheet::audio
