// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/engine_text.hpp"

#include "support/catch.hpp"
#include "util/text.hpp"

namespace audiosheet::speech {

TEST_CASE("Text is made harmless for the engine") {
  const auto [given, expected] = GENERATE(table<std::string, std::string>(
      {{"Plain words, 5 of them.", "Plain words, 5 of them."},
       {"na\u00EFve \u201Cquoted\u201D \u4E2D", "na\u00EFve \u201Cquoted\u201D \u4E2D"},
       {"a\x01"
        "50P b",
        "a 50P b"},
       {"[\x02h@l'oU]]", "[ h@l'oU]]"},
       {"a\tb\nc\x7F"
        "d\u0085e",
        "a b c d e"},
       {"soft\u00ADhyphen \u202Eright\u202C to\uFEFF left", "softhyphen right to left"},
       {"\u26A0\uFE0F", "\u26A0"},
       {"bad \xC3\x28 bytes \xFF.", "bad  ( bytes  ."},
       {"\uE000 private \uFFFF", "  private  "},
       {"\u0646\u200C\u0647", "\u0646\u200C\u0647"},
       {"[[h@l'oU]]", "[[h@l'oU]]"}}));
  const auto made = make_engine_text(given, false);
  CHECK(made.text == expected);
  CHECK(made.source.size() == code_points(expected) + 1);
  CHECK(made.source.back() == given.size());
}

TEST_CASE("Each character knows the byte it came from") {
  const auto made = make_engine_text("\u00E9\u00ADa\x01\u4E2D", false);
  CHECK(made.text == "\u00E9a \u4E2D");
  CHECK(made.source == std::vector<std::uint32_t>{0, 4, 5, 6, 9});
}

TEST_CASE("Long words are cut") {
  const auto made = make_engine_text(std::string(200, 'x') + " y", false);
  CHECK(made.text == std::string(80, 'x') + " " + std::string(80, 'x') + " " + std::string(40, 'x') + " y");
}

TEST_CASE("Long chains of dotted letters lose their later dots") {
  std::string chain;
  for (int i = 0; i < 100; ++i) {
    chain += "a.";
  }
  const auto text = make_engine_text(chain, false).text;
  CHECK(text.substr(0, 44) == "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a a ");
  CHECK(text.find('.', 40) == std::string::npos);
  CHECK(make_engine_text("Take e.g. this, i.e. that at 5 a.m. or 6 p.m.", false).text ==
        "Take e.g. this, i.e. that at 5 a.m. or 6 p.m.");
}

TEST_CASE("Phonemes are left alone") {
  const std::string phonemes = "[[" + std::string(100, 'a') + "]]";
  CHECK(make_engine_text(phonemes, true).text == phonemes);
  CHECK(make_engine_text("[[a\x01"
                         "b]] \x01 c",
                         true)
            .text == "[[a b]]   c");
}

} // namespace audiosheet::speech
