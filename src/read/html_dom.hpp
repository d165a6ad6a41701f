// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tree of an HTML document: what gumbo understands of it, with class names in one spelling and the
// source's lines.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audiosheet::read {

struct Node {
  enum class Type { element, text, comment };

  Type type = Type::element;
  std::string name; ///< of an element, in lower case
  std::string text; ///< of a text or comment, as it stands
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::string> classes; ///< lower case, words joined by "-": "relatedLinks" is "related-links"
  std::string id;                   ///< spelled like a class
  Node* parent = nullptr;
  std::vector<Node*> children;
  std::size_t place = 0; ///< among the children of its parent
  int line = 0;
  bool custom = false;        ///< no element that HTML knows
  bool has_block = false;     ///< a block-level element stands below
  std::size_t prose = 0;      ///< bytes of text below that is not part of a link
  std::size_t linked = 0;     ///< bytes of text below that is part of a link
  std::size_t labels = 0;     ///< bytes of text below that labels controls of a form
  std::size_t controls = 0;   ///< controls of a form below
  std::string_view skip = {}; ///< why it is not content; empty: it is

  [[nodiscard]] bool is(std::string_view tag) const { return type == Type::element && name == tag; }
  [[nodiscard]] bool has(std::string_view attribute) const;
  [[nodiscard]] std::string_view get(std::string_view attribute) const; ///< empty when it isn't there
};

/// Owns the nodes of a tree.
class Document {
public:
  Node& add(Node* parent);
  [[nodiscard]] Node* root() { return m_nodes.empty() ? nullptr : &m_nodes.front(); }
  [[nodiscard]] const std::deque<Node>& nodes() const { return m_nodes; } ///< in document order
  [[nodiscard]] std::deque<Node>& nodes() { return m_nodes; }

private:
  std::deque<Node> m_nodes;
};

/// `lines[n - 1]` is the source's line of line n of `html`; empty when they are the same.
/// REQUIRES: html went through guard_html.
Document parse_html(std::string_view html, const std::vector<int>& lines = {});

/// Whether the element starts a block of its own (paragraph, list, section …), or holds one that does.
bool is_block(const Node& node);
bool is_heading(const Node& node);

/// Why a node is left out whose text was deleted from the sheet: nothing stands between what is before and
/// behind it.
inline constexpr std::string_view k_deleted = "deleted text";
bool is_deleted(const Node& node);

/// All words that a reader of the page sees. What is left out (Node::skip) stands apart from the words beside
/// it, and deleted text at the end, as letters may be deleted from a word.
std::string words_of_page(const Node& root);

/// Elements whose content is nothing to read (script, svg, iframe …).
bool is_unseen(const Node& node);

/// All text below, white space folded; nothing of scripts and the like.
std::string text_of(const Node& node);

/// The first element below with that name, in document order, or nullptr.
const Node* find_below(const Node& node, std::string_view name);

/// A class or id in the spelling of Node::classes.
std::string class_words(std::string_view name);

/// Whether the words of `name` contain `words` one after the other ("site-related-links", "related-links").
bool has_words(std::string_view name, std::string_view words);

} // namespace audiosheet::read
