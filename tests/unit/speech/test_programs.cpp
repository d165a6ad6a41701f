// SPDX-License-Identifier: GPL-3.0-or-later
// Flite and Festival as they are installed, through the profiles in voices/.
#include "model/profile.hpp"
#include "speech/command_engine.hpp"
#include "speech/sentence.hpp"
#include "speech/speakers.hpp"

#include "support/catch.hpp"
#include "support/measure.hpp"

#include <algorithm>

namespace audiosheet::speech {

namespace {

constexpr auto k_text = "Breathe slowly, and sit up straight until the ambulance comes.";

struct Program {
  Profile profile;
  Speakers speakers;

  explicit Program(const std::string& name)
      : profile(load_profile("voices/" + name + ".toml")),
        speakers([this] { return make_command_engine(*profile.command); }, profile.command->timeout) {}

  SpokenSentence say(Prosody prosody = {}) {
    Sentence sentence;
    sentence.voice = "narrator";
    sentence.prosody = std::move(prosody);
    Words words;
    words.written = words.spoken = k_text;
    sentence.runs = {words};
    return speak_sentence(sentence, profile, speakers.info().sample_rate,
                          [this](const Request& request) { return speakers.speak(request); });
  }
};

} // namespace

TEST_CASE("Flite and Festival speak, the same each time, with a timeline") {
  const std::string name = GENERATE("flite", "festival");
  INFO(name);
  Program program(name);
  CHECK(program.speakers.info().sample_rate == 22050);
  CHECK(program.speakers.info().version == (name == "flite" ? "2.2-current" : "2.5.0"));
  const auto spoken = program.say();
  const double seconds = static_cast<double>(spoken.samples.size()) / 22050.0;
  CHECK(seconds > 2.5);
  CHECK(seconds < 7.0);
  CHECK(median_pitch_hz(spoken.samples, 22050) > 80.0);
  CHECK(program.say() == spoken);
  CHECK(Program(name).say() == spoken);
  REQUIRE(spoken.words.size() == 10);
  CHECK(spoken.words.front().sample == 0);
  CHECK(spoken.words.back().sample > static_cast<std::int64_t>(spoken.samples.size()) * 8 / 10);
  CHECK(std::is_sorted(spoken.words.begin(), spoken.words.end(),
                       [](const SpokenWord& a, const SpokenWord& b) { return a.sample < b.sample; }));
}

TEST_CASE("Flite and Festival obey rate, pitch and duration") {
  const std::string name = GENERATE("flite", "festival");
  INFO(name);
  Program program(name);
  const auto plain = program.say();
  const auto length = static_cast<double>(plain.samples.size());
  CHECK_THAT(length / static_cast<double>(program.say({.rate = 0.8}).samples.size()),
             Catch::Matchers::WithinRel(0.8, 0.05));
  CHECK_THAT(length / static_cast<double>(program.say({.rate = 1.5}).samples.size()),
             Catch::Matchers::WithinRel(1.5, 0.05));
  const double higher =
      median_pitch_hz(program.say({.pitch_st = 4.0}).samples, 22050) / median_pitch_hz(plain.samples, 22050);
  CHECK_THAT(higher, Catch::Matchers::WithinRel(1.26, 0.05));
  CHECK(program.say({.duration = milliseconds(5000)}).samples.size() == 110250);
}

TEST_CASE("Phonemes are eSpeak's: other programs say the words") {
  Program program("flite");
  Sentence sentence;
  Words words;
  words.written = words.spoken = "ibuprofen";
  words.phonemes = "x-espeak:aIbju:pr'oUf@n";
  sentence.runs = {words};
  const auto spoken = speak_sentence(sentence, program.profile, 22050,
                                     [&](const Request& request) { return program.speakers.speak(request); });
  CHECK(spoken.words.size() == 1);
  REQUIRE(spoken.problems.size() == 1);
  CHECK_THAT(spoken.problems.front(), Catch::Matchers::Contains("Flite takes none"));
}

} // namespace audiosheet::speech
