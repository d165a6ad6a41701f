// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/citations.hpp"

#include "support/catch.hpp"
#include "util/text.hpp"

using namespace audiosheet;
using audiosheet::read::without_citations;

TEST_CASE("citation markers leave the text and are set aside") {
  const auto [text, rest, markers] = GENERATE(table<std::string, std::string, std::string>({
      {"in the past.[1] It", "in the past. It", "[1]"},
      {"people.[2][12] Because", "people. Because", "[2][12]"},
      {"cells [3].", "cells.", "[3]"},
      {"risk [1, 4; 7], and", "risk, and", "[1, 4; 7]"},
      {"seen [3–5] and [6-8]", "seen and", "[3–5]|[6-8]"},
      {"so [1], [3] and", "so and", "[1], [3]"},
      {"true[citation needed].", "true.", "[citation needed]"},
      {"tissue.¹² Next", "tissue. Next", "¹²"},
      {"patients¹,³ had", "patients had", "¹,³"},
      {"(see below)² and", "(see below) and", "²"},
      {"10⁵ cells, 25 kg/m², 3 m² and x²", "10⁵ cells, 25 kg/m², 3 m² and x²", ""},
      {"25 kg/m²[4]", "25 kg/m²", "[4]"},
      {"[1] Author, 2020.", "[1] Author, 2020.", ""},
      {"dose [2019] and [a] and [see 4]", "dose [2019] and [a] and [see 4]", ""},
      {"open [12", "open [12", ""},
      {"empty [] and [,]", "empty [] and [,]", ""},
  }));
  std::vector<Skipped> skipped;
  CHECK(without_citations(text, 7, skipped) == rest);
  std::vector<std::string> found;
  for (const Skipped& piece : skipped) {
    CHECK(piece.line == 7);
    CHECK(piece.reason == "citation marker");
    found.push_back(piece.text);
  }
  CHECK(join(found, "|") == markers);
}
