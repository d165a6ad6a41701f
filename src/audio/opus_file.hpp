// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ogg Opus (RFC 7845) of speech. docs/adr/0009 says why these settings.
#pragma once

#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <filesystem>

namespace audiosheet::audio {

struct OpusSettings {
  int bits_per_second = 28'000; ///< on the average, 6,000–256,000
  int complexity = 5;           ///< 0–10
};

/// The true peak that the sound is limited to before it is encoded: the codec raises peaks by as much as
/// 2.6 dB, and what is delivered shall stay under -1 dBTP (docs/adr/0009).
constexpr double k_opus_ceiling_dbtp = -3.8;

/// Opus counts time in this many samples a second, whatever rate was encoded.
constexpr int k_opus_rate = 48'000;

/// Samples of 48 kHz that `samples` of a rate last, to the nearest.
Sample opus_length(Sample samples, int sample_rate);

/// Writes samples `start` up to `end` of a raw 16-bit recording as an Ogg Opus file with no tags but the
/// encoder's name. It decodes to `opus_length(end - start, sample_rate)` samples, the first one in its
/// place. Streams; the bytes depend on the samples and settings alone. Throws Error that names the file;
/// nothing is left of it then.
void write_opus(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, const OpusSettings& settings = {});

} // namespace audiosheet::audio
