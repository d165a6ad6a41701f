// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/reader.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using audiosheet::read::read_sheet;

namespace {

constexpr const char* k_sheet = R"(Gallstones – Basic Information

Go back

Gallstones are hard pieces that can form in the gallbladder, a small organ under the liver.

What Are Gallstones?

Most gallstones are made of cholesterol. Many people never notice them.[1]

They can be as small as a grain of sand.[2][5]

Who Gets Gallstones?

They are more common in women than in men.[2–4]

⚠️ Important
Fever together with pain under the ribs needs medical help the same day.

Losing weight quickly can make gallstones more likely.

Ongoing Clinical Trials on Gallstones

  • Study of a Diet after Removal of the Gallbladder

    Recruiting

    1 1 1
    Investigated diseases:
    Investigated drugs:
    Denmark The Netherlands +2

References

https://example.org/gallstones

https://example.org/gallbladder

FAQ

Can gallstones go away?

Stones that cause no trouble are often left alone.

Is surgery always needed?

No. It is offered when stones cause pain.

🎯 Key takeaways

  • Many gallstones cause no trouble.
  • Fever with pain needs help the same day.
)";

const Section& section(const FactSheet& sheet, const std::string& heading) {
  for (const Section& each : sheet.sections) {
    if (each.heading == heading) {
      return each;
    }
  }
  FAIL("no section " << heading);
  return sheet.sections.front();
}

} // namespace

TEST_CASE("a saved web page becomes a sheet") {
  const FactSheet sheet = read_sheet("gallstones.txt", k_sheet).sheet;
  CHECK(sheet.title == "Gallstones – Basic Information");
  CHECK(sheet.language == "en");
  CHECK(sheet.form == "text");
  CHECK(plain_text(sheet.lead).starts_with("Gallstones are hard pieces"));

  std::vector<std::string> headings;
  for (const Section& each : sheet.sections) {
    headings.push_back(each.heading);
    CHECK(each.level == 2);
  }
  CHECK(headings == std::vector<std::string>{"What Are Gallstones?", "Who Gets Gallstones?",
                                             "Ongoing Clinical Trials on Gallstones", "References", "FAQ",
                                             "🎯 Key takeaways"});
  CHECK(section(sheet, "FAQ").kind == SectionKind::faq);
  CHECK(section(sheet, "FAQ").questions.size() == 2);
  CHECK(plain_text(section(sheet, "FAQ").questions.at(1).answer) ==
        "No. It is offered when stones cause pain.");
  CHECK(section(sheet, "🎯 Key takeaways").takeaways.size() == 2);
  CHECK(section(sheet, "References").references.at(1).url == "https://example.org/gallbladder");

  const Blocks& risk = section(sheet, "Who Gets Gallstones?").blocks;
  REQUIRE(risk.size() == 3);
  const auto& callout = std::get<Callout>(risk.at(1).value);
  CHECK(callout.kind == CalloutKind::important);
  CHECK(callout.title == "Important");
  CHECK(plain_text(callout.blocks) ==
        "Fever together with pain under the ribs needs medical help the same day.");

  const Section& trials = section(sheet, "Ongoing Clinical Trials on Gallstones");
  CHECK(trials.kind == SectionKind::trials);
  CHECK(plain_text(trials.blocks) ==
        "• Study of a Diet after Removal of the Gallbladder\nRecruiting\nDenmark The Netherlands");
}

TEST_CASE("what isn't said is skipped with line and reason") {
  const FactSheet sheet = read_sheet("gallstones.txt", k_sheet).sheet;
  const std::vector<Skipped> expected{{3, "Go back", "navigation"},
                                      {9, "[1]", "citation marker"},
                                      {11, "[2][5]", "citation marker"},
                                      {15, "[2–4]", "citation marker"},
                                      {28, "1 1 1", "rating"},
                                      {29, "Investigated diseases:", "empty field"},
                                      {30, "Investigated drugs:", "empty field"},
                                      {31, "+2", "count of what the page doesn't show"}};
  CHECK(sheet.skipped == expected);
}
