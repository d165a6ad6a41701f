// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_builder.hpp"

#include "read/html_shapes.hpp"
#include "read/html_table.hpp"
#include "read/signals.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

bool holds_list(const Node& node) {
  return find_below(node, "ul") != nullptr || find_below(node, "ol") != nullptr ||
         find_below(node, "p") != nullptr;
}

/// Bold words on a line of their own.
bool is_bold_line(const Node& node) {
  if (node.prose + node.linked > 60) {
    return false;
  }
  if (node.is("p") || node.is("div")) {
    std::size_t parts = 0;
    const Node* only = nullptr;
    for (const Node* child : node.children) {
      if (child->skip.empty() && child->type != Node::Type::comment && !is_blank(*child)) {
        ++parts;
        only = child;
      }
    }
    return parts == 1 && (only->is("strong") || only->is("b"));
  }
  if (!node.is("strong") && !node.is("b")) {
    return false;
  }
  for (std::size_t next = node.place + 1; next < node.parent->children.size(); ++next) {
    const Node& sibling = *node.parent->children[next];
    if (!is_blank(sibling)) {
      return is_block(sibling) || sibling.is("br");
    }
  }
  return false;
}

/// The part that names the box, when nothing else stands before it.
const Node* title_of_box(const Node& node, bool& stop) {
  for (const Node* child : node.children) {
    if (stop) {
      return nullptr;
    }
    if (child->type == Node::Type::comment || !child->skip.empty() || is_blank(*child)) {
      continue;
    }
    if (child->type == Node::Type::text) {
      stop = true;
      return nullptr;
    }
    const bool small = child->prose + child->linked < 60 &&
                       (child->is("span") || child->is("strong") || child->is("b") || child->is("p"));
    const std::string words = small ? text_of(*child) : std::string();
    const bool hidden = (child->is("span") && callout_of_word(words).has_value()) ||
                        (small && kind_of_heading(words).kind == SectionKind::takeaways);
    if ((is_box_title(*child) || hidden || is_bold_line(*child)) && child->prose + child->linked > 0 &&
        child->prose < 200 && !holds_list(*child)) {
      return child;
    }
    if (const Node* found = title_of_box(*child, stop)) {
      return found;
    }
  }
  return nullptr;
}

/// The words of a title may be more urgent than the class of its box.
void raise_kind(Callout& callout, const CalloutEvidence& evidence) {
  const auto signal = signal_at_start(callout.title);
  if (signal && (signal->kind < callout.kind || !evidence.certain)) {
    callout.kind = signal->kind;
    callout.evidence = signal->evidence;
  }
}

} // namespace

std::optional<CalloutEvidence> PageBuilder::box(const Node& node) const {
  auto evidence = callout_evidence(node);
  if (!evidence || m_depth >= k_max_nesting || node.prose + node.linked == 0 || is_footnotes(node)) {
    return std::nullopt;
  }
  if (node.parent == nullptr || count_headings(node) > 3 || (node.is("table") && !is_layout_table(node))) {
    return std::nullopt;
  }
  if (!evidence->certain && node.prose * 4 < node.linked) {
    return std::nullopt; // a box of links
  }
  // Parts of a box share its name: "usa-alert" and "usa-alert-body".
  if (!m_boxes.empty() && evidence->why == m_boxes.back()) {
    return std::nullopt;
  }
  return evidence;
}

namespace {

/// "Important: Important" is said once; so is the colon of a lone word.
std::string without_echo(const std::string& title) {
  const std::size_t colon = title.find(':');
  if (colon == std::string::npos) {
    return title;
  }
  const std::string first = title.substr(0, colon);
  const std::string rest(trim(std::string_view(title).substr(colon + 1)));
  return rest.empty() && first.find(' ') == std::string::npos ? first : rest == first ? rest : title;
}

void cut_start(Callout& callout, const std::string& title) {
  auto* first = callout.blocks.empty() ? nullptr : std::get_if<Paragraph>(&callout.blocks.front().value);
  if (first != nullptr && first->text.size() > title.size() &&
      first->text.compare(0, title.size(), title) == 0) {
    first->text = std::string(trim(std::string_view(first->text).substr(title.size())));
    first->text = first->text.substr(first->text[0] == ':' ? 1 : 0);
    first->text = std::string(trim(first->text));
  }
}

} // namespace

void PageBuilder::callout(const Node& node, const CalloutEvidence& evidence) {
  Callout callout;
  callout.kind = evidence.kind;
  callout.evidence = evidence.why;
  callout.title = fold_spaces(node.has("data-title") ? node.get("data-title") : named_by_attribute(node));
  int line = 0;
  bool stop = false;
  const Node* title = callout.title.empty() ? title_of_box(node, stop) : nullptr;
  if (title != nullptr) {
    InlineText run(m_inline);
    for (const Node* child : title->children) {
      run.add(*child);
    }
    callout.title = without_echo(run.text());
    line = run.line();
    m_consumed.insert(title);
  }
  if (m_nested == nullptr && !is_warning(callout.kind) &&
      kind_of_heading(callout.title).kind == SectionKind::takeaways) {
    const int level = title != nullptr && is_heading(*title) ? title->name[1] - '0' : 0;
    emit_heading(callout.title, level, line == 0 ? node.line : line, HeadingMark::takeaways);
    children(node);
    flush();
    return;
  }
  m_boxes.push_back(evidence.why);
  callout.blocks = nested(node);
  m_boxes.pop_back();
  if (callout.title.empty()) {
    take_title(callout);
  } else if (title != nullptr && !is_block(*title)) {
    cut_start(callout, callout.title); // it stood inside the text's first line
  }
  if (callout.blocks.size() == 1 && std::holds_alternative<Quotation>(callout.blocks.front().value)) {
    Blocks inside = std::move(std::get<Quotation>(callout.blocks.front().value).blocks);
    callout.blocks = std::move(inside);
  }
  raise_kind(callout, evidence);
  if (callout.blocks.empty()) {
    callout.blocks.push_back(Block{Paragraph{callout.title}, line});
    callout.title.clear();
  }
  if (line == 0) {
    line = callout.blocks.front().line;
  }
  if (!plain_text(callout.blocks).empty()) {
    emit(Block{std::move(callout), line});
  }
}

void PageBuilder::callout(const Definition& entry) {
  emit_callout(*entry.box, [&] { return definition(entry).blocks; });
}

void PageBuilder::emit_callout(const CalloutEvidence& evidence, const std::function<Blocks()>& gather) {
  m_boxes.push_back(evidence.why);
  Callout callout{.kind = evidence.kind, .blocks = gather(), .evidence = evidence.why};
  m_boxes.pop_back();
  if (!plain_text(callout.blocks).empty()) {
    const int line = callout.blocks.front().line;
    emit(Block{std::move(callout), line});
  }
}

bool PageBuilder::takeaways(const Node& node) {
  if (m_nested != nullptr || count_headings(node) > 2) {
    return false;
  }
  bool stop = false;
  const Node* title = title_of_box(node, stop);
  if (title == nullptr) {
    return false;
  }
  flush();
  InlineText run(m_inline);
  for (const Node* child : title->children) {
    run.add(*child);
  }
  m_consumed.insert(title);
  const int level = is_heading(*title) ? title->name[1] - '0' : 0;
  emit_heading(run.text(), level, run.line(), HeadingMark::takeaways);
  children(node);
  flush();
  return true;
}

bool PageBuilder::alert(const Node& node) {
  const Node* first = nullptr;
  for (const Node* child : node.children) {
    if (child->type == Node::Type::element) {
      first = child;
      break;
    }
  }
  if (first == nullptr || m_depth >= k_max_nesting) {
    return false;
  }
  Callout callout;
  if (first->has("data-alert")) {
    const std::string word(first->get("data-alert"));
    callout.kind = callout_of_word(word).value_or(CalloutKind::note);
    callout.title = first->get("data-title");
    callout.evidence = "alert [!" + word + "]";
    m_consumed.insert(first);
  } else {
    InlineText run(m_quiet);
    run.add(*first);
    const std::string strong = run.strong_start();
    const auto signal = first->is("p") ? signal_at_start(strong) : std::nullopt;
    if (!signal || !signal->alone) {
      return false;
    }
    callout.kind = signal->kind;
    callout.evidence = signal->evidence;
  }
  callout.blocks = nested(node);
  if (callout.title.empty() && !first->has("data-alert")) {
    take_title(callout);
  }
  if (!callout.blocks.empty()) {
    const int line = first->line;
    emit(Block{std::move(callout), line});
  }
  return true;
}

} // namespace audiosheet::read
