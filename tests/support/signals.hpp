// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sound with known properties, and spool files of it.
#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <vector>

namespace audiosheet {

using Pcm = std::vector<std::int16_t>;

/// `amplitude` is a factor of full scale, `phase` in radians.
inline Pcm sine(int rate, double hz, double seconds, double amplitude, double phase = 0.0) {
  Pcm pcm(static_cast<std::size_t>(std::lround(seconds * rate)));
  for (std::size_t i = 0; i < pcm.size(); ++i) {
    const double angle = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / rate + phase;
    pcm[i] = static_cast<std::int16_t>(std::lround(amplitude * 32767.0 * std::sin(angle)));
  }
  return pcm;
}

/// Noise with less treble than bass whose level goes up and down, like speech; the same for the same seed.
inline Pcm noise(int rate, double seconds, double amplitude, unsigned seed = 1) {
  std::minstd_rand random(seed);
  Pcm pcm(static_cast<std::size_t>(std::lround(seconds * rate)));
  double smooth = 0.0;
  double smoother = 0.0;
  for (std::size_t i = 0; i < pcm.size(); ++i) {
    const double swell = 0.5 + 0.5 * std::sin(9.0 * static_cast<double>(i) / rate);
    const double white =
        static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max()) * 2.0 - 1.0;
    smooth += 0.4 * (white - smooth);
    smoother += 0.4 * (smooth - smoother);
    pcm[i] = static_cast<std::int16_t>(std::lround(amplitude * 32767.0 * swell * swell * 1.2 * smoother));
  }
  return pcm;
}

inline void write_pcm(const std::filesystem::path& file, const Pcm& pcm) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(pcm.data()), static_cast<std::streamsize>(pcm.size() * 2));
}

inline Pcm read_pcm(const std::filesystem::path& file) {
  Pcm pcm(std::filesystem::file_size(file) / 2);
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(pcm.data()), static_cast<std::streamsize>(pcm.size() * 2));
  return pcm;
}

} // namespace audiosheet
