// SPDX-License-Identifier: GPL-3.0-or-later
//
// The four bytes at the head of an MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3), and the frame at the head
// of a file that says how long the file is and what to trim (the "Xing" header with LAME's extension).
#pragma once

#include "model/recording.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace audiosheet::audio {

struct Mp3Header {
  std::size_t bytes = 0; ///< of the whole frame
  int sample_rate = 0;   ///< Hz
  int bitrate_kbps = 0;
  bool mono = false;
};

/// The header of a layer III frame at the start of the bytes; nothing when there is none.
std::optional<Mp3Header> read_mp3_header(std::string_view bytes);

/// CRC-16 as in the LAME tag (polynomial 0x8005, bits reversed), fed piece by piece; begins with 0.
std::uint16_t mp3_crc(std::uint16_t crc, std::string_view bytes);

/// What the head of a file says about the frames behind it.
struct Mp3Stream {
  int sample_rate = 0;
  std::span<const std::uint16_t> frames; ///< bytes of each frame
  Sample delay = 0;                      ///< samples to skip, without the decoder's own delay; 0–4095
  Sample samples = 0;                    ///< to be heard
  std::uint16_t crc = 0;                 ///< of all frames, by mp3_crc
};

/// The frame that stands before the others. Players then know length and positions, and trim to the sample.
std::string mp3_info_frame(const Mp3Stream& stream);

} // namespace audiosheet::audio
