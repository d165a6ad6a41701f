// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_dom.hpp"

#include "util/text.hpp"
#include "util/visible.hpp"

#include <algorithm>
#include <array>
#include <gumbo.h>
#include <memory>

namespace audiosheet::read {

namespace {

constexpr std::array<std::string_view, 48> k_blocks{
    "address", "article", "aside",  "blockquote", "body",  "caption", "center",   "dd",
    "details", "dialog",  "dir",    "div",        "dl",    "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",       "h5",
    "h6",      "header",  "hgroup", "hr",         "html",  "legend",  "li",       "main",
    "menu",    "nav",     "ol",     "p",          "pre",   "section", "summary",  "table",
    "tbody",   "td",      "tfoot",  "th",         "thead", "tr",      "ul",       "iframe"};

constexpr std::array<std::string_view, 9> k_unseen{"script", "style",  "template", "svg",  "head",
                                                   "object", "iframe", "video",    "audio"};

std::string element_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) {
    return gumbo_normalized_tagname(element.tag);
  }
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? std::string() : ascii_lower(std::string_view(name.data, name.length));
}

/// Copies what gumbo made. Character references may stand for characters that the decoder took out of the
/// bytes; they are taken out again.
class Builder {
public:
  Builder(Document& document, const std::vector<int>& lines) : m_document(document), m_lines(lines) {}

  void build(const GumboNode& source, Node* parent) {
    switch (source.type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: {
      Node& node = m_document.add(parent);
      fill(node, source.v.element);
      const GumboVector& children = source.v.element.children;
      for (unsigned i = 0; i < children.length; ++i) {
        build(*static_cast<const GumboNode*>(children.data[i]), &node);
      }
      return;
    }
    case GUMBO_NODE_COMMENT:
      leaf(source, parent, Node::Type::comment);
      return;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      leaf(source, parent, Node::Type::text);
      return;
    case GUMBO_NODE_DOCUMENT:
      return;
    }
  }

private:
  void leaf(const GumboNode& source, Node* parent, Node::Type type) {
    Node& node = m_document.add(parent);
    node.type = type;
    node.text = visible_text(source.v.text.text);
    node.line = line(source.v.text.start_pos.line);
  }

  void fill(Node& node, const GumboElement& element) const {
    node.name = element_name(element);
    node.line = line(element.start_pos.line);
    node.custom = element.tag == GUMBO_TAG_UNKNOWN && node.name != "dialog" && node.name != "picture";
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      node.attributes.emplace_back(ascii_lower(attribute.name), visible_text(attribute.value));
    }
    const std::string names = fold_spaces(node.get("class"));
    for (const auto piece : split(names, ' ')) {
      if (!piece.empty()) {
        node.classes.push_back(class_words(piece));
      }
    }
    node.id = class_words(node.get("id"));
  }

  [[nodiscard]] int line(unsigned parsed) const {
    if (m_lines.empty()) {
      return static_cast<int>(parsed);
    }
    return m_lines[std::clamp<std::size_t>(parsed, 1, m_lines.size()) - 1];
  }

  Document& m_document;
  const std::vector<int>& m_lines;
};

/// Fills in what depends on the nodes below. Children come after their parents, so one pass backwards
/// sees all of them before.
void sum_up(std::deque<Node>& nodes) {
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
    if (node->type == Node::Type::text) {
      const std::size_t size = trim(node->text).size();
      node->prose = size;
    } else if (node->is("a") && node->has("href")) {
      node->linked += node->prose;
      node->prose = 0;
    } else if (is_unseen(*node)) {
      node->prose = node->linked = 0;
    } else if (node->is("label") || node->is("button") || node->is("legend") || node->is("option")) {
      node->labels = node->prose;
    }
    const bool control = node->is("select") || node->is("textarea") || node->is("button") ||
                         (node->is("input") && node->get("type") != "hidden");
    node->controls += control ? 1 : 0;
    if (node->parent != nullptr) {
      node->parent->prose += node->prose;
      node->parent->linked += node->linked;
      node->parent->labels += node->labels;
      node->parent->controls += node->controls;
      node->parent->has_block = node->parent->has_block || is_block(*node);
    }
  }
}

/// `deleted` gets what was deleted; without it that is text like any other.
void append_text(const Node& node, std::string& out, std::string* deleted = nullptr) {
  if (deleted != nullptr && is_deleted(node)) {
    *deleted += ' ';
    append_text(node, *deleted);
    out += is_block(node) ? " " : "";
    return;
  }
  if (node.type == Node::Type::text) {
    out += node.text;
    return;
  }
  if (node.type == Node::Type::comment || is_unseen(node)) {
    return;
  }
  // What is left out stands apart from what is said; within it, text is text.
  const bool left_out =
      deleted != nullptr && !node.skip.empty() && (node.parent == nullptr || node.parent->skip != node.skip);
  const bool apart = is_block(node) || node.name == "br" || node.name == "option" || left_out;
  if (apart) {
    out += ' ';
  }
  for (const Node* child : node.children) {
    append_text(*child, out, deleted);
  }
  if (apart) {
    out += ' ';
  }
}

} // namespace

bool Node::has(std::string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& pair) { return pair.first == attribute; });
}

std::string_view Node::get(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& pair) { return pair.first == attribute; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Node& Document::add(Node* parent) {
  Node& node = m_nodes.emplace_back();
  node.parent = parent;
  if (parent != nullptr) {
    node.place = parent->children.size();
    parent->children.push_back(&node);
  }
  return node;
}

Document parse_html(std::string_view html, const std::vector<int>& lines) {
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, html.data(), html.size()), destroy);
  Document document;
  Node& root = document.add(nullptr);
  root.name = "#document";
  const GumboVector& children = output->document->v.document.children; // comments may stand around <html>
  for (unsigned i = 0; i < children.length; ++i) {
    Builder(document, lines).build(*static_cast<const GumboNode*>(children.data[i]), &root);
  }
  sum_up(document.nodes());
  return document;
}

bool is_block(const Node& node) {
  return node.has_block || (node.type == Node::Type::element &&
                            std::find(k_blocks.begin(), k_blocks.end(), node.name) != k_blocks.end());
}

bool is_unseen(const Node& node) {
  return node.type == Node::Type::element &&
         std::find(k_unseen.begin(), k_unseen.end(), node.name) != k_unseen.end();
}

bool is_heading(const Node& node) {
  return node.type == Node::Type::element && node.name.size() == 2 && node.name[0] == 'h' &&
         node.name[1] >= '1' && node.name[1] <= '6';
}

std::string text_of(const Node& node) {
  std::string text;
  append_text(node, text);
  return fold_spaces(text);
}

std::string words_of_page(const Node& root) {
  std::string text;
  std::string deleted;
  append_text(root, text, &deleted);
  return fold_spaces(text + deleted);
}

bool is_deleted(const Node& node) { return node.skip == k_deleted; }

const Node* find_below(const Node& node, std::string_view name) {
  for (const Node* child : node.children) {
    if (child->is(name)) {
      return child;
    }
    if (const Node* found = find_below(*child, name)) {
      return found;
    }
  }
  return nullptr;
}

std::string class_words(std::string_view name) {
  std::string words;
  bool lower_before = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && lower_before) {
      words += '-';
    }
    lower_before = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    words += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

bool has_words(std::string_view name, std::string_view words) {
  const auto is_edge = [](char c) { return c == '-' || c == '_' || c == ':'; };
  for (std::size_t at = name.find(words); at != std::string_view::npos; at = name.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || is_edge(name[at - 1])) && (end == name.size() || is_edge(name[end]))) {
      return true;
    }
  }
  return false;
}

} // namespace audiosheet::read
