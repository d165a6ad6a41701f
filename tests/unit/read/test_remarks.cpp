// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/reader.hpp"

#include "support/catch.hpp"

#include <algorithm>

#include <string>
#include <vector>

namespace audiosheet::read {

namespace {

std::vector<std::string> told(const std::string& name, const std::string& text) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : read_sheet(name, text).diagnostics) {
    CHECK(diagnostic.severity == Severity::warning);
    CHECK(diagnostic.file == name);
    out.push_back(std::to_string(diagnostic.line) + ": " +
                  diagnostic.message.substr(0, diagnostic.message.find_first_of(",;")));
  }
  return out;
}

using Told = std::vector<std::string>;

} // namespace

TEST_CASE("A picture that nobody describes is told, decoration is not") {
  CHECK(told("a.md", "# Sprains\n\nRest the arm.\n\n![](sling.png)\n") ==
        Told{"5: the picture sling.png has no text alternative"});
  CHECK(told("a.md", "# Sprains\n\n![An arm in a sling](sling.png)\n\nRest the arm.\n").empty());
  const auto page = [](const std::string& image) {
    return told("a.html", "<html><body><h1>Sprains</h1>\n<p>Rest the arm.</p>\n" + image + "</body></html>");
  };
  const std::string missing = "3: the picture sling.png has no text alternative";
  CHECK(page("<img src=\"sling.png\">") == Told{missing});
  CHECK(page("<figure><img src=\"sling.png\"><figcaption>Step 2</figcaption></figure>") == Told{missing});
  CHECK(page("<img src=\"sling.png\" alt=\"IMG_2.jpg\">").size() == 1);
  CHECK(page("<img src=\"sling.png\" alt=\"\">").empty());
  CHECK(page("<img src=\"sling.png\" role=\"presentation\">").empty());
  CHECK(page("<img src=\"line.gif\" alt=\"spacer\">").empty());
  CHECK(told("a.rst", "Sprains\n=======\n\nRest the arm.\n\n.. image:: sling.png\n\nWait.\n") ==
        Told{"6: the picture sling.png has no text alternative"});
}

TEST_CASE("Headings that stand twice under the same one are told") {
  CHECK(told("a.md", "# Burns\n\n## Signs\n\nPain.\n\n## Signs\n\nBlisters.\n") ==
        Told{"7: the heading \"Signs\" stands here again"});
  CHECK(
      told("a.md", "# Burns\n\n## Mild\n\n### Signs\n\nPain.\n\n## Deep\n\n### Signs\n\nNo pain.\n").empty());
  CHECK(told("a.md", "# Burns\n\n## FAQ\n\n### Is it deep?\n\nNo.\n\n### Is it deep?\n\nPerhaps.\n") ==
        Told{"9: the heading \"Is it deep?\" stands here again"});
}

TEST_CASE("Empty headings are told, and what stands below them stays") {
  CHECK(told("a.md", "# Burns\n\n## Signs\n\nPain.\n\n##\n\nBlisters.\n") ==
        Told{"7: this heading is empty and left out"});
  const auto read =
      read_sheet("a.html", "<h1>Burns</h1>\n<h2>Signs</h2><p>Pain.</p>\n<h2> </h2><p>Blisters.</p>");
  REQUIRE(read.sheet.sections.size() == 1);
  CHECK(plain_text(read.sheet.sections[0].blocks) == "Pain.\nBlisters.");
  CHECK(read.diagnostics.size() == 1);
}

TEST_CASE("A thousand faults are counted, not listed") {
  std::string text = "# Burns\n\nCool the skin.\n";
  for (int i = 0; i < 1000; ++i) {
    text += "\n![](a.png)\n\n## Again\n\nWater.\n\n##\n";
  }
  const auto all = told("a.md", text);
  CHECK(all.size() == 18);
  CHECK(std::count(all.begin(), all.end(), "0: 995 more pictures have no text alternative") == 1);
  CHECK(std::count(all.begin(), all.end(), "0: 995 more headings are empty") == 1);
  CHECK(std::count(all.begin(), all.end(), "0: 994 more headings stand twice") == 1);
}

} // namespace audiosheet::read
