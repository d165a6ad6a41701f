// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/lanes.hpp"
#include "audio/limiter.hpp"
#include "audio/true_peak.hpp"
#include "support/catch.hpp"
#include "support/signals.hpp"

#include <algorithm>
#include <cmath>

using namespace audiosheet;
using namespace audiosheet::audio;

namespace {

constexpr int k_rate = 22050;
constexpr float k_ceiling = 0.84F;

std::vector<float> floats(const Pcm& pcm, float gain = 1.0F) {
  std::vector<float> sound;
  for (const std::int16_t sample : pcm) {
    sound.push_back(gain * static_cast<float>(sample) / 32768.0F);
  }
  sound.resize((sound.size() + 15) / 16 * 16);
  return sound;
}

/// The limited sound, with silence around it.
std::vector<float> limited(const Limiter& limiter, const std::vector<float>& sound) {
  std::vector<float> buffer(limiter.before(), 0.0F);
  buffer.insert(buffer.end(), sound.begin(), sound.end());
  buffer.resize(buffer.size() + limiter.after(), 0.0F);
  Limiter::Scratch scratch;
  limiter.limit(buffer, scratch);
  return {buffer.begin() + static_cast<std::ptrdiff_t>(limiter.before()),
          buffer.end() - static_cast<std::ptrdiff_t>(limiter.after())};
}

/// By plain arithmetic in double, with a longer filter than the one under test.
double true_peak(const std::vector<float>& sound) {
  constexpr int k_half = 40;
  double most = 0.0;
  for (int i = 0; i < static_cast<int>(sound.size()); ++i) {
    most = std::max(most, std::abs(static_cast<double>(sound[static_cast<std::size_t>(i)])));
    for (int phase = 1; phase < 4; ++phase) {
      double sum = 0.0;
      for (int k = std::max(0, i - k_half); k < std::min(static_cast<int>(sound.size()), i + k_half); ++k) {
        const double t = i + phase / 4.0 - k;
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * t / (k_half + 1));
        sum += static_cast<double>(sound[static_cast<std::size_t>(k)]) * window *
               std::sin(std::numbers::pi * t) / (std::numbers::pi * t);
      }
      most = std::max(most, std::abs(sum));
    }
  }
  return most;
}

double db(double factor) { return 20.0 * std::log10(factor); }
double db(float factor) { return db(static_cast<double>(factor)); }

} // namespace

TEST_CASE("True peaks between the samples are found") {
  // a quarter of the rate, 45 degrees off: every sample is 3 dB under the peak
  std::vector<float> sound = floats(sine(k_rate, k_rate / 4.0, 0.2, 0.5, std::numbers::pi / 4));
  std::vector<float> peaks(sound.size() / 16 - 2);
  block_true_peaks(sound, 0.0F, peaks);
  CHECK(largest_magnitude(sound) == Approx(0.3536).margin(0.001));
  for (std::size_t i = 2; i + 2 < peaks.size(); ++i) {
    CHECK(peaks[i] == Approx(0.5).epsilon(0.01));
  }
}

TEST_CASE("True peaks agree with a longer filter, and the floor only spares work") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  std::vector<float> sound = floats(noise(k_rate, 0.3, 0.9, seed));
  std::fill_n(sound.begin(), 48, 0.0F);
  std::fill_n(sound.end() - 48, 48, 0.0F);
  std::vector<float> exact(sound.size() / 16 - 2);
  block_true_peaks(sound, 0.0F, exact);
  const float most = *std::max_element(exact.begin(), exact.end());
  CHECK(db(most) == Approx(db(true_peak(sound))).margin(0.1));
  const float floor = GENERATE(0.1F, 0.5F, 0.9F);
  std::vector<float> quick(exact.size());
  block_true_peaks(sound, floor, quick);
  for (std::size_t i = 0; i < exact.size(); ++i) {
    CHECK((exact[i] > floor ? quick[i] == exact[i] : quick[i] <= floor));
  }
}

TEST_CASE("The floor spares no block of smooth sound that exceeds it") {
  const double frequency = GENERATE(100.0, 700.0, 2500.0, 6000.0);
  std::vector<float> sound = floats(sine(k_rate, frequency, 0.3, 0.9));
  for (std::size_t i = 0; i < sound.size(); ++i) { // swells, so that every distance to the floor occurs
    sound[i] *= static_cast<float>(i) / static_cast<float>(sound.size());
  }
  std::vector<float> exact(sound.size() / 16 - 2);
  block_true_peaks(sound, 0.0F, exact);
  constexpr float k_floor = 0.6F;
  std::vector<float> quick(exact.size());
  block_true_peaks(sound, k_floor, quick);
  std::size_t spared = 0;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    CHECK((exact[i] > k_floor ? quick[i] == exact[i] : quick[i] <= k_floor));
    spared += quick[i] == exact[i] ? 0 : 1;
  }
  CHECK(spared > exact.size() / 4);
}

TEST_CASE("Sound under the ceiling is not touched") {
  const Limiter limiter(k_rate, k_ceiling);
  const std::vector<float> sound = floats(sine(k_rate, 300, 1.0, 0.83));
  CHECK(limited(limiter, sound) == sound);
}

TEST_CASE("Nothing gets over the ceiling") {
  const int rate = GENERATE(8000, 16000, 22050, 48000);
  const float gain = GENERATE(1.0F, 3.0F, 30.0F);
  const Limiter limiter(rate, k_ceiling);
  std::vector<float> sound;
  SECTION("noise") { sound = floats(noise(rate, 0.5, 1.0), gain); }
  SECTION("a tone between the samples") {
    sound = floats(sine(rate, rate / 4.0, 0.3, 0.99, std::numbers::pi / 4), gain);
  }
  SECTION("a step") {
    sound.assign(4096, 0.01F);
    std::fill(sound.begin() + 2000, sound.begin() + 2100, gain);
  }
  SECTION("single clicks") {
    sound.assign(8192, 0.0F);
    for (std::size_t i = 500; i < 7000; i += 377) {
      sound[i] = i % 2 == 0 ? gain : -gain;
    }
  }
  const std::vector<float> out = limited(limiter, sound);
  CHECK(largest_magnitude(out) <= k_ceiling * 1.0001F);
  CHECK(db(true_peak(out)) <= db(k_ceiling) + 0.5); // clicks and steps are all treble
}

TEST_CASE("Speech-like sound keeps its true peak within a hundredth of the ceiling") {
  const Limiter limiter(k_rate, k_ceiling);
  // a voice: harmonics of 110 Hz that fall off, swelling
  std::vector<float> sound(k_rate / 16 * 16);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / k_rate;
    double value = 0.0;
    for (int h = 1; h < 40; ++h) {
      value += std::sin(2.0 * std::numbers::pi * 110.0 * h * t + h * h) / h;
    }
    sound[i] = static_cast<float>(0.9 * (0.55 + 0.45 * std::sin(12.0 * t)) * value);
  }
  const std::vector<float> out = limited(limiter, sound);
  CHECK(db(true_peak(sound)) > db(k_ceiling) + 2.0);
  CHECK(db(true_peak(out)) <= db(k_ceiling) + 0.02);
  CHECK(db(true_peak(out)) >= db(k_ceiling) - 0.1);
}

TEST_CASE("The gain falls before a peak, holds, and comes back to exactly one") {
  const Limiter limiter(k_rate, 0.5F);
  std::vector<float> sound(16384, 0.1F);
  sound[8000] = 1.0F;
  const std::vector<float> out = limited(limiter, sound);
  CHECK(out[8000] <= 0.5F);
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (i != 8000 && i != 8001) {
      CHECK(std::abs(out[i] - out[i - 1]) < 0.002F); // no jump
    }
  }
  CHECK(out[8000 - k_rate / 100] == 0.1F);  // 10 ms before
  CHECK(out[8000 - k_rate / 1000] < 0.07F); // 1 ms before
  CHECK(out[8000 + k_rate / 100] < 0.06F);  // held 10 ms after
  CHECK(out[8000 + k_rate / 5] == 0.1F);    // 200 ms after
}

TEST_CASE("It makes no difference to the limiter how sound is cut") {
  const Limiter limiter(k_rate, 0.2F);
  const std::vector<float> sound = floats(noise(k_rate, 3.0, 0.9));
  const std::vector<float> whole = limited(limiter, sound);
  const std::size_t size = GENERATE(16U, 1600U, 16000U);
  std::vector<float> around(limiter.before(), 0.0F);
  around.insert(around.end(), sound.begin(), sound.end());
  around.resize(around.size() + limiter.after() + size, 0.0F);
  Limiter::Scratch scratch;
  for (std::size_t at = 0; at < sound.size(); at += size == 16 ? 4096 : size) {
    const auto from = around.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<float> part(from,
                            from + static_cast<std::ptrdiff_t>(limiter.before() + size + limiter.after()));
    limiter.limit(part, scratch);
    const std::size_t count = std::min(size, sound.size() - at);
    const auto made = part.begin() + static_cast<std::ptrdiff_t>(limiter.before());
    CHECK(std::equal(made, made + static_cast<std::ptrdiff_t>(count),
                     whole.begin() + static_cast<std::ptrdiff_t>(at)));
  }
}

TEST_CASE("Silence stays silence next to the loudest sound") {
  const Limiter limiter(k_rate, 0.1F);
  std::vector<float> sound = floats(noise(k_rate, 1.0, 1.0));
  std::fill(sound.begin() + 8000, sound.begin() + 12000, 0.0F);
  const std::vector<float> out = limited(limiter, sound);
  CHECK(std::all_of(out.begin() + 8000, out.begin() + 12000, [](float sample) { return sample == 0.0F; }));
}
