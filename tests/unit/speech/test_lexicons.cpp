// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicons in voices/lexicons, with the real engine.
#include "speech/ipa.hpp"
#include "speech/speakers.hpp"
#include "ssml/pls.hpp"
#include "util/file.hpp"

#include "support/catch.hpp"

namespace audiosheet {

TEST_CASE("Each entry of the medical lexicons is understood, and said otherwise than the engine would") {
  struct Case {
    std::string language;
    std::string voice;
  };
  const auto [language, voice] = GENERATE(Case{"en-US", "en-us"}, Case{"en-GB", "en-gb"});
  const std::string file = AUDIOSHEET_SOURCE_DIR "/voices/lexicons/" + language + "/medical.pls";
  Diagnostics diagnostics;
  const Lexicon lexicon = ssml::read_lexicon(file, read_file(file), diagnostics);
  CHECK(diagnostics.empty());
  CHECK(lexicon.size() >= 200);
  speech::Speakers speakers(speech::make_espeak);
  for (const auto& entry : lexicon.entries()) {
    INFO(language << " " << entry.grapheme << " " << entry.phonemes);
    const auto mnemonics = speech::to_mnemonics(entry.phonemes, language);
    CHECK(mnemonics.problem.empty());
    CHECK(mnemonics.text.find('\'') != std::string::npos); // each has a stressed syllable
    speech::Request request;
    request.voice.engine_voice = voice;
    request.text = entry.grapheme;
    const auto guessed = speakers.speak(request);
    request.text = mnemonics.text;
    request.phonemes = true;
    const auto said = speakers.speak(request);
    CHECK((said.samples != guessed.samples));
    // About as long: nothing was dropped and nothing spelled out.
    const double ratio =
        static_cast<double>(said.samples.size()) / static_cast<double>(guessed.samples.size());
    CHECK(ratio > 0.5);
    CHECK(ratio < 2.0);
  }
}

} // namespace audiosheet
