// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fact_sheet.hpp"

#include "model/script.hpp"
#include "support/catch.hpp"

using namespace audiosheet;

TEST_CASE("the first four kinds of callout are warnings", "[model]") {
  CHECK(is_warning(CalloutKind::danger));
  CHECK(is_warning(CalloutKind::important));
  CHECK_FALSE(is_warning(CalloutKind::note));
  CHECK_FALSE(is_warning(CalloutKind::tip));
}

TEST_CASE("names go both ways", "[model]") {
  CHECK(to_string(CalloutKind::caution) == "caution");
  CHECK(callout_kind("caution") == CalloutKind::caution);
  CHECK(callout_kind("loud") == std::nullopt);
  CHECK(role_from(to_string(Role::takeaway)) == Role::takeaway);
  CHECK(part_from(to_string(Part::close)) == Part::close);
  CHECK(chapter_role_from(to_string(ChapterRole::faq)) == ChapterRole::faq);
}

TEST_CASE("plain_text shows a block as a reader sees it", "[model]") {
  List list;
  list.items.push_back({.marker = "", .line = 2, .blocks = {{Paragraph{"one"}, 2}}});
  list.items.push_back({.marker = "2", .line = 3, .blocks = {{Paragraph{"two"}, 3}}});
  Callout callout{CalloutKind::danger, "Danger", {{Paragraph{"Leave at once."}, 5}}};
  const Blocks blocks{{Paragraph{"Lead."}, 1}, {list, 2}, {callout, 4}};
  CHECK(plain_text(blocks) == "Lead.\n• one\n2. two\nDanger\nLeave at once.");
}

TEST_CASE("a sentence is the sum of its runs", "[model]") {
  Sentence sentence;
  sentence.runs = {Words{.written = "In ", .spoken = "In "}, Words{.written = "5%", .spoken = "five percent"},
                   Rest{milliseconds(100)}, Words{.written = " of cases.", .spoken = " of cases."}};
  CHECK(written_text(sentence) == "In 5% of cases.");
  CHECK(spoken_text(sentence) == "In five percent of cases.");
}
