// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace audiosheet::verify {

struct Sound {
  std::int64_t frames = 0; ///< that really decode
  int sample_rate = 0;
  [[nodiscard]] double seconds() const {
    return sample_rate > 0 ? static_cast<double>(frames) / sample_rate : 0.0;
  }
};

/// Whether a file's name is that of a sound with a header: WAV, FLAC, Ogg, Opus, MP3.
bool is_sound(std::string_view name);

/// Decodes a sound from end to end. Throws Error that says what is wrong with it.
Sound decode(const std::string& bytes);

} // namespace audiosheet::verify
