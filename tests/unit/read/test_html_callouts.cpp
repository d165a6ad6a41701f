// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/callout_classes.hpp"
#include "read/outline.hpp"

#include "support/catch.hpp"
#include "support/outline_text.hpp"

using namespace audiosheet;
using namespace audiosheet::read;
using audiosheet::test::outline_text;

namespace {

std::string text_of_html(const std::string& html) { return outline_text(read_html(html)); }

} // namespace

TEST_CASE("boxes of design systems are callouts of their kind") {
  const auto [attributes, kind] = GENERATE(table<const char*, const char*>({
      {R"(class="nhsuk-care-card nhsuk-care-card--non-urgent")", "note"},
      {R"(class="nhsuk-care-card nhsuk-care-card--urgent")", "warning"},
      {R"(class="nhsuk-card nhsuk-card--care nhsuk-card--care--emergency")", "danger"},
      {R"(class="nhsuk-warning-callout")", "warning"},
      {R"(class="nhsuk-inset-text")", "note"},
      {R"(class="govuk-warning-text")", "warning"},
      {R"(class="govuk-inset-text")", "note"},
      {R"(class="application-notice help-notice")", "warning"},
      {R"(class="application-notice info-notice")", "note"},
      {R"(class="advisory")", "important"},
      {R"(class="usa-alert usa-alert--error")", "danger"},
      {R"(class="usa-alert usa-alert-warning")", "warning"},
      {R"(class="usa-alert usa-alert--info")", "note"},
      {R"(class="alert alert-danger" role="alert")", "danger"},
      {R"(class="alert alert-success")", "tip"},
      {R"(class="card border-warning")", "warning"},
      {R"(class="panel panel-danger")", "danger"},
      {R"(class="admonition caution")", "caution"},
      {R"(class="admonition-seealso seealso")", "note"},
      {R"(class="theme-admonition theme-admonition-tip alert alert--success")", "tip"},
      {R"(class="markdown-alert markdown-alert-important")", "important"},
      {R"(class="callout callout-warning")", "warning"},
      {R"(class="callout-box-full")", "note"},
      {R"(class="boxedWarning")", "warning"},
      {R"(class="hm-content-important")", "important"},
      {R"(class="hinweis")", "note"},
      {R"(class="box-warnung")", "warning"},
      {R"(class="encadre rouge")", "warning"},
      {R"(class="conseil conseil-jaune")", "important"},
      {R"(role="note" aria-label="Warning")", "warning"},
      {R"(role="alert")", "warning"},
      {R"(class="confluence-information-macro confluence-information-macro-note")", "caution"},
  }));
  INFO(attributes);
  CHECK(text_of_html("<h2>Care</h2><div " + std::string(attributes) +
                     "><p>Do it now.</p></div><p>Then rest.</p>") ==
        "## Care\n[" + std::string(kind) + ": ]\n  Do it now.\nThen rest.\n");
}

TEST_CASE("what only looks like a box is none") {
  const auto* const attributes =
      GENERATE("class=text-danger", "class=btn-warning", "class='contact-info'", "class=primary",
               "class=success-stories", "class='table-warning'", "class='card card-primary'",
               "class='has-alert'", "class='icon-warning'", "class='bg-primary'",
               "class='product-information'", "class='feature'", "class='column secondary'");
  INFO(attributes);
  CHECK(text_of_html("<h2>Care</h2><div " + std::string(attributes) + "><p>Do it now.</p></div>") ==
        "## Care\nDo it now.\n");
}

TEST_CASE("an entry of a list is a callout where its mark-up names a warning") {
  const auto [html, expected] = GENERATE(table<const char*, const char*>({
      {"<ul><li>Rest.</li><li class='warning'>Never drive.</li></ul>",
       "- Rest.\n- [warning: ]\n    Never drive.\n"},
      {"<ul><li class='warning'>Never drive.</li><li class='warning'>Never swim.</li></ul>",
       "[warning: ]\n  - Never drive.\n  - Never swim.\n"},
      {"<ul><li class='note'>Rest.</li><li class='highlight'>Drink.</li></ul>", "- Rest.\n- Drink.\n"},
      {"<dl><dt>Dose</dt><dd>One.</dd><div class='warning'><dt>Too much</dt><dd>Call for help.</dd></div>"
       "<dt>Storage</dt><dd>Dry.</dd></dl>",
       "- Dose: One.\n[warning: ]\n  Too much: Call for help.\n- Storage: Dry.\n"},
      {"<dl><dt>Dose</dt><dd>One.</dd><dt>Liver</dt><dd class='warning'>Do not drink.</dd></dl>",
       "- Dose: One.\n[warning: ]\n  Liver: Do not drink.\n"},
      {"<dl><div><dt>Dose</dt></div><div><dd>One.</dd></div><div "
       "class='info'><dt>Storage</dt><dd>Dry.</dd></div></dl>",
       "- Dose: One.\n- Storage: Dry.\n"},
  }));
  INFO(html);
  CHECK(text_of_html("<h2>Care</h2>" + std::string(html)) == "## Care\n" + std::string(expected));
}

TEST_CASE("a warning among questions is one in its answer") {
  CHECK(text_of_html(
            "<h2>Questions</h2><dl><dt>Is one safe?</dt><dd>Yes.</dd><div class='warning'><dt>Are two safe?"
            "</dt><dd>No.</dd></div></dl>")
            .find("[warning: ]\n  No.\n") != std::string::npos);
}

TEST_CASE("a callout's title is the part that names it") {
  const auto [html, expected] = GENERATE(table<const char*, const char*>({
      {R"(<div class="nhsuk-warning-callout"><h3><span class="nhsuk-u-visually-hidden">Important: </span>Driving</h3><p>Do not drive.</p></div>)",
       "[warning: Important: Driving]\n  Do not drive.\n"},
      {R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>You can be fined.</strong></div>)",
       "[warning: Warning]\n  You can be fined.\n"},
      {R"(<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">Information: </span><p>Ask us.</p></div>)",
       "[note: Information]\n  Ask us.\n"},
      {R"(<div class="usa-alert usa-alert--error"><div class="usa-alert__body"><h3 class="usa-alert__heading">Recall</h3><p class="usa-alert__text">Stop using it.</p></div></div>)",
       "[danger: Recall]\n  Stop using it.\n"},
      {R"(<va-alert status="warning"><h2 slot="headline">Call first</h2><p>Then come.</p></va-alert>)",
       "[warning: Call first]\n  Then come.\n"},
      {R"(<div class="alert alert-warning"><strong>Caution:</strong> Hot water.</div>)",
       "[warning: Caution]\n  Hot water.\n"},
      {R"(<div class="callout"><p>Warning: keep away from children.</p></div>)",
       "[warning: Warning]\n  keep away from children.\n"},
      {R"(<div class="alert alert-danger"><h2>Do not use it</h2></div>)", "[danger: ]\n  Do not use it\n"},
      {R"(<blockquote class="warning"><p>Hot.</p></blockquote>)", "[warning: ]\n  Hot.\n"},
      {R"(<div class="alert alert-danger"><strong>تحذير</strong><p>اتصل بالطوارئ.</p></div>)",
       "[danger: تحذير]\n  اتصل بالطوارئ.\n"},
      {R"(<p class="note">Ask us.</p>)", "[note: ]\n  Ask us.\n"},
      {R"(<div class="alert alert-warning"><ul><li>One</li></ul><div class="note"><p>In it.</p></div></div>)",
       "[warning: ]\n  - One\n  [note: ]\n    In it.\n"},
      {R"(<blockquote><p><strong>Warning</strong> It is hot.</p></blockquote>)",
       "[warning: Warning]\n  It is hot.\n"},
      {R"(<blockquote><p>It is hot.</p></blockquote>)", ">\n  It is hot.\n"},
  }));
  CHECK(text_of_html(html) == expected);
}

TEST_CASE("a wrapper of whole sections is no callout") {
  CHECK(text_of_html(
            "<div "
            "class=callout><h2>A</h2><p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p><h2>D</h2><p>d</p></div>") ==
        "## A\na\n## B\nb\n## C\nc\n## D\nd\n");
}

TEST_CASE("a callout says why it is one") {
  const Outline outline = read_html(
      R"(<div class="alert alert-info"><h4>Warning</h4><p>Hot.</p></div><div class="usa-alert usa-alert--info"><p>Cold.</p></div>)");
  const auto& first = std::get<Callout>(std::get<Block>(outline.entries[0]).value);
  CHECK(first.kind == CalloutKind::warning);
  CHECK(first.evidence == "signal word \"Warning\"");
  const auto& second = std::get<Callout>(std::get<Block>(outline.entries[1]).value);
  CHECK(second.evidence == "class usa-alert--info");
}

TEST_CASE("directive words of many languages have a kind") {
  const auto [word, kind] = GENERATE(table<const char*, CalloutKind>({{"DANGER", CalloutKind::danger},
                                                                      {"Achtung", CalloutKind::warning},
                                                                      {"vorsicht", CalloutKind::caution},
                                                                      {"important", CalloutKind::important},
                                                                      {"seealso", CalloutKind::note},
                                                                      {"tip", CalloutKind::tip}}));
  CHECK(callout_of_word(word) == kind);
  CHECK_FALSE(callout_of_word("chapter").has_value());
}
