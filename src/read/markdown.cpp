// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/front_matter.hpp"
#include "read/html_page.hpp"
#include "read/markdown_html.hpp"
#include "read/markdown_lines.hpp"
#include "read/outline.hpp"
#include "read/template_tags.hpp"
#include "util/limits.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::read {

namespace {

/// cmark makes a node of up to 400 bytes for each line and mark.
bool has_too_many_marks(std::string_view text) {
  static constexpr std::string_view k_marks = "\n*_[]<&\\`~!";
  const auto is_mark = [](char c) { return k_marks.find(c) != std::string_view::npos; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_mark)) >
         limits::k_markdown_marks;
}

Outline read_as_text(std::string_view text) {
  Outline outline = read_text(text);
  outline.diagnostics.push_back(
      {Severity::warning,
       {},
       0,
       0,
       fmt::format("has more than {} lines and marks; it is read as plain text. Cut it into several sheets",
                   limits::k_markdown_marks)});
  return outline;
}

} // namespace

Outline read_markdown(std::string_view text) {
  if (has_too_many_marks(text)) {
    return read_as_text(text);
  }
  Outline outline;
  outline.form = "markdown";
  const FrontMatter front = take_front_matter(text, outline.skipped);
  outline.title = front.title;
  outline.language = front.language;
  outline.imprint = front.imprint.imprint();
  MarkdownLines lines = expand_shortcodes(front.rest, front, outline.skipped);
  lines = expand_containers(lines, outline.skipped);
  lines = mend_lines(lines, outline.skipped);
  bound_markdown(lines);
  RenderedMarkdown rendered = render_markdown(strip_template_tags(joined(lines), outline.skipped));
  for (int& line : rendered.lines) {
    line = lines[static_cast<std::size_t>(std::clamp(line, 1, static_cast<int>(lines.size()))) - 1].number;
  }
  read_page(rendered.html, PageKind::fragment, rendered.lines, outline);
  for (const FrontMatter::Note& note : front.notes) {
    outline.references.push_back({note.text, {}, note.line});
  }
  return outline;
}

} // namespace audiosheet::read
