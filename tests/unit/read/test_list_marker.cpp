// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/list_marker.hpp"

#include "support/catch.hpp"

using audiosheet::read::list_marker;

TEST_CASE("bullets and numbers begin items") {
  const auto [line, marker, text] = GENERATE(table<std::string, std::string, std::string>({
      {"• fever", "", "fever"},
      {"•fever", "", "fever"},
      {"•\tfever", "", "fever"},
      {"- fever", "", "fever"},
      {"* fever", "", "fever"},
      {"– fever", "", "fever"},
      {"✔️ rest", "", "rest"},
      {"o fever", "", "fever"},
      {"-", "", ""},
      {"•", "", ""},
      {"1. wash", "1", "wash"},
      {"12) wash", "12", "wash"},
      {"(3) wash", "3", "wash"},
      {"a) wash", "a", "wash"},
      {"B) wash", "B", "wash"},
      {"iv. wash", "iv", "wash"},
  }));
  CAPTURE(line);
  const auto found = list_marker(line);
  REQUIRE(found);
  CHECK(found->marker == marker);
  CHECK(found->ordered == !marker.empty());
  CHECK(line.substr(found->size) == text);
}

TEST_CASE("what looks like a marker but is text begins none") {
  const std::string line =
      GENERATE(as<std::string>{}, "", "-5 °C", "*bold*", "**bold** text", "o", "or", "1.5 mg", "2020. It was",
               "1.", "A. Smith", "i.e. wash", "3 eggs", "(see 3) wash", "mild) wash", "--- x");
  CAPTURE(line);
  CHECK_FALSE(list_marker(line));
}
