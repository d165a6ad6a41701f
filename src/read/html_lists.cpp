// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_builder.hpp"

#include "read/html_shapes.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// A part of an item that makes it a section: a heading, or a button or name that opens an answer.
bool is_section_head(const Node& node) {
  return is_heading(node) || is_question_name(node) || node.is("details") ||
         (node.is("button") && node.skip.empty() && node.has("aria-controls"));
}

bool holds_headings(const Node& list) {
  return std::any_of(list.children.begin(), list.children.end(), [](const Node* item) {
    return std::any_of(item->children.begin(), item->children.end(),
                       [](const Node* child) { return is_section_head(*child); });
  });
}

/// A div that holds terms and their meanings, and nothing of its own.
bool groups_definitions(const Node& node) {
  return node.is("div") && node.skip.empty() &&
         std::any_of(node.children.begin(), node.children.end(), [](const Node* child) {
           return child->is("dt") || child->is("dd") || groups_definitions(*child);
         });
}

std::string marker(int number, std::string_view type) {
  if ((type == "a" || type == "A") && number >= 1 && number <= 26) {
    return std::string(1, static_cast<char>(type[0] + number - 1));
  }
  return std::to_string(number);
}

} // namespace

/// What makes callouts of all items, if there are several: the list is one callout then.
std::optional<CalloutEvidence> PageBuilder::box_of_all_items(const Node& list) const {
  std::optional<CalloutEvidence> first;
  std::size_t items = 0;
  for (const Node* child : list.children) {
    if (child->is("li") && child->skip.empty() && child->prose + child->linked > 0) {
      const auto evidence = box(*child);
      if (!evidence || (first && first->why != evidence->why)) {
        return std::nullopt;
      }
      first = evidence;
      ++items;
    }
  }
  return items > 1 ? first : std::nullopt;
}

void PageBuilder::list(const Node& node) {
  if (m_depth >= k_max_nesting || (m_nested == nullptr && holds_headings(node))) {
    children(node);
    flush();
    return;
  }
  if (const auto evidence = box_of_all_items(node)) {
    emit_callout(*evidence, [&] { return gathered([&] { list(node); }); });
    return;
  }
  List list;
  list.ordered = node.is("ol");
  int number = 1;
  if (const std::string_view start = trim(node.get("start"));
      !start.empty() && start.size() < 6 && start.find_first_not_of("0123456789") == std::string_view::npos) {
    number = std::stoi(std::string(start));
  }
  int line = 0;
  for (const Node* child : node.children) {
    if (child->type == Node::Type::comment || is_blank(*child)) {
      continue;
    }
    if (!child->skip.empty()) {
      skip(*child);
      continue;
    }
    if (!child->is("li") && !list.items.empty() && (child->is("ul") || child->is("ol"))) {
      // A list that forgot its item belongs to the item above.
      for (Block& block : item_blocks(*child)) {
        list.items.back().blocks.push_back(std::move(block));
      }
      continue;
    }
    ListItem item;
    if (const auto evidence = child->is("li") ? box(*child) : std::nullopt) {
      item.blocks = gathered([&] { callout(*child, *evidence); });
    } else {
      item.blocks = child->is("li") ? nested(*child) : item_blocks(*child);
    }
    if (item.blocks.empty()) {
      continue;
    }
    item.line = item.blocks.front().line;
    line = line == 0 ? item.line : line;
    if (list.ordered) {
      const std::string_view value = trim(child->get("value"));
      item.marker = value.empty() ? marker(number, node.get("type")) : std::string(value);
      ++number;
    }
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) {
    emit(Block{std::move(list), line});
  }
}

Blocks PageBuilder::item_blocks(const Node& node) {
  return gathered([&] { visit(node); });
}

void PageBuilder::collect_definitions(const Node& node, std::vector<Definition>& out) const {
  const auto add = [&](const Node& part, std::vector<const Node*> Definition::*where) {
    (out.back().*where).push_back(&part);
    if (!out.back().box) {
      out.back().box = box(part);
    }
  };
  for (const Node* child : node.children) {
    if (child->is("dt")) {
      if (out.empty() || out.back().whole || !out.back().meanings.empty()) {
        out.emplace_back();
      }
      add(*child, &Definition::terms);
    } else if (groups_definitions(*child)) {
      const auto evidence = box(*child);
      if (evidence && names_warning(*evidence)) {
        collect_warned_definitions(*child, *evidence, out);
      } else {
        collect_definitions(*child, out);
      }
    } else if (child->type != Node::Type::comment && !is_blank(*child)) {
      if (out.empty() || out.back().whole) {
        out.emplace_back();
      }
      add(*child, &Definition::meanings); // a dd, or what should have stood in one
    }
  }
}

/// Nothing joins what stands in a box, nor does that join what stands before it.
void PageBuilder::collect_warned_definitions(const Node& group, const CalloutEvidence& evidence,
                                             std::vector<Definition>& out) const {
  std::vector<Definition> entries;
  collect_definitions(group, entries);
  for (Definition& entry : entries) {
    entry.box = evidence;
    entry.whole = true;
    out.push_back(std::move(entry));
  }
}

void PageBuilder::definitions(const Node& node) {
  std::vector<Definition> entries;
  collect_definitions(node, entries);
  std::size_t asked = 0;
  for (const Definition& entry : entries) {
    asked += !entry.terms.empty() && asks(text_of(*entry.terms.front())) ? 1 : 0;
  }
  const bool questions = m_nested == nullptr && asked > 0 && asked * 2 > entries.size();
  List list;
  int line = 0;
  const auto end_list = [&] {
    if (!list.items.empty()) {
      emit(Block{std::move(list), line});
    }
    list = {};
    line = 0;
  };
  for (const Definition& entry : entries) {
    if (questions) {
      question(entry);
      continue;
    }
    if (entry.box) {
      end_list();
      callout(entry);
      continue;
    }
    ListItem item = definition(entry);
    if (!item.blocks.empty()) {
      line = line == 0 ? item.line : line;
      list.items.push_back(std::move(item));
    }
  }
  end_list();
}

std::string PageBuilder::term_text(const Definition& entry, int& line) {
  std::string text;
  for (const Node* term : entry.terms) {
    if (!term->skip.empty()) {
      skip_text(*term, term->skip, m_outline.skipped);
      continue;
    }
    InlineText run(m_inline);
    for (const Node* child : term->children) {
      run.add(*child);
    }
    line = line == 0 ? run.line() : line;
    text += (text.empty() ? "" : ", ") + run.text();
  }
  return text;
}

void PageBuilder::question(const Definition& entry) {
  int line = 0;
  const std::string text = term_text(entry, line);
  emit_heading(text, 0, line, asks(text) ? HeadingMark::question : HeadingMark::none);
  if (entry.box) {
    callout({.terms = {}, .meanings = entry.meanings, .box = entry.box});
    return;
  }
  for (const Node* meaning : entry.meanings) {
    visit(*meaning);
    flush();
  }
}

ListItem PageBuilder::definition(const Definition& entry) {
  ListItem item;
  const std::string term = term_text(entry, item.line);
  for (const Node* meaning : entry.meanings) {
    if (!meaning->skip.empty()) {
      skip_text(*meaning, meaning->skip, m_outline.skipped);
      continue;
    }
    for (Block& block : meaning->is("dd") ? nested(*meaning) : item_blocks(*meaning)) {
      item.blocks.push_back(std::move(block));
    }
  }
  if (term.empty()) {
    item.line = item.blocks.empty() ? 0 : item.blocks.front().line;
    return item;
  }
  const bool ended = std::string_view(".,;:!?").find(term.back()) != std::string_view::npos;
  auto* first = item.blocks.empty() ? nullptr : std::get_if<Paragraph>(&item.blocks.front().value);
  if (first != nullptr) {
    first->text = term + (ended ? " " : ": ") + first->text;
    item.blocks.front().line = item.line;
  } else {
    Blocks blocks{Block{Paragraph{term}, item.line}};
    std::move(item.blocks.begin(), item.blocks.end(), std::back_inserter(blocks));
    item.blocks = std::move(blocks);
  }
  return item;
}

} // namespace audiosheet::read
