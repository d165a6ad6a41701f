// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace audiosheet::speech {

/// What another program gave as speech: mono samples at a rate, -1–1.
struct ProgramOutput {
  std::vector<float> samples;
  int rate = 0;
};

/// A sound file (WAV and what else libsndfile knows), mixed to mono. Throws Error when it is none, or has
/// more than eight minutes.
ProgramOutput read_sound_file(std::string_view bytes);

/// Bare 16-bit little-endian samples.
ProgramOutput read_raw_samples(std::string_view bytes, int rate);

/// At another rate as 16-bit samples, with the silence at both ends cut off. Silence is what stays 46 dB
/// below the loudest sample; 5 ms of it are kept, so that soft sounds keep their start.
std::vector<std::int16_t> speech_samples(const ProgramOutput& output, int sample_rate);

} // namespace audiosheet::speech
