// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"

#include <filesystem>
#include <string_view>

namespace audiosheet::app {

/// One WAV file with the recording's chapters, written whole or not at all. Throws Error.
void write_wav_file(const Recording& recording, const std::filesystem::path& file);

/// Plays a WAV file through the first player that is installed. Throws Error that ends in `mend` when there
/// is none.
void play_file(const std::filesystem::path& file, std::string_view mend);

/// Plays a recording through the first player that is installed (pw-play, paplay, aplay, ffplay).
/// Throws Error that names them when there is none, or when it fails.
void play(const Recording& recording);

} // namespace audiosheet::app
