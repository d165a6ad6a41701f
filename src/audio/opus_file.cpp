// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/opus_file.hpp"

#include "audio/limiter.hpp"
#include "audio/resampler.hpp"
#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <memory>
#include <opus/opusenc.h>
#include <vector>

namespace audiosheet::audio {

namespace {

constexpr int k_encoded_rate = k_opus_rate; // else the library resamples once more
constexpr std::size_t k_block = 16'384;

struct Forget {
  void operator()(OggOpusEnc* encoder) const { ope_encoder_destroy(encoder); }
  void operator()(OggOpusComments* comments) const { ope_comments_destroy(comments); }
};

/// Where the encoder's pages go. An exception must not travel through C: it is kept and thrown later.
struct Sink {
  BinaryFile file;
  std::uint64_t size = 0;
  std::exception_ptr failure;

  static int write(void* self, const unsigned char* data, opus_int32 count) {
    auto& sink = *static_cast<Sink*>(self);
    try {
      const auto bytes = std::as_bytes(std::span(data, static_cast<std::size_t>(count)));
      sink.file.write_at(sink.size, bytes);
      sink.size += bytes.size();
      return 0;
    } catch (...) {
      sink.failure = std::current_exception();
      return 1;
    }
  }
  static int close(void* /*self*/) { return 0; }
};

class Encoder {
public:
  Encoder(const std::filesystem::path& file, const OpusSettings& settings)
      : m_name(file.string()), m_sink{.file = BinaryFile::create(file)} {
    const OpusEncCallbacks callbacks{Sink::write, Sink::close};
    m_comments.reset(ope_comments_create());
    int error = OPE_OK;
    m_encoder.reset(
        ope_encoder_create_callbacks(&callbacks, &m_sink, m_comments.get(), k_encoded_rate, 1, 0, &error));
    check(error);
    // A stream's number need only differ from its neighbours' in one file: there are none.
    constexpr opus_int32 k_serial = 1;
    set(OPE_SET_SERIALNO_REQUEST, k_serial);
    set(OPUS_SET_BITRATE_REQUEST, settings.bits_per_second);
    // Nobody waits for these packets: the longest cost the least.
    set(OPUS_SET_EXPERT_FRAME_DURATION_REQUEST, OPUS_FRAMESIZE_60_MS);
    set(OPUS_SET_COMPLEXITY_REQUEST, settings.complexity);
    set(OPUS_SET_VBR_CONSTRAINT_REQUEST, 1); // else speech takes half as much again as was asked for
    // "Music" keeps it to the transform codec: with the speech codec decoded peaks rise by 2 dB, and by 6 in
    // one widespread decoder.
    set(OPUS_SET_SIGNAL_REQUEST, OPUS_SIGNAL_MUSIC);
    set(OPUS_SET_MAX_BANDWIDTH_REQUEST, OPUS_BANDWIDTH_SUPERWIDEBAND);
  }

  void write(std::span<const float> sound) {
    check(ope_encoder_write_float(m_encoder.get(), sound.data(), static_cast<int>(sound.size())));
  }

  void finish() {
    check(ope_encoder_drain(m_encoder.get()));
    m_encoder.reset();
    m_sink.file.close();
  }

private:
  void set(int request, opus_int32 value) { check(ope_encoder_ctl(m_encoder.get(), request, value)); }

  void check(int error) const {
    if (m_sink.failure) {
      std::rethrow_exception(m_sink.failure);
    }
    if (error != OPE_OK) {
      throw Error(fmt::format("{}: can't be encoded as Opus: {}", m_name, ope_strerror(error)));
    }
  }

  std::string m_name;
  Sink m_sink;
  std::unique_ptr<OggOpusComments, Forget> m_comments;
  std::unique_ptr<OggOpusEnc, Forget> m_encoder;
};

/// The recording's sound, stretch by stretch, under the ceiling.
class LimitedSound {
public:
  LimitedSound(const BinaryFile& pcm, int sample_rate, Sample start, Sample end)
      : m_pcm(pcm),
        m_start(start),
        m_end(end),
        m_at(start),
        m_limiter(sample_rate, static_cast<float>(std::pow(10.0, k_opus_ceiling_dbtp / 20.0))),
        m_sound(m_limiter.before() + k_block + m_limiter.after()) {}

  /// Empty at the end. Valid until the next call.
  std::span<const float> next() {
    if (m_at >= m_end) {
      return {};
    }
    const auto before = static_cast<Sample>(m_limiter.before());
    read(m_at - before);
    m_limiter.limit(m_sound, m_scratch);
    const Sample count = std::min<Sample>(k_block, m_end - m_at);
    m_at += count;
    return std::span(m_sound).subspan(m_limiter.before(), static_cast<std::size_t>(count));
  }

private:
  /// Fills the buffer from a sample on; before and behind the stretch is silence.
  void read(Sample from) {
    constexpr std::uint64_t k_sample_bytes = 2;
    constexpr float k_full = 32768.0F;
    constexpr float k_made_up = 1.05F; // about what the limiter takes of the loudness of speech
    const Sample first = std::max(from, m_start);
    const Sample last = std::min(from + static_cast<Sample>(m_sound.size()), m_end);
    m_raw.resize(static_cast<std::size_t>(last - first));
    m_pcm.read_at(static_cast<std::uint64_t>(first) * k_sample_bytes,
                  std::as_writable_bytes(std::span(m_raw)));
    std::fill(m_sound.begin(), m_sound.end(), 0.0F);
    std::transform(m_raw.begin(), m_raw.end(), m_sound.begin() + (first - from),
                   [](std::int16_t sample) { return static_cast<float>(sample) * (k_made_up / k_full); });
  }

  const BinaryFile& m_pcm;
  Sample m_start;
  Sample m_end;
  Sample m_at;
  Limiter m_limiter;
  Limiter::Scratch m_scratch;
  std::vector<float> m_sound;
  std::vector<std::int16_t> m_raw;
};

void encode(Encoder& encoder, int sample_rate, const BinaryFile& pcm, Sample start, Sample end) {
  LimitedSound sound(pcm, sample_rate, start, end);
  Resampler resampler(sample_rate, k_encoded_rate);
  for (auto block = sound.next(); !block.empty(); block = sound.next()) {
    stop_if_interrupted();
    encoder.write(resampler.next(block));
  }
  encoder.write(resampler.rest());
  encoder.finish();
}

} // namespace

Sample opus_length(Sample samples, int sample_rate) {
  return (samples * k_encoded_rate + sample_rate / 2) / sample_rate * (k_opus_rate / k_encoded_rate);
}

void write_opus(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, const OpusSettings& settings) {
  try {
    Encoder encoder(file, settings);
    encode(encoder, sample_rate, pcm, start, end);
  } catch (...) {
    discard(file);
    throw;
  }
}

} // namespace audiosheet::audio
