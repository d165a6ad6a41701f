// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspect_output.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <map>

namespace audiosheet::app {

namespace {

constexpr std::string_view k_bold = "\033[1m";
constexpr std::string_view k_dim = "\033[2m";
constexpr std::string_view k_alarm = "\033[1;33m";
constexpr std::string_view k_plain = "\033[0m";

/// Draws lines with their place in the tree. A node is added when it is known whether it is the last of
/// its parent, so children are collected first.
class Tree {
public:
  struct Node {
    std::string text;
    int line = 0;
    std::string_view style;
    std::vector<Node> children;
  };

  explicit Tree(bool colour) : m_colour(colour) {}

  std::string draw(const Node& root) {
    m_out.clear();
    put("", root);
    children(root, "");
    return std::move(m_out);
  }

private:
  void put(const std::string& prefix, const Node& node) {
    const std::string text = shorten(node.text, k_width);
    const std::string styled =
        m_colour && !node.style.empty() ? fmt::format("{}{}{}", node.style, text, k_plain) : text;
    const std::string place = node.line > 0 ? fmt::format("  :{}", node.line) : "";
    m_out += fmt::format("{}{}{}\n", prefix, styled,
                         m_colour && !place.empty() ? fmt::format("{}{}{}", k_dim, place, k_plain) : place);
  }

  void children(const Node& parent, const std::string& prefix) {
    for (const Node& child : parent.children) {
      const bool last = &child == &parent.children.back();
      put(prefix + (last ? "└─ " : "├─ "), child);
      children(child, prefix + (last ? "   " : "│  "));
    }
  }

  static constexpr std::size_t k_width = 76;
  bool m_colour;
  std::string m_out;
};

using Node = Tree::Node;

void add_blocks(Node& parent, const Blocks& blocks);

struct BlockNode {
  int line;

  Node operator()(const Paragraph& paragraph) const { return {paragraph.text, line, {}, {}}; }
  Node operator()(const List& list) const {
    Node node{
        fmt::format("{} of {}", list.ordered ? "numbered list" : "list", list.items.size()), line, k_dim, {}};
    for (const ListItem& item : list.items) {
      Node child{"•", item.line, {}, {}};
      if (!item.marker.empty()) {
        child.text = item.marker + ".";
      }
      Blocks rest = item.blocks;
      if (!rest.empty() && std::holds_alternative<Paragraph>(rest.front().value)) {
        child.text += " " + std::get<Paragraph>(rest.front().value).text;
        rest.erase(rest.begin());
      }
      add_blocks(child, rest);
      node.children.push_back(std::move(child));
    }
    return node;
  }
  Node operator()(const Callout& callout) const {
    const std::string why = callout.evidence.empty() ? "" : fmt::format(" (told by {})", callout.evidence);
    Node node{fmt::format("{} {}: {}{}", is_warning(callout.kind) ? "⚠" : "ℹ", to_string(callout.kind),
                          callout.title, why),
              line,
              k_alarm,
              {}};
    add_blocks(node, callout.blocks);
    return node;
  }
  Node operator()(const Table& table) const {
    const std::size_t columns = table.rows.empty() ? table.header.size() : table.rows.front().size();
    Node node{fmt::format("table of {} rows, {} columns{}{}", table.rows.size(), columns,
                          table.caption.empty() ? "" : ": ", table.caption),
              line,
              k_dim,
              {}};
    if (!table.header.empty()) {
      node.children.push_back({join(table.header, " | "), 0, k_bold, {}});
    }
    for (const auto& row : table.rows) {
      node.children.push_back({join(row, " | "), 0, {}, {}});
    }
    return node;
  }
  Node operator()(const Figure& figure) const {
    const std::string text = figure.alternative.empty() ? figure.caption : figure.alternative;
    return {fmt::format("figure: {}", text.empty() ? "without text" : text), line, k_dim, {}};
  }
  Node operator()(const Quotation& quotation) const {
    Node node{"quotation", line, k_dim, {}};
    add_blocks(node, quotation.blocks);
    return node;
  }
};

void add_blocks(Node& parent, const Blocks& blocks) {
  for (const Block& block : blocks) {
    parent.children.push_back(std::visit(BlockNode{block.line}, block.value));
  }
}

Node section_node(const Section& section) {
  const std::string kind =
      section.kind == SectionKind::section ? "" : fmt::format(" [{}]", to_string(section.kind));
  Node node{fmt::format("{}{}", section.heading, kind), section.line, k_bold, {}};
  add_blocks(node, section.blocks);
  for (const Question& question : section.questions) {
    Node child{"question: " + question.question, question.line, {}, {}};
    add_blocks(child, question.answer);
    node.children.push_back(std::move(child));
  }
  int number = 0;
  for (const Takeaway& takeaway : section.takeaways) {
    node.children.push_back(
        {fmt::format("takeaway {}: {}", ++number, replace_all(plain_text(takeaway.blocks), "\n", " ")),
         takeaway.line,
         {},
         {}});
  }
  number = 0;
  for (const Reference& reference : section.references) {
    node.children.push_back(
        {fmt::format("reference {}: {}", ++number, reference.text), reference.line, {}, {}});
  }
  return node;
}

/// Sections under those of a higher level.
void add_sections(Node& root, const std::vector<Section>& sections) {
  std::vector<Node*> open{&root};
  for (const Section& section : sections) {
    const auto depth = static_cast<std::size_t>(std::max(section.level - 1, 1));
    open.resize(std::min(open.size(), depth));
    open.back()->children.push_back(section_node(section));
    open.push_back(&open.back()->children.back());
  }
}

Node skipped_node(const std::vector<Skipped>& skipped) {
  Node node{fmt::format("left out: {}", skipped.size()), 0, k_bold, {}};
  std::map<std::string, std::vector<const Skipped*>> by_reason;
  for (const Skipped& piece : skipped) {
    by_reason[piece.reason].push_back(&piece);
  }
  for (const auto& [reason, pieces] : by_reason) {
    Node child{fmt::format("{} ({})", reason, pieces.size()), 0, {}, {}};
    for (const Skipped* piece : pieces) {
      child.children.push_back({piece->text, piece->line, k_dim, {}});
    }
    node.children.push_back(std::move(child));
  }
  return node;
}

} // namespace

std::string inspect_tree(const FactSheet& sheet, bool colour) {
  Node root{
      fmt::format("{} ({}, {})", sheet.title, sheet.form, sheet.language), sheet.title_line, k_bold, {}};
  add_blocks(root, sheet.lead);
  add_sections(root, sheet.sections);
  if (!sheet.skipped.empty()) {
    root.children.push_back(skipped_node(sheet.skipped));
  }
  const WordAccount& account = sheet.account;
  Node words{fmt::format("words: {} in the source, {} kept, {} left out, {} lost", account.words,
                         account.kept, account.skipped, account.lost.size()),
             0,
             k_bold,
             {}};
  if (!account.lost.empty()) {
    words.children.push_back({join(account.lost, " "), 0, k_alarm, {}});
  }
  root.children.push_back(std::move(words));
  return Tree(colour).draw(root);
}

} // namespace audiosheet::app
