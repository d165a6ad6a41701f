// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"

namespace audiosheet::audio {

/// Whether a receiver of telephone keys could take a tone of the cue for one: a tone sounds with its octave,
/// and ITU-T Q.23 has a key for two frequencies of its two groups at once, taken within 3.5 % (Q.24).
bool sounds_like_a_key(const CuePattern& cue);

} // namespace audiosheet::audio
