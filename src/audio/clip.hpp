// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script.hpp"

#include <cstdint>
#include <vector>

namespace audiosheet::audio {

/// The longest a sound file may play: its samples are held in memory.
constexpr std::chrono::minutes k_longest_clip{30};

/// The samples of a sound file that a script asks for: WAV, FLAC, Ogg, MP3 and what else libsndfile reads,
/// mixed to mono, cut, sped up (its pitch goes along), repeated. The clip's gain is left to the caller.
/// Throws Error that names the file when it can't be read or would play too long.
std::vector<std::int16_t> read_clip(const Clip& clip, int sample_rate);

} // namespace audiosheet::audio
