// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/engine_units.hpp"
#include "speech/sentence.hpp"

#include "support/catch.hpp"
#include "support/fake_engine.hpp"

#include <cmath>

namespace audiosheet::speech {

namespace {

using Catch::Matchers::Contains;
using std::chrono::minutes;

constexpr int k_rate = 22050;

Profile test_profile() {
  Profile profile;
  Voice narrator;
  narrator.engine_voice = "en-us";
  narrator.gain_db = 1.5;
  profile.voices["narrator"] = narrator;
  return profile;
}

Words say(const std::string& text) {
  Words words;
  words.written = text;
  words.spoken = text;
  return words;
}

Sentence sentence_of(std::vector<Run> runs) {
  Sentence sentence;
  sentence.voice = "narrator";
  sentence.runs = std::move(runs);
  return sentence;
}

/// Speaks with the fake engine and keeps what it was asked.
struct Studio {
  std::vector<Request> requests;

  SpokenSentence speak(const Sentence& sentence) {
    requests.clear();
    return speak_sentence(sentence, test_profile(), k_rate, [this](const Request& request) {
      requests.push_back(request);
      if (request.voice.engine_voice.substr(0, 2) == "xx") {
        throw Error("no such voice");
      }
      return fake_speech(request);
    });
  }
};

std::string word_text(const Sentence& sentence, const SpokenWord& word) {
  return std::get<Words>(sentence.runs.at(word.run)).spoken.substr(word.offset, word.length);
}

std::vector<std::string> words_of(const Sentence& sentence, const SpokenSentence& spoken) {
  std::vector<std::string> words;
  for (const auto& word : spoken.words) {
    words.push_back(word_text(sentence, word));
  }
  return words;
}

} // namespace

TEST_CASE("A plain sentence is one request") {
  Studio studio;
  auto number = say("50\u201380%");
  number.spoken = "fifty to eighty percent";
  const auto sentence = sentence_of({say("It helps "), number, say(" of people.")});
  const auto spoken = studio.speak(sentence);
  REQUIRE(studio.requests.size() == 1);
  CHECK(studio.requests[0].text == "It helps fifty to eighty percent of people.");
  CHECK_FALSE(studio.requests[0].phonemes);
  CHECK(studio.requests[0].voice.gain_db == 0.0);
  CHECK(spoken.gain_db == 1.5);
  CHECK(spoken.samples == fake_speech(studio.requests[0]).samples);
  CHECK(words_of(sentence, spoken) ==
        std::vector<std::string>{"It", "helps", "fifty", "to", "eighty", "percent", "of", "people."});
  CHECK(spoken.words[2].run == 1);
  CHECK(spoken.words[6].run == 2);
  CHECK(spoken.words[6].sample == 33 * 220);
}

TEST_CASE("Rests are digital silence of their exact length") {
  Studio studio;
  const auto sentence = sentence_of(
      {Rest{milliseconds(10)}, say("One "), Rest{milliseconds(1001)}, say("two."), Rest{milliseconds(7)}});
  const auto spoken = studio.speak(sentence);
  REQUIRE(studio.requests.size() == 2);
  CHECK(studio.requests[0].text == "One,"); // the voice stays up: more follows
  CHECK(studio.requests[1].text == "two.");
  // 10 ms = 221 samples (rounded up), 1,001 ms = 22,072, 7 ms = 154.
  const std::size_t one = 4 * 220;
  REQUIRE(spoken.samples.size() == 221 + one + 22072 + one + 154);
  const auto silent = [&](std::size_t from, std::size_t count) {
    return std::all_of(spoken.samples.begin() + static_cast<std::ptrdiff_t>(from),
                       spoken.samples.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](auto s) { return s == 0; });
  };
  CHECK(silent(0, 221));
  CHECK(spoken.samples[221] != 0);
  CHECK(silent(221 + one, 22072));
  CHECK(spoken.samples[221 + one + 22072] != 0);
  CHECK(silent(221 + one + 22072 + one, 154));
  CHECK(spoken.words[0].sample == 221);
  CHECK(spoken.words[1].sample == static_cast<std::int64_t>(221 + one + 22072));
  CHECK(words_of(sentence, spoken) == std::vector<std::string>{"One", "two."});
}

TEST_CASE("Hostile rests are bounded") {
  Studio studio;
  const auto spoken = studio.speak(
      sentence_of({Rest{milliseconds(-5)}, Rest{minutes(10'000'000)}, Rest{minutes(10'000'000)}, say("a")}));
  CHECK(spoken.samples.size() == std::size_t{600} * k_rate + 220);
}

TEST_CASE("Prosody becomes the engine's parameters") {
  Studio studio;
  auto sentence = sentence_of({say("Words.")});
  sentence.prosody = {.range = 0.5, .volume_db = 3.0};
  const auto spoken = studio.speak(sentence);
  REQUIRE(studio.requests.size() == 1);
  CHECK(studio.requests[0].voice.range == 25);
  CHECK(spoken.gain_db == 4.5);
  sentence.prosody = {.range = 1e9, .volume_db = 1e9};
  CHECK(studio.speak(sentence).gain_db == 20.0);
  CHECK(studio.requests.at(0).voice.range == 99);
}

TEST_CASE("A rate is asked from the engine, and what is missing is done to the samples") {
  // The fake engine does not care for rates: all is done to the samples.
  Studio studio;
  auto sentence = sentence_of({say("These are some words to stretch.")});
  const auto plain = static_cast<double>(studio.speak(sentence).samples.size());
  const auto [rate, wpm, heard] = GENERATE(table<double, int, double>({{0.01, 80, 0.1},
                                                                       {0.5, 80, 0.5},
                                                                       {1.04, 165, 1.04},
                                                                       {1.5, scaled_rate(165, 1.5), 1.5},
                                                                       {100.0, 449, 8.0},
                                                                       {std::nan(""), 165, 1.0}}));
  sentence.prosody.rate = rate;
  const auto spoken = studio.speak(sentence);
  CHECK(studio.requests.back().voice.rate_wpm == wpm);
  CHECK(static_cast<double>(spoken.samples.size()) == Approx(plain / heard).epsilon(0.001));
  CHECK(static_cast<double>(spoken.words.back().sample) == Approx(24 * 220 / heard).margin(2));
}

TEST_CASE("Pitch is spoken again until it is heard") {
  // The fake engine's tone has 22,050 / (2 * (140 - pitch)) Hz: 122.5 at pitch 50.
  Studio studio;
  auto sentence = sentence_of({say("Words of some length.")});
  const auto [prosody, wanted] =
      GENERATE(table<Prosody, double>({{{.pitch_st = 2.0}, 137.5},
                                       {{.pitch_st = -2.0}, 109.1},
                                       {{.pitch_hz = 150.0}, 150.0},
                                       {{.offset_hz = 20.0}, 142.5},
                                       {{.pitch_st = 12.0, .pitch_hz = 80.0}, 160.0},
                                       {{.pitch_st = 1e300}, 1000.0},
                                       {{.pitch_hz = 1e-300}, 30.0}}));
  sentence.prosody = prosody;
  studio.speak(sentence);
  CHECK(studio.requests.size() <= 5);
  CHECK(studio.requests.front().voice.pitch == 50);
  const double asked = 22050.0 / (2.0 * (140 - studio.requests.back().voice.pitch));
  CHECK(std::abs(asked / std::clamp(wanted, 78.75, 268.9) - 1.0) < 0.03);
}

TEST_CASE("A duration is met to the sample") {
  Studio studio;
  auto words = say("two words ");
  words.prosody.duration = milliseconds(1234);
  const auto spoken = studio.speak(sentence_of({say("Some "), words, say("and more.")}));
  REQUIRE(spoken.words.size() == 5);
  const auto length = spoken.words[3].sample - spoken.words[1].sample;
  CHECK(length == 27210 + 331); // 1.234 s and the gap of 15 ms
  auto sentence = sentence_of({say("One "), Rest{milliseconds(500)}, say("two.")});
  sentence.prosody.duration = milliseconds(3000);
  CHECK(studio.speak(sentence).samples.size() == 3 * 22050);
  sentence.prosody.duration = milliseconds(1);
  CHECK(studio.speak(sentence).samples.size() < 22050);
}

TEST_CASE("Words may have another voice or language than their sentence") {
  Studio studio;
  auto quoted = say("quoted ");
  quoted.voice = "narrator";
  auto french = say("bonjour ");
  french.language = "fr";
  auto british = say("colour");
  british.language = "en-GB";
  studio.speak(sentence_of({say("She said "), quoted, french, british, say(" again.")}));
  REQUIRE(studio.requests.size() == 4);
  CHECK(studio.requests[0].text == "She said quoted,");
  CHECK(studio.requests[1].voice.engine_voice == "fr");
  CHECK(studio.requests[1].text == "bonjour,");
  CHECK(studio.requests[2].voice.engine_voice == "en-us");
}

TEST_CASE("Where prosody changes, so does the request; softer parts are attenuated") {
  Studio studio;
  auto loud = say("never");
  loud.emphasis = true;
  const auto sentence = sentence_of({say("You must "), loud, say(" stop.")});
  const auto spoken = studio.speak(sentence);
  REQUIRE(studio.requests.size() == 3);
  CHECK(studio.requests[0].text == "You must,");
  CHECK(studio.requests[1].text == "never,");
  CHECK(studio.requests[1].voice.rate_wpm < 165);
  CHECK(studio.requests[1].voice.pitch > 50);
  CHECK(studio.requests[2].text == " stop.");
  CHECK(spoken.gain_db == 3.5);
  const auto at = static_cast<std::size_t>(spoken.words[2].sample);
  CHECK(std::abs(spoken.samples[0]) == 3177); // 4,000 less 2 dB
  CHECK(std::abs(spoken.samples[at]) == 4000);
  CHECK(words_of(sentence, spoken) == std::vector<std::string>{"You", "must", "never", "stop."});
}

TEST_CASE("Punctuation stays with the words before it") {
  Studio studio;
  auto loud = say("now");
  loud.emphasis = true;
  studio.speak(sentence_of({say("Is it safe "), loud, say("?")}));
  REQUIRE(studio.requests.size() == 2);
  CHECK(studio.requests[1].text == "now?");
}

TEST_CASE("Phonemes are said in place, and other brackets are no phonemes") {
  Studio studio;
  auto drug = say("warfarin");
  drug.phonemes = "ˈwɔːɹfəɹɪn";
  const auto sentence = sentence_of({say("Take [[b]] ("), drug, say(") daily.")});
  const auto spoken = studio.speak(sentence);
  REQUIRE(studio.requests.size() == 1);
  CHECK(studio.requests[0].phonemes);
  CHECK(studio.requests[0].text == "Take   b   ( [[w'O@f@rIn]]) daily.");
  CHECK(spoken.problems.empty());
  CHECK(words_of(sentence, spoken) == std::vector<std::string>{"Take", "b", "(", "warfarin", "daily."});
}

TEST_CASE("Phonemes that can't be converted fall back to the text") {
  Studio studio;
  auto drug = say("warfarin");
  drug.phonemes = "ʘ";
  const auto spoken = studio.speak(sentence_of({drug, say(".")}));
  CHECK(studio.requests.at(0).text == "warfarin.");
  CHECK_FALSE(studio.requests.at(0).phonemes);
  REQUIRE(spoken.problems.size() == 1);
  CHECK_THAT(spoken.problems[0], Contains("\"ʘ\" of \"warfarin\" are not used"));
}

TEST_CASE("Other languages are spoken by their own voice, if there is one") {
  Studio studio;
  auto sentence = sentence_of({say("Bonjour.")});
  sentence.language = "fr-FR";
  studio.speak(sentence);
  CHECK(studio.requests.at(0).voice.engine_voice == "fr-fr");
  sentence.language = "en-GB";
  studio.speak(sentence);
  CHECK(studio.requests.at(0).voice.engine_voice == "en-us");
  sentence.language = "xx";
  const auto spoken = studio.speak(sentence);
  CHECK(studio.requests.back().voice.engine_voice == "en-us");
  REQUIRE(spoken.problems.size() == 1);
  CHECK_THAT(spoken.problems[0], Contains("\"xx\"") && Contains("no such voice"));
}

TEST_CASE("Long sentences are cut at spaces and nothing is lost") {
  Studio studio;
  std::string text;
  for (int i = 0; i < 900; ++i) {
    text += "word" + std::to_string(i) + " ";
  }
  auto sentence =
      sentence_of({say(text), say(std::string(3000, 'x')), say("\u00E9" + std::string(999, 'y'))});
  const auto spoken = studio.speak(sentence);
  CHECK(studio.requests.size() > 9);
  for (const auto& request : studio.requests) {
    CHECK(request.text.size() <= k_longest_text);
  }
  const auto words = words_of(sentence, spoken);
  REQUIRE(words.size() > 900);
  for (std::size_t i = 0; i < 900; ++i) {
    REQUIRE(words[i] == "word" + std::to_string(i));
  }
  std::string rest;
  for (std::size_t i = 900; i < words.size(); ++i) {
    rest += words[i];
  }
  CHECK(rest == std::string(3000, 'x') + "\u00E9" + std::string(999, 'y'));
}

TEST_CASE("Nothing to say is nothing asked") {
  Studio studio;
  const auto spoken = studio.speak(sentence_of({say(" \u2013 ... "), say("\u201D")}));
  CHECK(studio.requests.empty());
  CHECK(spoken.samples.empty());
  studio.speak(sentence_of({}));
  CHECK(studio.requests.empty());
  studio.speak(sentence_of({say("%")}));
  CHECK(studio.requests.size() == 1);
}

TEST_CASE("Pitch in semitones becomes the engine's units") {
  CHECK(shifted_pitch(50, 0.0) == 50);
  CHECK(shifted_pitch(37, 0.0) == 37);
  CHECK(shifted_pitch(50, 2.0) == 62);
  CHECK(shifted_pitch(50, -2.0) == 37);
  CHECK(shifted_pitch(50, 1e300) == 99);
  CHECK(shifted_pitch(50, -1e300) == 0);
  CHECK(shifted_pitch(50, std::nan("")) == 50);
  CHECK(shifted_pitch(shifted_pitch(50, 3.0), -3.0) == 50);
}

TEST_CASE("A factor on the rate becomes words a minute") {
  CHECK(scaled_rate(165, 1.0) == 165);
  CHECK(scaled_rate(175, 2.0) == 375);
  CHECK(scaled_rate(175, 0.58) == 100);
  CHECK(scaled_rate(10, 1.0) == 80);
  CHECK(scaled_rate(9999, 1.0) == 449);
  CHECK(scaled_rate(175, 0.2) == 80);
  for (const double wrong : {std::nan(""), 0.0, -1.0, std::numeric_limits<double>::infinity()}) {
    CHECK(scaled_rate(165, wrong) == 165);
  }
}

} // namespace audiosheet::speech
