// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/loudness_meter.hpp"
#include "support/catch.hpp"
#include "support/signals.hpp"

#include <cmath>
#include <ebur128.h>
#include <memory>

using namespace audiosheet;
using namespace audiosheet::audio;

namespace {

std::vector<float> floats(const Pcm& pcm) {
  std::vector<float> sound;
  for (const std::int16_t sample : pcm) {
    sound.push_back(static_cast<float>(sample) / 32768.0F);
  }
  return sound;
}

std::vector<double> weigh(const LoudnessMeter& meter, std::vector<float> sound, std::size_t hops_at_once) {
  std::vector<double> energies(sound.size() / meter.hop());
  sound.insert(sound.begin(), meter.hop(), 0.0F);
  for (std::size_t hop = 0; hop < energies.size(); hop += hops_at_once) {
    const std::size_t count = std::min(hops_at_once, energies.size() - hop);
    meter.weigh(std::span(sound).subspan(hop * meter.hop(), (count + 1) * meter.hop()),
                std::span(energies).subspan(hop, count));
  }
  return energies;
}

double own(const Pcm& pcm, int rate, std::size_t hops_at_once = 32) {
  const LoudnessMeter meter(rate);
  return meter.integrated(weigh(meter, floats(pcm), hops_at_once));
}

double libebur128(const Pcm& pcm, int rate) {
  ebur128_state* state = ebur128_init(1, static_cast<unsigned long>(rate), EBUR128_MODE_I);
  ebur128_add_frames_short(state, pcm.data(), pcm.size());
  double loudness = 0.0;
  ebur128_loudness_global(state, &loudness);
  ebur128_destroy(&state);
  return loudness;
}

void append(Pcm& to, const Pcm& from) { to.insert(to.end(), from.begin(), from.end()); }

} // namespace

TEST_CASE("A full-scale sine of 997 Hz has -3.01 LUFS") {
  const int rate = GENERATE(16000, 22050, 44100, 48000);
  CHECK(own(sine(rate, 997, 3.0, 1.0), rate) == Approx(-3.01).margin(0.05));
  CHECK(own(sine(rate, 997, 3.0, 0.1), rate) == Approx(-23.01).margin(0.05));
}

TEST_CASE("The meter agrees with libebur128") {
  const int rate = GENERATE(16000, 22050, 48000);
  Pcm pcm = noise(rate, 4.0, 0.4);
  append(pcm, Pcm(static_cast<std::size_t>(rate) * 2, 0));
  append(pcm, noise(rate, 3.0, 0.02, 7)); // under the relative gate
  append(pcm, sine(rate, 120, 2.37, 0.3));
  append(pcm, Pcm(static_cast<std::size_t>(rate), 0));
  append(pcm, sine(rate, 5000, 1.3, 0.2));
  CHECK(own(pcm, rate) == Approx(libebur128(pcm, rate)).margin(0.001));
}

TEST_CASE("It makes no difference to the meter how sound is cut") {
  const LoudnessMeter meter(22050);
  const std::vector<float> sound = floats(noise(22050, 5.0, 0.5));
  const std::vector<double> all = weigh(meter, sound, 50);
  const std::size_t cut = GENERATE(1U, 3U, 4U, 7U, 32U);
  const std::vector<double> pieces = weigh(meter, sound, cut);
  for (std::size_t hop = 0; hop < all.size(); ++hop) {
    CHECK(pieces[hop] == Approx(all[hop]).epsilon(1e-6));
  }
}

TEST_CASE("Silence and sound under 400 ms have no loudness") {
  CHECK(std::isinf(own(Pcm(22050 * 3, 0), 22050)));
  CHECK(std::isinf(own(sine(22050, 997, 0.39, 0.5), 22050)));
  CHECK(std::isinf(own({}, 22050)));
  CHECK(own(sine(22050, 997, 0.41, 0.5), 22050) == Approx(-9.0).margin(0.3));
}

TEST_CASE("A gain on the energies is a gain on the loudness") {
  const LoudnessMeter meter(22050);
  const std::vector<double> energies = weigh(meter, floats(noise(22050, 5.0, 0.2)), 32);
  CHECK(meter.integrated(energies, 4.0) == Approx(meter.integrated(energies) + 6.02).margin(0.01));
}
