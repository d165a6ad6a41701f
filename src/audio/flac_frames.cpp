// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/flac_frames.hpp"

#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <FLAC/stream_encoder.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <memory>

namespace audiosheet::audio {

namespace {

/// docs/adr/0011 says why these.
constexpr std::uint32_t k_level = 5;
constexpr std::uint32_t k_partition_order = 3;

struct DeleteEncoder {
  void operator()(FLAC__StreamEncoder* encoder) const { ::FLAC__stream_encoder_delete(encoder); }
};

/// Takes what the encoder writes. No exception may cross its C code, so one is kept.
struct Sink {
  FlacFrames frames;
  std::exception_ptr failure;
};

FLAC__StreamEncoderWriteStatus take_frame(const FLAC__StreamEncoder* /*encoder*/, const FLAC__byte* data,
                                          std::size_t size, std::uint32_t samples, std::uint32_t /*frame*/,
                                          void* user) {
  auto& sink = *static_cast<Sink*>(user);
  try {
    if (samples > 0) { // else it is a part of the head
      sink.frames.bytes.append(reinterpret_cast<const char*>(data), size);
      sink.frames.sizes.push_back(static_cast<std::uint16_t>(size));
    }
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
  } catch (...) {
    sink.failure = std::current_exception();
    return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
  }
}

/// A checksum's table for bytes, highest bit first (RFC 9639, 9.1.8 and 9.3).
template <typename Sum, unsigned Polynomial> constexpr std::array<Sum, 256> sum_table() {
  constexpr unsigned k_top = sizeof(Sum) * 8 - 1;
  std::array<Sum, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) {
    unsigned sum = byte << (k_top - 7);
    for (int bit = 0; bit < 8; ++bit) {
      sum = (sum >> k_top & 1U) != 0 ? sum << 1U ^ Polynomial : sum << 1U;
    }
    table[byte] = static_cast<Sum>(sum);
  }
  return table;
}

std::uint8_t head_sum(std::string_view bytes) {
  static constexpr auto k_table = sum_table<std::uint8_t, 0x07>();
  std::uint8_t sum = 0;
  for (const char c : bytes) {
    sum = k_table[sum ^ static_cast<std::uint8_t>(c)];
  }
  return sum;
}

/// Tables for a byte with 0 to 7 bytes behind it: eight at a time are five times as fast as one.
constexpr auto k_frame_tables = [] {
  std::array<std::array<std::uint16_t, 256>, 8> tables{sum_table<std::uint16_t, 0x8005>()};
  for (std::size_t behind = 1; behind < tables.size(); ++behind) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const unsigned sum = tables[behind - 1][byte];
      tables[behind][byte] = static_cast<std::uint16_t>(sum << 8U ^ tables[0][sum >> 8U]);
    }
  }
  return tables;
}();

std::uint16_t frame_sum(std::string_view bytes) {
  const auto byte = [&bytes](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const auto& tables = k_frame_tables;
  unsigned sum = 0;
  for (; bytes.size() >= tables.size(); bytes.remove_prefix(tables.size())) {
    sum = tables[7][byte(0) ^ sum >> 8U] ^ tables[6][byte(1) ^ (sum & 0xFFU)] ^ tables[5][byte(2)] ^
          tables[4][byte(3)] ^ tables[3][byte(4)] ^ tables[2][byte(5)] ^ tables[1][byte(6)] ^
          tables[0][byte(7)];
  }
  for (const char c : bytes) {
    sum = (sum << 8U & 0xFFFFU) ^ tables[0][sum >> 8U ^ static_cast<std::uint8_t>(c)];
  }
  return static_cast<std::uint16_t>(sum);
}

/// A number as a frame's head has it (RFC 9639, 9.1.5): UTF-8 as it was made up to 36 bits.
void append_number(std::string& out, std::uint64_t number) {
  constexpr unsigned k_bits = 6; // of each byte but the first
  if (number < 0x80) {
    out += static_cast<char>(number);
    return;
  }
  unsigned more = 1;
  while (more < 6 && number >> (k_bits * more + k_bits - more) != 0) {
    ++more;
  }
  const unsigned mark = 0xFF00U >> (more + 1) & 0xFFU;
  out += static_cast<char>(mark | number >> (k_bits * more));
  while (more-- > 0) {
    out += static_cast<char>(0x80U | (number >> (k_bits * more) & 0x3FU));
  }
}

/// Bytes of the number that begins with this one.
std::size_t number_length(char first) {
  std::size_t length = 1;
  for (unsigned byte = static_cast<std::uint8_t>(first); (byte & 0xC0U) == 0xC0U; byte = byte << 1U & 0xFFU) {
    ++length;
  }
  return length;
}

/// Bytes behind the number that say the block's length or the rate, when the codes before it don't.
std::size_t extra_length(std::uint8_t codes) {
  const unsigned length = codes >> 4U;
  const unsigned rate = codes & 0xFU;
  const std::size_t of_length = length == 6 ? 1 : length == 7 ? 2 : 0;
  const std::size_t of_rate = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
  return of_length + of_rate;
}

/// Appends a frame under another number.
void append_numbered(std::string& out, std::string_view frame, std::uint64_t number) {
  constexpr std::size_t k_number = 4; // sync code, codes of length and rate, of channels and depth
  const std::size_t begin = out.size();
  const std::size_t old_number = number_length(frame[k_number]);
  const std::size_t extra = extra_length(static_cast<std::uint8_t>(frame[2]));
  out += frame.substr(0, k_number);
  append_number(out, number);
  out += frame.substr(k_number + old_number, extra);
  out += static_cast<char>(head_sum(std::string_view(out).substr(begin)));
  const std::size_t body = k_number + old_number + extra + sizeof(std::uint8_t);
  out += frame.substr(body, frame.size() - body - sizeof(std::uint16_t));
  const std::uint16_t sum = frame_sum(std::string_view(out).substr(begin));
  out += static_cast<char>(sum >> 8U);
  out += static_cast<char>(sum & 0xFFU);
}

} // namespace

std::string flac_settings() {
  return fmt::format("flac {} level {} order {}", FLAC__VERSION_STRING, k_level, k_partition_order);
}

std::string flac_vendor() { return FLAC__VENDOR_STRING; }

FlacFrames encode_flac(const BinaryFile& pcm, SampleSpan place, int sample_rate) {
  constexpr Sample k_step = 32'768;
  Sink sink;
  const std::unique_ptr<FLAC__StreamEncoder, DeleteEncoder> encoder(::FLAC__stream_encoder_new());
  const auto check = [&](bool good) {
    if (sink.failure) {
      std::rethrow_exception(sink.failure);
    }
    if (!good) {
      throw Error(fmt::format("FLAC can't be encoded: {}",
                              ::FLAC__stream_encoder_get_resolved_state_string(encoder.get())));
    }
  };
  if (encoder == nullptr) {
    throw Error("the FLAC encoder has no memory to start");
  }
  ::FLAC__stream_encoder_set_channels(encoder.get(), 1);
  ::FLAC__stream_encoder_set_bits_per_sample(encoder.get(), 16);
  ::FLAC__stream_encoder_set_sample_rate(encoder.get(), static_cast<std::uint32_t>(sample_rate));
  ::FLAC__stream_encoder_set_compression_level(encoder.get(), k_level);
  ::FLAC__stream_encoder_set_max_residual_partition_order(encoder.get(), k_partition_order);
  ::FLAC__stream_encoder_set_blocksize(encoder.get(), static_cast<std::uint32_t>(flac_block(sample_rate)));
  check(::FLAC__stream_encoder_init_stream(encoder.get(), take_frame, nullptr, nullptr, nullptr, &sink) ==
        FLAC__STREAM_ENCODER_INIT_STATUS_OK);
  std::vector<std::int16_t> narrow;
  std::vector<std::int32_t> samples;
  for (Sample at = place.start; at < place.end; at += static_cast<Sample>(samples.size())) {
    stop_if_interrupted();
    narrow.resize(static_cast<std::size_t>(std::min(place.end - at, k_step)));
    read_padded(pcm, place, at, narrow);
    samples.assign(narrow.begin(), narrow.end());
    check(::FLAC__stream_encoder_process_interleaved(encoder.get(), samples.data(),
                                                     static_cast<std::uint32_t>(samples.size())) != 0);
  }
  check(::FLAC__stream_encoder_finish(encoder.get()) != 0);
  return std::move(sink.frames);
}

std::string to_bytes(const FlacFrames& frames) {
  std::string bytes = frames.bytes;
  bytes.append(reinterpret_cast<const char*>(frames.sizes.data()),
               frames.sizes.size() * sizeof(std::uint16_t));
  return bytes;
}

std::optional<FlacFrames> as_flac_frames(std::string bytes, std::size_t count) {
  if (bytes.size() / sizeof(std::uint16_t) < count) {
    return std::nullopt;
  }
  FlacFrames frames;
  const std::size_t end = bytes.size() - count * sizeof(std::uint16_t);
  frames.sizes.resize(count);
  std::memcpy(frames.sizes.data(), bytes.data() + end, count * sizeof(std::uint16_t));
  bytes.resize(end);
  std::string_view rest = bytes;
  for (const std::uint16_t size : frames.sizes) {
    constexpr std::size_t k_least = 10; // a head, a constant subframe, a checksum
    if (size < k_least || size > rest.size() || !rest.starts_with("\xFF\xF8")) {
      return std::nullopt;
    }
    rest.remove_prefix(size);
  }
  if (!rest.empty()) {
    return std::nullopt;
  }
  frames.bytes = std::move(bytes);
  return frames;
}

FlacFrames numbered(const FlacFrames& frames, std::uint64_t first) {
  constexpr std::size_t k_longer_numbers = 4; // each frame grows by at most so much
  FlacFrames out;
  out.sizes.reserve(frames.sizes.size());
  out.bytes.reserve(frames.bytes.size() + frames.sizes.size() * k_longer_numbers);
  std::string_view rest = frames.bytes;
  for (const std::uint16_t size : frames.sizes) {
    const std::size_t before = out.bytes.size();
    append_numbered(out.bytes, rest.substr(0, size), first++);
    out.sizes.push_back(static_cast<std::uint16_t>(out.bytes.size() - before));
    rest.remove_prefix(size);
  }
  return out;
}

} // namespace audiosheet::audio
