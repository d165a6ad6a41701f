// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/references.hpp"

#include "support/catch.hpp"

namespace audiosheet::publish {

namespace {

About about_of(const std::vector<Reference>& references) {
  About about;
  about.references = references;
  return about;
}

} // namespace

TEST_CASE("A reference's own number is the list's, and is shown once") {
  auto [written, number, text] = GENERATE(table<std::string, int, std::string>({
      {"1. Heat and health", 1, "Heat and health"},
      {"1) Heat and health", 1, "Heat and health"},
      {"[1] Heat and health", 1, "Heat and health"},
      {"  12.  Heat and health ", 12, "Heat and health"},
      {"Heat and health", 1, "Heat and health"},
      {"2024. A year, perhaps", 2024, "A year, perhaps"},
      {"20240101. No number of a reference", 1, "20240101. No number of a reference"},
      {"1.5 mg of what", 1, "1.5 mg of what"},
      {"1.", 1, "1."},
      {"[1]", 1, "[1]"},
      {"[1", 1, "[1"},
      {"[1) Heat", 1, "[1) Heat"},
  }));
  CAPTURE(written);
  const auto listed = listed_references(about_of({{.text = written}}));
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].number == number);
  CHECK(listed[0].text == text);
}

TEST_CASE("A list says a number only where it would count another one") {
  const auto listed = listed_references(about_of(
      {{.text = "3. A"}, {.text = "4. B"}, {.text = "C"}, {.text = "[9] D"}, {.url = "https://e.org/"}}));
  REQUIRE(listed.size() == 5);
  CHECK(list_value(listed, 0) == " value=\"3\"");
  CHECK(list_value(listed, 1).empty());
  CHECK(list_value(listed, 2).empty());
  CHECK(list_value(listed, 3) == " value=\"9\"");
  CHECK(list_value(listed, 4).empty());
  CHECK(listed[4].number == 10);
  CHECK(listed[4].text == "https://e.org/");
  CHECK(listed[4].url == "https://e.org/");
}

TEST_CASE("Only addresses of the web are links") {
  const auto listed = listed_references(about_of({{.text = "A", .url = "javascript:alert(1)"}}));
  CHECK(listed[0].url.empty());
}

} // namespace audiosheet::publish
