// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"
#include "read/reader.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"
#include "support/processor_time.hpp"
#include "util/limits.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;

namespace {

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) {
    out += text;
  }
  return out;
}

struct Hostile {
  const char* what;
  std::string text;
};

constexpr double k_limit = 10;

} // namespace

TEST_CASE("text survives nesting without end") {
  CHECK(outline_text(read_html(times(100'000, "<div>") + "x" + times(100'000, "</div>"))) == "x\n");
  CHECK(read_html(times(100'000, "<div>") + "x").diagnostics.size() == 1);
  CHECK(outline_text(read_html("<p>a" + times(50'000, "<b>") + "c")) == "a c\n");
  CHECK(outline_text(read_html("<p>a <a href=\"x>b</p>\n<p>c</p>")) == "a b\nc\n");
  CHECK(outline_text(read_html("<p>a</p><!-- never closed <p>b</p>")) == "a\nnever closed\nb\n");
}

TEST_CASE("hostile HTML is read in bounded time") {
  const std::vector<Hostile> cases{
      {"lists", times(50'000, "<ul><li>x")},
      {"tables in tables", times(30'000, "<table><tr><td>x")},
      {"a table of 100,000 cells", "<table><tr>" + times(100'000, "<td>x</td>") + "</tr></table>"},
      {"cells that span everything",
       "<table>" + times(2'000, "<tr><td rowspan=65000 colspan=1000>a</td></tr>") + "</table>"},
      {"formatting left open", times(20'000, "<b><i><u><em><p>x")},
      {"attributes", "<div " + times(100'000, "a=1 ") + ">x</div>"},
      {"titles that never end", times(50'000, "<title>")},
      {"comments that never end", times(50'000, "<!--")},
      {"quotes that never end", times(50'000, "<a href=\"")},
      {"template tags", times(200'000, "{{") + times(50'000, "{% block x %}")},
      {"boxes in boxes", times(20'000, "<div class=\"alert alert-danger\">") + "x"},
      {"questions", times(10'000, "<details><summary>Is it?</summary>x</details>")},
      {"abbreviations", "<p>" + times(20'000, "<abbr title=\"some meaning\">SM</abbr> ")},
      {"entities", times(200'000, "&") + times(50'000, "&#x")},
  };
  for (const Hostile& item : cases) {
    INFO(item.what);
    CHECK(test::processor_seconds([&] { (void)read_html(item.text); }) < k_limit);
  }
}

TEST_CASE("hostile Markdown is read in bounded time") {
  const std::vector<Hostile> cases{
      {"a million >", times(1'000'000, ">")},
      {"emphasis", times(50'000, "*a **b ")},
      {"brackets", times(100'000, "[") + times(50'000, "[a](")},
      {"wide tables", times(2'000, "|a") + "|\n" + times(2'000, "|-") + "|\n" + times(5'000, "|x\n")},
      {"declarations", times(50'000, "<![CDATA[") + times(50'000, "<?")},
      {"containers", times(20'000, ":::note\n") + times(20'000, "```{note}\n") + times(20'000, "!!! note\n")},
      {"shortcodes", times(20'000, "{{< note >}}") + times(20'000, "{{< /note >}}")},
      {"attribute lists", times(10'000, "a\n{: .warning}\n\n")},
      {"definitions and references", times(20'000, "[a]: /x\n") + times(20'000, "[b]")},
      {"marks in one line", times(50'000, "a{#a} :heart: [[a|b]] m^2^ ")},
      {"open HTML", times(20'000, "<div>\n\n")},
      {"front matter that never ends", "---\na: \"" + times(50'000, "x\n")},
      {"one long line", times(500'000, "word ")},
  };
  for (const Hostile& item : cases) {
    INFO(item.what);
    CHECK(test::processor_seconds([&] { (void)read_markdown(item.text); }) < k_limit);
  }
}

TEST_CASE("a document of nothing is an outline of nothing") {
  for (const char* text : {"", "\n\n", " ", "{:x}", "<", "<!", "</", "---", "---\n---", ":::", "```", "> ",
                           "{{", "{%", "\x1f", "[!", "> [!"}) {
    INFO(text);
    CHECK_NOTHROW(read_html(text));
    CHECK_NOTHROW(read_markdown(text));
  }
}

TEST_CASE("Markdown of more marks than its tree should hold is read as text") {
  const Outline outline = read_markdown(times(limits::k_markdown_marks / 2, "& b ") + "\n\nLast words\n");
  CHECK(outline.diagnostics.empty());
  const Outline bounded = read_markdown(times(limits::k_markdown_marks / 2, "*a* ") + "\n\nLast words\n");
  REQUIRE(bounded.diagnostics.size() == 1);
  CHECK(bounded.diagnostics.front().message.find("plain text") != std::string::npos);
  CHECK(outline_text(bounded).ends_with("Last words\n"));
}

TEST_CASE("a sheet of more lines than a document has is refused by name") {
  CHECK_THROWS_WITH(read_sheet("many.txt", times(limits::k_sheet_lines + 1, "a\n")),
                    Catch::Matchers::StartsWith("many.txt: has 2000001 lines"));
}
