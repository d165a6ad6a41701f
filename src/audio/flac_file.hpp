// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/flac_frames.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::audio {

/// What the head of a file says about the frames behind it.
struct FlacStream {
  int sample_rate = 0;
  Sample samples = 0;
  std::uint16_t smallest = 0; ///< bytes of a frame
  std::uint16_t largest = 0;
  std::string md5; ///< flac_md5 of all samples

  /// Takes frames of these sizes in.
  void count(const std::vector<std::uint16_t>& sizes);
};

/// All that stands before the first frame: STREAMINFO, `blocks` (whole metadata blocks, none marked as the
/// last: `flac_blocks`), and some room for tags to be changed in place.
std::string flac_head(const FlacStream& stream, const std::string& blocks);

/// What a decoder compares the samples with: MD5 of them, little-endian. Throws Error.
std::string flac_md5(const BinaryFile& pcm, SampleSpan place);

/// A stretch of a raw 16-bit recording as FLAC, in one go and without tags. Throws Error that names the file.
void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end);

} // namespace audiosheet::audio
