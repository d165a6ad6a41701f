// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/front_matter.hpp"
#include "read/html_blocks.hpp"
#include "read/html_guard.hpp"
#include "read/html_metadata.hpp"
#include "read/html_page.hpp"
#include "read/template_tags.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

bool has_title(const Outline& outline) {
  return std::any_of(outline.entries.begin(), outline.entries.end(), [](const auto& entry) {
    const auto* heading = std::get_if<Heading>(&entry);
    return heading != nullptr && heading->mark == HeadingMark::title;
  });
}

bool says(const Outline& outline, const std::string& key) {
  return std::any_of(outline.entries.begin(), outline.entries.end(), [&](const auto& entry) {
    const auto* heading = std::get_if<Heading>(&entry);
    return heading != nullptr && comparison_key(heading->text) == key;
  });
}

} // namespace

void read_page(std::string_view html, PageKind kind, const std::vector<int>& lines, Outline& outline) {
  GuardedHtml guarded = guard_html(html);
  if (guarded.bounded) {
    outline.diagnostics.push_back(
        {Severity::warning,
         {},
         0,
         0,
         "the markup is nested too deeply or has too many tags; some of it is read as plain text"});
  }
  for (Skipped& skipped : guarded.skipped) {
    outline.skipped.push_back(std::move(skipped));
  }
  Document document = parse_html(guarded.html, lines);
  const Metadata metadata = read_metadata(document);
  mark_main_content(document, kind);
  outline.visible = document.root() == nullptr ? "" : words_of_page(*document.root());
  PageHints hints;
  for (const StructuredQuestion& question : metadata.questions) {
    hints.questions.insert(comparison_key(question.question));
  }
  if (document.root() != nullptr) {
    build_blocks(*document.root(), hints, outline);
  }
  // Questions that only the structured data has.
  for (const StructuredQuestion& question : metadata.questions) {
    if (!says(outline, comparison_key(question.question)) && !question.answer.empty()) {
      outline.entries.emplace_back(Heading{question.question, 0, 1, HeadingMark::question});
      Document answer = parse_html(guard_html(question.answer).html);
      mark_main_content(answer, PageKind::fragment);
      build_blocks(*answer.root(), {}, outline);
    }
  }
  if (outline.language.empty()) {
    outline.language = metadata.language;
  }
  if (outline.title.empty() && !has_title(outline)) {
    outline.title = metadata.title;
  }
  for (const auto field : {&Imprint::publisher, &Imprint::date}) {
    if ((outline.imprint.*field).empty()) {
      outline.imprint.*field = metadata.imprint.imprint().*field;
    }
  }
}

Outline read_html(std::string_view text) {
  Outline outline;
  outline.form = "html";
  const FrontMatter front = take_front_matter(text, outline.skipped);
  outline.title = front.title;
  outline.language = front.language;
  outline.imprint = front.imprint.imprint();
  const std::string stripped = strip_template_tags(front.rest, outline.skipped);
  read_page(stripped, PageKind::page, {}, outline);
  return outline;
}

} // namespace audiosheet::read
