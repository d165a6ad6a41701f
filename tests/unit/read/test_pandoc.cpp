// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/pandoc.hpp"
#include "read/reader.hpp"
#include "util/error.hpp"
#include "util/process.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

TEST_CASE("formats for pandoc are told by the extension") {
  CHECK(pandoc_format("a/Leaflet.DOCX") == "docx");
  CHECK(pandoc_format("leaflet.odt") == "odt");
  CHECK_FALSE(pandoc_format("leaflet.md").has_value());
  CHECK_FALSE(pandoc_format("leaflet").has_value());
}

TEST_CASE("formats that nothing reads are refused with a way out") {
  CHECK_THROWS_WITH(pandoc_format("leaflet.pdf"),
                    Catch::Contains("leaflet.pdf") && Catch::Contains("pdftotext"));
  CHECK_THROWS_WITH(pandoc_format("leaflet.doc"), Catch::Contains(".docx"));
}

TEST_CASE("what pandoc makes is read as a page without lines") {
  const Outline outline = read_converted(
      "<html lang=\"de\"><body><header id=\"title-block-header\"><h1 class=\"title\">Zecken</h1></header>\n\n"
      "<h2>Danach</h2>\n<p>Bald entfernen.</p></body></html>");
  CHECK(outline.language == "de");
  CHECK(test::outline_text(outline) == "# Zecken {title}\n## Danach\nBald entfernen.\n");
  CHECK(std::get<Heading>(outline.entries[1]).line == 1);
}

TEST_CASE("documents of other formats, by pandoc") {
  const ProcessResult word =
      run_process({"pandoc", "--from", "markdown", "--to", "docx", "--output", "-"},
                  "---\ntitle: Ticks\n---\n\n# After a bite\n\nRemove it.\n\n- Look\n- Wait\n");
  if (word.end == ProcessResult::End::not_found) {
    WARN("pandoc is not installed");
    return;
  }
  REQUIRE(word.status == 0);
  const FactSheet sheet = read_sheet("ticks.docx", word.output).sheet;
  CHECK(sheet.title == "Ticks");
  REQUIRE(sheet.sections.size() == 1);
  CHECK(sheet.sections[0].heading == "After a bite");
  CHECK(plain_text(sheet.sections[0].blocks) == "Remove it.\n• Look\n• Wait");
  CHECK_THROWS_WITH(read_sheet("broken.docx", "no zip"),
                    Catch::Contains("broken.docx: pandoc can't read it"));
}
