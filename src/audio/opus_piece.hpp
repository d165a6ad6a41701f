// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opus in pieces that join to one stream.
//
// A piece is encoded alone: the encoder hears 120 ms of what comes before, and the first packet that counts
// borrows nothing from the one before (no prediction), so a decoder that comes from another piece is in step.
// A piece begins where the stream has a multiple of 2.5 ms, the shortest packet: up to 1.25 ms beside its
// exact place, which never adds up. Where the next one begins depends on that rounding, so a piece has two
// ends, one 2.5 ms longer, and does not depend on where in the recording it stands.
#pragma once

#include "audio/padded_pcm.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Samples of 48 kHz by which the stream is late: a player skips them.
constexpr Sample k_opus_delay = 312;

/// The shortest packet, in samples of 48 kHz.
constexpr Sample k_opus_step = 120;

/// What follows the last sample of a recording, so that the delay can run out.
constexpr Sample k_opus_end = 480;

/// Whole samples of 48 kHz in `samples` of a rate: a decoder that goes back to the rate has as many again.
Sample opus_length(Sample samples, int sample_rate);

/// Where in the stream a sample stands that a piece begins with, in samples of 48 kHz.
Sample opus_place(Sample sample, int sample_rate);

/// A run of packets.
struct OpusPackets {
  std::string bytes;
  std::vector<std::uint16_t> sizes;
};

struct OpusPiece {
  OpusPackets body;
  OpusPackets shorter; ///< the end, as long as the piece rounded down to the step
  OpusPackets longer;  ///< the same end, one step longer
};

/// The samples that a piece is made of: no other ones have an influence on its bytes. Some may lie outside of
/// the recording, where it is silent.
SampleSpan opus_needs(int sample_rate, SampleSpan piece);

/// Encoder, its version and settings: with the samples, all that decides the bytes.
std::string opus_settings(const OpusSettings& settings = {});

/// Encodes one piece of a recording whose raw 16-bit samples are `sound` in the file. A piece without samples
/// is the end of the stream: k_opus_end, in the body. Streams; takes about as much memory as the packets.
/// Throws Error.
OpusPiece encode_opus(const BinaryFile& pcm, SampleSpan sound, int sample_rate, SampleSpan piece,
                      const OpusSettings& settings = {});

/// A piece as bytes to be kept, and back; nothing when they are none.
std::string to_bytes(const OpusPiece& piece);
std::optional<OpusPiece> as_opus_piece(std::string_view bytes);

} // namespace audiosheet::audio
