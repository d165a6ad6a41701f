// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lexicon.hpp"

#include "support/catch.hpp"
#include "support/processor_time.hpp"

namespace audiosheet {

namespace {

LexiconEntry ipa(const std::string& grapheme, const std::string& phonemes) {
  LexiconEntry entry;
  entry.grapheme = grapheme;
  entry.phonemes = phonemes;
  return entry;
}

LexiconEntry alias(const std::string& grapheme, const std::string& text) {
  LexiconEntry entry;
  entry.grapheme = grapheme;
  entry.alias = text;
  return entry;
}

Lexicon sample() {
  Lexicon lexicon;
  CHECK(lexicon.add(ipa("warfarin", "W")));
  CHECK(lexicon.add(ipa("warfarin sodium", "WS")));
  CHECK(lexicon.add(ipa("gout", "G")));
  CHECK(lexicon.add(alias("AIDS", "aids")));
  CHECK(lexicon.add(alias("IL-6", "interleukin six")));
  CHECK(lexicon.add(ipa("Sjögren", "ˈʃoʊɡɹən")));
  CHECK(lexicon.add(ipa("pox", "pɒks")));
  CHECK(lexicon.add(ipa("zinc", "zɪŋk")));
  CHECK(lexicon.add(ipa("itch", "x-espeak:ItS")));
  return lexicon;
}

/// "[written>said]" for what the lexicon knew; genitive and alias show in what is said.
std::string marked(const Lexicon& lexicon, const std::string& text) {
  std::string out;
  std::string joined;
  for (const auto& words : lexicon.apply(text)) {
    joined += words.written;
    const bool known = !words.phonemes.empty() || words.spoken != words.written;
    out += known ? "[" + words.written + ">" + (words.phonemes.empty() ? words.spoken : words.phonemes) + "]"
                 : words.written;
  }
  CHECK(joined == text);
  return out;
}

} // namespace

TEST_CASE("A lexicon finds whole words, the longest first") {
  const auto lexicon = sample();
  const auto [text, expected] = GENERATE(table<std::string, std::string>(
      {{"Take warfarin daily.", "Take [warfarin>W] daily."},
       {"warfarin sodium, warfarin", "[warfarin sodium>WS], [warfarin>W]"},
       {"warfarins and prewarfarin", "warfarins and prewarfarin"},
       {"Warfarin WARFARIN wARFARIN", "[Warfarin>W] [WARFARIN>W] wARFARIN"},
       {"Gout, GOUT", "[Gout>G], GOUT"}, // four capitals may be an acronym
       {"AIDS aids Aids", "[AIDS>aids] aids Aids"},
       {"IL-6, IL-60, il-6", "[IL-6>interleukin six], IL-60, il-6"},
       {"(warfarin)", "([warfarin>W])"},
       {"warfarin-induced", "[warfarin>W]-induced"},
       {"“warfarin”…", "“[warfarin>W]”…"},
       {"warfarin\u00A0now", "[warfarin>W]\u00A0now"},
       {"Sjögren’s or Sjögren", "[Sjögren’s>ˈʃoʊɡɹənz] or [Sjögren>ˈʃoʊɡɹən]"},
       {"zinc's pox's itch's", "[zinc's>zɪŋks] [pox's>pɒksɪz] [itch's>x-espeak:ItSIz]"},
       {"warfarin'll, AIDS's", "[warfarin>W]'ll, [AIDS's>aids's]"},
       {"", ""},
       {"naïvewarfarin é", "naïvewarfarin é"}}));
  CHECK(marked(lexicon, text) == expected);
}

TEST_CASE("What can't be an entry is refused") {
  Lexicon lexicon;
  CHECK_FALSE(lexicon.add(ipa("", "x")));
  CHECK_FALSE(lexicon.add(ipa("word", "")));
  CHECK_FALSE(lexicon.add(ipa("-word", "x")));
  CHECK(lexicon.add(ipa("word", "x")));
  CHECK_FALSE(lexicon.add(ipa("word", "y")));
  CHECK(lexicon.size() == 1);
  CHECK(lexicon.find("word")->phonemes == "x");
  CHECK(lexicon.find("words") == nullptr);
  CHECK(lexicon.find("") == nullptr);
  Lexicon other;
  other.add(ipa("word", "z"));
  other.add(ipa("more", "m"));
  lexicon.add_all(other);
  CHECK(lexicon.size() == 2);
  CHECK(lexicon.find("word")->phonemes == "x");
}

TEST_CASE("An entry with capitals goes before one without") {
  Lexicon lexicon;
  lexicon.add(ipa("march", "m"));
  lexicon.add(ipa("March", "M"));
  CHECK(lexicon.find("March")->phonemes == "M");
  CHECK(lexicon.find("march")->phonemes == "m");
  CHECK(lexicon.find("MARCH")->phonemes == "m");
}

TEST_CASE("Hostile lexicons and texts take linear time") {
  Lexicon lexicon;
  for (int i = 0; i < 10'000; ++i) {
    lexicon.add(ipa("a " + std::to_string(i) + std::string(200, 'x'), "p"));
  }
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    text += "a ";
  }
  CHECK(test::processor_seconds([&] {
          CHECK(lexicon.apply(text).size() == 1);
          CHECK(lexicon.apply("\xFF\xE2\x80" + std::string(100'000, '\x80')).size() == 1);
        }) < 10);
}

} // namespace audiosheet
