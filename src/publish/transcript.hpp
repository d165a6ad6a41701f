// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// The recording as WebVTT: what is written, sentence by sentence, at the time it is said. Cues have at most
/// two lines of 65 characters, name the voice (`<v warning>`), and those of a warning carry `<c.warning>`.
std::string transcript_vtt(const Recording& recording);

/// Lines of at most `width` characters (code points), broken where a language of the text allows it, else
/// anywhere. Joined, they are the text but for its spaces.
std::vector<std::string> wrap_lines(std::string_view text, std::size_t width, const std::string& language);

} // namespace audiosheet::publish
