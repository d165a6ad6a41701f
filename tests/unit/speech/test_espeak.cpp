// SPDX-License-Identifier: GPL-3.0-or-later
// With the real engine.
#include "speech/ipa.hpp"
#include "speech/reshape.hpp"
#include "speech/sentence.hpp"
#include "speech/speakers.hpp"

#include "support/catch.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace audiosheet::speech {

namespace {

using Catch::Matchers::Contains;

Request request_for(const std::string& text, const std::string& voice = "en-us") {
  Request request;
  request.voice.engine_voice = voice;
  request.text = text;
  return request;
}

std::vector<Request> sample_requests() {
  std::vector<Request> requests;
  for (const char* text : {"Asthma makes the airways narrow.", "Use the inhaler with a spacer.",
                           "Is it safe to exercise?", "Call for help if the lips turn blue.",
                           "Wash the spacer once a week, in warm water.", "Hissing, wheezing, sniffing."}) {
    for (const char* voice : {"en-us", "en-us+f3", "en-gb+m3", "de"}) {
      requests.push_back(request_for(text, voice));
    }
  }
  requests[3].voice.rate_wpm = 120;
  requests[5].voice.pitch = 70;
  requests[7].voice.range = 10;
  return requests;
}

} // namespace

TEST_CASE("Real speech has its form") {
  Speakers speakers(make_espeak);
  CHECK(speakers.info().name == "eSpeak NG");
  CHECK(speakers.info().sample_rate == 22050);
  CHECK_FALSE(speakers.info().version.empty());
  CHECK_THAT(speakers.info().build, Contains("phondata"));
  const auto request = request_for("Drink na\u00EFve \u201Cfresh\u201D water, daily.");
  const auto speech = speakers.speak(request);
  CHECK(speech.samples.size() > 22050);
  CHECK(speech.samples.size() < 4 * 22050);
  CHECK(std::abs(speech.samples.front()) > 16);
  CHECK(std::abs(speech.samples.back()) > 16);
  std::vector<std::string> words;
  for (const auto& word : speech.words) {
    words.push_back(request.text.substr(word.offset, word.length));
  }
  CHECK(words == std::vector<std::string>{"Drink", "na\u00EFve", "fresh", "water", "daily"});
  CHECK(std::is_sorted(speech.words.begin(), speech.words.end(),
                       [](const WordStart& a, const WordStart& b) { return a.sample < b.sample; }));
  CHECK(speech.words.front().sample == 0);
}

TEST_CASE("The same bytes in any order, from any number of threads, and from a fresh parent") {
  const auto requests = sample_requests();
  std::vector<Speech> expected;
  for (const auto& request : requests) {
    (void)std::rand(); // what the program does with it must not matter
    Speakers fresh(make_espeak);
    expected.push_back(fresh.speak(request));
    CHECK_FALSE(expected.back().samples.empty());
  }
  Speakers speakers(make_espeak);
  for (std::size_t i = requests.size(); i-- > 0;) {
    CHECK((speakers.speak(requests[i]) == expected[i]));
  }
  for (const std::size_t count : {2U, 5U}) {
    std::atomic<std::size_t> next = 0;
    std::atomic<int> different = 0;
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < count; ++t) {
      threads.emplace_back([&] {
        for (auto i = next++; i < 2 * requests.size(); i = next++) {
          const auto at = (i * 7) % requests.size();
          different += speakers.speak(requests[at]) == expected[at] ? 0 : 1;
        }
      });
    }
    for (auto& thread : threads) {
      thread.join();
    }
    CHECK(different == 0);
  }
}

TEST_CASE("Voices by name and by language, with and without a variant") {
  Speakers speakers(make_espeak);
  const auto say = [&](const std::string& voice) {
    return speakers.speak(request_for("Hello there.", voice));
  };
  const auto british = say("gmw/en");
  CHECK((say("en") == british));
  CHECK((say("en-gb") == british));
  CHECK((say("en-GB") == british));
  CHECK((say("English (Great Britain)") == british));
  CHECK((say("en-us") != british));
  CHECK((say("en-gb+f2") == say("gmw/en+f2")));
  CHECK((say("en-gb+f2") != british));
  CHECK((say("en-us+f2") != say("en-us+f3")));
  CHECK((say("fr-ca") == say("fr")));
}

TEST_CASE("Unknown and hostile voices are refused") {
  Speakers speakers(make_espeak);
  const std::string voice =
      GENERATE(as<std::string>(), "", "martian", "+f2", "en-us+nosuch", "en-us+", "../en", "en+../f2",
               "/etc/passwd", "en\n", std::string(200, 'a'), "en-us+" + std::string(200, 'f'));
  INFO(voice);
  CHECK_THROWS_WITH(speakers.speak(request_for("Hello.", voice)), Contains("has no voice"));
}

TEST_CASE("Rate, pitch, range and gap are heard") {
  Speakers speakers(make_espeak);
  const auto plain = speakers.speak(request_for("One two three four five six."));
  const auto with = [&](int Voice::*member, int value) {
    auto request = request_for("One two three four five six.");
    request.voice.*member = value;
    return speakers.speak(request);
  };
  CHECK(with(&Voice::rate_wpm, 100).samples.size() > plain.samples.size() * 5 / 4);
  CHECK(with(&Voice::rate_wpm, 300).samples.size() < plain.samples.size() * 3 / 4);
  CHECK(with(&Voice::word_gap, 20).samples.size() > plain.samples.size() + 5 * 1000);
  CHECK((with(&Voice::pitch, 80) != plain));
  CHECK((with(&Voice::range, 0) != plain));
}

TEST_CASE("Text is text: neither SSML, nor phonemes, nor commands") {
  Speakers speakers(make_espeak);
  const auto length = [&](const std::string& text) {
    return speakers.speak(request_for(text)).samples.size();
  };
  const auto plain = length("Say hello.");
  CHECK(length("Say <break time=\"5s\"/> hello.") < 8U * 22050U);
  CHECK(length("Say <emphasis>hello</emphasis>.") > plain);
  CHECK(length("Say [[h@l'oU]] hello.") > length("Say hello hello."));
  const auto command = length("Say \x01"
                              "30S hello.");
  CHECK(command == length("Say  30S hello."));
}

TEST_CASE("Phonemes are said when they are asked for") {
  Speakers speakers(make_espeak);
  auto request = request_for("Say [[h@l'oU]] again.");
  const auto text = speakers.speak(request);
  request.phonemes = true;
  const auto phonemes = speakers.speak(request);
  CHECK(phonemes.samples.size() < text.samples.size());
  CHECK(phonemes.words.size() == 3);
}

TEST_CASE("Hostile text costs neither a crash nor much time") {
  Speakers speakers(make_espeak, std::chrono::seconds(20));
  const std::string piece =
      GENERATE(as<std::string>(), "a.", "A.", "I.", "a. b. ", "a.b.c. ", "\u00F1.", "a", "9", "9,", "1.", "A",
               "Aa", "(", "[[", "]]", "<", "&", "\u4E2D", "\u0627", "\U0001F3AF", "\u0301", "'", "\"", "-",
               "%", "\x01", "\xFF", "\xF0\x9F", " ", ".", "!", "?", ",", ";", ":", "[\x02", "_", "_^_de ",
               "word ", "III ", "1/", "5 mg/dL ", "\u202E", "\u200D");
  std::string text;
  while (text.size() + piece.size() <= k_longest_text) {
    text += piece;
  }
  INFO(piece);
  auto request = request_for(text);
  CHECK_NOTHROW(speakers.speak(request));
  request.voice.rate_wpm = 80;
  CHECK_NOTHROW(speakers.speak(request));
}

TEST_CASE("A text without a word is silence") {
  Speakers speakers(make_espeak);
  for (const char* text : {"", " ", "\n\n", "\x01"}) {
    CHECK((speakers.speak(request_for(text)) == Speech{}));
  }
}

TEST_CASE("The engine lists its voices") {
  Speakers speakers(make_espeak);
  const auto voices = speakers.voices();
  CHECK(voices.size() > 100);
  const auto find = [&](const std::string& name) {
    return std::find_if(voices.begin(), voices.end(),
                        [&](const EngineVoice& voice) { return voice.name == name; });
  };
  REQUIRE(find("gmw/en-US") != voices.end());
  CHECK(find("gmw/en-US")->language == "en-us");
  CHECK(find("gmw/en-US")->title == "English (America)");
  REQUIRE(find("+f3") != voices.end());
  CHECK(find("+f3")->gender == "female");
  CHECK(find("+f3")->language.empty());
  for (const auto& voice : voices) {
    if (voice.name.front() != '+') {
      CHECK_NOTHROW(speakers.speak(request_for("1", voice.name)));
    }
  }
}

namespace {

/// Speaks a sentence of long vowels and nasals, which shows its pitch well.
struct Studio {
  Speakers speakers{make_espeak};
  Profile profile;

  explicit Studio(const std::string& voice) { profile.voices["narrator"].engine_voice = voice; }

  SpokenSentence speak(const Prosody& whole, const Prosody& middle = {}) {
    Sentence sentence;
    sentence.voice = "narrator";
    sentence.prosody = whole;
    for (const char* text : {"Many men may manage a new normal morning ",
                             "in the warm room, and now we know ", "more and more."}) {
      Words words;
      words.written = words.spoken = text;
      sentence.runs.emplace_back(words);
    }
    std::get<Words>(sentence.runs[1]).prosody = middle;
    return speak_sentence(sentence, profile, 22050,
                          [this](const Request& request) { return speakers.speak(request); });
  }

  double pitch(const Prosody& prosody) { return median_pitch(speak(prosody).samples, 22050); }
};

} // namespace

TEST_CASE("The pitch that is asked for is the pitch that is heard, within 4 %") {
  const std::string voice = GENERATE(as<std::string>(), "en-us", "en-us+f3", "en-gb+m3");
  Studio studio(voice);
  const double plain = studio.pitch({});
  for (const double semitones : {-12.0, -4.0, -2.0, -1.0, 1.0, 2.0, 4.0, 6.0, 12.0}) {
    const double factor = studio.pitch({.pitch_st = semitones}) / plain;
    INFO(voice << " " << semitones << " semitones: " << 12.0 * std::log2(factor));
    CHECK(std::abs(factor / std::max(std::exp2(semitones / 12.0), 65.0 / plain) - 1.0) < 0.04);
  }
  for (const double hz : {90.0, 130.0, 200.0, 280.0}) {
    INFO(voice << " " << hz << " Hz: " << studio.pitch({.pitch_hz = hz}));
    CHECK(std::abs(studio.pitch({.pitch_hz = hz}) / hz - 1.0) < 0.04);
  }
  CHECK(std::abs(studio.pitch({.offset_hz = 25.0}) / (plain + 25.0) - 1.0) < 0.04);
}

TEST_CASE("The rate that is asked for is the rate that is heard, within 5 %") {
  const std::string voice = GENERATE(as<std::string>(), "en-us", "en-us+f3", "en-gb");
  Studio studio(voice);
  const auto plain = static_cast<double>(studio.speak({}).samples.size());
  for (const double rate : {0.25, 0.5, 0.7, 0.9, 1.1, 1.25, 1.5, 2.0, 3.0}) {
    const double heard = plain / static_cast<double>(studio.speak({.rate = rate}).samples.size());
    INFO(voice << " " << rate << ": " << heard);
    CHECK(std::abs(heard / rate - 1.0) < 0.05);
  }
}

TEST_CASE("A contour bends the melody, a duration is exact") {
  Studio studio("en-us");
  const auto plain = studio.speak({});
  Prosody rising;
  rising.contour = {{0.0, -4.0, 0.0}, {1.0, 6.0, 0.0}};
  const auto bent = studio.speak(rising);
  CHECK(bent.samples.size() == plain.samples.size());
  const auto third = static_cast<std::ptrdiff_t>(plain.samples.size() / 3);
  const auto change = [&](std::ptrdiff_t from) {
    const auto pitch = [&](const std::vector<std::int16_t>& samples) {
      return median_pitch({samples.begin() + from, samples.begin() + from + third}, 22050);
    };
    return 12.0 * std::log2(pitch(bent.samples) / pitch(plain.samples));
  };
  CHECK(change(0) == Approx(-2.3).margin(1.0));
  CHECK(change(third) == Approx(1.0).margin(1.0));
  CHECK(change(2 * third) == Approx(4.3).margin(1.0));
  for (const int duration : {2000, 5000, 9000}) {
    CHECK(studio.speak({.duration = milliseconds(duration)}).samples.size() ==
          static_cast<std::size_t>(duration) * 22050 / 1000);
  }
}

TEST_CASE("Volume is exact to half a decibel") {
  Studio studio("en-us");
  const auto softer = studio.speak({}, {.volume_db = -6.0});
  CHECK(softer.gain_db == 0.0);
  const auto same = studio.speak({}, {.pitch_st = 0.001}); // cut in the same places
  REQUIRE(same.samples.size() == softer.samples.size());
  const auto at = static_cast<std::size_t>(same.words[8].sample);
  const auto end = static_cast<std::size_t>(same.words[15].sample);
  double before = 0;
  double after = 0;
  for (std::size_t i = at; i < end; ++i) {
    before += same.samples[i] * same.samples[i];
    after += softer.samples[i] * softer.samples[i];
  }
  CHECK(10.0 * std::log10(after / before) == Approx(-6.0).margin(0.1));
}

TEST_CASE("Every phoneme of the IPA table is one that the engine knows") {
  // A word with the phoneme must differ from the same word without it.
  Speakers speakers(make_espeak);
  const auto say = [&](const std::string& ipa, const std::string& voice) {
    const auto mnemonics = to_mnemonics(ipa, "en");
    INFO(ipa);
    REQUIRE(mnemonics.problem.empty());
    auto request = request_for(mnemonics.text, voice);
    request.phonemes = true;
    return speakers.speak(request);
  };
  for (const std::string voice : {"en-us", "en-gb"}) {
    const auto without = say("sˈæs", voice);
    for (const char* vowel : {"ɑːɹ", "ɔːɹ", "oːɹ", "ɛɹ", "ɪɹ", "ʊɹ", "ɜːɹ", "əɹ", "ɝ", "ɚ", "eɪ", "aɪ", "ɔɪ",
                              "oʊ",  "əʊ",  "aʊ",  "ɪə", "eə", "ʊə", "iː",  "i",  "ɪ", "ɨ", "ɛ",  "ɐ",  "ɑː",
                              "ɒ",   "ɔː",  "oː",  "uː", "ʊ",  "ʌ",  "ɜː",  "ə",  "n̩", "l̩", "m̩"}) {
      INFO(voice << " " << vowel);
      const auto with = say(std::string("sˈæ.s") + vowel + "s", voice);
      CHECK(with.samples.size() > without.samples.size() + 500);
      CHECK((with.samples != without.samples));
    }
    for (const char* consonant :
         {"p", "b", "t", "d", "k", "ɡ", "tʃ", "dʒ", "f", "v", "θ", "ð", "s", "z", "ʃ", "ʒ",
          "h", "m", "n", "ŋ", "l", "ɹ", "ɾ",  "w",  "j", "x", "ç", "ʔ", "ɬ", "ɲ", "ʎ"}) {
      INFO(voice << " " << consonant);
      const auto with = say(std::string("ˈæ") + consonant + "æ", voice);
      CHECK((with.samples != say("ˈææ", voice).samples));
    }
  }
}

} // namespace audiosheet::speech
