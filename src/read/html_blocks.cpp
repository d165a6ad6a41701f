// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_blocks.hpp"

#include "read/callout_classes.hpp"
#include "read/html_inline.hpp"
#include "read/html_table.hpp"
#include "read/signals.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// Lists, quotations and boxes inside each other beyond this depth are read as if they stood in it.
constexpr int k_max_nesting = 12;

bool is_blank(const Node& node) { return node.type == Node::Type::text && trim(node.text).empty(); }

bool asks(std::string_view text) {
  const std::string_view plain = trim(text);
  const auto ends = [&](std::string_view mark) {
    return plain.size() > mark.size() && plain.substr(plain.size() - mark.size()) == mark;
  };
  return ends("?") || ends("？") || ends("؟");
}

class BlockBuilder {
public:
  BlockBuilder(const PageHints& hints, Outline& outline)
      : m_hints(hints), m_outline(outline), m_run(m_inline) {
    m_inline.skipped = &outline.skipped;
    m_quiet.skipped = &m_nothing;
  }

  void build(const Node& root) {
    visit(root);
    flush();
  }

private:
  // --- where blocks go ---

  void emit(Block block) {
    if (m_nested != nullptr) {
      m_nested->push_back(std::move(block));
    } else {
      m_outline.entries.emplace_back(std::move(block));
    }
  }

  void emit_paragraph(std::string text, int line) {
    if (!text.empty()) {
      emit(Block{Paragraph{std::move(text)}, line});
    }
  }

  /// A heading; inside a list, a box or a quotation it is a paragraph of it.
  void emit_heading(std::string text, int level, int line, HeadingMark mark) {
    if (text.empty()) {
      return;
    }
    if (m_nested != nullptr) {
      emit_paragraph(std::move(text), line);
      return;
    }
    m_level = level > 0 ? level : m_level;
    m_outline.entries.emplace_back(Heading{std::move(text), level, line, mark});
  }

  /// Ends the paragraph that is being gathered.
  void flush() {
    if (m_run.empty()) {
      m_run = InlineText(m_inline);
      return;
    }
    const InlineText run = std::move(m_run);
    m_run = InlineText(m_inline);
    for (const Block& picture : run.pictures()) {
      emit(picture);
    }
    for (auto& piece : run.pieces()) {
      emit_paragraph(std::move(piece.text), piece.line);
    }
  }

  /// The blocks below a node, apart from those around it.
  Blocks nested(const Node& node) {
    flush();
    Blocks blocks;
    Blocks* outer = m_nested;
    m_nested = &blocks;
    ++m_depth;
    children(node);
    flush();
    --m_depth;
    m_nested = outer;
    return blocks;
  }

  // --- walking ---

  void children(const Node& node) {
    for (const Node* child : node.children) {
      visit(*child);
    }
  }

  void visit(const Node& node) {
    if (node.type == Node::Type::comment) {
      comment(node);
    } else if (!node.skip.empty()) {
      skip(node);
    } else if (m_consumed.count(&node) > 0) {
      return;
    } else if (node.type == Node::Type::text) {
      m_run.add(node);
    } else if (is_block(node) || node.has_block || node.name.find('-') != std::string::npos) {
      block(node);
    } else {
      inline_element(node);
    }
  }

  void comment(const Node& node) {
    const std::string text = fold_spaces(std::string_view(node.text).substr(0, 400));
    if (!text.empty() && text.front() != '@') {
      m_outline.skipped.push_back({node.line, shorten(text, 80), "comment"});
    }
  }

  void skip(const Node& node) {
    if (node.type == Node::Type::element && is_block(node)) {
      flush();
    }
    if (node.type == Node::Type::element && m_run.has_text()) {
      m_run.add(node); // keeps the words at both sides apart
      return;
    }
    skip_text(node, node.skip, m_outline.skipped);
  }

  void inline_element(const Node& node) {
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

  void block(const Node& node) {
    if (const auto evidence = box(node)) {
      flush();
      callout(node, *evidence);
      return;
    }
    if (is_takeaways_box(node) && takeaways(node)) {
      return;
    }
    using Handler = void (BlockBuilder::*)(const Node&);
    struct Entry {
      std::string_view name;
      Handler handler;
    };
    static constexpr std::array<Entry, 19> k_handlers{{
        {"h1", &BlockBuilder::heading},
        {"h2", &BlockBuilder::heading},
        {"h3", &BlockBuilder::heading},
        {"h4", &BlockBuilder::heading},
        {"h5", &BlockBuilder::heading},
        {"h6", &BlockBuilder::heading},
        {"ul", &BlockBuilder::list},
        {"ol", &BlockBuilder::list},
        {"menu", &BlockBuilder::list},
        {"dir", &BlockBuilder::list},
        {"dl", &BlockBuilder::definitions},
        {"table", &BlockBuilder::table},
        {"figure", &BlockBuilder::figure},
        {"blockquote", &BlockBuilder::quotation},
        {"pre", &BlockBuilder::preformatted},
        {"details", &BlockBuilder::details},
        {"va-accordion-item", &BlockBuilder::custom_details},
        {"va-additional-info", &BlockBuilder::custom_details},
        {"tr", &BlockBuilder::container},
    }};
    flush();
    const auto* const found = std::find_if(k_handlers.begin(), k_handlers.end(),
                                           [&](const Entry& entry) { return entry.name == node.name; });
    if (found != k_handlers.end()) {
      (this->*found->handler)(node);
    } else if (!is_block(node) && !node.has_block) {
      m_pending_custom(node);
    } else {
      container(node);
    }
    if (is_block(node) || node.has_block) {
      flush();
    }
  }

  /// An unknown element without blocks is as good as a span.
  void m_pending_custom(const Node& node) { m_run.add(node); }

  void container(const Node& node) {
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
    if (is_footnotes(node) && footnotes(node)) {
      return;
    }
    children(node);
    flush();
  }

  // --- headings and questions ---

  void heading(const Node& node) {
    InlineText text(m_inline);
    for (const Node* child : node.children) {
      text.add(*child);
    }
    for (const Block& picture : text.pictures()) {
      if (!text.has_text()) {
        emit(picture);
      }
    }
    int level = is_heading(node) ? node.name[1] - '0' : 0;
    const std::string_view aria = node.get("aria-level");
    if (level == 0 && aria.size() == 1 && aria[0] >= '1' && aria[0] <= '6') {
      level = aria[0] - '0';
    }
    heading_text(node, text.text(), level, text.line());
  }

  void heading_text(const Node& node, std::string text, int level, int line) {
    emit_heading(text, level, line, mark_of(node, text));
  }

  HeadingMark mark_of(const Node& node, const std::string& text) const {
    const bool names_page =
        std::any_of(node.classes.begin(), node.classes.end(), [](const std::string& name) {
          return has_words(name, "pagetitle") || has_words(name, "page-title");
        });
    if (names_page || (node.is("h1") && m_outline.entries.empty())) {
      return HeadingMark::title;
    }
    if (m_hints.questions.count(comparison_key(text)) > 0 || is_question_name(node)) {
      return HeadingMark::question;
    }
    return asks(text) && in_question_box(node) ? HeadingMark::question : HeadingMark::none;
  }

  /// schema.org/Question in microdata.
  static bool is_question_name(const Node& node) {
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

  static bool in_question_box(const Node& node) {
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

  // --- details ---

  static bool is_foldable(const Node& node) { return node.is("details") || node.is("va-accordion-item"); }

  /// Foldable parts in a row are sections of their own; one alone is an aside in its section.
  static bool in_a_row(const Node& node) {
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

  static bool neighbours_ask(const Node& node) {
    int asked = 0;
    for (const Node* sibling : node.parent->children) {
      if (!is_foldable(*sibling)) {
        continue;
      }
      const Node* summary = find_below(*sibling, "summary");
      asked += asks(summary != nullptr ? text_of(*summary) : sibling->get("header")) ? 1 : -1;
    }
    return asked > 1;
  }

  void details(const Node& node) {
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

  void custom_details(const Node& node) {
    std::string text = fold_spaces(node.has("header") ? node.get("header") : node.get("trigger"));
    foldable(node, text, node.line);
  }

  void foldable(const Node& node, const std::string& text, int line) {
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

  // --- lists ---

  static bool holds_headings(const Node& list) {
    return std::any_of(list.children.begin(), list.children.end(), [](const Node* item) {
      return std::any_of(item->children.begin(), item->children.end(),
                         [](const Node* child) { return is_heading(*child); });
    });
  }

  void list(const Node& node) {
    if (m_depth >= k_max_nesting || (m_nested == nullptr && holds_headings(node))) {
      children(node);
      flush();
      return;
    }
    List list;
    list.ordered = node.is("ol");
    int number = 1;
    if (const std::string_view start = trim(node.get("start"));
        !start.empty() && start.size() < 6 &&
        start.find_first_not_of("0123456789") == std::string_view::npos) {
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
        for (Block& block : item_blocks(*child, true)) {
          list.items.back().blocks.push_back(std::move(block));
        }
        continue;
      }
      ListItem item;
      item.blocks = child->is("li") ? nested(*child) : item_blocks(*child, false);
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

  Blocks item_blocks(const Node& node, bool) {
    flush();
    Blocks blocks;
    Blocks* outer = m_nested;
    m_nested = &blocks;
    ++m_depth;
    visit(node);
    flush();
    --m_depth;
    m_nested = outer;
    return blocks;
  }

  static std::string marker(int number, std::string_view type) {
    if ((type == "a" || type == "A") && number >= 1 && number <= 26) {
      return std::string(1, static_cast<char>(type[0] + number - 1));
    }
    return std::to_string(number);
  }

  struct Definition {
    std::vector<const Node*> terms;
    std::vector<const Node*> meanings;
  };

  static void collect_definitions(const Node& node, std::vector<Definition>& out) {
    for (const Node* child : node.children) {
      if (child->is("dt")) {
        if (out.empty() || !out.back().meanings.empty()) {
          out.emplace_back();
        }
        out.back().terms.push_back(child);
      } else if (child->is("dd")) {
        if (out.empty()) {
          out.emplace_back();
        }
        out.back().meanings.push_back(child);
      } else if (child->is("div")) {
        collect_definitions(*child, out);
      }
    }
  }

  void definitions(const Node& node) {
    std::vector<Definition> entries;
    collect_definitions(node, entries);
    std::size_t asked = 0;
    for (const Definition& entry : entries) {
      asked += !entry.terms.empty() && asks(text_of(*entry.terms.front())) ? 1 : 0;
    }
    const bool questions = m_nested == nullptr && asked > 0 && asked * 2 > entries.size();
    List list;
    int line = 0;
    for (const Definition& entry : entries) {
      if (questions) {
        question(entry);
        continue;
      }
      ListItem item = definition(entry);
      if (!item.blocks.empty()) {
        line = line == 0 ? item.line : line;
        list.items.push_back(std::move(item));
      }
    }
    if (!list.items.empty()) {
      emit(Block{std::move(list), line});
    }
  }

  std::string term_text(const Definition& entry, int& line) {
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

  void question(const Definition& entry) {
    int line = 0;
    const std::string text = term_text(entry, line);
    emit_heading(text, 0, line, asks(text) ? HeadingMark::question : HeadingMark::none);
    for (const Node* meaning : entry.meanings) {
      visit(*meaning);
      flush();
    }
  }

  ListItem definition(const Definition& entry) {
    ListItem item;
    const std::string term = term_text(entry, item.line);
    for (const Node* meaning : entry.meanings) {
      if (!meaning->skip.empty()) {
        skip_text(*meaning, meaning->skip, m_outline.skipped);
        continue;
      }
      for (Block& block : nested(*meaning)) {
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

  // --- tables, figures, quotations ---

  void table(const Node& node) {
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

  /// Rows and cells that are left out still have to be accounted for.
  void skip_inside_table(const Node& node) {
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

  void figure(const Node& node) {
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

  /// "> [!WARNING]" of GitHub and Obsidian, and "> **Warning**" of older pages.
  bool alert(const Node& node) {
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

  void quotation(const Node& node) {
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

  void preformatted(const Node& node) {
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

  static std::string raw_text(const Node& node) {
    std::string text = node.type == Node::Type::text ? node.text : std::string(node.is("br") ? "\n" : "");
    for (const Node* child : node.children) {
      text += raw_text(*child);
    }
    return text;
  }

  // --- boxes ---

  /// The evidence that makes the element a callout here; a wrapper around whole sections is none.
  std::optional<CalloutEvidence> box(const Node& node) const {
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

  static std::size_t count_headings(const Node& node) {
    std::size_t count = is_heading(node) ? 1 : 0;
    for (const Node* child : node.children) {
      count += count_headings(*child);
    }
    return count;
  }

  /// The part that names the box, when nothing else stands before it.
  static const Node* title_of_box(const Node& node, bool& stop) {
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
      const bool hidden = child->is("span") && callout_of_word(text_of(*child)).has_value();
      if ((is_box_title(*child) || hidden) && child->prose + child->linked > 0 && child->prose < 200 &&
          !holds_list(*child)) {
        return child;
      }
      if (const Node* found = title_of_box(*child, stop)) {
        return found;
      }
    }
    return nullptr;
  }

  static bool holds_list(const Node& node) {
    return find_below(node, "ul") != nullptr || find_below(node, "ol") != nullptr ||
           find_below(node, "p") != nullptr;
  }

  void callout(const Node& node, const CalloutEvidence& evidence) {
    Callout callout;
    callout.kind = evidence.kind;
    callout.evidence = evidence.why;
    callout.title =
        fold_spaces(node.get("data-title").empty() ? node.get("headline") : node.get("data-title"));
    int line = 0;
    bool stop = false;
    const Node* title = callout.title.empty() ? title_of_box(node, stop) : nullptr;
    if (title != nullptr) {
      InlineText run(m_inline);
      for (const Node* child : title->children) {
        run.add(*child);
      }
      callout.title = run.text();
      line = run.line();
      m_consumed.insert(title);
    }
    m_boxes.push_back(evidence.why);
    callout.blocks = nested(node);
    m_boxes.pop_back();
    if (callout.title.empty()) {
      take_title(callout);
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

  /// A signal word at the start of the text is the title.
  static void take_title(Callout& callout) {
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

  /// The words of a title may be more urgent than the class of its box.
  static void raise_kind(Callout& callout, const CalloutEvidence& evidence) {
    const auto signal = signal_at_start(callout.title);
    if (signal && (signal->kind < callout.kind || !evidence.certain)) {
      callout.kind = signal->kind;
      callout.evidence = signal->evidence;
    }
  }

  /// A box of key points becomes a section of its own when it has a title.
  bool takeaways(const Node& node) {
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

  // --- footnotes ---

  static bool is_footnotes(const Node& node) {
    return node.get("role") == "doc-endnotes" || node.has("data-footnotes") ||
           std::any_of(node.classes.begin(), node.classes.end(),
                       [](const std::string& name) { return name == "footnotes" || name == "endnotes"; });
  }

  static const Node* first_external_link(const Node& node) {
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

  static void collect_items(const Node& node, std::vector<const Node*>& items) {
    for (const Node* child : node.children) {
      if (child->is("li")) {
        items.push_back(child);
      } else {
        collect_items(*child, items);
      }
    }
  }

  /// Notes without a heading of their own are references.
  bool footnotes(const Node& node) {
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

  const PageHints& m_hints;
  Outline& m_outline;
  InlineState m_inline;
  InlineState m_quiet; ///< for a look ahead: what it skips is skipped again later
  std::vector<Skipped> m_nothing;
  InlineText m_run;
  Blocks* m_nested = nullptr; ///< where blocks go inside a list, box or quotation
  int m_depth = 0;
  int m_level = 0;
  std::unordered_set<const Node*> m_consumed; ///< titles that were taken out of their boxes
  std::vector<std::string> m_boxes;           ///< evidence of the callouts around
};

} // namespace

void build_blocks(const Node& root, const PageHints& hints, Outline& outline) {
  BlockBuilder(hints, outline).build(root);
}

} // namespace audiosheet::read
