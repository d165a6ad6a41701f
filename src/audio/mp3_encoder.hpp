// SPDX-License-Identifier: GPL-3.0-or-later
//
// MPEG audio layer III by LAME, in pieces that join to one stream.
//
// Frame k of a stream, decoded, yields samples [k * N - k_mp3_delay, (k + 1) * N - k_mp3_delay) of the
// recording, N being the samples of a frame. Any run of frames can be made alone: the encoder is started
// some frames early and those are thrown away, and no frame borrows bits from the one before (no bit
// reservoir). Runs made on their own join where the recording is silent, and no decoder hears the seam.
#pragma once

#include "audio/padded_pcm.hpp"
#include "model/recording.hpp"
#include "util/binary_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::audio {

/// Samples that a decoder yields before the first sample of the recording: 576 of the encoder and 529 of
/// every decoder (LAME, "encoder delay").
constexpr Sample k_mp3_encoder_delay = 576;
constexpr Sample k_mp3_decoder_delay = 529;
constexpr Sample k_mp3_delay = k_mp3_encoder_delay + k_mp3_decoder_delay;

/// Samples of one frame: 576 up to 24 kHz (MPEG 2 and 2.5), else 1152 (MPEG 1).
constexpr Sample mp3_frame_samples(int sample_rate) { return sample_rate <= 24000 ? 576 : 1152; }

/// A run of whole frames.
struct Mp3Frames {
  std::string bytes;
  std::vector<std::uint16_t> sizes; ///< bytes of each frame
};

/// The samples that a run of frames is made of: no other ones have an influence on its bytes.
SampleSpan mp3_needs(int sample_rate, std::int64_t first, std::int64_t count);

/// Encoder, its version and settings: with the samples, all that decides the bytes.
std::string mp3_settings();

/// Bytes that were kept as the frames that they are; nothing when they are not that many whole ones.
std::optional<Mp3Frames> as_mp3_frames(std::string bytes, std::int64_t count);

/// Frames `first` up to `first + count` of a recording's stream: mono, constant bit rate. `pcm` holds
/// `samples` raw 16-bit samples; before and after them is silence. Throws Error for a sample rate that MP3
/// does not have.
Mp3Frames encode_mp3(const BinaryFile& pcm, Sample samples, int sample_rate, std::int64_t first,
                     std::int64_t count);

} // namespace audiosheet::audio
