// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/form.hpp"

#include "support/catch.hpp"

using audiosheet::read::form_of;

TEST_CASE("the form is chosen by extension, else by content") {
  const auto [file, text, form] = GENERATE(table<std::string, std::string, std::string>({
      {"a.txt", "Title\n\nText.", "text"},
      {"a.md", "Title", "markdown"},
      {"a.MD", "Title", "markdown"},
      {"a.rst", "Title", "restructuredtext"},
      {"a.htm", "Title", "html"},
      {"sheets.d/a", "Title\n\nText.", "text"},
      {"a.unknown", "<!DOCTYPE html>\n<p>x", "html"},
      {"a.txt", "<div class=\"page\">\n<h1>x</h1>", "html"},
      {"a", "See [the leaflet](https://example.org/x).", "markdown"},
      {"a.txt", "%Call 112 when the lips are blue.%\n\nText.", "markdown"},
      {"a.txt", "> [!WARNING]\n> Hot.", "markdown"},
      {"a.txt", "---\ntitle: x\n---\nText", "markdown"},
      {"a.txt", "Title\n\n.. warning::\n\n   Hot.", "restructuredtext"},
      {"a.txt", "About 20% of people, or 30%", "text"},
      {"a.txt", "Children < 5 years and adults > 65 years", "text"},
      {"a.txt", "  • one [1](see below)", "text"},
      {"a.txt", "#hashtag\n\nText", "text"},
  }));
  CAPTURE(file, text);
  CHECK(form_of(file, text).name == form);
}
