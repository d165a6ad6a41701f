// SPDX-License-Identifier: GPL-3.0-or-later
//
// FLAC (RFC 9639) by libFLAC, in runs of frames that join to one stream. A frame knows nothing of those
// before it but its number, so a run that is encoded on its own has the same bytes as in the whole, once it
// is numbered.
#pragma once

#include "audio/mp3_encoder.hpp"
#include "audio/padded_pcm.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::audio {

/// Samples of each frame but the last. docs/adr/0010: chapters are whole numbers of them, as they are of MP3
/// frames.
constexpr Sample flac_block(int sample_rate) { return mp3_frame_samples(sample_rate); }

/// A run of whole frames, numbered from 0.
struct FlacFrames {
  std::string bytes;
  std::vector<std::uint16_t> sizes; ///< bytes of each frame
};

/// Encoder, its version and settings: with the samples, all that decides the bytes.
std::string flac_settings();

/// The encoder's name, as tags give it.
std::string flac_vendor();

/// The frames of samples `place` of a raw 16-bit recording; the last may be shorter than a block. Throws
/// Error.
FlacFrames encode_flac(const BinaryFile& pcm, SampleSpan place, int sample_rate);

/// Frames as bytes to keep, and back; nothing when they are not `count` whole ones.
std::string to_bytes(const FlacFrames& frames);
std::optional<FlacFrames> as_flac_frames(std::string bytes, std::size_t count);

/// The frames with the numbers that they have in a stream where the first is number `first`.
FlacFrames numbered(const FlacFrames& frames, std::uint64_t first);

} // namespace audiosheet::audio
