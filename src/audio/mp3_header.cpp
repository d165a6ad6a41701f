// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/mp3_header.hpp"

#include <algorithm>
#include <array>
#include <lame/lame.h>
#include <numeric>

namespace audiosheet::audio {

namespace {

constexpr unsigned k_version_1 = 3; ///< as the header's two bits have it
constexpr unsigned k_version_2 = 2;
constexpr unsigned k_version_2_5 = 0;

using Bitrates = std::array<int, 15>;
constexpr Bitrates k_bitrates_1{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr Bitrates k_bitrates_2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

constexpr int rate_of(unsigned version, unsigned index) {
  constexpr std::array<int, 3> k_rates{44100, 48000, 32000};
  const int divisor = version == k_version_1 ? 1 : version == k_version_2 ? 2 : 4;
  return k_rates[index] / divisor;
}

constexpr const Bitrates& bitrates_of(unsigned version) {
  return version == k_version_1 ? k_bitrates_1 : k_bitrates_2;
}

constexpr std::size_t frame_bytes(unsigned version, int bitrate_kbps, int sample_rate) {
  const int slots = version == k_version_1 ? 144 : 72;
  return static_cast<std::size_t>(slots * bitrate_kbps * 1000 / sample_rate);
}

/// What identifies a sample rate in a header.
struct Rate {
  unsigned version = 0;
  unsigned index = 0;
};

Rate find_rate(int sample_rate) {
  for (const unsigned version : {k_version_1, k_version_2, k_version_2_5}) {
    for (unsigned index = 0; index < 3; ++index) {
      if (rate_of(version, index) == sample_rate) {
        return {version, index};
      }
    }
  }
  return {k_version_1, 0};
}

/// Appends big-endian numbers of up to 8 bytes, and text.
class Bytes {
public:
  explicit Bytes(std::string& out) : m_out(out) {}
  void number(std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
      m_out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    }
  }
  void zeros(std::size_t size) { m_out.append(size, '\0'); }
  void text(std::string_view text, std::size_t size) {
    m_out += text.substr(0, size);
    m_out.append(size - std::min(size, text.size()), '\0');
  }

private:
  std::string& m_out;
};

/// For each hundredth of the time where in the file it begins, in 256ths of the file.
void add_seek_table(std::span<const std::uint16_t> frames, std::size_t head, std::uint64_t total,
                    std::string& out) {
  constexpr std::size_t k_entries = 100;
  std::uint64_t position = head;
  std::size_t frame = 0;
  for (std::size_t entry = 0; entry < k_entries; ++entry) {
    for (; frame < frames.size() * entry / k_entries; ++frame) {
      position += frames[frame];
    }
    out += static_cast<char>(std::min<std::uint64_t>(255, position * 256 / total));
  }
}

} // namespace

std::optional<Mp3Header> read_mp3_header(std::string_view bytes) {
  constexpr std::size_t k_header = 4;
  if (bytes.size() < k_header) {
    return std::nullopt;
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
  };
  const unsigned version = (byte(1) >> 3U) & 3U;
  const unsigned layer = (byte(1) >> 1U) & 3U;
  const unsigned bitrate = byte(2) >> 4U;
  const unsigned rate = (byte(2) >> 2U) & 3U;
  const bool sync = byte(0) == 0xFF && (byte(1) & 0xE0U) == 0xE0U;
  if (!sync || version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
    return std::nullopt;
  }
  Mp3Header header;
  header.sample_rate = rate_of(version, rate);
  header.bitrate_kbps = bitrates_of(version)[bitrate];
  header.mono = byte(3) >> 6U == 3;
  header.bytes = frame_bytes(version, header.bitrate_kbps, header.sample_rate) + ((byte(2) >> 1U) & 1U);
  return header;
}

std::uint16_t mp3_crc(std::uint16_t crc, std::string_view bytes) {
  constexpr unsigned k_polynomial = 0xA001;
  constexpr std::size_t k_at_once = 4;
  // tables[n][byte]: what a byte leaves behind when n more follow it.
  static constexpr auto k_tables = [] {
    std::array<std::array<std::uint16_t, 256>, k_at_once> tables{};
    for (unsigned i = 0; i < 256; ++i) {
      unsigned value = i;
      for (auto& table : tables) {
        for (int bit = 0; bit < 8; ++bit) {
          value = (value & 1U) != 0 ? (value >> 1U) ^ k_polynomial : value >> 1U;
        }
        table[i] = static_cast<std::uint16_t>(value);
      }
    }
    return tables;
  }();
  const auto byte = [&bytes](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]));
  };
  unsigned sum = crc;
  std::size_t at = 0;
  for (; at + k_at_once <= bytes.size(); at += k_at_once) {
    sum ^= byte(at) | byte(at + 1) << 8U;
    sum = k_tables[3][sum & 0xFFU] ^ k_tables[2][sum >> 8U] ^ k_tables[1][byte(at + 2)] ^
          k_tables[0][byte(at + 3)];
  }
  for (; at < bytes.size(); ++at) {
    sum = (sum >> 8U) ^ k_tables[0][(sum ^ byte(at)) & 0xFFU];
  }
  return static_cast<std::uint16_t>(sum);
}

std::string mp3_info_frame(const Mp3Stream& stream) {
  constexpr std::size_t k_xing_bytes = 120;
  constexpr std::size_t k_lame_bytes = 36;
  const auto [version, rate_index] = find_rate(stream.sample_rate);
  const std::size_t xing_at =
      4U + (version == k_version_1 ? 17U : 9U); // behind a mono frame's side information
  const Bitrates& bitrates = bitrates_of(version);
  std::size_t bitrate = 1;
  while (frame_bytes(version, bitrates[bitrate], stream.sample_rate) <
         xing_at + k_xing_bytes + k_lame_bytes) {
    ++bitrate;
  }
  const std::size_t size = frame_bytes(version, bitrates[bitrate], stream.sample_rate);
  const std::uint64_t total =
      std::accumulate(stream.frames.begin(), stream.frames.end(), std::uint64_t{size});
  const Sample frame_samples = version == k_version_1 ? 1152 : 576;
  const Sample padding =
      static_cast<Sample>(stream.frames.size()) * frame_samples - stream.delay - stream.samples;

  std::string out;
  Bytes bytes(out);
  bytes.number(0xFF, 1);
  bytes.number(0xE0U | (version << 3U) | 2U | 1U, 1); // layer III, no checksum
  bytes.number((bitrate << 4U) | (rate_index << 2U), 1);
  bytes.number(3U << 6U, 1); // mono
  out.resize(xing_at, '\0');
  bytes.text("Info", 4); // not "Xing", which says that the bit rate varies
  bytes.number(0xF, 4);  // all of the following are there
  bytes.number(stream.frames.size(), 4);
  bytes.number(total, 4);
  add_seek_table(stream.frames, size, total, out);
  bytes.number(50, 4); // quality, 0–100: LAME writes 100 - 10 * V
  bytes.text("LAME" + std::string(get_lame_short_version()), 9);
  constexpr unsigned k_constant = 1;
  bytes.number(k_constant, 1);
  bytes.zeros(1 + 4 + 2 + 2 + 1 + 1); // low-pass, peak, gains, flags, bit rate: not said
  bytes.number(static_cast<std::uint64_t>(stream.delay << 12 | std::clamp<Sample>(padding, 0, 4095)), 3);
  bytes.zeros(1 + 1 + 2); // source, gain, preset: not said
  bytes.number(total, 4);
  bytes.number(stream.crc, 2);
  bytes.number(mp3_crc(0, out), 2);
  out.resize(size, '\0');
  return out;
}

} // namespace audiosheet::audio
