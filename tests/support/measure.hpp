// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a listener hears, in figures. Simple on purpose and independent of src/audio, whose work it judges.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace audiosheet {

using Samples = std::span<const std::int16_t>;

inline std::vector<double> frame_rms(Samples samples, std::size_t frame) {
  std::vector<double> out;
  for (std::size_t i = 0; i + frame <= samples.size(); i += frame) {
    double sum = 0.0;
    for (std::size_t k = i; k < i + frame; ++k) {
      sum += std::pow(samples[k] / 32768.0, 2);
    }
    out.push_back(std::sqrt(sum / static_cast<double>(frame)));
  }
  return out;
}

/// Mean power of the 20 ms frames within 35 dB of the loudest, dB: not ITU-T P.56, but within 1.5 dB of it on
/// speech.
inline double speech_level_db(std::span<const double> sound, int rate) {
  const auto frame = static_cast<std::size_t>(rate / 50);
  std::vector<double> powers;
  for (std::size_t at = 0; at + frame <= sound.size(); at += frame) {
    const auto part = sound.subspan(at, frame);
    powers.push_back(std::inner_product(part.begin(), part.end(), part.begin(), 0.0) /
                     static_cast<double>(frame));
  }
  const double floor = *std::max_element(powers.begin(), powers.end()) * std::pow(10.0, -3.5);
  double sum = 0.0;
  int count = 0;
  for (const double power : powers) {
    sum += power > floor ? power : 0.0;
    count += power > floor ? 1 : 0;
  }
  return 10.0 * std::log10(std::max(sum / count, 1e-12));
}

/// Level of the 10 ms frames within 30 dB of the loudest one, dBFS.
inline double active_level_db(Samples samples, int rate) {
  const auto frames = frame_rms(samples, static_cast<std::size_t>(rate / 100));
  const double loudest = *std::max_element(frames.begin(), frames.end());
  double sum = 0.0;
  std::size_t count = 0;
  for (const double rms : frames) {
    if (rms >= loudest * std::pow(10.0, -30.0 / 20.0)) {
      sum += rms * rms;
      ++count;
    }
  }
  return 10.0 * std::log10(sum / static_cast<double>(count));
}

/// Median fundamental frequency of the voiced 40 ms frames, Hz, by autocorrelation between 60 and 400 Hz.
inline double median_pitch_hz(Samples samples, int rate) {
  const auto length = static_cast<std::size_t>(rate * 40 / 1000);
  const auto shortest = static_cast<std::size_t>(rate / 400);
  const auto longest = static_cast<std::size_t>(rate / 60);
  std::vector<double> pitches;
  for (std::size_t at = 0; at + length + longest < samples.size(); at += length) {
    const auto product = [&](std::size_t lag) {
      double sum = 0.0;
      for (std::size_t i = at; i < at + length; ++i) {
        sum += static_cast<double>(samples[i]) * samples[i + lag];
      }
      return sum;
    };
    const double power = product(0);
    if (power < static_cast<double>(length) * 400.0 * 400.0) {
      continue;
    }
    std::size_t best = shortest;
    double most = 0.0;
    for (std::size_t lag = shortest; lag <= longest; ++lag) {
      const double now = product(lag);
      if (now > most * 1.05) { // the shortest period that is about as good as any
        most = now;
        best = lag;
      }
    }
    if (most > 0.6 * power) {
      pitches.push_back(static_cast<double>(rate) / static_cast<double>(best));
    }
  }
  if (pitches.empty()) {
    return 0.0;
  }
  std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2),
                   pitches.end());
  return pitches[pitches.size() / 2];
}

/// Share of the energy of a signal's loudest 46 ms in its four strongest partials: near 1 for tones, about
/// 0.6 for speech. A plain Fourier sum over a grid of 10 Hz.
inline double tone_share(Samples samples, int rate) {
  const auto length = std::min<std::size_t>(static_cast<std::size_t>(rate * 46 / 1000), samples.size());
  constexpr double k_pi = 3.14159265358979323846;
  const auto frames = frame_rms(samples, length);
  const auto loudest = std::max_element(frames.begin(), frames.end()) - frames.begin();
  const std::size_t at = static_cast<std::size_t>(loudest) * length;
  std::vector<double> power;
  for (double frequency = 50.0; frequency < 5000.0; frequency += 10.0) {
    double re = 0.0;
    double im = 0.0;
    for (std::size_t i = 0; i < length; ++i) {
      const double window =
          0.5 - 0.5 * std::cos(2 * k_pi * static_cast<double>(i) / static_cast<double>(length));
      const double angle = 2 * k_pi * frequency * static_cast<double>(i) / rate;
      re += window * samples[at + i] * std::cos(angle);
      im += window * samples[at + i] * std::sin(angle);
    }
    power.push_back(re * re + im * im);
  }
  const double total = std::accumulate(power.begin(), power.end(), 0.0);
  double taken = 0.0;
  for (int n = 0; n < 4; ++n) {
    const auto peak = std::max_element(power.begin(), power.end()) - power.begin();
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, peak - 5);
         i <= peak + 5 && i < static_cast<std::ptrdiff_t>(power.size()); ++i) {
      taken += power[static_cast<std::size_t>(i)];
      power[static_cast<std::size_t>(i)] = 0.0;
    }
  }
  return total > 0.0 ? taken / total : 0.0;
}

} // namespace audiosheet
