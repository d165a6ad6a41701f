// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/flac_file.hpp"

#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <FLAC/stream_encoder.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <fmt/format.h>
#include <memory>
#include <vector>

namespace audiosheet::audio {

namespace {

/// RFC 9639, 8.1 and 8.2.
constexpr std::string_view k_magic = "fLaC";
constexpr std::size_t k_stream_info = 34;
constexpr std::size_t k_block_head = 4;
constexpr std::uint8_t k_last = 0x80;
constexpr std::uint8_t k_padding = 1;

/// docs/adr/0009: at 22 kHz blocks of 4096 samples, libFLAC's own choice, are longer than a sound of speech.
constexpr std::uint32_t k_block = 1152;
constexpr std::uint32_t k_level = 5;

std::string big_endian(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = bytes; i-- > 0;) {
    text += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }
  return text;
}

std::string block_head(std::uint8_t type, std::size_t size) {
  return static_cast<char>(type) + big_endian(size, 3);
}

std::string to_bytes(const FLAC__StreamMetadata_StreamInfo& info) {
  constexpr unsigned k_bits_of_samples = 36;
  constexpr unsigned k_bits_of_depth = 5;
  constexpr unsigned k_bits_of_channels = 3;
  std::uint64_t packed = info.sample_rate;
  packed = packed << k_bits_of_channels | (info.channels - 1);
  packed = packed << k_bits_of_depth | (info.bits_per_sample - 1);
  packed = packed << k_bits_of_samples | info.total_samples;
  return big_endian(info.min_blocksize, 2) + big_endian(info.max_blocksize, 2) +
         big_endian(info.min_framesize, 3) + big_endian(info.max_framesize, 3) + big_endian(packed, 8) +
         std::string(reinterpret_cast<const char*>(info.md5sum), sizeof info.md5sum);
}

struct DeleteEncoder {
  void operator()(FLAC__StreamEncoder* encoder) const { ::FLAC__stream_encoder_delete(encoder); }
};

/// One file. The encoder's own head has no room for our tags: ours takes its place, and is filled in at the
/// end.
class Writer {
public:
  Writer(const std::filesystem::path& name, int sample_rate, std::string_view blocks)
      : m_name(name), m_file(BinaryFile::create(name)), m_encoder(::FLAC__stream_encoder_new()) {
    if (m_encoder == nullptr) {
      throw Error(fmt::format("{}: no memory for the FLAC encoder", m_name.string()));
    }
    // Padding is the last block, so that those before it need no mark, and tags can be changed in place.
    constexpr std::size_t k_room = 1024;
    append(std::string(k_magic) + block_head(0, k_stream_info) + std::string(k_stream_info, '\0') +
           std::string(blocks) + block_head(k_last | k_padding, k_room) + std::string(k_room, '\0'));
    FLAC__StreamEncoder* encoder = m_encoder.get();
    ::FLAC__stream_encoder_set_channels(encoder, 1);
    ::FLAC__stream_encoder_set_bits_per_sample(encoder, 16);
    ::FLAC__stream_encoder_set_sample_rate(encoder, static_cast<std::uint32_t>(sample_rate));
    ::FLAC__stream_encoder_set_compression_level(encoder, k_level);
    ::FLAC__stream_encoder_set_blocksize(encoder, k_block);
    const auto status =
        ::FLAC__stream_encoder_init_stream(encoder, take_frame, nullptr, nullptr, take_stream_info, this);
    if (status != FLAC__STREAM_ENCODER_INIT_STATUS_OK) {
      throw Error(fmt::format("{}: can't be written as FLAC: {}", m_name.string(),
                              FLAC__StreamEncoderInitStatusString[status]));
    }
  }

  void add(const std::vector<std::int32_t>& samples) {
    check(::FLAC__stream_encoder_process_interleaved(m_encoder.get(), samples.data(),
                                                     static_cast<std::uint32_t>(samples.size())) != 0);
  }

  void close() {
    check(::FLAC__stream_encoder_finish(m_encoder.get()) != 0);
    flush();
    m_file.write_at(k_magic.size() + k_block_head, std::as_bytes(std::span(m_stream_info)));
    m_file.close();
  }

private:
  static FLAC__StreamEncoderWriteStatus take_frame(const FLAC__StreamEncoder* /*encoder*/,
                                                   const FLAC__byte* data, std::size_t size,
                                                   std::uint32_t samples, std::uint32_t /*frame*/,
                                                   void* self) {
    auto& writer = *static_cast<Writer*>(self);
    try {
      if (samples > 0) { // else it is a piece of the head
        writer.append({reinterpret_cast<const char*>(data), size});
      }
      return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
    } catch (...) {
      writer.m_failure = std::current_exception(); // none may cross the encoder's C code
      return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
    }
  }

  static void take_stream_info(const FLAC__StreamEncoder* /*encoder*/, const FLAC__StreamMetadata* info,
                               void* self) {
    static_cast<Writer*>(self)->m_stream_info = to_bytes(info->data.stream_info);
  }

  /// Frames are small, so they are written some at a time.
  void append(std::string_view bytes) {
    constexpr std::size_t k_enough = 262'144;
    m_waiting += bytes;
    if (m_waiting.size() >= k_enough) {
      flush();
    }
  }

  void flush() {
    m_file.write_at(m_size, std::as_bytes(std::span(m_waiting)));
    m_size += m_waiting.size();
    m_waiting.clear();
  }

  void check(bool good) {
    if (m_failure) {
      std::rethrow_exception(m_failure);
    }
    if (!good) {
      throw Error(fmt::format("{}: can't be written as FLAC: {}", m_name.string(),
                              ::FLAC__stream_encoder_get_resolved_state_string(m_encoder.get())));
    }
  }

  std::filesystem::path m_name;
  BinaryFile m_file;
  std::uint64_t m_size = 0;
  std::string m_waiting;
  std::string m_stream_info;
  std::exception_ptr m_failure;
  std::unique_ptr<FLAC__StreamEncoder, DeleteEncoder> m_encoder; ///< last: its end may still call back
};

void encode(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
            Sample end, std::string_view blocks) {
  constexpr Sample k_step = 32'768;
  Writer writer(file, sample_rate, blocks);
  std::vector<std::int16_t> narrow;
  std::vector<std::int32_t> samples;
  while (start < end) {
    stop_if_interrupted();
    narrow.resize(static_cast<std::size_t>(std::min(end - start, k_step)));
    pcm.read_at(static_cast<std::uint64_t>(start) * sizeof(std::int16_t),
                std::as_writable_bytes(std::span(narrow)));
    samples.assign(narrow.begin(), narrow.end());
    writer.add(samples);
    start += static_cast<Sample>(samples.size());
  }
  writer.close();
}

} // namespace

std::string flac_vendor() { return FLAC__VENDOR_STRING; }

void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, std::string_view blocks) {
  try {
    encode(file, sample_rate, pcm, start, end, blocks);
  } catch (...) {
    discard(file);
    throw;
  }
}

} // namespace audiosheet::audio
