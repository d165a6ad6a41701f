// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/opus_piece.hpp"

#include "audio/limiter.hpp"
#include "audio/resampler.hpp"
#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <opus/opus.h>
#include <soxr.h>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_block = 16'384;
/// Nobody waits for these packets: the longest cost the least.
constexpr Sample k_packet = 2'880;
constexpr Sample k_primed_packets = 2;
/// Seconds of them, as a fraction: whole samples at every rate of MP3.
constexpr Sample k_lead_seconds = 3;
constexpr Sample k_lead_over = 25;
/// A fiftieth of a second behind the piece: more than the longer end, and than the resampler looks ahead.
constexpr Sample k_behind_over = 50;

Sample lead_of(int sample_rate) { return sample_rate * k_lead_seconds / k_lead_over; }

Limiter make_limiter(int sample_rate) {
  return {sample_rate, static_cast<float>(std::pow(10.0, k_opus_ceiling_dbtp / 20.0))};
}

/// The sound from one sample to another, stretch by stretch, under the ceiling.
class LimitedSound {
public:
  LimitedSound(const BinaryFile& pcm, SampleSpan sound, int sample_rate, SampleSpan wanted)
      : m_pcm(pcm),
        m_there(sound),
        m_end(wanted.end),
        m_at(wanted.start),
        m_limiter(make_limiter(sample_rate)),
        m_raw(m_limiter.before() + k_block + m_limiter.after()),
        m_sound(m_raw.size()) {}

  /// Empty at the end. Valid until the next call.
  std::span<const float> next() {
    if (m_at >= m_end) {
      return {};
    }
    constexpr float k_full = 32768.0F;
    constexpr float k_made_up = 1.05F; // about what the limiter takes of the loudness of speech
    read_padded(m_pcm, m_there, m_at - static_cast<Sample>(m_limiter.before()), m_raw);
    std::transform(m_raw.begin(), m_raw.end(), m_sound.begin(),
                   [](std::int16_t sample) { return static_cast<float>(sample) * (k_made_up / k_full); });
    m_limiter.limit(m_sound, m_scratch);
    const Sample count = std::min<Sample>(k_block, m_end - m_at);
    m_at += count;
    return std::span(m_sound).subspan(m_limiter.before(), static_cast<std::size_t>(count));
  }

private:
  const BinaryFile& m_pcm;
  SampleSpan m_there;
  Sample m_end;
  Sample m_at;
  Limiter m_limiter;
  Limiter::Scratch m_scratch;
  std::vector<std::int16_t> m_raw;
  std::vector<float> m_sound;
};

/// The same at 48 kHz, in any portions; silence behind the end.
class ResampledSound {
public:
  ResampledSound(LimitedSound sound, int sample_rate)
      : m_sound(std::move(sound)), m_resampler(sample_rate, k_opus_rate) {}

  /// Valid until the next call.
  std::span<const float> next(Sample count) {
    m_ready.erase(m_ready.begin(), m_ready.begin() + static_cast<std::ptrdiff_t>(m_used));
    m_used = static_cast<std::size_t>(count);
    while (m_ready.size() < m_used) {
      more();
    }
    return std::span(m_ready).first(m_used);
  }

private:
  void more() {
    if (m_ended) {
      m_ready.resize(m_used, 0.0F);
      return;
    }
    stop_if_interrupted();
    const auto block = m_sound.next();
    m_ended = block.empty();
    const auto made = m_ended ? m_resampler.rest() : m_resampler.next(block);
    m_ready.insert(m_ready.end(), made.begin(), made.end());
  }

  LimitedSound m_sound;
  Resampler m_resampler;
  std::vector<float> m_ready;
  std::size_t m_used = 0;
  bool m_ended = false;
};

void check(int error) {
  if (error < 0) {
    throw Error(fmt::format("sound can't be encoded as Opus: {}", opus_strerror(error)));
  }
}

/// A copy goes on from where the original was (opus.h allows to copy the state's bytes).
class Encoder {
public:
  explicit Encoder(const OpusSettings& settings)
      : m_state(static_cast<std::size_t>(opus_encoder_get_size(1))) {
    check(opus_encoder_init(get(), k_opus_rate, 1, OPUS_APPLICATION_AUDIO));
    check(opus_encoder_ctl(get(), OPUS_SET_BITRATE(settings.bits_per_second)));
    check(opus_encoder_ctl(get(), OPUS_SET_COMPLEXITY(settings.complexity)));
    // Else speech takes half as much again as was asked for.
    check(opus_encoder_ctl(get(), OPUS_SET_VBR_CONSTRAINT(1)));
    // "Music" keeps it to the transform codec: with the speech codec decoded peaks rise by 2 dB, and by 6 in
    // one widespread decoder.
    check(opus_encoder_ctl(get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_MUSIC)));
    check(opus_encoder_ctl(get(), OPUS_SET_MAX_BANDWIDTH(OPUS_BANDWIDTH_SUPERWIDEBAND)));
    // The type is fixed by the library: a size is what it gives.
    opus_int32 delay = 0;
    check(opus_encoder_ctl(get(), OPUS_GET_LOOKAHEAD(&delay)));
    if (delay != k_opus_delay) {
      throw Error(fmt::format("libopus is late by {} samples and not by {}", delay, k_opus_delay));
    }
  }

  /// The next packet borrows nothing from those before.
  void stand_alone(bool alone) {
    check(opus_encoder_ctl(get(), OPUS_SET_PREDICTION_DISABLED(alone ? 1 : 0)));
  }

  void packet(std::span<const float> sound, OpusPackets& packets) {
    std::array<unsigned char, 4000> out{}; // as opus.h recommends
    const auto size = opus_encode_float(get(), sound.data(), static_cast<int>(sound.size()), out.data(),
                                        static_cast<opus_int32>(out.size()));
    check(size);
    packets.bytes.append(reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(size));
    packets.sizes.push_back(static_cast<std::uint16_t>(size));
  }

private:
  OpusEncoder* get() { return reinterpret_cast<OpusEncoder*>(m_state.data()); }

  std::vector<std::byte> m_state;
};

/// One end of a piece, in the longest packets that it is made up of. The encoder is a copy.
OpusPackets encode_end(Encoder encoder, std::span<const float> sound, bool alone) {
  OpusPackets packets;
  for (const Sample size : {k_packet, Sample{1'920}, Sample{960}, Sample{480}, Sample{240}, k_opus_step}) {
    while (static_cast<Sample>(sound.size()) >= size) {
      encoder.stand_alone(alone && packets.sizes.empty());
      encoder.packet(sound.first(static_cast<std::size_t>(size)), packets);
      sound = sound.subspan(static_cast<std::size_t>(size));
    }
  }
  return packets;
}

void put(std::string& bytes, const OpusPackets& packets) {
  const auto number = [&bytes](std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes += static_cast<char>((value >> shift) & 0xFFU);
    }
  };
  number(static_cast<std::uint32_t>(packets.sizes.size()));
  for (const std::uint16_t size : packets.sizes) {
    number(size);
  }
  bytes += packets.bytes;
}

bool get(std::string_view& bytes, OpusPackets& packets) {
  const auto number = [&bytes](std::uint32_t& value) {
    if (bytes.size() < 4) {
      return false;
    }
    value = 0;
    for (unsigned i = 0; i < 4; ++i) {
      value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    bytes.remove_prefix(4);
    return true;
  };
  std::uint32_t count = 0;
  if (!number(count) || count > bytes.size() / 4) {
    return false;
  }
  std::size_t sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t size = 0;
    if (!number(size) || size > UINT16_MAX) {
      return false;
    }
    packets.sizes.push_back(static_cast<std::uint16_t>(size));
    sum += size;
  }
  if (sum > bytes.size()) {
    return false;
  }
  packets.bytes = bytes.substr(0, sum);
  bytes.remove_prefix(sum);
  return true;
}

} // namespace

Sample opus_length(Sample samples, int sample_rate) { return samples * k_opus_rate / sample_rate; }

Sample opus_place(Sample sample, int sample_rate) {
  const Sample step = k_opus_step * sample_rate;
  return (sample * k_opus_rate + step / 2) / step * k_opus_step;
}

SampleSpan opus_needs(int sample_rate, SampleSpan piece) {
  const Limiter limiter = make_limiter(sample_rate);
  return {piece.start - lead_of(sample_rate) - static_cast<Sample>(limiter.before()),
          piece.end + sample_rate / k_behind_over + static_cast<Sample>(limiter.after())};
}

std::string opus_settings(const OpusSettings& settings) {
  return fmt::format("opus {} {} rate {} complexity {} packet {} ceiling {}", opus_get_version_string(),
                     soxr_version(), settings.bits_per_second, settings.complexity, k_packet,
                     k_opus_ceiling_dbtp);
}

OpusPiece encode_opus(const BinaryFile& pcm, SampleSpan sound, int sample_rate, SampleSpan piece,
                      const OpusSettings& settings) {
  const SampleSpan needed = opus_needs(sample_rate, piece);
  const SampleSpan there{std::clamp(needed.start, sound.start, sound.end),
                         std::clamp(needed.end, sound.start, sound.end)};
  ResampledSound resampled(
      LimitedSound(pcm, there, sample_rate,
                   {piece.start - lead_of(sample_rate), piece.end + sample_rate / k_behind_over}),
      sample_rate);
  Encoder encoder(settings);
  OpusPackets past;
  for (Sample i = 0; i < k_primed_packets; ++i) {
    encoder.packet(resampled.next(k_packet), past);
  }
  OpusPiece made;
  if (piece.end == piece.start) {
    made.body = encode_end(encoder, resampled.next(k_opus_end), true);
    return made;
  }
  const Sample step = k_opus_step * sample_rate;
  const Sample rounded_down = (piece.end - piece.start) * k_opus_rate / step * k_opus_step;
  const Sample packets = rounded_down / k_packet;
  for (Sample i = 0; i < packets; ++i) {
    encoder.stand_alone(i == 0);
    encoder.packet(resampled.next(k_packet), made.body);
  }
  const Sample rest = rounded_down - packets * k_packet;
  const auto end = resampled.next(rest + k_opus_step);
  made.shorter = encode_end(encoder, end.first(static_cast<std::size_t>(rest)), packets == 0);
  made.longer = encode_end(encoder, end, packets == 0);
  return made;
}

std::string to_bytes(const OpusPiece& piece) {
  std::string bytes;
  for (const auto* packets : {&piece.body, &piece.shorter, &piece.longer}) {
    put(bytes, *packets);
  }
  return bytes;
}

std::optional<OpusPiece> as_opus_piece(std::string_view bytes) {
  OpusPiece piece;
  for (auto* packets : {&piece.body, &piece.shorter, &piece.longer}) {
    if (!get(bytes, *packets)) {
      return std::nullopt;
    }
  }
  return bytes.empty() ? std::optional(std::move(piece)) : std::nullopt;
}

} // namespace audiosheet::audio
