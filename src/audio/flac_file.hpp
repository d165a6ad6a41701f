// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <filesystem>

namespace audiosheet::audio {

/// Writes samples `start` up to `end` of a raw 16-bit recording as FLAC, without tags. Streams. Throws Error
/// that names the file; nothing is left of it then.
void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end);

} // namespace audiosheet::audio
