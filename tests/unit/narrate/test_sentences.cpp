// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/sentences.hpp"

#include "support/catch.hpp"
#include "util/text.hpp"

using namespace audiosheet;
using narrate::SentenceSplitter;
using Sentences = std::vector<std::string>;

TEST_CASE("text is cut where sentences end", "[sentences]") {
  SentenceSplitter splitter("en-US");
  auto [text, expected] = GENERATE(table<std::string, Sentences>({
      {"One. Two! Three?", {"One.", "Two!", "Three?"}},
      {"Take approx. 5 mg. Then rest.", {"Take approx. 5 mg.", "Then rest."}},
      {"Some drugs, e.g. Ibuprofen, help.", {"Some drugs, e.g. Ibuprofen, help."}},
      {"Ask Dr. Lee. He knows.", {"Ask Dr. Lee.", "He knows."}},
      {"C. difficile spreads. Wash hands.", {"C. difficile spreads.", "Wash hands."}},
      {"Is it safe? No. It is not.", {"Is it safe?", "No.", "It is not."}},
      {"See No. 5 below. Then stop.", {"See No. 5 below.", "Then stop."}},
      {"He was turned “on.” Then off.", {"He was turned “on.”", "Then off."}},
      {"About 0.5 to 1.0 in 10. Most recover.", {"About 0.5 to 1.0 in 10.", "Most recover."}},
      {"Twice a day (b.i.d.) is enough. Stop.", {"Twice a day (b.i.d.) is enough.", "Stop."}},
      {"No full stop", {"No full stop"}},
      {"  ", {}},
  }));
  INFO(text);
  CHECK(splitter.split(text) == expected);
}

TEST_CASE("an endless sentence is cut at words and loses nothing", "[sentences]") {
  SentenceSplitter splitter("en-US");
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += i % 40 == 39 ? "word, " : "word ";
  }
  const Sentences sentences = splitter.split(text);
  CHECK(sentences.size() > 100);
  for (const auto& sentence : sentences) {
    CHECK(sentence.size() <= SentenceSplitter::k_longest);
  }
  CHECK(fold_spaces(join(sentences, " ")) == fold_spaces(text));
}

TEST_CASE("a megabyte without a space is cut between characters", "[sentences]") {
  SentenceSplitter splitter("en-US");
  std::string text;
  for (int i = 0; i < 300'000; ++i) {
    text += "é≥";
  }
  const Sentences sentences = splitter.split(text);
  CHECK(join(sentences, "") == text);
  for (const auto& sentence : sentences) {
    REQUIRE(is_valid_utf8(sentence));
  }
}
