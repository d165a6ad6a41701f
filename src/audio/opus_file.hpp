// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ogg Opus (RFC 7845) of speech. docs/adr/0009 says why these settings, 0010 why in pieces.
#pragma once

#include "audio/hashed_file.hpp"
#include "audio/opus_piece.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace audiosheet::audio {

/// The encoder's name, as tags give it.
std::string opus_vendor();

/// Puts pieces one behind the other into an Ogg Opus file with a comment header (`opus_tags`). It decodes to
/// `opus_length(samples, sample_rate)` samples. Everything here throws Error that names the file; of a file
/// that was not finished nothing is left.
class OpusFile {
public:
  OpusFile(std::filesystem::path file, int sample_rate, Sample samples, const std::string& comments);
  ~OpusFile();
  OpusFile(const OpusFile&) = delete;
  OpusFile& operator=(const OpusFile&) = delete;
  OpusFile(OpusFile&&) = delete;
  OpusFile& operator=(OpusFile&&) = delete;

  /// The next piece, samples `place` of the recording. REQUIRES: it begins where the one before ended.
  void add(const OpusPiece& piece, SampleSpan place);

  /// `end` is the piece without samples at the end of the recording.
  FileDigest finish(const OpusPiece& end);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// A stretch of a raw 16-bit recording as a file of one piece without tags. Silence surrounds it; the bytes
/// depend on its samples and the settings alone.
void write_opus(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, const OpusSettings& settings = {});

} // namespace audiosheet::audio
