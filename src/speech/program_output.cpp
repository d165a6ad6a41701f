// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/program_output.hpp"

#include "util/error.hpp"
#include "util/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>

namespace audiosheet::speech {

namespace {

constexpr int k_most_seconds = 480;
constexpr int k_most_channels = 8;
constexpr int k_lowest_rate = 4'000;
constexpr int k_highest_rate = 192'000;

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

/// Bytes in memory as libsndfile reads a file.
struct Memory {
  std::string_view bytes;
  sf_count_t at = 0;
};

sf_count_t memory_length(void* data) {
  return static_cast<sf_count_t>(static_cast<Memory*>(data)->bytes.size());
}

sf_count_t memory_seek(sf_count_t offset, int whence, void* data) {
  auto& memory = *static_cast<Memory*>(data);
  const sf_count_t length = memory_length(data);
  const sf_count_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.at : length;
  memory.at = std::clamp<sf_count_t>(base + offset, 0, length);
  return memory.at;
}

sf_count_t memory_read(void* out, sf_count_t count, void* data) {
  auto& memory = *static_cast<Memory*>(data);
  const sf_count_t n = std::clamp<sf_count_t>(count, 0, memory_length(data) - memory.at);
  std::memcpy(out, memory.bytes.data() + memory.at, static_cast<std::size_t>(n));
  memory.at += n;
  return n;
}

sf_count_t memory_write(const void* /*bytes*/, sf_count_t /*count*/, void* /*data*/) { return 0; }
sf_count_t memory_tell(void* data) { return static_cast<Memory*>(data)->at; }

} // namespace

ProgramOutput read_sound_file(std::string_view bytes) {
  Memory memory{bytes};
  SF_VIRTUAL_IO access{memory_length, memory_seek, memory_read, memory_write, memory_tell};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, Close> file(sf_open_virtual(&access, SFM_READ, &info, &memory));
  if (!file) {
    throw Error(bytes.empty() ? "gave no sound" : "gave no sound file: is `output` right?");
  }
  if (info.channels < 1 || info.channels > k_most_channels || info.samplerate < k_lowest_rate ||
      info.samplerate > k_highest_rate) {
    throw Error(fmt::format("gave a sound file of {} channels at {} Hz", info.channels, info.samplerate));
  }
  ProgramOutput output{{}, info.samplerate};
  const auto channels = static_cast<std::size_t>(info.channels);
  const auto most = static_cast<std::size_t>(info.samplerate) * k_most_seconds;
  constexpr std::size_t k_frames = 4096;
  std::vector<float> block(k_frames * channels);
  for (auto got = sf_readf_float(file.get(), block.data(), k_frames); got > 0;
       got = sf_readf_float(file.get(), block.data(), k_frames)) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(got); ++i) {
      float sum = 0.0F;
      for (std::size_t c = 0; c < channels; ++c) {
        sum += block[i * channels + c];
      }
      output.samples.push_back(std::isfinite(sum) ? sum / static_cast<float>(channels) : 0.0F);
    }
    if (output.samples.size() > most) {
      throw Error("gave more than eight minutes of sound");
    }
  }
  return output;
}

ProgramOutput read_raw_samples(std::string_view bytes, int rate) {
  constexpr float k_full = 32768.0F;
  ProgramOutput output{std::vector<float>(bytes.size() / sizeof(std::int16_t)), rate};
  if (output.samples.empty()) {
    throw Error("gave no sound");
  }
  if (output.samples.size() > static_cast<std::size_t>(rate) * k_most_seconds) {
    throw Error("gave more than eight minutes of sound");
  }
  for (std::size_t i = 0; i < output.samples.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    const auto value =
        static_cast<std::int16_t>(static_cast<unsigned>(low) | static_cast<unsigned>(high) << 8U);
    output.samples[i] = static_cast<float>(value) / k_full;
  }
  return output;
}

std::vector<std::int16_t> speech_samples(const ProgramOutput& output, int sample_rate) {
  constexpr float k_silence = 0.005F; // -46 dB: the noise of recorded voices lies below
  constexpr float k_full = 32767.0F;
  const std::vector<float> samples = resampled(output.samples, output.rate, sample_rate);
  float peak = 0.0F;
  for (const float sample : samples) {
    peak = std::max(peak, std::abs(sample));
  }
  const auto loud = [limit = peak * k_silence](float sample) { return std::abs(sample) > limit; };
  const std::ptrdiff_t kept = sample_rate / 200;
  const auto first = std::find_if(samples.begin(), samples.end(), loud);
  const auto last = std::find_if(samples.rbegin(), samples.rend(), loud).base();
  if (first == samples.end()) {
    return {};
  }
  const auto begin = first - std::min(kept, first - samples.begin());
  const auto end = last + std::min(kept, samples.end() - last);
  std::vector<std::int16_t> out(static_cast<std::size_t>(end - begin));
  std::transform(begin, end, out.begin(), [](float sample) {
    return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * k_full));
  });
  return out;
}

} // namespace audiosheet::speech
