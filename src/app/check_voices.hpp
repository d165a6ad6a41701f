// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "speech/speakers.hpp"

#include <string>
#include <vector>

namespace audiosheet::app {

/// Asks the engine for each voice that a profile names. Throws Error "file:line: voices.NAME.engine …" for
/// one that it hasn't, with the nearest that it has.
void check_voices(const Profile& profile, speech::Speakers& speakers);

/// The names of engine voices that a wrong one may have meant, nearest first, at most three.
std::vector<std::string> near_voices(const std::string& wrong,
                                     const std::vector<speech::EngineVoice>& voices);

} // namespace audiosheet::app
