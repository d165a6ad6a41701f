// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_html.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>
#include <mutex>

namespace audiosheet::read {

namespace {

constexpr std::string_view k_mark = "<!--@line ";

/// Puts the source's line before each block of embedded HTML, which cmark renders without.
void mark_embedded_html(cmark_node* document) {
  const auto free_iterator = [](cmark_iter* iterator) { cmark_iter_free(iterator); };
  const std::unique_ptr<cmark_iter, decltype(free_iterator)> iterator(cmark_iter_new(document),
                                                                      free_iterator);
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK) {
      continue;
    }
    const std::string marked = std::string(k_mark) + std::to_string(cmark_node_get_start_line(node)) + "-->" +
                               cmark_node_get_literal(node);
    cmark_node_set_literal(node, marked.c_str());
  }
}

int number_behind(std::string_view line, std::string_view mark) {
  const std::size_t at = line.find(mark);
  if (at == std::string_view::npos) {
    return 0;
  }
  int number = 0;
  std::from_chars(line.data() + at + mark.size(), line.data() + line.size(), number);
  return number;
}

/// A line of HTML is of the Markdown line that its sourcepos or mark says, else of the one behind the
/// line above: soft breaks and embedded HTML keep their lines.
std::vector<int> map_lines(std::string_view html, std::size_t count) {
  std::vector<int> lines;
  int current = 0;
  for (const std::string_view line : split(html, '\n')) {
    const int marked = std::max(number_behind(line, k_mark), number_behind(line, "data-sourcepos=\""));
    current = marked > 0 ? marked : current + 1;
    current = std::clamp(current, 1, static_cast<int>(std::max<std::size_t>(count, 1)));
    lines.push_back(current);
  }
  return lines;
}

} // namespace

RenderedMarkdown render_markdown(std::string_view markdown) {
  // cmark guards its list of extensions by nothing, and sheets are read on several threads.
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  constexpr int k_options = CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES |
                            CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_VALIDATE_UTF8;
  const auto free_parser = [](cmark_parser* parser) { cmark_parser_free(parser); };
  const auto free_node = [](cmark_node* node) { cmark_node_free(node); };
  const auto free_text = [](char* text) { cmark_get_default_mem_allocator()->free(text); };
  const std::unique_ptr<cmark_parser, decltype(free_parser)> parser(cmark_parser_new(k_options), free_parser);
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
      cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(free_node)> document(cmark_parser_finish(parser.get()),
                                                                  free_node);
  mark_embedded_html(document.get());
  const std::unique_ptr<char, decltype(free_text)> html(
      cmark_render_html(document.get(), k_options, cmark_parser_get_syntax_extensions(parser.get())),
      free_text);
  RenderedMarkdown rendered;
  rendered.html = html.get();
  const auto count = static_cast<std::size_t>(std::count(markdown.begin(), markdown.end(), '\n')) + 1;
  rendered.lines = map_lines(rendered.html, count);
  return rendered;
}

} // namespace audiosheet::read
