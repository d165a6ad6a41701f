// SPDX-License-Identifier: GPL-3.0-or-later
//
// 16-bit mono WAVE files with named spans (docs/formats/wav.md).
#pragma once

#include "audio/hashed_file.hpp"
#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace audiosheet::audio {

/// A cue point with its label and length. All in samples of the file.
struct NamedSpan {
  Sample start = 0;
  Sample length = 0;
  std::string_view name; ///< UTF-8
};

/// From this size on a RIFF file can't say how long it is, and an RF64 file is written.
constexpr std::uint64_t k_riff_limit = 0xFFFF'FFFF;

/// The chunks `cue ` and `LIST` (type `adtl` with a `labl` and an `ltxt` for each span); empty for no
/// spans. A span that starts past sample 2^32 - 1 has no place in them and is left out.
std::string cue_chunks(std::span<const NamedSpan> spans);

/// Everything before the samples: RIFF, or RF64 and ds64 when the file is longer than `limit`.
std::string wav_header(int sample_rate, Sample samples, std::uint64_t bytes_after_samples,
                       std::uint64_t limit = k_riff_limit);

/// Writes samples `start` up to `end` of a raw 16-bit recording as a WAVE file and hashes it on the way.
/// Throws Error that names the file; nothing is left of it then.
FileDigest write_wav(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                     Sample end, std::span<const NamedSpan> spans = {});

/// Puts head and tail around the samples of `file`, which begin where the head will end, and hashes it all.
/// Nothing, and no change, when the head needs another place. Throws Error that names the file.
std::optional<FileDigest> finish_wav(const std::filesystem::path& file, int sample_rate,
                                     std::uint64_t pcm_head, Sample samples,
                                     std::span<const NamedSpan> spans);

/// Writes a RIFF or RF64 file anew with other cue points; its other chunks stay. Throws Error when a RIFF
/// file would grow beyond what its size field can say.
void replace_cue_chunks(const std::filesystem::path& from, const std::filesystem::path& to,
                        std::span<const NamedSpan> spans);

} // namespace audiosheet::audio
