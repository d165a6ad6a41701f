// SPDX-License-Identifier: GPL-3.0-or-later
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
  CHECK(spoken.samples.size() == std::size_t{300} * k_rate + 220);
}

TEST_CASE("Prosody becomes the engine's parameters") {
  Studio studio;
  auto sentence = sentence_of({say("Words.")});
  sentence.prosody = {.rate = 0.8, .pitch_st = 2.0, .range = 0.5, .volume_db = 3.0};
  const auto spoken = studio.speak(sentence);
  const auto& voice = studio.requests.at(0).voice;
  CHECK(voice.rate_wpm == 132);
  CHECK(voice.pitch == shifted_pitch(50, 2.0));
  CHECK(voice.range == 25);
  CHECK(spoken.gain_db == 4.5);
  const auto [rate, expected] =
      GENERATE(table<double, int>({{0.01, 80}, {100.0, 449}, {std::nan(""), 165}, {1.0, 165}}));
  sentence.prosody = {.rate = rate, .pitch_st = -1e9, .range = 1e9, .volume_db = 1e9};
  CHECK(studio.speak(sentence).gain_db == 20.0);
  CHECK(studio.requests.at(0).voice.rate_wpm == expected);
  CHECK(studio.requests.at(0).voice.pitch == 0);
  CHECK(studio.requests.at(0).voice.range == 99);
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

} // namespace audiosheet::speech
