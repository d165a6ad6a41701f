// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace audiosheet::audio {

/// The encoder's name, as tags give it.
std::string flac_vendor();

/// Writes samples `start` up to `end` of a raw 16-bit recording as FLAC (RFC 9639). `blocks` are whole
/// metadata blocks, none marked as the last, which stand behind STREAMINFO (`flac_blocks`). Streams. Throws
/// Error that names the file; nothing is left of it then.
void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, std::string_view blocks = {});

} // namespace audiosheet::audio
