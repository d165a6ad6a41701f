// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/mp3_encoder.hpp"

#include "audio/mp3_header.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <lame/lame.h>
#include <memory>

namespace audiosheet::audio {

namespace {

/// Frames that are encoded only for the encoder to have a past: psychoacoustics, window shapes, overlap.
constexpr std::int64_t k_primed_frames = 6;

/// One bit rate throughout: the head of a file has room for 100 seek points of 8 bits, so players that
/// trust it (browsers) land seconds away from where they were sent when frames differ in size.
constexpr int k_bitrate_kbps = 64;
/// At a constant bit rate LAME makes everything 0.45 dB quieter, by multiplying what it is told with this.
constexpr float k_lame_scale = 0.95F;
constexpr int k_algorithm_quality = 7;

struct CloseLame {
  void operator()(lame_global_flags* lame) const { lame_close(lame); }
};
using Lame = std::unique_ptr<lame_global_flags, CloseLame>;

Lame open_lame(int sample_rate) {
  Lame lame(lame_init());
  if (lame == nullptr) {
    throw Error("LAME has no memory to start");
  }
  lame_set_in_samplerate(lame.get(), sample_rate);
  lame_set_out_samplerate(lame.get(), sample_rate);
  lame_set_num_channels(lame.get(), 1);
  lame_set_mode(lame.get(), MONO);
  lame_set_VBR(lame.get(), vbr_off);
  lame_set_brate(lame.get(), k_bitrate_kbps);
  lame_set_quality(lame.get(), k_algorithm_quality);
  lame_set_scale(lame.get(), 1.0F / k_lame_scale);
  lame_set_disable_reservoir(lame.get(), 1);
  lame_set_bWriteVbrTag(lame.get(), 0);
  lame_set_write_id3tag_automatic(lame.get(), 0);
  if (lame_init_params(lame.get()) < 0 || lame_get_out_samplerate(lame.get()) != sample_rate) {
    throw Error(fmt::format("MP3 has no sample rate of {} Hz; it has 8, 11.025, 12, 16, 22.05, 24, 32, 44.1 "
                            "and 48 kHz",
                            sample_rate));
  }
  return lame;
}

/// Takes whole frames out of what the encoder gives, without the first ones.
class Frames {
public:
  Frames(std::int64_t skip, std::int64_t count) : m_skip(skip), m_count(count) {}

  void add(const unsigned char* data, std::size_t size) {
    m_rest.append(reinterpret_cast<const char*>(data), size);
    std::size_t at = 0;
    while (!full()) {
      const auto header = read_mp3_header(std::string_view(m_rest).substr(at));
      if (!header || at + header->bytes > m_rest.size()) {
        break;
      }
      if (m_seen++ >= m_skip) {
        m_frames.bytes.append(m_rest, at, header->bytes);
        m_frames.sizes.push_back(static_cast<std::uint16_t>(header->bytes));
      }
      at += header->bytes;
    }
    m_rest.erase(0, at);
  }

  [[nodiscard]] bool full() const { return m_frames.sizes.size() == static_cast<std::size_t>(m_count); }
  Mp3Frames take() { return std::move(m_frames); }

private:
  std::int64_t m_skip;
  std::int64_t m_count;
  std::int64_t m_seen = 0;
  std::string m_rest; ///< of a frame whose end has not come yet
  Mp3Frames m_frames;
};

} // namespace

SampleSpan mp3_needs(int sample_rate, std::int64_t first, std::int64_t count) {
  // LAME 3.100 looks 800 samples past the start of a frame (encoder.h: BLKSIZE, FFTOFFSET, MDCTDELAY).
  constexpr std::int64_t k_ahead = 2;
  const Sample frame = mp3_frame_samples(sample_rate);
  return {(first - k_primed_frames) * frame, (first + count + k_ahead) * frame};
}

std::string mp3_settings() {
  return fmt::format("mp3 lame {} cbr {} quality {} primed {}", get_lame_version(), k_bitrate_kbps,
                     k_algorithm_quality, k_primed_frames);
}

std::optional<Mp3Frames> as_mp3_frames(std::string bytes, std::int64_t count) {
  Mp3Frames frames;
  std::size_t at = 0;
  while (const auto header = read_mp3_header(std::string_view(bytes).substr(at))) {
    frames.sizes.push_back(static_cast<std::uint16_t>(header->bytes));
    at += header->bytes;
    if (at >= bytes.size()) {
      break;
    }
  }
  if (at != bytes.size() || frames.sizes.size() != static_cast<std::size_t>(count)) {
    return std::nullopt;
  }
  frames.bytes = std::move(bytes);
  return frames;
}

Mp3Frames encode_mp3(const BinaryFile& pcm, Sample samples, int sample_rate, std::int64_t first,
                     std::int64_t count) {
  const Lame lame = open_lame(sample_rate);
  const Sample frame = mp3_frame_samples(sample_rate);
  constexpr Sample k_block_frames = 16;
  const SampleSpan heard = mp3_needs(sample_rate, first, count);
  const SampleSpan sound{std::clamp<Sample>(heard.start, 0, samples),
                         std::clamp<Sample>(heard.end, 0, samples)};
  Sample at = heard.start;
  Frames frames(k_primed_frames, count);
  std::vector<short> block(static_cast<std::size_t>(k_block_frames * frame));
  std::array<unsigned char, 65536> out{};
  // The encoder looks a few frames ahead: feeding more than that means that it gives none.
  for (Sample fed = 0; !frames.full(); fed += k_block_frames) {
    if (fed > count + 8 * k_block_frames) {
      throw Error("LAME gives no frames");
    }
    read_padded(pcm, sound, at, block);
    at += static_cast<Sample>(block.size());
    const int made = lame_encode_buffer(lame.get(), block.data(), nullptr, static_cast<int>(block.size()),
                                        out.data(), static_cast<int>(out.size()));
    if (made < 0) {
      throw Error(fmt::format("LAME fails with error {}", made));
    }
    frames.add(out.data(), static_cast<std::size_t>(made));
  }
  return frames.take();
}

} // namespace audiosheet::audio
