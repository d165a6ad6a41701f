// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <vector>

namespace audiosheet::audio {

/// Samples that a cue takes at a rate.
Sample cue_samples(const CuePattern& cue, int sample_rate);

/// The cue as 16-bit samples, `cue_samples` of them. Each tone is steady, a sine with its octave, with
/// raised-cosine edges: it starts and ends at zero without a click. Its peak is at most `level_db`.
std::vector<std::int16_t> cue_wave(const CuePattern& cue, int sample_rate);

} // namespace audiosheet::audio
