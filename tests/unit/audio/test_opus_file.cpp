// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/opus_file.hpp"

#include "audio/resampler.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sndfile.hh>

using namespace audiosheet;
using namespace audiosheet::audio;

namespace {

std::vector<float> decoded(const std::filesystem::path& file) {
  SndfileHandle sound(file.string());
  CHECK(sound.samplerate() == k_opus_rate);
  CHECK(sound.channels() == 1);
  std::vector<float> samples(static_cast<std::size_t>(sound.frames()));
  sound.read(samples.data(), sound.frames());
  return samples;
}

} // namespace

TEST_CASE("Opus decodes to the recording's length, each sound in its place") {
  const TemporaryFolder folder;
  const int rate = GENERATE(16000, 22050, 48000);
  const double seconds = GENERATE(0.001, 1.0, 2.7182);
  // silence but for a burst of tone in the middle, whose place can be seen
  Pcm pcm(static_cast<std::size_t>(seconds * rate), 0);
  const Pcm burst = sine(rate, 800.0, 0.05, 0.5);
  const std::size_t at = pcm.size() / 2;
  for (std::size_t i = 0; i < burst.size() && at + i < pcm.size(); ++i) {
    pcm[at + i] = burst[i];
  }
  write_pcm(folder.path() / "pcm", pcm);
  const auto file = folder.path() / "a.opus";
  write_opus(file, rate, BinaryFile::open(folder.path() / "pcm"), 0, static_cast<Sample>(pcm.size()));
  const std::vector<float> sound = decoded(file);
  CHECK(static_cast<Sample>(sound.size()) == opus_length(static_cast<Sample>(pcm.size()), rate));
  if (seconds < 1.0) {
    return;
  }
  double energy = 0.0;
  double moment = 0.0;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double power = std::pow(static_cast<double>(sound[i]), 2);
    energy += power;
    moment += power * static_cast<double>(i) / k_opus_rate;
  }
  const double wanted = static_cast<double>(at) / rate + 0.025;
  CHECK(moment / energy == Approx(wanted).margin(0.003)); // the codec smears it
}

TEST_CASE("The same samples give the same Opus, as a stretch or alone") {
  const TemporaryFolder folder;
  const Pcm pcm = noise(22050, 3.0, 0.4);
  write_pcm(folder.path() / "pcm", pcm);
  write_pcm(folder.path() / "part", Pcm(pcm.begin() + 1000, pcm.begin() + 50'000));
  const auto encoded = [&](const std::string& source, Sample start, Sample end) {
    write_opus(folder.path() / "o", 22050, BinaryFile::open(folder.path() / source), start, end);
    return read_file(folder.path() / "o");
  };
  CHECK(encoded("pcm", 1000, 50'000) == encoded("part", 0, 49'000));
  CHECK(encoded("pcm", 0, 50'000) != encoded("pcm", 1000, 50'000));
}

TEST_CASE("Loud sound is limited before it is encoded, and keeps its peaks under a decibel of room") {
  const TemporaryFolder folder;
  Pcm pcm(3 * 22'050);
  for (std::size_t i = 0; i < pcm.size(); ++i) { // a voice: harmonics that swell four times a second
    const double t = static_cast<double>(i) / 22050;
    double sum = 0.0;
    for (int harmonic = 1; harmonic < 20; ++harmonic) {
      sum += std::cos(2.0 * std::numbers::pi * 180.0 * harmonic * t) / (1.0 + harmonic * 0.4);
    }
    const double swell = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * 4.0 * t);
    pcm[i] = static_cast<std::int16_t>(std::lround(5'000.0 * sum * swell));
  }
  write_pcm(folder.path() / "pcm", pcm);
  write_opus(folder.path() / "o", 22050, BinaryFile::open(folder.path() / "pcm"), 0,
             static_cast<Sample>(pcm.size()));
  double peak = 0.0;
  for (const float sample : decoded(folder.path() / "o")) {
    peak = std::max(peak, std::abs(static_cast<double>(sample)));
  }
  CHECK(*std::max_element(pcm.begin(), pcm.end()) > 24'000);
  CHECK(20.0 * std::log10(peak) < -1.0);
  CHECK(20.0 * std::log10(peak) > -5.0);
}

TEST_CASE("Opus that can't be written is an error that names the file, and nothing is left") {
  const TemporaryFolder folder;
  write_pcm(folder.path() / "pcm", noise(22050, 60.0, 0.4));
  const BinaryFile pcm = BinaryFile::open(folder.path() / "pcm");
  CHECK_THROWS_WITH(write_opus(folder.path() / "none/o", 22050, pcm, 0, 22050), Catch::Contains("none/o"));
  const FileSizeLimit limit(20'000);
  CHECK_THROWS_WITH(write_opus(folder.path() / "o", 22050, pcm, 0, 22050 * 60), Catch::Contains("/o: "));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "o"));
}

TEST_CASE("Resampled in blocks of any size, sound has its exact length and its tones") {
  const auto [from, to] = GENERATE(table<int, int>({{22050, 24000}, {22050, 48000}, {48000, 8000}}));
  const std::size_t block = GENERATE(1UL, 100UL, 16'384UL);
  const Pcm tone = sine(from, 500.0, 0.5, 0.5);
  Resampler resampler(from, to);
  std::vector<float> out;
  for (std::size_t at = 0; at < tone.size(); at += block) {
    const std::size_t count = std::min(block, tone.size() - at);
    std::vector<float> in(count);
    for (std::size_t i = 0; i < count; ++i) {
      in[i] = static_cast<float>(tone[at + i]) / 32768.0F;
    }
    const auto made = resampler.next(in);
    out.insert(out.end(), made.begin(), made.end());
  }
  const auto rest = resampler.rest();
  out.insert(out.end(), rest.begin(), rest.end());
  REQUIRE(out.size() == static_cast<std::size_t>(to) / 2);
  double error = 0.0;
  for (std::size_t i = 200; i + 200 < out.size(); ++i) {
    const double wanted = 0.5 * std::sin(2.0 * std::numbers::pi * 500.0 * static_cast<double>(i) / to);
    error = std::max(error, std::abs(static_cast<double>(out[i]) - wanted));
  }
  CHECK(error < 0.001);
}
