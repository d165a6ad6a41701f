// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/clip.hpp"

#include "util/error.hpp"
#include "util/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>

namespace audiosheet::audio {

namespace {

constexpr int k_most_channels = 32;
constexpr int k_lowest_rate = 1'000;
constexpr int k_highest_rate = 768'000;

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

[[noreturn]] void fail(const Clip& clip, std::string_view problem) {
  throw Error(fmt::format("{}: {}", clip.file.string(), problem));
}

std::int64_t frames_in(milliseconds time, int rate) { return time.count() * rate / 1000; }

/// The frames between the clip's ends, at the file's own rate, mixed to mono.
std::vector<float> read_mono(const Clip& clip, int& rate) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, Close> file(sf_open(clip.file.c_str(), SFM_READ, &info));
  if (!file) {
    fail(clip, fmt::format("can't be played: {}", sf_strerror(nullptr)));
  }
  if (info.channels < 1 || info.channels > k_most_channels || info.samplerate < k_lowest_rate ||
      info.samplerate > k_highest_rate) {
    fail(clip, fmt::format("can't be played: {} channels at {} Hz", info.channels, info.samplerate));
  }
  rate = info.samplerate;
  const std::int64_t end = clip.end ? frames_in(*clip.end, rate) : info.frames;
  // A file's header may claim any length: what is really there is read, up to the limit.
  const std::int64_t longest = frames_in(k_longest_clip, rate);
  std::int64_t skip = frames_in(clip.begin, rate);
  std::int64_t left = std::min(end - skip, longest + 1);
  const auto channels = static_cast<std::size_t>(info.channels);
  constexpr std::size_t k_frames = 4096;
  std::vector<float> block(k_frames * channels);
  std::vector<float> mono;
  while (left > 0) {
    const auto got = sf_readf_float(file.get(), block.data(), k_frames);
    if (got <= 0) {
      break;
    }
    for (std::int64_t i = std::min<std::int64_t>(skip, got); i < got && left > 0; ++i, --left) {
      float sum = 0.0F;
      for (std::size_t c = 0; c < channels; ++c) {
        sum += block[static_cast<std::size_t>(i) * channels + c];
      }
      mono.push_back(std::isfinite(sum) ? sum / static_cast<float>(channels) : 0.0F);
    }
    skip -= std::min<std::int64_t>(skip, got);
  }
  if (static_cast<std::int64_t>(mono.size()) > longest) {
    fail(clip, "plays for more than 30 minutes");
  }
  return mono;
}

std::int16_t to_sample(float value) {
  constexpr float k_full = 32767.0F;
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * k_full));
}

} // namespace

std::vector<std::int16_t> read_clip(const Clip& clip, int sample_rate) {
  constexpr double k_slowest = 0.1;
  constexpr double k_fastest = 10.0;
  int rate = sample_rate;
  const std::vector<float> mono = read_mono(clip, rate);
  const std::vector<float> once =
      resampled(mono, rate * std::clamp(clip.speed, k_slowest, k_fastest), sample_rate);
  double total = std::round(static_cast<double>(once.size()) * clip.repeat);
  if (clip.repeat_duration.count() > 0) {
    total = std::min(total, static_cast<double>(frames_in(clip.repeat_duration, sample_rate)));
  }
  if (total > static_cast<double>(frames_in(k_longest_clip, sample_rate))) {
    fail(clip, "plays for more than 30 minutes");
  }
  std::vector<std::int16_t> samples(static_cast<std::size_t>(total));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i] = to_sample(once[i % once.size()]);
  }
  return samples;
}

} // namespace audiosheet::audio
