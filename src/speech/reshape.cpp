// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/reshape.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sonic.h>

namespace audiosheet::speech {

namespace {

struct StreamDeleter {
  void operator()(sonicStreamStruct* stream) const { sonicDestroyStream(stream); }
};
using Stream = std::unique_ptr<sonicStreamStruct, StreamDeleter>;

constexpr std::size_t k_block = 256;

/// Runs the samples through Sonic; `prepare` is called before each block with the place of its first sample.
template <typename Prepare>
Samples through_sonic(const Samples& samples, int sample_rate, const Prepare& prepare) {
  const Stream stream(sonicCreateStream(sample_rate, 1));
  if (!stream) {
    throw Error("out of memory while reshaping speech");
  }
  sonicSetQuality(stream.get(), 1);
  Samples out;
  Samples block(k_block);
  const auto take = [&] {
    for (int n = sonicReadShortFromStream(stream.get(), block.data(), static_cast<int>(block.size())); n > 0;
         n = sonicReadShortFromStream(stream.get(), block.data(), static_cast<int>(block.size()))) {
      out.insert(out.end(), block.begin(), block.begin() + n);
    }
  };
  for (std::size_t at = 0; at < samples.size(); at += k_block) {
    const std::size_t count = std::min(k_block, samples.size() - at);
    prepare(stream.get(), at);
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(at), count, block.begin());
    if (sonicWriteShortToStream(stream.get(), block.data(), static_cast<int>(count)) == 0) {
      throw Error("out of memory while reshaping speech");
    }
    take();
  }
  sonicFlushStream(stream.get());
  take();
  return out;
}

/// Between the samples, by a cubic through four of them (Catmull-Rom).
double sample_at(const Samples& samples, double place) {
  const auto last = static_cast<std::ptrdiff_t>(samples.size()) - 1;
  const auto left = static_cast<std::ptrdiff_t>(place);
  const double t = place - static_cast<double>(left);
  const auto at = [&](std::ptrdiff_t i) {
    return static_cast<double>(samples[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))]);
  };
  const double a = at(left - 1);
  const double b = at(left);
  const double c = at(left + 1);
  const double d = at(left + 2);
  return b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)));
}

/// Reads the samples at a changing rate; `factors` has the rate at each sample that comes out.
Samples read_at_rate(const Samples& samples, const std::function<double(double)>& rate,
                     std::vector<float>& factors) {
  constexpr double k_lowest = 0.25;
  constexpr double k_highest = 4.0;
  Samples out;
  const auto length = static_cast<double>(samples.size());
  for (double place = 0.0; place < length;) {
    const double value = sample_at(samples, place);
    out.push_back(static_cast<std::int16_t>(std::lround(std::clamp(value, -32768.0, 32767.0))));
    const double factor = rate(place / length);
    const double step = std::isfinite(factor) ? std::clamp(factor, k_lowest, k_highest) : 1.0;
    factors.push_back(static_cast<float>(step));
    place += step;
  }
  return out;
}

/// One third of the rate is enough to hear pitch.
std::vector<float> thinned(const Samples& samples) {
  constexpr std::size_t k_thin = 3;
  std::vector<float> out(samples.size() / k_thin);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<float>(samples[3 * i] + samples[3 * i + 1] + samples[3 * i + 2]) / 3.0F;
  }
  return out;
}

/// Sums of squares up to each sample: the energy of any window is a difference.
std::vector<double> energies(const std::vector<float>& samples) {
  std::vector<double> sums(samples.size() + 1);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    sums[i + 1] = sums[i] + static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
  }
  return sums;
}

/// The lag at which a window is most like itself, between samples; 0 when it isn't voiced.
double period_at(const std::vector<float>& samples, const std::vector<double>& sums, std::size_t at,
                 std::size_t window, std::size_t shortest, std::size_t longest) {
  constexpr double k_voiced = 0.85;
  constexpr double k_as_good = 0.95; // the first of several peaks: no octave lower
  constexpr double k_quiet = 500.0 * 500.0;
  const double own = sums[at + window] - sums[at];
  if (own < k_quiet * static_cast<double>(window)) {
    return 0.0;
  }
  std::vector<double> likeness(longest + 2, 0.0);
  for (std::size_t lag = shortest - 1; lag <= longest + 1; ++lag) {
    float both = 0.0F;
    for (std::size_t i = at; i < at + window; ++i) {
      both += samples[i] * samples[i + lag];
    }
    const double other = sums[at + lag + window] - sums[at + lag];
    likeness[lag] = static_cast<double>(both) / std::sqrt(own * other + 1.0);
  }
  const double best =
      *std::max_element(likeness.begin() + static_cast<std::ptrdiff_t>(shortest), likeness.end() - 1);
  for (std::size_t lag = shortest; best > k_voiced && lag <= longest; ++lag) {
    const double here = likeness[lag];
    const double before = likeness[lag - 1];
    const double after = likeness[lag + 1];
    if (here > k_as_good * best && here >= before && here >= after) {
      const double curve = before - 2.0 * here + after;
      return static_cast<double>(lag) + (curve < 0.0 ? (before - after) / (2.0 * curve) : 0.0);
    }
  }
  return 0.0;
}

} // namespace

double median_pitch(const Samples& samples, int sample_rate) {
  const auto thin = thinned(samples);
  const double rate = sample_rate / 3.0;
  const auto count = [rate](double seconds) { return static_cast<std::size_t>(rate * seconds); };
  const std::size_t window = count(0.04);
  const std::size_t shortest = count(1.0 / 600.0);
  const std::size_t longest = count(1.0 / 45.0);
  const auto sums = energies(thin);
  std::vector<double> periods;
  for (std::size_t at = 0; at + window + longest + 1 <= thin.size(); at += window / 2) {
    const double period = period_at(thin, sums, at, window, shortest, longest);
    if (period > 0.0) {
      periods.push_back(period);
    }
  }
  if (periods.empty()) {
    return 0.0;
  }
  const auto middle = periods.begin() + static_cast<std::ptrdiff_t>(periods.size() / 2);
  std::nth_element(periods.begin(), middle, periods.end());
  return rate / *middle;
}

Samples stretched(const Samples& samples, int sample_rate, std::size_t length) {
  if (samples.empty() || length == 0 || length == samples.size()) {
    Samples out = samples;
    out.resize(length);
    return out;
  }
  constexpr std::size_t k_fastest = 8;
  constexpr std::size_t k_slowest = 10;
  length = std::max(length, samples.size() / k_fastest);
  const double spoken = static_cast<double>(std::min(length, samples.size() * k_slowest));
  const auto speed = static_cast<float>(static_cast<double>(samples.size()) / spoken);
  Samples out = through_sonic(samples, sample_rate, [speed](sonicStream stream, std::size_t /*at*/) {
    sonicSetSpeed(stream, speed);
  });
  out.resize(length); // Sonic is off by a pitch period or so
  return out;
}

Samples bent(const Samples& samples, int sample_rate, const std::function<double(double)>& factor) {
  // Sonic can't change its own pitch on the way. So: read at a changing rate, which moves pitch and time;
  // then stretch the time back.
  std::vector<float> factors;
  const Samples moved = read_at_rate(samples, factor, factors);
  Samples out = through_sonic(moved, sample_rate, [&factors](sonicStream stream, std::size_t at) {
    sonicSetSpeed(stream, 1.0F / factors[at]);
  });
  out.resize(samples.size());
  return out;
}

} // namespace audiosheet::speech
