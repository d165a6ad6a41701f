// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/flac_file.hpp"

#include "audio/hashed_file.hpp"
#include "audio/tags.hpp"
#include "util/hash.hpp"
#include "util/interrupt.hpp"

#include <algorithm>

namespace audiosheet::audio {

namespace {

std::string big_endian(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = bytes; i-- > 0;) {
    text += static_cast<char>(value >> (8 * i) & 0xFFU);
  }
  return text;
}

/// RFC 9639, 8.1.
std::string metadata_block(std::uint8_t type, const std::string& body) {
  return static_cast<char>(type) + big_endian(body.size(), 3) + body;
}

} // namespace

std::string flac_head(const FlacStream& stream, const std::string& blocks) {
  constexpr unsigned k_channels = 1;
  constexpr unsigned k_depth = 16;
  auto packed = static_cast<std::uint64_t>(stream.sample_rate);
  packed = packed << 3U | (k_channels - 1);
  packed = packed << 5U | (k_depth - 1);
  packed = packed << 36U | static_cast<std::uint64_t>(stream.samples);
  const auto block = static_cast<std::uint64_t>(flac_block(stream.sample_rate));
  // Padding is the last block, so that those before it need no mark.
  constexpr std::size_t k_room = 1024;
  constexpr std::uint8_t k_stream_info = 0;
  constexpr std::uint8_t k_last_padding = 0x81;
  return "fLaC" +
         metadata_block(k_stream_info, big_endian(block, 2) + big_endian(block, 2) +
                                           big_endian(stream.smallest, 3) + big_endian(stream.largest, 3) +
                                           big_endian(packed, 8) + stream.md5) +
         blocks + metadata_block(k_last_padding, std::string(k_room, '\0'));
}

void FlacStream::count(const std::vector<std::uint16_t>& sizes) {
  for (const std::uint16_t size : sizes) {
    smallest = smallest == 0 ? size : std::min(smallest, size);
    largest = std::max(largest, size);
  }
}

std::string flac_md5(const BinaryFile& pcm, SampleSpan place) {
  constexpr Sample k_step = 65'536;
  Md5 md5;
  std::vector<std::int16_t> samples;
  for (Sample at = place.start; at < place.end; at += static_cast<Sample>(samples.size())) {
    stop_if_interrupted();
    samples.resize(static_cast<std::size_t>(std::min(place.end - at, k_step)));
    read_padded(pcm, place, at, samples);
    md5.update(samples.data(), samples.size() * sizeof(std::int16_t));
  }
  return md5.bytes();
}

void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end) {
  const FlacFrames frames = encode_flac(pcm, {start, end}, sample_rate);
  FlacStream stream{.sample_rate = sample_rate, .samples = end - start, .md5 = flac_md5(pcm, {start, end})};
  stream.count(frames.sizes);
  HashedFile out(file);
  out.append(flac_head(stream, flac_blocks({}, flac_vendor())));
  out.append(frames.bytes);
  out.close();
}

} // namespace audiosheet::audio
