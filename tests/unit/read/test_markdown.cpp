// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;

TEST_CASE("Markdown with embedded HTML becomes headings and blocks with their lines") {
  const Outline outline =
      read_markdown("---\ntitle: Ticks\nlang: en\n---\n\n## After a bite\n\nRemove it *at once*.\n\n"
                    "<div class=\"alert alert-warning\">\n\nDo **not** squeeze it.\n\n</div>\n");
  CHECK(outline.title == "Ticks");
  CHECK(outline.language == "en");
  CHECK(outline_text(outline) == "## After a bite\nRemove it at once.\n[warning: ]\n  Do not squeeze it.\n");
  CHECK(std::get<Heading>(outline.entries[0]).line == 6);
  CHECK(std::get<Block>(outline.entries[1]).line == 8);
  CHECK(std::get<Block>(outline.entries[2]).line == 12);
}
