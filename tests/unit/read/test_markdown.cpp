// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;
using audiosheet::test::skipped_text;

namespace {

struct Case {
  const char* what;
  const char* markdown;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& item : cases) {
    INFO(item.what);
    CHECK(outline_text(read_markdown(item.markdown)) == item.expected);
  }
}

} // namespace

TEST_CASE("Markdown with embedded HTML becomes headings and blocks with their lines") {
  const Outline outline =
      read_markdown("---\ntitle: Ticks\nlang: en\n---\n\n## After a bite\n\nRemove it *at once*.\n\n"
                    "<div class=\"alert alert-warning\">\n\nDo **not** squeeze it.\n\n</div>\n\n"
                    "!!! note\n    Ask\n    us.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
  CHECK(outline.title == "Ticks");
  CHECK(outline.language == "en");
  CHECK(outline_text(outline) == "## After a bite\nRemove it at once.\n[warning: ]\n  Do not squeeze it.\n"
                                 "[note: ]\n  Ask us.\n| A | B \n|-\n| 1 | 2 \n");
  CHECK(std::get<Heading>(outline.entries[0]).line == 6);
  CHECK(std::get<Block>(outline.entries[1]).line == 8);
  CHECK(std::get<Block>(outline.entries[2]).line == 12);
  CHECK(std::get<Block>(outline.entries[3]).line == 17);
  CHECK(std::get<Block>(outline.entries[4]).line == 20);
}

TEST_CASE("alerts in quotations") {
  check({
      {"GitHub", "> [!WARNING]\n> Hot *water*.\n", "[warning: ]\n  Hot water.\n"},
      {"without the space", ">[!IMPORTANT]\n>- one\n>   - two\n", "[important: ]\n  - one\n    - two\n"},
      {"with a title (Obsidian)", "> [!tip]- Cool it\n> With water.\n", "[tip: Cool it]\n  With water.\n"},
      {"text behind the mark", "> [!NOTE] Ask us.\n", "[note: ]\n  Ask us.\n"},
      {"bold word", "> **Warning**\n> Hot.\n", "[warning: Warning]\n  Hot.\n"},
      {"attributes behind it", "> Hot.\n> {.warning}\n", "[warning: ]\n  Hot.\n"},
      {"an ordinary quotation", "> **Example:**\n>\n> Hot.\n", ">\n  Example:\n  Hot.\n"},
  });
}

TEST_CASE("admonitions and directives") {
  check({
      {"MkDocs", "!!! danger \"Do not wait\"\n    Call now.\n\n    - at once\n\nThen rest.\n",
       "[danger: Do not wait]\n  Call now.\n  - at once\nThen rest.\n"},
      {"collapsible", "??? tip\n    Rest.\n", "[tip: ]\n  Rest.\n"},
      {"a collapsible question", "??? question \"Is it safe?\"\n    Yes.\n",
       "#0 Is it safe? {question}\nYes.\n"},
      {"inside an item", "- one\n\n    !!! note\n        In it.\n\n- two\n",
       "- one\n  [note: ]\n    In it.\n- two\n"},
      {"Docusaurus", ":::danger Stop\n\nNo **fire**.\n\n:::\n\nRest.\n",
       "[danger: Stop]\n  No fire.\nRest.\n"},
      {"Docusaurus with brackets", ":::tip[Cool it]\nWater.\n:::\n", "[tip: Cool it]\n  Water.\n"},
      {"Pandoc and Quarto", "::: {.callout-warning title=\"Mind\"}\nHot.\n:::\n",
       "[warning: Mind]\n  Hot.\n"},
      {"nested colons", ":::::note\n:::warning\nHot.\n:::\nRest.\n:::::\n",
       "[note: ]\n  [warning: ]\n    Hot.\n  Rest.\n"},
      {"columns are no callout", "::: {.column}\nLeft.\n:::\n", "Left.\n"},
      {"MyST", "```{warning}\nHot.\n```\n", "[warning: ]\n  Hot.\n"},
      {"MyST, text behind the name", "```{note} Ask us.\n```\n", "[note: ]\n  Ask us.\n"},
      {"MyST with a class", "```{admonition} __Mind__ this\n:class: caution\nHot.\n```\n",
       "[caution: Mind this]\n  Hot.\n"},
      {"MyST with YAML options", "```{admonition} Mind\n---\nclass: tip\n---\nCool.\n```\n",
       "[tip: Mind]\n  Cool.\n"},
      {"MyST, a list of pages", "Text.\n\n```{toctree}\nfirst\nsecond\n```\n", "Text.\n"},
      {"reStructuredText", ".. warning:: Hot\n   water.\n\nRest.\n", "[warning: ]\n  Hot water.\nRest.\n"},
      {"an unknown directive with a question",
       ".. question:: Is it safe?\n    :open: true\n\n    **Yes**.\n\n    - and well\n\n",
       "#0 Is it safe? {question}\nYes.\n- and well\n"},
      {"kramdown, before", "{: .warning }\n> Hot.\n\nRest.\n", "[warning: ]\n  Hot.\nRest.\n"},
      {"kramdown with a title", "{: .important-title }\n> Act fast\n>\n> Call now.\n",
       "[important: Act fast]\n  Call now.\n"},
      {"components of MDX",
       "<Tabs>\n<TabItem label=\"Small burns\">\n\nCool.\n\n</TabItem>\n</Tabs>\n\n<Admonition "
       "type=\"danger\" title=\"Stop\">\n\nHot.\n\n</Admonition>\n",
       "Small burns\nCool.\n[danger: Stop]\n  Hot.\n"},
      {"kramdown, behind", "Hot water.\n{: .alert .alert-danger}\n\nRest.\n",
       "[danger: ]\n  Hot water.\nRest.\n"},
      {"key points", "!!! summary \"Key points\"\n    - Rest\n", "#0 Key points {takeaways}\n- Rest\n"},
      {"an Obsidian block", "```ad-warning\nHot.\n```\n", "[warning: ]\n  Hot.\n"},
      {"MDX", "import X from 'x';\n\n<Callout type=\"warning\">\n\nHot.\n\n</Callout>\n\n{/* todo */}\n",
       "[warning: ]\n  Hot.\n"},
  });
}

TEST_CASE("govspeak") {
  check({
      {"information", "^Ask us.^\n", "[note: ]\n  Ask us.\n"},
      {"warning", "%You can be fined\nfor it.%\n", "[warning: ]\n  You can be fined for it.\n"},
      {"important", "@Bring your passport.@\n", "[important: ]\n  Bring your passport.\n"},
      {"contact", "Call:\n\n$C\n**Embassy**\n+44 20 7946 0000\n$C\n", "Call:\nEmbassy\n+44 20 7946 0000\n"},
      {"call to action", "$CTA\n[Apply](/a)\n$CTA\n", "[note: ]\n  Apply\n"},
      {"steps", "s1. Wash.\n\ns2. Dry.\n", "1. Wash.\n2. Dry.\n"},
      {"attributes of links", "- [Us](http://x.example/ \"Us\"){:rel=\"external\"}\n", "- Us\n"},
      {"a price is no warning", "%5 and 10%\n\n^ is a sign\n", "[warning: ]\n  5 and 10\n^ is a sign\n"},
  });
}

TEST_CASE("shortcodes and template tags") {
  check({
      {"Hugo", "{{< callout type=\"warning\" title=\"Mind\" >}}\n- **Hot**\n{{< /callout >}}\n\nRest.\n",
       "[warning: Mind]\n  - Hot\nRest.\n"},
      {"the kind as a plain word", "{{% notice tip \"Cool it\" %}}\nWater.\n{{% /notice %}}\n",
       "[tip: Cool it]\n  Water.\n"},
      {"GitBook", "{% hint style=\"danger\" %}\nHot.\n{% endhint %}\n", "[danger: ]\n  Hot.\n"},
      {"GitHub docs", "{% note %}\n\nAsk us.\n\n{% endnote %}\n", "[note: ]\n  Ask us.\n"},
      {"Jekyll include", "{% include callout.html type=\"warning\" content=\"Hot water.\" %}\n",
       "[warning: ]\n  Hot water.\n"},
      {"a pair of variables",
       "{{ site.data.disclaimer.begin }}\n\nAt your own risk.\n\n{{ site.data.disclaimer.end }}\n",
       "[important: ]\n  At your own risk.\n"},
      {"unknown pairs are transparent, their title is read",
       "{{< checklist title=\"At the scene\" >}}\n- Call\n{{< /checklist >}}\n", "At the scene\n- Call\n"},
      {"pictures", "{{< figure src=\"/a.jpg\" alt=\"A sling\" caption=\"Step 1\" >}}\n",
       "(A sling; Step 1)\n"},
      {"in a line", "Call 911.{{< footnote id=\"1\" >}} Now.\n\n{{< toc >}}\n", "Call 911. Now.\n"},
      {"comments", "{% comment %}\nnot this\n{% endcomment %}\nThis.\n", "This.\n"},
      {"conditions", "{% if x %}This.{% endif %}\n", "This.\n"},
      {"details", "{{< details \"More\" >}}\nText.\n{{< /details >}}\n", "More\nText.\n"},
      {"Zola", "{% warning_box(header = \"Mind\") %}\nHot.\n{% end %}\n\n{{ note(body=\"Ask us.\") }}\n",
       "[warning: Mind]\n  Hot.\n[note: ]\n  Ask us.\n"},
      {"old themes of Jekyll", "{{warning}} Hot. {{end}}\n", "[warning: ]\n  Hot.\n"},
      {"a question", "{{< faq question=\"Is it safe?\" >}}Yes.{{< /faq >}}\n",
       "#0 Is it safe? {question}\nYes.\n"},
  });
  CHECK_THAT(skipped_text(read_markdown("{{ page.title }}\n")),
             Catch::Contains("template tag: {{ page.title }}"));
}

TEST_CASE("front matter") {
  SECTION("YAML") {
    const Outline outline = read_markdown("---\ntitle: \"Ticks: what to do\" # short\nlanguage: de\nfaq:\n  "
                                          "- question: Is it safe?\n    answer: >\n      Yes,\n      it is.\n"
                                          "key_points:\n  - Look\n  - Remove\n---\nText.\n");
    CHECK(outline.title == "Ticks: what to do");
    CHECK(outline.language == "de");
    CHECK(outline_text(outline) ==
          "Text.\n#0 Is it safe? {question}\nYes, it is.\n#0 Key points {takeaways}\n- Look\n- Remove\n");
    CHECK_THAT(skipped_text(outline), Catch::Contains("front matter: language: de"));
  }
  SECTION("TOML, shown where the page asks for it") {
    const Outline outline = read_markdown("+++\ntitle = \"Ticks\"\n[[faqs.items]]\nquestion = "
                                          "\"Safe?\"\nanswer = \"Yes.{{< footnote id=\\\"1\\\" >}}\"\n"
                                          "[[footnotes]]\nid = 1\ncontent = \"Smith 2020\"\n+++\n\n## "
                                          "FAQ\n\n{{< faqs >}}\n\n## More\n\nText.\n");
    CHECK(outline.title == "Ticks");
    CHECK(outline_text(outline) == "## FAQ\n#0 Safe? {question}\nYes.\n## More\nText.\nref Smith 2020\n");
  }
  SECTION("what is none") {
    CHECK(outline_text(read_markdown("---\n\nText\n\n---\n")) == "Text\n");
    CHECK(outline_text(read_markdown("+++\nbroken = \n+++\nText\n")) == "Text\n");
  }
}

TEST_CASE("lines that CommonMark doesn't know") {
  check({
      {"a heading without a space", "##Signs\n\nText.\n", "## Signs\nText.\n"},
      {"a hashtag is none", "#saveourwater is a tag\n", "#saveourwater is a tag\n"},
      {"heading attributes", "## Signs {#signs .x}\n", "## Signs\n"},
      {"definition lists", "Dose\n: 5 mg\n: daily\n\nFood\n: none\n",
       "- Dose: 5 mg\n  daily\n- Food: none\n"},
      {"footnotes", "It helps.[^1]\n\n[^1]: Smith 2020.\n", "It helps.\nref Smith 2020.\n"},
      {"wiki links and emoji", "See [[Page|the page]].\n\n:warning: Hot.\n", "See the page.\n⚠️ Hot.\n"},
      {"attributes of pictures, names of emoji",
       "![A sling](a.jpg){width=\"600\"}\n\nTap the :heart: icon at 10:30:15.\n",
       "(A sling; )\nTap the icon at 10:30:15.\n"},
      {"tables", "| A | B |\n|---|---|\n| 1 | x \\| y |\n", "| A | B \n|-\n| 1 | x | y \n"},
      {"task lists and struck text", "- [x] Wash ~~twice~~\n", "- Wash\n"},
      {"raised and lowered digits", "H~2~O, 4 m^2^, ~5~ and ^6\n", "H₂O, 4 m², ~5~ and ^6\n"},
      {"a table of contents", "* TOC\n{:toc}\n\n[TOC]\n\nText.\n", "Text.\n"},
      {"places and comments", "(target)=\n## Head\n\n<!-- note -->\n\n[//]: # (hidden)\n\nText.\n",
       "## Head\nText.\n"},
      {"code is not heard, set text is", "```json\n{\"a\": 1}\n```\n\n```\n1 cup water\n```\n",
       "1 cup water\n"},
      {"non-breaking spaces alone", "One.\n\n&nbsp;\n\nTwo.\n", "One.\nTwo.\n"},
      {"Markdown right behind a tag", "<div class=\"alert alert-info\">\n**Note** this *here*\n</div>\n",
       "[note: Note]\n  this here\n"},
      {"a sign before a bold word", "> 💡 **Tip** Keep a radio.\n", "[tip: Tip]\n  Keep a radio.\n"},
      {"bold questions in a FAQ", "## FAQ\n\n**Is it safe?**\n\nYes.\n\n## More\n\n**Why?**\n",
       "## FAQ\n#0 Is it safe? {question}\nYes.\n## More\nWhy?\n"},
      {"HTML indented as HTML", "<div class=\"alert alert-info\">\n\n    <p>Ask us.</p>\n\n</div>\n",
       "[note: ]\n  Ask us.\n"},
      {"lists glued to a paragraph", "You need:\n  * fabric\n  * pins\n", "You need:\n- fabric\n- pins\n"},
      {"an HTML block with a script", "Text.\n\n<script>\nlet x = 1;\n\nx();\n</script>\n", "Text.\n"},
  });
}
