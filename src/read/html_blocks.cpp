// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_blocks.hpp"

#include "read/glyph_lists.hpp"
#include "read/html_builder.hpp"
#include "read/html_shapes.hpp"
#include "read/language.hpp"
#include "read/signals.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// What a form of publishing leaves where nobody wrote anything.
bool is_placeholder(const std::string& text) {
  constexpr std::array<std::string_view, 14> k_words{"unavailable",
                                                     "not available",
                                                     "n/a",
                                                     "tbd",
                                                     "tba",
                                                     "to be completed",
                                                     "to be added",
                                                     "to be confirmed",
                                                     "placeholder",
                                                     "placeholder text",
                                                     "null",
                                                     "undefined",
                                                     "content unavailable",
                                                     "no content"};
  if (text.empty() || text.size() > 400) {
    return false;
  }
  const std::string key = comparison_key(text);
  return std::find(k_words.begin(), k_words.end(), key) != k_words.end() ||
         key.compare(0, 11, "lorem ipsum") == 0;
}

/// An element of a design system that is a block of its own, even around plain text.
bool is_custom_block(const Node& node) {
  return !is_block(node) && (callout_evidence(node) || is_takeaways_box(node) || is_custom_foldable(node));
}

/// "Warning It is hot" is a warning only by its bold word, which is gone from here on: it gets a colon.
void separate_signal(std::string& text, const std::string& strong) {
  const auto signal = signal_at_start(strong);
  const std::size_t at = text.find(strong);
  if (!signal || !signal->alone || at == std::string::npos ||
      std::string_view(".:!?").find(strong.back()) != std::string_view::npos) {
    return;
  }
  const std::size_t end = at + strong.size();
  if (text.size() > end && text[end] == ' ') {
    text = text.substr(0, end) + ":" + text.substr(end);
  }
}

/// A smaller line inside a heading that says what kind of page it is ("nhsuk-caption-xl").
const Node* caption_of(const Node& node) {
  for (const Node* child : node.children) {
    const bool named = std::any_of(child->classes.begin(), child->classes.end(), [](const std::string& name) {
      return has_words(name, "caption") || has_words(name, "subtitle") || has_words(name, "sub-heading");
    });
    if (named && child->skip.empty()) {
      return child;
    }
    if (const Node* below = caption_of(*child)) {
      return below;
    }
  }
  return nullptr;
}

} // namespace

PageBuilder::PageBuilder(const PageHints& hints, Outline& outline)
    : m_hints(hints), m_outline(outline), m_run(m_inline) {
  m_inline.skipped = &outline.skipped;
  m_inline.empty_means_decoration = outline.form == "html";
  m_quiet.skipped = &m_nothing;
}

void PageBuilder::build(const Node& root) {
  visit(root);
  flush();
  gather_glyph_lists(m_outline);
}

void PageBuilder::emit(Block block) {
  block.language = m_language;
  if (m_nested != nullptr) {
    m_nested->push_back(std::move(block));
  } else {
    m_outline.entries.emplace_back(std::move(block));
  }
}

void PageBuilder::emit_paragraph(std::string text, int line) {
  if (m_nested == nullptr && is_placeholder(text)) {
    m_outline.skipped.push_back({line, std::move(text), "placeholder"});
  } else if (!text.empty()) {
    emit(Block{Paragraph{std::move(text)}, line});
  }
}

void PageBuilder::emit_heading(std::string text, int level, int line, HeadingMark mark) {
  if (text.empty()) {
    return;
  }
  if (m_nested != nullptr) {
    emit_paragraph(std::move(text), line);
    return;
  }
  if (mark == HeadingMark::none && (level <= m_faq_level || m_faq_level == 0)) {
    m_faq_level = kind_of_heading(text).kind == SectionKind::faq ? std::max(level, 1) : 0;
  }
  m_outline.entries.emplace_back(Heading{std::move(text), level, line, mark});
}

void PageBuilder::flush() {
  if (m_run.empty()) {
    m_run = InlineText(m_inline);
    return;
  }
  const InlineText run = std::move(m_run);
  m_run = InlineText(m_inline);
  for (const Block& picture : run.pictures()) {
    emit(picture);
  }
  const std::string strong = run.strong_start();
  auto pieces = run.pieces();
  if (!pieces.empty()) {
    separate_signal(pieces.front().text, strong);
  }
  for (auto& piece : pieces) {
    // In a list of questions a line in bold that asks is one of them.
    if (m_faq_level > 0 && m_nested == nullptr && pieces.size() == 1 && piece.text == strong &&
        asks(strong)) {
      emit_heading(std::move(piece.text), 0, piece.line, HeadingMark::question);
    } else {
      emit_paragraph(std::move(piece.text), piece.line);
    }
  }
}

Blocks PageBuilder::nested(const Node& node) {
  Blocks blocks = gathered([&] { children(node); });
  gather_glyph_lists(blocks);
  return blocks;
}

void PageBuilder::children(const Node& node) {
  for (const Node* child : node.children) {
    visit(*child);
  }
}

void PageBuilder::visit(const Node& node) {
  if (node.type == Node::Type::comment) {
    comment(node);
  } else if (!node.skip.empty()) {
    skip(node);
  } else if (m_consumed.count(&node) > 0) {
    return;
  } else if (node.type == Node::Type::text) {
    m_run.add(node);
  } else if (is_block(node) || is_custom_block(node)) {
    node.has("lang") ? foreign_block(node) : block(node);
  } else {
    inline_element(node);
  }
}

void PageBuilder::foreign_block(const Node& node) {
  flush();
  const std::string outer = std::exchange(m_language, tidy_language(node.get("lang")));
  block(node);
  flush();
  m_language = outer;
}

void PageBuilder::comment(const Node& node) {
  const std::string text = fold_spaces(std::string_view(node.text).substr(0, 400));
  if (!text.empty() && text.front() != '@') {
    m_outline.skipped.push_back({node.line, shorten(text, 80), "comment"});
  }
}

void PageBuilder::skip(const Node& node) {
  if (node.is("head")) {
    children(node);
    return;
  }
  if (node.type == Node::Type::element && is_block(node)) {
    flush();
  }
  if (node.type == Node::Type::element && m_run.has_text()) {
    m_run.add(node); // keeps the words at both sides apart
    return;
  }
  skip_text(node, node.skip, m_outline.skipped);
}

void PageBuilder::inline_element(const Node& node) {
  const bool opens_section =
      node.is("button") || (node.is("a") && node.get("role") == "button" && node.has("aria-controls"));
  if (opens_section && !m_run.has_text()) {
    flush();
    InlineText text(m_inline);
    text.add(node);
    heading_text(node, text.text(), 0, node.line);
    return;
  }
  if (is_question_name(node)) {
    flush();
    heading_text(node, text_of(node), 0, node.line);
    return;
  }
  m_run.add(node);
}

void PageBuilder::block(const Node& node) {
  if (const auto evidence = box(node)) {
    flush();
    callout(node, *evidence);
    return;
  }
  if (is_takeaways_box(node) && takeaways(node)) {
    return;
  }
  using Handler = void (PageBuilder::*)(const Node&);
  struct Entry {
    std::string_view name;
    Handler handler;
  };
  static constexpr std::array<Entry, 17> k_handlers{{
      {"h1", &PageBuilder::heading},
      {"h2", &PageBuilder::heading},
      {"h3", &PageBuilder::heading},
      {"h4", &PageBuilder::heading},
      {"h5", &PageBuilder::heading},
      {"h6", &PageBuilder::heading},
      {"ul", &PageBuilder::list},
      {"ol", &PageBuilder::list},
      {"menu", &PageBuilder::list},
      {"dir", &PageBuilder::list},
      {"dl", &PageBuilder::definitions},
      {"table", &PageBuilder::table},
      {"figure", &PageBuilder::figure},
      {"blockquote", &PageBuilder::quotation},
      {"pre", &PageBuilder::preformatted},
      {"details", &PageBuilder::details},

      {"tr", &PageBuilder::container},
  }};
  flush();
  const auto* const found = std::find_if(k_handlers.begin(), k_handlers.end(),
                                         [&](const Entry& entry) { return entry.name == node.name; });
  if (is_custom_foldable(node)) {
    custom_details(node);
  } else if (found != k_handlers.end()) {
    (this->*found->handler)(node);
  } else if (!is_block(node)) {
    m_run.add(node); // an unknown element without blocks is as good as a span
  } else {
    container(node);
  }
  if (is_block(node)) {
    flush();
  }
}

void PageBuilder::container(const Node& node) {
  if (node.get("role") == "heading") {
    heading(node);
    return;
  }
  if (is_question_name(node)) {
    heading_text(node, text_of(node), 0, node.line);
    return;
  }
  if (const std::string_view mark = node.get("data-mark"); mark == "question" || mark == "takeaways") {
    emit_heading(text_of(node), 0, node.line,
                 mark == "question" ? HeadingMark::question : HeadingMark::takeaways);
    return;
  }
  if (node.has_block) {
    emit_paragraph(named_by_attribute(node), node.line);
  }
  if (is_footnotes(node) && footnotes(node)) {
    return;
  }
  children(node);
  flush();
}

void PageBuilder::heading(const Node& node) {
  InlineText text(m_inline);
  const Node* caption = caption_of(node);
  m_inline.apart = caption;
  for (const Node* child : node.children) {
    text.add(*child);
  }
  m_inline.apart = nullptr;
  for (const Block& picture : text.pictures()) {
    if (!text.has_text()) {
      emit(picture);
    }
  }
  if (text.empty()) {
    m_outline.empty_headings.push_back(node.line);
  }
  int level = is_heading(node) ? node.name[1] - '0' : 0;
  const std::string_view aria = node.get("aria-level");
  if (level == 0 && aria.size() == 1 && aria[0] >= '1' && aria[0] <= '6') {
    level = aria[0] - '0';
  }
  heading_text(node, text.text(), level, text.line());
  if (caption != nullptr) {
    emit_paragraph(text_of(*caption), caption->line);
  }
}

void PageBuilder::heading_text(const Node& node, std::string text, int level, int line) {
  emit_heading(text, level, line, mark_of(node, text));
}

void build_blocks(const Node& root, const PageHints& hints, Outline& outline) {
  PageBuilder(hints, outline).build(root);
}

} // namespace audiosheet::read
