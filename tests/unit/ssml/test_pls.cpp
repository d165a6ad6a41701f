// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/pls.hpp"

#include "support/catch.hpp"
#include "util/error.hpp"

namespace audiosheet::ssml {

namespace {

using Catch::Matchers::Contains;

const std::string k_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
)";

std::string pls(const std::string& lexemes) { return k_head + lexemes + "\n</lexicon>\n"; }

} // namespace

TEST_CASE("A PLS document is read") {
  Diagnostics diagnostics;
  const auto lexicon = read_lexicon("drugs.pls", pls(R"(
<lexeme><grapheme>warfarin</grapheme><grapheme>Coumadin</grapheme><phoneme>ˈwɔːɹfəɹɪn</phoneme></lexeme>
<lexeme><grapheme> IL-6 </grapheme><alias>interleukin  six</alias></lexeme>
<lexeme><grapheme>gout</grapheme><phoneme alphabet="x-espeak">g'aUt</phoneme></lexeme>
<lexeme><grapheme>biopsy</grapheme><phoneme>one</phoneme><phoneme prefer="true">two</phoneme><phoneme>three</phoneme></lexeme>
<lexeme><grapheme>stent</grapheme><example>a stent</example><alias>first</alias><phoneme>second</phoneme></lexeme>)"),
                                    diagnostics);
  CHECK(diagnostics.empty());
  CHECK(lexicon.size() == 6);
  CHECK(lexicon.find("warfarin")->phonemes == "ˈwɔːɹfəɹɪn");
  CHECK(lexicon.find("Coumadin")->phonemes == "ˈwɔːɹfəɹɪn");
  CHECK(lexicon.find("IL-6")->alias == "interleukin six");
  CHECK(lexicon.find("gout")->phonemes == "x-espeak:g'aUt");
  CHECK(lexicon.find("biopsy")->phonemes == "two");
  CHECK(lexicon.find("stent")->alias == "first");
  CHECK(lexicon.find("stent")->phonemes.empty());
}

TEST_CASE("Bad entries are reported with their line, and the rest counts") {
  const auto [lexeme, message] = GENERATE(table<std::string, std::string>(
      {{"<lexeme><grapheme>a</grapheme></lexeme>", "without a pronunciation"},
       {"<lexeme><grapheme>a</grapheme><phoneme/></lexeme>", "without a pronunciation"},
       {"<lexeme><phoneme>a</phoneme></lexeme>", "without a grapheme"},
       {"<lexeme><grapheme>good</grapheme><alias>again</alias></lexeme>",
        "\"good\" has a pronunciation already"},
       {"<lexeme><grapheme>!</grapheme><alias>x</alias></lexeme>", "\"!\" is no word"},
       {R"(<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">a</phoneme><alias>b</alias></lexeme>)",
        "alphabet \"x-sampa\" is not known"}}));
  Diagnostics diagnostics;
  const auto lexicon = read_lexicon(
      "bad.pls", pls("<lexeme><grapheme>good</grapheme><alias>g</alias></lexeme>\n" + lexeme), diagnostics);
  REQUIRE_FALSE(diagnostics.empty());
  CHECK(diagnostics[0].file == "bad.pls");
  CHECK(diagnostics[0].line == 4);
  CHECK(diagnostics[0].severity == Severity::warning);
  CHECK_THAT(diagnostics[0].message, Contains(message));
  CHECK(lexicon.find("good")->alias == "g");
}

TEST_CASE("What is no lexicon is an error") {
  Diagnostics diagnostics;
  CHECK_THROWS_WITH(read_lexicon("x.pls", "<speak/>", diagnostics),
                    Contains("x.pls:1:1") && Contains("\"speak\""));
  CHECK_THROWS_WITH(read_lexicon("x.pls", "<lexicon><lexeme>", diagnostics), Contains("x.pls:1"));
  CHECK_THROWS_AS(read_lexicon("x.pls", "", diagnostics), Error);
  CHECK_THROWS_AS(read_lexicon("x.pls",
                               R"(<!DOCTYPE l [<!ENTITY e SYSTEM "/etc/passwd">]><lexicon>&e;</lexicon>)",
                               diagnostics),
                  Error);
}

} // namespace audiosheet::ssml
