// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/front_matter.hpp"
#include "read/html_page.hpp"
#include "read/markdown_html.hpp"
#include "read/outline.hpp"
#include "read/template_tags.hpp"

namespace audiosheet::read {

Outline read_markdown(std::string_view text) {
  Outline outline;
  outline.form = "markdown";
  const FrontMatter front = take_front_matter(text, outline.skipped);
  outline.title = front.title;
  outline.language = front.language;
  const RenderedMarkdown rendered = render_markdown(strip_template_tags(front.rest, outline.skipped));
  read_page(rendered.html, PageKind::fragment, rendered.lines, outline);
  return outline;
}

} // namespace audiosheet::read
