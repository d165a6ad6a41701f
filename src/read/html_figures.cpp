// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_builder.hpp"

#include "read/html_table.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

std::string raw_text(const Node& node) {
  std::string text = node.type == Node::Type::text ? node.text : std::string(node.is("br") ? "\n" : "");
  for (const Node* child : node.children) {
    text += raw_text(*child);
  }
  return text;
}

} // namespace

void PageBuilder::table(const Node& node) {
  if (is_layout_table(node)) {
    children(node);
    flush();
    return;
  }
  skip_inside_table(node);
  Table table = read_table(node, m_inline);
  if (!table.rows.empty() || !table.caption.empty()) {
    emit(Block{std::move(table), node.line});
  }
}

void PageBuilder::skip_inside_table(const Node& node) {
  for (const Node* child : node.children) {
    const bool part = child->is("tr") || child->is("thead") || child->is("tbody") || child->is("tfoot") ||
                      child->is("td") || child->is("th");
    if (part && !child->skip.empty()) {
      skip_text(*child, child->skip, m_outline.skipped);
    } else if (child->is("tr") || child->is("thead") || child->is("tbody") || child->is("tfoot")) {
      skip_inside_table(*child);
    }
  }
}

void PageBuilder::figure(const Node& node) {
  const Node* caption = find_below(node, "figcaption");
  const Node* image = find_below(node, "img");
  const bool more = find_below(node, "table") != nullptr || find_below(node, "blockquote") != nullptr ||
                    find_below(node, "ul") != nullptr || find_below(node, "ol") != nullptr;
  if (more || image == nullptr || !image->skip.empty() || (caption != nullptr && !caption->skip.empty())) {
    children(node);
    flush();
    return;
  }
  if (caption == nullptr) {
    children(node);
    flush();
    return;
  }
  m_consumed.insert(caption);
  Figure figure;
  const Blocks around = nested(node);
  InlineText run(m_inline);
  for (const Node* child : caption->children) {
    run.add(*child);
  }
  figure.caption = run.text();
  for (const Block& block : around) {
    if (const auto* picture = std::get_if<Figure>(&block.value);
        picture != nullptr && figure.alternative.empty()) {
      figure.alternative = picture->alternative;
    } else {
      emit(block);
    }
  }
  // Said once: an alternative that repeats the caption adds nothing.
  const std::string alternative = comparison_key(figure.alternative);
  if (!alternative.empty() && comparison_key(figure.caption).find(alternative) != std::string::npos) {
    m_outline.skipped.push_back(
        {image->line, figure.alternative, "alternative text that repeats the caption"});
    figure.alternative.clear();
  }
  if (!figure.caption.empty() || !figure.alternative.empty()) {
    emit(Block{std::move(figure), run.line() == 0 ? node.line : run.line()});
  }
}

void PageBuilder::quotation(const Node& node) {
  if (alert(node)) {
    return;
  }
  Blocks blocks = nested(node);
  if (blocks.empty()) {
    return;
  }
  const int line = blocks.front().line;
  if (m_depth >= k_max_nesting) {
    for (Block& block : blocks) {
      emit(std::move(block));
    }
    return;
  }
  emit(Block{Quotation{std::move(blocks)}, line});
}

void PageBuilder::preformatted(const Node& node) {
  std::string text;
  for (const Node* child : node.children) {
    text += child->type == Node::Type::text ? child->text : raw_text(*child);
  }
  int line = node.line;
  std::string paragraph;
  int start = line;
  for (const std::string_view row : split(text, '\n')) {
    const std::string words = fold_spaces(row);
    if (words.empty()) {
      emit_paragraph(std::move(paragraph), start);
      paragraph.clear();
    } else {
      start = paragraph.empty() ? line : start;
      paragraph += (paragraph.empty() ? "" : " ") + words;
    }
    ++line;
  }
  emit_paragraph(std::move(paragraph), start);
}

} // namespace audiosheet::read
