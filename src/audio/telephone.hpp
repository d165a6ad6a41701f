// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace audiosheet::audio {

constexpr int k_telephone_rate = 8000;

/// Stretches of a raw 16-bit recording, one behind the other.
struct TelephoneSource {
  std::filesystem::path pcm;
  std::uint64_t pcm_head = 0; ///< bytes before the first sample
  int sample_rate = 0;
  std::vector<std::pair<Sample, Sample>> spans; ///< start and end
};

/// Where the three files go: raw µ-law, raw A-law, and the µ-law in WAVE.
struct TelephoneFiles {
  std::filesystem::path mu_law;
  std::filesystem::path a_law;
  std::filesystem::path wave;
};

struct TelephoneSound {
  Sample samples = 0; ///< at 8 kHz, a multiple of k_telephone_frame
  double level_dbov = 0.0;
  double peak_dbfs = 0.0;
  FileDigest mu_law;
  FileDigest a_law;
  FileDigest wave;
};

constexpr Sample k_telephone_frame = 160;   ///< 20 ms, what a switch sends at once
constexpr double k_telephone_level = -19.0; ///< dBov, active speech level (ITU-T P.56)
constexpr double k_telephone_peak = -3.2;   ///< dBFS before the code, whose steps are 0.3 dB wide there

/// Sound as a telephone carries it: 300–3400 Hz, 8 kHz, compressed, at the level that lines are planned for,
/// with 0.3 s of silence before (the keypad may be in the handset) and `tail_s` after. The same bytes on
/// every run. Streams through a file in `work_folder`; memory does not grow with the sound. Throws Error.
TelephoneSound write_telephone(const TelephoneSource& source, const TelephoneFiles& files, double tail_s,
                               const std::filesystem::path& work_folder);

/// The same sound as a line carries it.
struct TelephoneCodes {
  std::string mu_law;
  std::string a_law; ///< as many
};

/// Writes the files of a sound that was made before. Level and peak are not known any more.
TelephoneSound write_telephone(const TelephoneCodes& codes, const TelephoneFiles& files);

} // namespace audiosheet::audio
