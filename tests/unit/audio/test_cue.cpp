// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/cue.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <span>

using namespace audiosheet;
using namespace audiosheet::audio;

namespace {

constexpr int k_rate = 22050;

/// Amplitude of one frequency, full scale 1.
double strength(std::span<const std::int16_t> wave, double hz) {
  double re = 0.0;
  double im = 0.0;
  for (std::size_t i = 0; i < wave.size(); ++i) {
    const double angle = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / k_rate;
    re += wave[i] * std::cos(angle);
    im += wave[i] * std::sin(angle);
  }
  return 2.0 * std::hypot(re, im) / static_cast<double>(wave.size()) / 32768.0;
}

int largest(std::span<const std::int16_t> wave) {
  int most = 0;
  for (const int sample : wave) {
    most = std::max(most, std::abs(sample));
  }
  return most;
}

} // namespace

TEST_CASE("A cue is as long as its tones, whatever the rate") {
  const CuePattern cue{{{500, milliseconds{33}}, {0, milliseconds{33}}, {700, milliseconds{34}}}, -6};
  CHECK(cue_samples(cue, 22050) == 2205);
  CHECK(cue_samples(cue, 16000) == 1600);
  CHECK(cue_wave(cue, 22050).size() == 2205);
  CHECK(cue_samples({}, 22050) == 0);
  CHECK(cue_wave({}, 22050).empty());
  CHECK(cue_wave({{{500, milliseconds{0}}}, -6}, 22050).empty());
}

TEST_CASE("A tone is a sine with its octave, at its level, steady, and silent where it says") {
  const CuePattern cue{{{500, milliseconds{200}}, {0, milliseconds{100}}, {600, milliseconds{200}}}, -12};
  const auto wave = cue_wave(cue, k_rate);
  const auto part = [&](double from, double to) {
    return std::span(wave).subspan(static_cast<std::size_t>(from * k_rate),
                                   static_cast<std::size_t>((to - from) * k_rate));
  };
  CHECK(strength(part(0.02, 0.18), 500) == Approx(0.75 * 0.2512).epsilon(0.02));
  CHECK(strength(part(0.02, 0.18), 1000) == Approx(0.25 * 0.2512).epsilon(0.02));
  CHECK(strength(part(0.02, 0.1), 500) == Approx(strength(part(0.1, 0.18), 500)).epsilon(0.01));
  CHECK(strength(part(0.32, 0.48), 500) < 0.005);
  CHECK(largest(part(0.2, 0.3)) == 0);
  CHECK(largest(wave) <= 0.2512 * 32768);
}

TEST_CASE("A tone begins and ends without a click") {
  const double hz = GENERATE(392.0, 523.25, 1046.5);
  const auto wave = cue_wave({{{hz, milliseconds{137}}}, -6}, k_rate);
  REQUIRE(wave.size() > 1000);
  CHECK(wave.front() == 0);
  CHECK(std::abs(wave.back()) < 8);
  // the first and last 2 ms rise slowly
  CHECK(largest(std::span(wave).first(44)) < 0.12 * largest(wave));
  CHECK(largest(std::span(wave).last(44)) < 0.12 * largest(wave));
}

TEST_CASE("Partials that the rate can't carry are left out, and no level overflows") {
  const auto wave = cue_wave({{{7000, milliseconds{50}}}, 20.0}, 16000);
  CHECK(largest(wave) <= 32767);
  CHECK(largest(cue_wave({{{9000, milliseconds{50}}}, -6}, 16000)) == 0);
}

TEST_CASE("The cues of the default profile are short, unlike one another, and no telephone keys") {
  const Profile profile = load_profile(AUDIOSHEET_SOURCE_DIR "/voices/clear-english.toml");
  constexpr std::array k_warnings{"danger", "warning", "caution", "important"};
  for (const std::string name : k_warnings) {
    CHECK(profile.cues.count(name) == 1);
    CHECK(profile.cues.count(name + "-end") == 1);
  }
  std::set<std::vector<double>> seen;
  for (const auto& [name, cue] : profile.cues) {
    INFO(name);
    const auto seconds = static_cast<double>(cue_samples(cue, k_rate)) / k_rate;
    CHECK(seconds >= 0.15);
    CHECK(seconds <= 1.5);
    std::vector<double> pitches;
    for (const Tone& tone : cue.tones) {
      CHECK((tone.frequency_hz == 0.0 || tone.frequency_hz >= 300.0)); // what a telephone carries
      CHECK((tone.frequency_hz < 662.0 || tone.frequency_hz > 862.0));
      pitches.push_back(tone.frequency_hz);
    }
    if (std::find(k_warnings.begin(), k_warnings.end(), name) != k_warnings.end()) {
      CHECK(seen.insert(pitches).second);
    }
  }
}
