// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_shapes.hpp"

#include "read/html_dom.hpp"
#include "read/signals.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

bool asks(std::string_view text) {
  const std::string_view plain = trim(text);
  const auto ends = [&](std::string_view mark) {
    return plain.size() > mark.size() && plain.substr(plain.size() - mark.size()) == mark;
  };
  return ends("?") || ends("？") || ends("؟");
}

bool is_blank(const Node& node) { return node.type == Node::Type::text && trim(node.text).empty(); }

bool is_question_name(const Node& node) {
  if (node.get("itemprop") != "name") {
    return false;
  }
  for (const Node* up = node.parent; up != nullptr; up = up->parent) {
    if (up->has("itemscope")) {
      const std::string_view type = up->get("itemtype");
      return type.size() > 9 && type.substr(type.size() - 9) == "/Question";
    }
  }
  return false;
}

bool is_custom_foldable(const Node& node) {
  const auto named = [&](std::string_view word) { return node.name.find(word) != std::string::npos; };
  return node.custom && !named_by_attribute(node).empty() &&
         (named("accordion") || named("expand") || named("additional-info") || named("collaps") ||
          named("toggle") || named("details") || named("faq"));
}

std::string named_by_attribute(const Node& node) {
  if (node.custom) {
    for (const std::string_view name :
         {"headline", "header", "heading", "title", "summary", "trigger", "label", "question"}) {
      if (node.has(name)) {
        return fold_spaces(node.get(name));
      }
    }
  }
  return {};
}

std::size_t count_headings(const Node& node) {
  std::size_t count = is_heading(node) ? 1 : 0;
  for (const Node* child : node.children) {
    count += count_headings(*child);
  }
  return count;
}

void take_title(Callout& callout) {
  auto* first = callout.blocks.empty() ? nullptr : std::get_if<Paragraph>(&callout.blocks.front().value);
  if (first == nullptr) {
    return;
  }
  const auto signal = signal_at_start(first->text);
  if (!signal || (signal->alone && callout.blocks.size() < 2)) {
    return;
  }
  callout.title = signal->title;
  if (signal->alone) {
    callout.blocks.erase(callout.blocks.begin());
  } else {
    first->text = std::string(trim(std::string_view(first->text).substr(signal->size)));
  }
}

bool is_footnotes(const Node& node) {
  return node.get("role") == "doc-endnotes" || node.has("data-footnotes") ||
         std::any_of(node.classes.begin(), node.classes.end(),
                     [](const std::string& name) { return name == "footnotes" || name == "endnotes"; });
}

} // namespace audiosheet::read
