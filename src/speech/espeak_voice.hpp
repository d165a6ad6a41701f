// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/engine.hpp"

#include <string>
#include <vector>

namespace audiosheet::speech {

/// Makes eSpeak speak with the voice of that name: a voice ("en-us", "gmw/en-US", "English (America)"), a
/// language ("en-gb", "fr-ca": the best voice for it), either with a variant behind it ("en-gb+f2").
/// Throws Error when there is no such voice or variant. (eSpeak itself knows no variants of languages, and
/// takes an unknown variant for none.)
void select_espeak_voice(const std::string& name);

std::vector<EngineVoice> list_espeak_voices();

} // namespace audiosheet::speech
