// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/engine.hpp"
#include "util/error.hpp"

#include <memory>

namespace audiosheet {

/// An engine for tests that need sound but no speech: a square tone of 10 ms a byte of text (as fast as
/// speech), its pitch by the voice's pitch, its words where the text has words. Deterministic, at 22,050 Hz.
/// `make_fake_engine` is a speech::Speakers::MakeEngine; `fake_speech` needs no process at all.
inline speech::Speech fake_speech(const speech::Request& request) {
  constexpr std::int64_t k_samples_a_byte = 220;
  constexpr std::int16_t k_level = 4000;
  speech::Speech speech;
  const auto& text = request.text;
  if (request.voice.engine_voice == "unknown") {
    throw Error("the fake engine has no voice \"unknown\"");
  }
  const std::size_t half_period = 40 + static_cast<std::size_t>(100 - request.voice.pitch);
  speech.samples.reserve(text.size() * static_cast<std::size_t>(k_samples_a_byte));
  for (std::size_t i = 0; i < text.size() * static_cast<std::size_t>(k_samples_a_byte); ++i) {
    speech.samples.push_back((i / half_period) % 2 == 0 ? k_level : static_cast<std::int16_t>(-k_level));
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      speech.words.push_back({static_cast<std::int64_t>(begin) * k_samples_a_byte,
                              static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)});
    }
    begin = end + 1;
  }
  return speech;
}

class FakeEngine : public speech::Engine {
public:
  [[nodiscard]] std::string name() const override { return "Fake"; }
  [[nodiscard]] std::string version() const override { return "1"; }
  [[nodiscard]] int sample_rate() const override { return 22050; }
  speech::Speech speak(const speech::Request& request) override { return fake_speech(request); }
  std::vector<speech::EngineVoice> voices() override { return {{"en-us", "en-us", "female", "Fake"}}; }
};

inline std::unique_ptr<speech::Engine> make_fake_engine() { return std::make_unique<FakeEngine>(); }

} // namespace audiosheet
