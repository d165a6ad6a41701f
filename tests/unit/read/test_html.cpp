// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;
using audiosheet::test::skipped_text;

namespace {

std::string text_of_html(const std::string& html) { return outline_text(read_html(html)); }

struct Case {
  const char* what;
  const char* html;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& item : cases) {
    INFO(item.what);
    CHECK(text_of_html(item.html) == item.expected);
  }
}

} // namespace

TEST_CASE("the main content of a page is told from what surrounds it") {
  const Outline outline = read_html(R"(<!DOCTYPE html>
<html lang="en-GB"><head><title>Heat stroke - Example Trust</title><style>p { color: red }</style></head>
<body>
<a href="#main" class="skip-link">Skip to main content</a>
<header role="banner"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies.</p></div>
<main id="main">
<nav aria-label="Breadcrumb"><a href="/az">Health A to Z</a></nav>
<h1>Heat stroke</h1>
<h2>On this page</h2><ul><li><a href="#signs">Signs</a></li><li><a href="#help">Help</a></li></ul>
<p>Heat stroke is an emergency.</p>
<form><label>Rate this page</label><select><option>Good</option></select></form>
<p hidden>Not yet reviewed</p>
<p style="display: none">Draft</p>
<div class="share-links"><a href="https://social.example">Share</a></div>
<div class="related-links"><h2>Related</h2><a href="/sun">Sunburn</a></div>
<ul class="pagination"><li><a href="2">Next</a></li></ul>
<a class="btn" href="/book">Book a visit</a> <a class="btn" href="tel:999">Call 999</a>
</main>
<footer><p>Example Trust</p></footer>
<script>track();</script>
<!-- end of page -->
</body></html>)");
  CHECK(outline.language == "en-GB");
  CHECK(outline_text(outline) == "# Heat stroke {title}\nHeat stroke is an emergency.\nCall 999\n");
  const std::string skipped = skipped_text(outline);
  for (const char* line :
       {"page title: Heat stroke - Example Trust", "page header: Home", "cookie notice: We use cookies.",
        "navigation: Health A to Z", "table of contents: On this page", "table of contents: Signs",
        "form: Rate this page", "form: Good", "hidden: Not yet reviewed", "hidden: Draft",
        "share links: Share", "related links: Sunburn", "pagination: Next", "button: Book a visit",
        "footer: Example Trust", "script: track();", "comment: end of page"}) {
    CHECK_THAT(skipped, Catch::Contains(line));
  }
}

TEST_CASE("content without <main> is found all the same") {
  check({
      {"an id that says so",
       R"(<body><div id="header"><a href="/">Site</a></div><div id="content"><h1>Rash</h1><p>See a doctor.</p></div></body>)",
       "# Rash {title}\nSee a doctor.\n"},
      {"a title in a hero above main",
       "<body><nav><a href=/>Home</a></nav><div class=hero><h1>Rash</h1><p>What to do.</p></div><main><p>See "
       "a doctor about it soon.</p></main></body>",
       "# Rash {title}\nWhat to do.\nSee a doctor about it soon.\n"},
      {"links above the title are the site's",
       "<body><ul><li><a href=/>Home</a><li><a href=/az>A to Z</a></ul><h1>Rash</h1><p>Itchy.</p></body>",
       "# Rash {title}\nItchy.\n"},
      {"a form around the whole page holds content",
       "<body><form><h1>Rash</h1><p>It itches a lot at night.</p></form></body>",
       "# Rash {title}\nIt itches a lot at night.\n"},
      {"a class that sounds like noise on the text itself",
       R"(<body><div class="nav-wrapper"><h1>Rash</h1><p>It itches.</p></div></body>)",
       "# Rash {title}\nIt itches.\n"},
      {"a logo", "<body><a href='/'><img src=l.png alt='Example Trust'></a><h1>Rash</h1><p>Itchy.</p></body>",
       "# Rash {title}\nItchy.\n"},
      {"a title outside of what is only named content",
       "<body><div><h1>Rash</h1></div><div class=content><h2>Signs</h2><p>It itches.</p></div></body>",
       "# Rash {title}\n## Signs\nIt itches.\n"},
      {"a link that is a control", "<h1>Rash</h1><p>Itchy.</p><p><a href='javascript:print()'>Print</a></p>",
       "# Rash {title}\nItchy.\n"},
      {"a fragment", "<p>Drink water.</p><h2>When</h2><p>Often.</p>", "Drink water.\n## When\nOften.\n"},
      {"headings in any order", "<h3>Low</h3><p>a</p><h1>High</h1><p>b</p>", "### Low\na\n# High\nb\n"},
  });
}

TEST_CASE("what a control shows is content, even when it is hidden at first") {
  check({
      {"details",
       "<h2>Care</h2><details><summary>Wounds</summary><p>Keep them dry.</p></details><p>Rest.</p>",
       "## Care\nWounds\nKeep them dry.\nRest.\n"},
      {"a row of details",
       "<details><summary>Day one</summary><p>Rest.</p></details><details><summary>Day "
       "two</summary><p>Walk.</p></details>",
       "#0 Day one\nRest.\n#0 Day two\nWalk.\n"},
      {"details that ask",
       "<details><summary>Is it safe?</summary><p>Yes.</p></details><details><summary>Does it "
       "hurt?</summary><p>No.</p></details>",
       "#0 Is it safe? {question}\nYes.\n#0 Does it hurt? {question}\nNo.\n"},
      {"an accordion",
       R"(<div class="usa-accordion"><h4 class="usa-accordion__heading"><button aria-controls="a1" aria-expanded="false">Is it safe?</button></h4>
<div id="a1" hidden><p>Yes, for most people it is.</p></div></div>)",
       "#### Is it safe? {question}\nYes, for most people it is.\n"},
      {"an accordion of Bootstrap",
       R"(<div class="accordion" id="acc"><div class="card"><div class="card-header"><button class="btn" data-toggle="collapse" data-target="#c1">Is it safe?</button></div>
<div id="c1" class="collapse"><div class="card-body"><p>Yes.</p></div></div></div></div>)",
       "#0 Is it safe? {question}\nYes.\n"},
      {"a caption in a heading",
       "<h1>Chickenpox <span class='nhsuk-caption-xl'>Childhood illness</span></h1><p>Spots.</p>",
       "# Chickenpox {title}\nChildhood illness\nSpots.\n"},
      {"a question-shaped heading alone", "<h2>What is asthma?</h2><p>A disease.</p>",
       "## What is asthma?\nA disease.\n"},
      {"buttons in a list",
       R"(<ul class="usa-accordion"><li><button aria-controls="a">Is it safe?</button><div id="a" aria-hidden="true"><p>Yes.</p></div></li></ul>)",
       "#0 Is it safe? {question}\nYes.\n"},
      {"a table of contents that folds",
       "<details><summary>Table of contents</summary><ol><li>One</li></ol></details><p>Text.</p>", "Text.\n"},
      {"custom elements",
       R"(<va-accordion><va-accordion-item header="Can I drive?"><p>No.</p></va-accordion-item></va-accordion>)",
       "#0 Can I drive? {question}\nNo.\n"},
  });
}

TEST_CASE("lists and definition lists") {
  check({
      {"nested and numbered", "<ol start=3><li>Wash<ul><li>hands</li></ul></li><li value=7>Dry</li></ol>",
       "3. Wash\n  - hands\n7. Dry\n"},
      {"paragraphs in an item", "<ul><li><p>One</p><p>More</p></li></ul>", "- One\n  More\n"},
      {"a list that forgot its item", "<ul><li>One</li><ul><li>Two</li></ul></ul>", "- One\n  - Two\n"},
      {"definitions", "<dl><dt>Dose</dt><dd>5 mg</dd><dt>Often?</dt><dd>Daily</dd><dd>at noon</dd></dl>",
       "- Dose: 5 mg\n- Often? Daily\n  at noon\n"},
      {"grouped definitions",
       "<dl><div><dt>Dose</dt><dd>5 mg</dd></div><div><dt>Often</dt><dd>daily</dd></div></dl>",
       "- Dose: 5 mg\n- Often: daily\n"},
      {"what no definition holds",
       "<dl>Doses<p>Take one.</p><dt>A</dt><dd>5 mg</dd><details><summary>Why?</summary>So.</details></dl>",
       "- Doses\n  Take one.\n- A: 5 mg\n  Why?\n  So.\n"},
      {"definitions that ask", "<dl><dt>Is it safe?</dt><dd>Yes.</dd><dt>Is it new?</dt><dd>No.</dd></dl>",
       "#0 Is it safe? {question}\nYes.\n#0 Is it new? {question}\nNo.\n"},
      {"paragraphs with bullets",
       "<p>Stop if:</p><div>- you bleed</div><div>- you faint</div><p>• One</p><p>- a remark</p>",
       "Stop if:\n- you bleed\n- you faint\n- One\n- a remark\n"},
      {"headings in items", "<ul><li><h3>Wash</h3><p>Well.</p></li></ul>", "### Wash\nWell.\n"},
  });
}

TEST_CASE("inline text") {
  check({
      {"forced breaks", "<p>Clinic North<br>Main Street 1<br>\nopen daily</p>",
       "Clinic North\nMain Street 1 open daily\n"},
      {"raised digits", "<p>10<sup>9</sup> cells, 2 m<sup>2</sup>, CO<sub>2</sub></p>",
       "10⁹ cells, 2 m², CO₂\n"},
      {"citation marks",
       "<p>It helps.<sup>3</sup> Much<sup><a href=\"#ref4\">4</a></sup> <a href=\"#fn1\">[5]</a></p>",
       "It helps. Much\n"},
      {"an abbreviation is explained once",
       "<p><abbr title=\"general practitioner\">GP</abbr>, <abbr title=\"general "
       "practitioner\">GP</abbr></p>",
       "GP (general practitioner), GP\n"},
      {"quotes", "<p>She said <q>no</q>.</p>", "She said “no”.\n"},
      {"deleted text", "<p>Take <del>two</del> one.</p>", "Take one.\n"},
      {"deleted text", "<p>Take 1<del>0</del>5 mg.</p>", "Take 15 mg.\n"},
      {"hidden text for screen readers", "<p>Ask<span class=\"sr-only\"> (opens in a new tab)</span> us.</p>",
       "Ask us.\n"},
      {"a bold line that begins a paragraph", "<p><b>Bleeding</b>\nPress on the wound.</p>",
       "Bleeding\nPress on the wound.\n"},
      {"an unknown element is transparent", "<p>Low <x-term data-id=1>insulin</x-term> level</p>",
       "Low insulin level\n"},
      {"right to left and entities", "<p dir=rtl>שתו מים &amp; נוחו</p>", "שתו מים & נוחו\n"},
  });
}

TEST_CASE("pictures are said once") {
  check({
      {"a picture alone", "<p><img src=a.png alt=\"Arm in a sling\"></p>", "(Arm in a sling; )\n"},
      {"a caption that says the same",
       "<figure><img src=a.png alt=\"Arm in a sling\"><figcaption>Arm in a sling, seen from the "
       "front</figcaption></figure>",
       "(; Arm in a sling, seen from the front)\n"},
      {"both", "<figure><img src=a.png alt=\"Arm in a sling\"><figcaption>Step 2</figcaption></figure>",
       "(Arm in a sling; Step 2)\n"},
      {"no description", "<p>See<img src=a.png alt=\"\"> here <img src=b.png alt=\"IMG_2.jpg\"></p>",
       "See here\n"},
      {"a sign in front of text", "<p><img src=w.png alt=Warning>Keep away.</p>", "Warning: Keep away.\n"},
  });
  CHECK_THAT(skipped_text(read_html("<img src=\"/a.png\">")),
             Catch::Contains("picture without description: /a.png"));
}

TEST_CASE("tables") {
  check({
      {"header and caption",
       "<table><caption>Doses</caption><tr><th>Age</th><th>Dose</th></tr><tr><td>1</td><td>5 "
       "ml</td></tr></table>",
       "table Doses\n| Age | Dose \n|-\n| 1 | 5 ml \n"},
      {"row headers", "<table><tr><td></td><th>Day</th></tr><tr><th>Child</th><td>2</td></tr></table>",
       "|  | Day \n|=\n| Child | 2 \n"},
      {"two header rows",
       "<table><thead><tr><th rowspan=2>Drug</th><th "
       "colspan=2>Dose</th></tr><tr><th>Adults</th><th>Children</th></tr></thead>"
       "<tr><td>A</td><td>1</td><td>2</td></tr></table>",
       "| Drug | Dose: Adults | Dose: Children \n|-\n| A | 1 | 2 \n"},
      {"a cell over two rows",
       "<table><tr><th>A</th><th>B</th></tr><tr><td "
       "rowspan=2>x</td><td>1</td></tr><tr><td>2</td></tr></table>",
       "| A | B \n|-\n| x | 1 \n| x | 2 \n"},
      {"bold cells are a header",
       "<table><tr><td><b>A</b></td><td><b>B</b></td></tr><tr><td>1</td><td>2</td></tr></table>",
       "| A | B \n|-\n| 1 | 2 \n"},
      {"lists in cells",
       "<table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td><td>1</td></tr></"
       "table>",
       "| A | B \n|-\n| x; y | 1 \n"},
      {"layout", "<table role=presentation><tr><td><p>Left</p></td><td><p>Right</p></td></tr></table>",
       "Left\nRight\n"},
  });
}

TEST_CASE("what a page says of itself") {
  SECTION("title") {
    const auto [html, title] = GENERATE(table<const char*, const char*>({
        {"<title>Asthma - Example Trust</title><p>x</p>", "Asthma"},
        {"<meta property='og:site_name' content='Example Trust'><title>Example Trust | "
         "Asthma</title><p>x</p>",
         "Asthma"},
        {"<title>x</title><script "
         "type='application/ld+json'>{\"@type\":\"MedicalWebPage\",\"headline\":\"Asthma in "
         "adults\"}</script><p>x</p>",
         "Asthma in adults"},
        {"<title>Site</title><h1>Asthma</h1><p>x</p>", ""},
    }));
    CHECK(read_html(html).title == title);
  }
  SECTION("language") {
    const auto [html, language] = GENERATE(table<const char*, const char*>({
        {"<html lang='pt-BR'><p>x</p>", "pt-BR"},
        {"<html lang='en'><main lang='fr'><p>x</p></main>", "fr"},
        {"<meta http-equiv='Content-Language' content='de'><p>x</p>", "de"},
        {"<script "
         "type='application/ld+json'>{\"@graph\":[{\"@type\":[\"WebPage\"],\"inLanguage\":\"sv\"}]}</"
         "script><p>x</p>",
         "sv"},
        {"<html lang='<bad>'><p>x</p>", ""},
    }));
    CHECK(read_html(html).language == language);
  }
  SECTION("questions from structured data mark the page's headings, or are added") {
    constexpr const char* k_data = R"(<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[
{"@type":"Question","name":"Is it safe?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes, it is.</p>"}}]}</script>)";
    CHECK(text_of_html(std::string(k_data) + "<h1>Vaccine</h1><h2>Is it safe?</h2><p>Yes.</p>") ==
          "# Vaccine {title}\n## Is it safe? {question}\nYes.\n");
    CHECK(text_of_html(std::string(k_data) + "<h1>Vaccine</h1><p>A shot.</p>") ==
          "# Vaccine {title}\nA shot.\n#0 Is it safe? {question}\nYes, it is.\n");
  }
  SECTION("questions in microdata") {
    CHECK(
        text_of_html(
            R"(<div itemscope itemtype="https://schema.org/Question"><span itemprop="name">Does it hurt</span><p>No.</p></div>)") ==
        "#0 Does it hurt {question}\nNo.\n");
  }
  SECTION("malformed structured data says nothing") {
    CHECK(text_of_html("<script type='application/ld+json'>{\"@type\":</script><p>x</p>") == "x\n");
  }
}

TEST_CASE("footnotes and boxes of key points") {
  check({
      {"footnotes without a heading",
       R"(<p>It helps.</p><section class="footnotes"><ol><li>Smith 2020. <a href="#r1" role="doc-backlink">↩</a></li></ol></section>)",
       "It helps.\nref Smith 2020.\n"},
      {"footnotes with a heading are a section",
       "<div class=footnotes><h2>Notes</h2><ol><li>Smith</li></ol></div>", "## Notes\n1. Smith\n"},
      {"key points", R"(<div class="key-points"><h3>In short</h3><ul><li>Rest</li></ul></div>)",
       "### In short {takeaways}\n- Rest\n"},
      {"a box named key points",
       "<div class=infobox><p class=infobox-title>Key facts</p><ul><li>Rest</li></ul></div>",
       "#0 Key facts {takeaways}\n- Rest\n"},
      {"key points named in bold",
       "<div class='key-points'><strong>Key points:</strong><ul><li>Rest</li></ul></div>",
       "#0 Key points: {takeaways}\n- Rest\n"},
      {"a summary box",
       R"(<div class="usa-summary-box"><div class="usa-summary-box__body"><h3 class="usa-summary-box__heading">To know</h3><div><ul><li>Rest</li></ul></div></div></div>)",
       "### To know {takeaways}\n- Rest\n"},
  });
}

TEST_CASE("template tags are never text") {
  const Outline outline = read_html("{% extends \"base\" %}\n{% block title %}Site{% endblock %}\n{% block "
                                    "content %}<h2 class=\"pagetitle\">Shock</h2>"
                                    "<p>{{ user.name }}Lie down.</p>{% endblock %}\n{% block footer "
                                    "%}<p>Contact</p>{% endblock %}<? php ?>");
  CHECK(outline_text(outline) == "## Shock {title}\nLie down.\n");
  const std::string skipped = skipped_text(outline);
  for (const char* line : {"template tag: {% extends \"base\" %}", "template tag: {{ user.name }}",
                           "page title: Site", "footer: Contact", "template tag: <? php ?>"}) {
    CHECK_THAT(skipped, Catch::Contains(line));
  }
}

TEST_CASE("placeholders are not read, the same words inside a text are") {
  check({
      {"alone", "<h2>Side effects</h2><p>unavailable</p><p>Lorem ipsum dolor sit amet.</p>",
       "## Side effects\n"},
      {"in a sentence", "<p>When a doctor is unavailable, call us.</p>",
       "When a doctor is unavailable, call us.\n"},
  });
}

TEST_CASE("blocks know their source lines") {
  const Outline outline = read_html(
      "<h1>Salt</h1>\n\n<p>\n  Eat less\n  of it.</p>\n<ul>\n<li>Read labels</li>\n</ul>\n<!-- note -->");
  CHECK(std::get<Heading>(outline.entries[0]).line == 1);
  CHECK(std::get<Block>(outline.entries[1]).line == 4);
  CHECK(std::get<Block>(outline.entries[2]).line == 7);
  CHECK(outline.skipped.back().line == 9);
}

TEST_CASE("a block in another language says so", "[html]") {
  const FactSheet sheet = read::assemble(read::read_html(
      "<html lang='en'><body><main><h1>Rabies</h1><p lang='en-GB'>See a doctor after any bite.</p>"
      "<div lang='es'><p>Lave la herida.</p><ul><li>Use jab\xC3\xB3n.</li></ul></div>"
      "<p>Lave la herida con agua y jab\xC3\xB3n durante quince minutos y vaya al m\xC3\xA9"
      "dico lo antes posible.</p>"
      "<p>Carpe diem, Clostridium tetani, Streptococcus pneumoniae and Haemophilus influenzae are names.</p>"
      "<section class='warning' lang='fr'><h2>Attention</h2><p>Allez aux urgences.</p></section>"
      "</main></body></html>"));
  std::string seen;
  for (const Block& block : sheet.lead) {
    seen += block.language + ";";
  }
  CHECK(seen == ";es;es;es;;fr;");
}
