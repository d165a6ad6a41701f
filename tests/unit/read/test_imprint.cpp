// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/imprint.hpp"

#include "read/outline.hpp"
#include "support/catch.hpp"

using namespace audiosheet::read;

TEST_CASE("a day is read from the texts that metadata have") {
  const auto [text, day] = GENERATE(table<std::string, std::string>({
      {"2024-05-31", "2024-05-31"},
      {" 2024-05-31T10:00:00+02:00", "2024-05-31"},
      {"2024/5/3", "2024-05-03"},
      {"2023-02-29", ""},
      {"31.05.2024", ""},
      {"2024-05", ""},
      {"99999999-1-1", ""},
      {"-1-1-1", ""},
      {"soon", ""},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(iso_day(text) == day);
}

TEST_CASE("the best publisher and the latest kind of date win, in any order") {
  ImprintFinder finder;
  finder.say("author", "A. Writer");
  finder.say("date", "2020-01-02");
  finder.say("og:site_name", "Harbour Clinic");
  finder.say("last_reviewed", "2024-05-31");
  finder.say("article:modified_time", "2025-01-01T00:00:00Z");
  finder.say("application-name", "portal");
  finder.say("colour", "blue");
  CHECK(finder.imprint().publisher == "Harbour Clinic");
  CHECK(finder.imprint().date == "2024-05-31");
}

TEST_CASE("each form's metadata give the imprint") {
  const std::string body = "\n# Asthma\n\nText.\n";
  const auto check = [](const Outline& outline) {
    CHECK(outline.imprint.publisher == "Harbour Clinic");
    CHECK(outline.imprint.date == "2024-05-31");
  };
  check(read_markdown("---\npublisher: Harbour Clinic\ndate: 2019-01-01\nupdated: \"2024-05-31\"\n---\n" +
                      body));
  check(read_markdown(
      "+++\npublisher = \"Harbour Clinic\"\ndate = 2019-01-01\nlastmod = 2024-05-31T08:00:00Z\n+++\n" +
      body));
  check(read_html(
      "<html><head><meta property='og:site_name' content='Harbour Clinic'><meta name='dcterms.modified' "
      "content='2024-05-31'></head><body><h1>Asthma</h1><p>Text.</p></body></html>"));
  check(read_html(
      "<html><head><script type='application/ld+json'>{\"@type\": \"MedicalWebPage\", \"lastReviewed\": "
      "\"2024-05-31\", \"publisher\": {\"name\": \"Harbour Clinic\"}}</script></head>"
      "<body><h1>Asthma</h1><p>Text.</p></body></html>"));
}
