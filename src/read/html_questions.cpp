// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_builder.hpp"

#include "read/callout_classes.hpp"
#include "read/html_shapes.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

bool in_question_box(const Node& node) {
  int levels = 0;
  for (const Node* up = node.parent; up != nullptr && levels < 8; up = up->parent, ++levels) {
    if (up->is("body") || up->is("main")) {
      return false;
    }
    if (is_question_box(*up)) {
      return true;
    }
  }
  return false;
}

bool is_foldable(const Node& node) { return node.is("details") || is_custom_foldable(node); }

/// Foldable parts in a row are sections of their own; one alone is an aside in its section.
bool in_a_row(const Node& node) {
  if (node.parent == nullptr) {
    return false;
  }
  const auto& siblings = node.parent->children;
  const auto neighbour = [&](std::ptrdiff_t step) {
    for (auto at = static_cast<std::ptrdiff_t>(node.place) + step;
         at >= 0 && at < static_cast<std::ptrdiff_t>(siblings.size()); at += step) {
      const Node& sibling = *siblings[static_cast<std::size_t>(at)];
      if (sibling.type == Node::Type::comment || is_blank(sibling)) {
        continue;
      }
      return is_foldable(sibling);
    }
    return false;
  };
  return neighbour(-1) || neighbour(1);
}

/// Whether most of the foldable parts around ask: looks at some on each side only.
bool neighbours_ask(const Node& node) {
  constexpr std::size_t k_window = 10;
  const auto& siblings = node.parent->children;
  const std::size_t first = node.place > k_window ? node.place - k_window : 0;
  const std::size_t last = std::min(siblings.size(), node.place + k_window);
  int asked = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Node& sibling = *siblings[i];
    if (is_foldable(sibling)) {
      const Node* summary = find_below(sibling, "summary");
      asked += asks(summary != nullptr ? text_of(*summary) : named_by_attribute(sibling)) ? 1 : -1;
    }
  }
  return asked > 1;
}

} // namespace

HeadingMark PageBuilder::mark_of(const Node& node, const std::string& text) {
  const bool names_page = std::any_of(node.classes.begin(), node.classes.end(), [](const std::string& name) {
    return has_words(name, "pagetitle") || has_words(name, "page-title");
  });
  const bool first = std::none_of(m_outline.entries.begin(), m_outline.entries.end(),
                                  [](const auto& entry) { return std::holds_alternative<Heading>(entry); });
  if (!m_has_title && m_nested == nullptr && (names_page || (node.is("h1") && first))) {
    m_has_title = true;
    return HeadingMark::title;
  }
  if (m_hints.questions.count(comparison_key(text)) > 0 || is_question_name(node)) {
    return HeadingMark::question;
  }
  return asks(text) && in_question_box(node) ? HeadingMark::question : HeadingMark::none;
}

void PageBuilder::details(const Node& node) {
  const Node* summary = nullptr;
  for (const Node* child : node.children) {
    if (child->is("summary")) {
      summary = child;
      break;
    }
  }
  std::string text;
  int line = node.line;
  if (summary != nullptr) {
    InlineText run(m_inline);
    for (const Node* child : summary->children) {
      run.add(*child);
    }
    text = run.text();
    line = run.line() == 0 ? summary->line : run.line();
    m_consumed.insert(summary);
  }
  foldable(node, text, line);
}

void PageBuilder::custom_details(const Node& node) { foldable(node, named_by_attribute(node), node.line); }

void PageBuilder::foldable(const Node& node, const std::string& text, int line) {
  const bool row = in_a_row(node);
  const bool question = m_hints.questions.count(comparison_key(text)) > 0 ||
                        (asks(text) && (in_question_box(node) || (row && neighbours_ask(node))));
  if (question || row) {
    emit_heading(text, 0, line, question ? HeadingMark::question : HeadingMark::none);
  } else {
    emit_paragraph(text, line);
  }
  children(node);
  flush();
}

} // namespace audiosheet::read
