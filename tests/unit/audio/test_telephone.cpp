// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/telephone.hpp"

#include "audio/band_pass.hpp"
#include "audio/dtmf.hpp"
#include "audio/dynamics.hpp"
#include "audio/g711.hpp"
#include "audio/key_guard.hpp"
#include "audio/speech_level.hpp"
#include "support/catch.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <tuple>

using namespace audiosheet;
using namespace audiosheet::audio;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int k_rate = 8000;

std::vector<float> tone(double hz, double seconds, double amplitude) {
  std::vector<float> out(static_cast<std::size_t>(std::lround(seconds * k_rate)));
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<float>(amplitude *
                                std::sin(2.0 * std::numbers::pi * hz * static_cast<double>(i) / k_rate));
  }
  return out;
}

double level_of(const std::vector<float>& sound) {
  SpeechLevel level(k_rate);
  level.add(sound);
  return level.level_dbov();
}

double decibels(double power) { return 10.0 * std::log10(power); }

/// Talk spurts of a tone with silence between.
std::vector<float> spurts(double on_s, double off_s, int count, double amplitude) {
  std::vector<float> out;
  for (int n = 0; n < count; ++n) {
    const auto on = tone(500.0, on_s, amplitude);
    out.insert(out.end(), on.begin(), on.end());
    out.insert(out.end(), static_cast<std::size_t>(std::lround(off_s * k_rate)), 0.0F);
  }
  return out;
}

std::vector<float> decoded(const std::filesystem::path& file, std::int16_t (*law)(std::uint8_t)) {
  std::vector<float> out;
  for (const char c : read_file(file)) {
    out.push_back(static_cast<float>(law(static_cast<std::uint8_t>(c))) / 32768.0F);
  }
  return out;
}

/// Energy below 150 Hz or above 3700 Hz, in dB of all, by a plain Fourier sum over the loudest second.
double out_of_band_db(const std::vector<float>& sound) {
  const std::size_t size = std::min<std::size_t>(sound.size(), 8000);
  double inside = 0.0;
  double outside = 0.0;
  for (double hz = 5.0; hz < 4000.0; hz += 5.0) {
    std::complex<double> sum = 0.0;
    const std::complex<double> turn = std::polar(1.0, -2.0 * std::numbers::pi * hz / k_rate);
    std::complex<double> at = 1.0;
    for (std::size_t i = 0; i < size; ++i) {
      sum += static_cast<double>(sound[i]) * at;
      at *= turn;
    }
    (hz < 150.0 || hz > 3700.0 ? outside : inside) += std::norm(sum);
  }
  return decibels(outside / (inside + outside));
}

struct Written {
  TelephoneSound sound;
  std::vector<float> mu_law;
  std::vector<float> a_law;
  std::string wave;
};

Written written(const Pcm& pcm, const TemporaryFolder& folder, int rate = 22050) {
  write_pcm(folder.path() / "pcm", pcm);
  const TelephoneSource source{folder.path() / "pcm", 0, rate, {{0, static_cast<Sample>(pcm.size())}}};
  const TelephoneFiles files{folder.path() / "x.ulaw", folder.path() / "x.alaw", folder.path() / "x.wav"};
  Written made;
  made.sound = write_telephone(source, files, 0.2, folder.path());
  made.mu_law = decoded(files.mu_law, from_mu_law);
  made.a_law = decoded(files.a_law, from_a_law);
  made.wave = read_file(files.wave);
  CHECK(made.sound.mu_law.sha256 == sha256_file(files.mu_law));
  CHECK(made.sound.wave.bytes == made.wave.size());
  return made;
}

std::size_t first_loud(const std::vector<float>& sound) {
  const float floor = std::pow(10.0F, -45.0F / 20.0F);
  return static_cast<std::size_t>(std::ranges::find_if(sound, [&](float x) { return std::abs(x) > floor; }) -
                                  sound.begin());
}

} // namespace

TEST_CASE("G.711 µ-law gives the codes of the standard's table", "[telephone]") {
  // Table 2a/2b of G.711: decision and output values at 14 bits, times four
  auto [sample, code, back] = GENERATE(table<int, int, int>({{0, 0xFF, 0},
                                                             {-1, 0x7F, 0},
                                                             {8, 0xFE, 8},
                                                             {-8, 0x7E, -8},
                                                             {124, 0xEF, 132},
                                                             {4191, 0xAF, 4092},
                                                             {8031 * 4, 0x80, 8031 * 4},
                                                             {32767, 0x80, 8031 * 4},
                                                             {-32768, 0x00, -8031 * 4}}));
  CAPTURE(sample);
  CHECK(int{to_mu_law(static_cast<std::int16_t>(sample))} == code);
  CHECK(int{from_mu_law(static_cast<std::uint8_t>(code))} == back);
}

TEST_CASE("G.711 A-law gives the codes of the standard's table", "[telephone]") {
  auto [sample, code, back] = GENERATE(table<int, int, int>({{0, 0xD5, 8},
                                                             {-1, 0x55, -8},
                                                             {16, 0xD4, 24},
                                                             {-17, 0x54, -24},
                                                             {512, 0xF5, 528},
                                                             {32767, 0xAA, 32256},
                                                             {-32768, 0x2A, -32256}}));
  CAPTURE(sample);
  CHECK(int{to_a_law(static_cast<std::int16_t>(sample))} == code);
  CHECK(int{from_a_law(static_cast<std::uint8_t>(code))} == back);
}

TEST_CASE("Every code of G.711 survives decoding and coding", "[telephone]") {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    CHECK(to_a_law(from_a_law(byte)) == byte);
    if (byte != 0x7F) { // minus nothing is nothing
      CHECK(to_mu_law(from_mu_law(byte)) == byte);
    }
  }
}

TEST_CASE("G.711 is within half a step of every sample", "[telephone]") {
  for (int sample = -32768; sample <= 32767; sample += 7) {
    const auto exact = static_cast<std::int16_t>(sample);
    const int size = std::abs(sample);
    const int allowed = std::max(16, size / 31 + 8) + (size > 32124 ? 650 : 0);
    CHECK(std::abs(from_mu_law(to_mu_law(exact)) - sample) <= allowed);
    CHECK(std::abs(from_a_law(to_a_law(exact)) - sample) <= allowed);
  }
}

TEST_CASE("The active level of a steady tone is its power", "[telephone]") {
  const double amplitude = GENERATE(0.5, 0.1, 0.02);
  CHECK_THAT(level_of(tone(1000.0, 8.0, amplitude)), WithinAbs(decibels(amplitude * amplitude / 2.0), 0.1));
}

TEST_CASE("Pauses do not count, gaps inside speech do", "[telephone]") {
  const double power = decibels(0.2 * 0.2 / 2.0);
  SECTION("long silence behind it changes nothing but the activity") {
    auto sound = tone(500.0, 4.0, 0.2);
    sound.insert(sound.end(), 12 * k_rate, 0.0F);
    SpeechLevel level(k_rate);
    level.add(sound);
    CHECK_THAT(level.level_dbov(), WithinAbs(power, 0.5));
    CHECK_THAT(level.activity(), WithinAbs(4.3 / 16.0, 0.02)); // with the hangover of 0.2 s
  }
  SECTION("gaps of 0.1 s are shorter than the hangover: activity 1, level of the mean power") {
    CHECK_THAT(level_of(spurts(0.3, 0.1, 20, 0.2)), WithinAbs(power + decibels(0.75), 0.15));
  }
  SECTION("of gaps of 1 s the hangover and the envelope's fall count") {
    CHECK_THAT(level_of(spurts(1.0, 1.0, 8, 0.2)), WithinAbs(power + decibels(1.0 / 1.3), 0.25));
  }
  SECTION("10 dB more is 10 dB more") {
    CHECK_THAT(level_of(spurts(0.7, 0.5, 8, 0.3)) - level_of(spurts(0.7, 0.5, 8, 0.3 / std::sqrt(10.0))),
               WithinAbs(10.0, 0.15));
  }
  SECTION("silence has no level") {
    CHECK(level_of(std::vector<float>(k_rate, 0.0F)) == SpeechLevel::k_none);
    CHECK(level_of({}) == SpeechLevel::k_none);
  }
}

TEST_CASE("The level does not depend on how the sound is cut into pieces", "[telephone]") {
  const auto sound = spurts(0.4, 0.3, 10, 0.3);
  SpeechLevel level(k_rate);
  for (std::size_t i = 0; i < sound.size(); i += 777) {
    level.add(std::span(sound).subspan(i, std::min<std::size_t>(777, sound.size() - i)));
  }
  CHECK(level.level_dbov() == level_of(sound));
}

TEST_CASE("The band-pass lets the line's band through and nothing else", "[telephone]") {
  auto [hz, low_db, high_db] = GENERATE(table<double, double, double>({{60.0, -200.0, -55.0},
                                                                       {140.0, -200.0, -50.0},
                                                                       {310.0, -1.0, 0.1},
                                                                       {1000.0, -0.1, 0.1},
                                                                       {3400.0, -1.0, 0.1},
                                                                       {3700.0, -200.0, -50.0}}));
  CAPTURE(hz);
  auto sound = tone(hz, 1.0, 0.5);
  BandPass band;
  band.filter(std::span(sound).first(3000));
  band.filter(std::span(sound).subspan(3000));
  double energy = 0.0;
  for (std::size_t i = 1000; i < 7000; ++i) {
    energy += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
  }
  const double gain_db = decibels(energy / 6000.0 / 0.125 + 1e-20);
  CHECK(gain_db >= low_db);
  CHECK(gain_db <= high_db);
}

TEST_CASE("The limiter holds its ceiling and leaves the rest alone", "[telephone]") {
  auto sound = tone(300.0, 1.0, 0.3);
  const auto before = sound;
  sound[4000] = 1.9F;
  sound[4003] = -1.2F;
  PeakLimiter limiter(0.7F);
  limiter.limit(std::span(sound).first(4001));
  limiter.limit(std::span(sound).subspan(4001));
  CHECK(*std::ranges::max_element(sound) <= 0.7F);
  CHECK(*std::ranges::min_element(sound) >= -0.7F);
  for (std::size_t i = PeakLimiter::k_delay; i < 3900; ++i) {
    REQUIRE_THAT(sound[i], WithinAbs(static_cast<double>(before[i - PeakLimiter::k_delay]), 1e-6));
  }
}

TEST_CASE("The limiter's gain is the mean of the least gains needed, released within 100 ms", "[telephone]") {
  std::vector<float> sound(30000);
  unsigned chance = 1;
  for (std::size_t i = 0; i < sound.size(); ++i) { // bursts over the ceiling, and time to rest between them
    chance = chance * 1664525U + 1013904223U;
    const float loud = i / 100 % 37 == 0 ? 2.0F : 0.6F;
    sound[i] = loud * (static_cast<float>(chance >> 8U) / 8388608.0F - 1.0F);
  }
  constexpr float k_ceiling = 0.7F;
  constexpr std::size_t k_window = PeakLimiter::k_delay + 1;
  std::vector<float> needed(sound.size());
  std::vector<float> held(sound.size());
  std::vector<float> expected(sound.size(), 0.0F);
  float release = 1.0F;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    needed[i] = std::min(1.0F, k_ceiling / std::max(std::abs(sound[i]), 1e-9F));
    const std::size_t from = i + 1 < k_window ? 0 : i + 1 - k_window;
    const float least = *std::min_element(needed.begin() + static_cast<std::ptrdiff_t>(from),
                                          needed.begin() + static_cast<std::ptrdiff_t>(i + 1));
    release = std::min(least, release + 1.0F / 800.0F);
    held[i] = release;
    if (i >= PeakLimiter::k_delay) {
      double sum = 0.0;
      for (std::size_t k = i + 1 - k_window; k <= i; ++k) {
        sum += static_cast<double>(held[k]);
      }
      const auto gain = static_cast<float>(sum / static_cast<double>(k_window));
      expected[i] = std::clamp(sound[i - PeakLimiter::k_delay] * gain, -k_ceiling, k_ceiling);
    }
  }
  const std::size_t piece = GENERATE(1U, 50U, 30000U);
  PeakLimiter limiter(k_ceiling);
  for (std::size_t at = 0; at < sound.size(); at += piece) {
    limiter.limit(std::span(sound).subspan(at, std::min<std::size_t>(piece, sound.size() - at)));
  }
  CHECK(sound == expected);
}

TEST_CASE("The compressor takes about 4 dB from speech at its level and none from soft sound",
          "[telephone]") {
  const auto change_db = [](double amplitude) {
    auto sound = tone(500.0, 2.0, amplitude);
    Compressor().compress(sound);
    return level_of(sound) - decibels(amplitude * amplitude / 2.0);
  };
  CHECK_THAT(change_db(0.16), WithinAbs(-4.0, 1.0)); // -19 dBov
  CHECK_THAT(change_db(0.03), WithinAbs(0.0, 0.1));
}

TEST_CASE("A prompt has the telephone's level, band, peaks and edges, whatever it was", "[telephone]") {
  const TemporaryFolder folder;
  const double amplitude = GENERATE(0.02, 0.2, 0.9);
  CAPTURE(amplitude);
  Pcm pcm(11025, 0);
  const Pcm sound = noise(22050, 6.0, amplitude);
  pcm.insert(pcm.end(), sound.begin(), sound.end());
  pcm.insert(pcm.end(), 30000, 0);
  const Written made = written(pcm, folder);
  for (const auto* law : {&made.mu_law, &made.a_law}) {
    CHECK(law->size() == static_cast<std::size_t>(made.sound.samples));
    CHECK(law->size() % 160 == 0);
    CHECK_THAT(level_of(*law), WithinAbs(-19.0, 0.5));
    CHECK(20.0 * std::log10(static_cast<double>(*std::ranges::max_element(*law))) <= -3.0);
    CHECK(out_of_band_db(*law) <= -25.0);
    const double lead = static_cast<double>(first_loud(*law)) / k_rate;
    CHECK(lead >= 0.1);
    CHECK(lead <= 0.5);
    std::vector<float> reversed(law->rbegin(), law->rend());
    CHECK(first_loud(reversed) >= k_rate / 10);
  }
}

TEST_CASE("The WAVE file holds the raw file's bytes as format 7", "[telephone]") {
  const TemporaryFolder folder;
  const Written made = written(noise(22050, 1.0, 0.3), folder);
  const std::string raw = read_file(folder.path() / "x.ulaw");
  CHECK(made.wave.substr(0, 4) == "RIFF");
  CHECK(made.wave.substr(8, 8) == "WAVEfmt ");
  CHECK(made.wave.substr(20, 8) == std::string("\x07\x00\x01\x00\x40\x1f\x00\x00", 8));
  CHECK(made.wave.ends_with(raw));
  CHECK(made.wave.size() == 58 + raw.size());
}

TEST_CASE("Silence and nothing become silence", "[telephone]") {
  const TemporaryFolder folder;
  const Pcm pcm(GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{22050}), 0);
  const Written made = written(pcm, folder);
  CHECK(made.sound.samples > 0);
  CHECK(made.sound.samples % 160 == 0);
  CHECK(first_loud(made.mu_law) == made.mu_law.size());
}

TEST_CASE("Stretches are joined in order and the rate is the source's", "[telephone]") {
  const TemporaryFolder folder;
  Pcm pcm = sine(16000, 1000.0, 1.0, 0.3);
  const Pcm second = sine(16000, 500.0, 1.0, 0.3);
  pcm.insert(pcm.end(), second.begin(), second.end());
  write_pcm(folder.path() / "pcm", pcm);
  const TelephoneFiles files{folder.path() / "x.ulaw", folder.path() / "x.alaw", folder.path() / "x.wav"};
  const auto sound = write_telephone({folder.path() / "pcm", 0, 16000, {{16000, 32000}, {0, 8000}}}, files,
                                     0.2, folder.path());
  CHECK_THAT(static_cast<double>(sound.samples) / k_rate, WithinAbs(2.0, 0.03));
  const auto crossings = [&](std::size_t from) {
    const auto law = decoded(files.mu_law, from_mu_law);
    int count = 0;
    for (std::size_t i = from; i < from + 2000; ++i) {
      count += law[i] < 0.0F && law[i + 1] >= 0.0F ? 1 : 0;
    }
    return count;
  };
  CHECK_THAT(crossings(4000), WithinAbs(125.0, 2.0));
  CHECK_THAT(crossings(11000), WithinAbs(250.0, 2.0));
}

TEST_CASE("Two tones of a key are found and made harmless, speech-like noise is left alone", "[telephone]") {
  auto key = tone(770.0, 0.3, 0.2);
  const auto high = tone(1209.0, 0.3, 0.1);
  std::transform(key.begin(), key.end(), high.begin(), key.begin(), std::plus<>());
  std::vector<float> sound(4000, 0.0F);
  sound.insert(sound.end(), key.begin(), key.end());
  sound.insert(sound.end(), 4000, 0.0F);
  KeyFinder finder;
  finder.add(std::span(sound).first(5001));
  finder.add(std::span(sound).subspan(5001));
  REQUIRE(finder.found().size() == 1);
  CHECK(finder.found().front().tone == 1);
  CHECK_THAT(static_cast<double>(finder.found().front().start), WithinAbs(3900.0, 250.0));
  CHECK_THAT(static_cast<double>(finder.found().front().end), WithinAbs(6500.0, 250.0));
  KeyGuard(finder.found()).guard(sound);
  double energy = 0.0;
  for (std::size_t i = 4800; i < 5800; ++i) {
    energy += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
  }
  CHECK(decibels(energy / 1000.0) < decibels((0.04 + 0.01) / 2.0) - 3.0);
  KeyFinder quiet;
  std::vector<float> one = tone(770.0, 1.0, 0.2);
  quiet.add(one);
  std::vector<float> rough(16000);
  const Pcm random = noise(8000, 2.0, 0.5);
  std::transform(random.begin(), random.end(), rough.begin(),
                 [](auto x) { return static_cast<float>(x) / 32768.0F; });
  quiet.add(rough);
  CHECK(quiet.found().empty());
  KeyGuard nothing({});
  const auto before = rough;
  nothing.guard(rough);
  CHECK(rough == before);
}

TEST_CASE("No cue of the repository's profiles can be taken for a telephone key", "[telephone]") {
  for (const auto* name :
       {"calm-english", "clear-english", "clear-english-gb", "fast-english", "podcast-english"}) {
    const Profile profile =
        load_profile(std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices" / (std::string(name) + ".toml"));
    for (const auto& [cue_name, cue] : profile.cues) {
      CAPTURE(name, cue_name);
      CHECK_FALSE(sounds_like_a_key(cue));
    }
  }
  CHECK(sounds_like_a_key({{{720.0, milliseconds(100)}}, -6.0})); // with its octave: 3
  CHECK(sounds_like_a_key({{{0.0, milliseconds(50)}, {745.0, milliseconds(100)}}, -6.0}));
  CHECK_FALSE(sounds_like_a_key({{{697.0, milliseconds(100)}}, -6.0})); // 1394 is between two keys
  CHECK_FALSE(sounds_like_a_key({{{941.0, milliseconds(100)}}, -6.0}));
}
