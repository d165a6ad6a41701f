// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_builder.hpp"

#include "read/html_shapes.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

const Node* first_external_link(const Node& node) {
  if (node.is("a") && node.get("href").find("://") != std::string_view::npos) {
    return &node;
  }
  for (const Node* child : node.children) {
    if (const Node* found = first_external_link(*child)) {
      return found;
    }
  }
  return nullptr;
}

void collect_items(const Node& node, std::vector<const Node*>& items) {
  for (const Node* child : node.children) {
    if (child->is("li")) {
      items.push_back(child);
    } else {
      collect_items(*child, items);
    }
  }
}

} // namespace

bool PageBuilder::footnotes(const Node& node) {
  std::vector<const Node*> items;
  collect_items(node, items);
  if (items.empty() || count_headings(node) > 0) {
    return false;
  }
  for (const Node* item : items) {
    const std::string text = plain_text(nested(*item));
    const Node* link = first_external_link(*item);
    m_outline.references.push_back(
        {fold_spaces(text), link == nullptr ? std::string() : std::string(link->get("href")), item->line});
  }
  return true;
}

} // namespace audiosheet::read
