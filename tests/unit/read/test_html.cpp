// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;
using audiosheet::test::skipped_text;

namespace {

std::string html_text(const std::string& html) { return outline_text(read_html(html)); }

} // namespace

TEST_CASE("the main content of a page is told from what surrounds it") {
  const Outline outline = read_html(R"(<!DOCTYPE html>
<html lang="en-GB"><head><title>Heat stroke - Example Trust</title><style>p { color: red }</style></head>
<body>
<a href="#main" class="skip-link">Skip to main content</a>
<header role="banner"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies.</p></div>
<main id="main">
<h1>Heat stroke</h1>
<p>Heat stroke is an emergency.</p>
<div class="related-links"><h2>Related</h2><a href="/sun">Sunburn</a></div>
</main>
<footer><p>Example Trust</p></footer>
<script>track();</script>
</body></html>)");
  CHECK(outline.language == "en-GB");
  CHECK(outline_text(outline) == "# Heat stroke {title}\nHeat stroke is an emergency.\n");
  const std::string skipped = skipped_text(outline);
  for (const char* line :
       {"navigation: Skip to main content", "page header: Home", "cookie notice: We use cookies.",
        "related links: Sunburn", "footer: Example Trust", "script: track();"}) {
    CHECK_THAT(skipped, Catch::Contains(line));
  }
}

TEST_CASE("blocks know their source lines") {
  const Outline outline =
      read_html("<h1>Salt</h1>\n\n<p>\n  Eat less\n  of it.</p>\n<ul>\n<li>Read labels</li>\n</ul>");
  CHECK(std::get<Heading>(outline.entries[0]).line == 1);
  CHECK(std::get<Block>(outline.entries[1]).line == 4);
  CHECK(std::get<Block>(outline.entries[2]).line == 7);
}

TEST_CASE("a box of a design system is a callout") {
  const auto [html, expected] = GENERATE(table<const char*, const char*>({
      {R"(<div class="nhsuk-warning-callout"><h3><span class="nhsuk-u-visually-hidden">Important: </span>Driving</h3><p>Do not drive.</p></div>)",
       "[warning: Important: Driving]\n  Do not drive.\n"},
      {R"(<div class="usa-alert usa-alert--error"><div class="usa-alert__body"><h3 class="usa-alert__heading">Recall</h3><p>Stop using it.</p></div></div>)",
       "[danger: Recall]\n  Stop using it.\n"},
      {R"(<div class="alert alert-info"><p>Ask your pharmacist.</p></div>)",
       "[note: ]\n  Ask your pharmacist.\n"},
      {R"(<va-alert status="warning"><h2 slot="headline">Call first</h2><p>Then come.</p></va-alert>)",
       "[warning: Call first]\n  Then come.\n"},
      {R"(<p class="text-danger">Only a colour.</p>)", "Only a colour.\n"},
  }));
  CHECK(html_text(html) == expected);
}
