// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_main_content.hpp"

#include "read/callout_classes.hpp"
#include "read/page_noise.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace audiosheet::read {

namespace {

bool is_inside(const Node& node, const Node& outer) {
  for (const Node* up = &node; up != nullptr; up = up->parent) {
    if (up == &outer) {
      return true;
    }
  }
  return false;
}

bool is_within(const Node& node, std::string_view name) {
  for (const Node* up = node.parent; up != nullptr; up = up->parent) {
    if (up->is(name)) {
      return true;
    }
  }
  return false;
}

class Marker {
public:
  Marker(Document& document, PageKind kind) : m_document(document), m_kind(kind) {
    const Node* root = document.root();
    m_prose = root == nullptr ? 0 : root->prose;
  }

  void run() {
    collect();
    if (m_kind == PageKind::page) {
      find_main();
    }
    find_title();
    for (Node& node : m_document.nodes()) {
      mark(node);
    }
    if (m_kind == PageKind::page) {
      mark_links_before_title();
    }
    mark_link_lists();
  }

private:
  /// Ids of what a control shows: hidden at first, but content.
  void collect() {
    for (const Node& node : m_document.nodes()) {
      if (node.type != Node::Type::element) {
        continue;
      }
      for (const std::string_view attribute :
           {"aria-controls", "data-target", "data-bs-target", "data-toggle-target"}) {
        std::string_view target = node.get(attribute);
        if (!target.empty()) {
          m_revealed.insert(class_words(target.front() == '#' ? target.substr(1) : target));
        }
      }
      const bool toggles = node.has("data-toggle") || node.has("data-bs-toggle") || node.get("role") == "tab";
      if (toggles && node.get("href").size() > 1 && node.get("href").front() == '#') {
        m_revealed.insert(class_words(node.get("href").substr(1)));
      }
      if (!node.id.empty()) {
        m_ids.emplace(node.id, &node);
      }
      if (is_heading(node)) {
        m_headings.push_back(&node);
      }
    }
  }

  /// The element that holds the page's own text, when one holds most of it.
  void find_main() {
    const Node* best = nullptr;
    for (const Node& node : m_document.nodes()) {
      const int rank = main_rank(node);
      if (rank == 0 || is_within(node, "template")) {
        continue;
      }
      const bool enough = node.prose * 100 >= m_prose * (rank == 3 ? 20 : rank == 2 ? 45 : 60);
      if (enough && (best == nullptr || rank > main_rank(*best) ||
                     (rank == main_rank(*best) && !is_inside(node, *best) && node.prose > best->prose))) {
        best = &node;
      }
    }
    // A mere name isn't enough to cut the page's title off.
    if (best != nullptr && main_rank(*best) == 1) {
      const auto title = std::find_if(m_headings.begin(), m_headings.end(), [&](const Node* heading) {
        return heading->is("h1") && heading->prose > 0 && !hidden(*heading);
      });
      if (title != m_headings.end() && !is_inside(**title, *best)) {
        best = nullptr;
      }
    }
    m_main = best;
  }

  [[nodiscard]] const Node* first_title(bool inside_main) const {
    for (const Node* heading : m_headings) {
      const bool inside = m_main == nullptr || is_inside(*heading, *m_main);
      if (heading->is("h1") && inside == inside_main && heading->prose > 0 && !hidden(*heading) &&
          !is_within(*heading, "nav") && !is_within(*heading, "footer")) {
        return heading;
      }
    }
    for (const Node* heading : m_headings) {
      if (heading->is("h1") && inside_main && (m_main == nullptr || is_inside(*heading, *m_main)) &&
          heading->linked > 0) {
        return heading;
      }
    }
    return nullptr;
  }

  void find_title() {
    m_title = first_title(true);
    if (m_title == nullptr && m_main != nullptr) {
      m_title = first_title(false);
      m_title_outside = m_title;
      // A hero holds the title and what introduces it.
      if (m_title != nullptr && m_title->parent != nullptr && m_title->parent->prose < 1500 &&
          m_title->parent->linked < m_title->parent->prose && !m_title->parent->is("body")) {
        m_title_outside = m_title->parent;
      }
    }
  }

  [[nodiscard]] bool holds_title(const Node& node) const {
    return m_title != nullptr && is_inside(*m_title, node);
  }

  [[nodiscard]] bool revealed(const Node& node) const {
    if (!node.id.empty() && m_revealed.count(node.id) > 0) {
      return true;
    }
    const auto folds = [](const Node& box) {
      return std::any_of(box.classes.begin(), box.classes.end(), [](const std::string& name) {
        return has_words(name, "accordion") || has_words(name, "collapse") || has_words(name, "expander") ||
               has_words(name, "collapsible") || has_words(name, "tab-pane") || has_words(name, "tabpanel") ||
               has_words(name, "toggle-content") || has_words(name, "details");
      });
    };
    return folds(node) || node.get("role") == "tabpanel" || node.get("hidden") == "until-found" ||
           (node.parent != nullptr && folds(*node.parent));
  }

  [[nodiscard]] bool hidden(const Node& node) const {
    return is_hidden(node) && !(revealed(node) && node.prose > 2 && !node.is("nav"));
  }

  void mark(Node& node) {
    if (node.parent != nullptr && !node.parent->skip.empty()) {
      const auto own = node.parent->is("head") ? reason_of_element(node) : std::string_view();
      node.skip = own.empty() ? node.parent->skip : own;
      return;
    }
    if (node.type == Node::Type::comment) {
      template_block(node);
      return;
    }
    if (!m_block_reason.empty() && node.type == Node::Type::text) {
      node.skip = m_block_reason;
      return;
    }
    if (node.type == Node::Type::text) {
      if (outside_main(node)) {
        node.skip = "outside the main content";
      }
      return;
    }
    node.skip = reason(node);
  }

  /// Follows the marks that strip_template_tags leaves.
  void template_block(const Node& comment) {
    constexpr std::string_view k_begin = "@block ";
    if (comment.text.compare(0, k_begin.size(), k_begin) == 0) {
      const auto own = reason_of_template_block(std::string_view(comment.text).substr(k_begin.size()));
      m_blocks.push_back(m_block_reason);
      m_block_reason = m_block_reason.empty() ? own : m_block_reason;
    } else if (comment.text == "@endblock" && !m_blocks.empty()) {
      m_block_reason = m_blocks.back();
      m_blocks.pop_back();
    }
  }

  [[nodiscard]] bool outside_main(const Node& node) const {
    return m_main != nullptr && !is_inside(node, *m_main) && !is_inside(*m_main, node) &&
           !(m_title_outside != nullptr &&
             (is_inside(node, *m_title_outside) || is_inside(*m_title_outside, node)));
  }

  [[nodiscard]] std::string_view reason(const Node& node) const {
    if (const auto never = reason_of_element(node); !never.empty()) {
      return never;
    }
    if (is_visually_hidden(node)) {
      return carries_urgency(node) ? std::string_view() : std::string_view("hidden text");
    }
    if (hidden(node)) {
      return "hidden";
    }
    const bool most = (node.prose * 2 > m_prose && m_prose > 200) || holds_title(node) || holds_main(node);
    if (!most) {
      if (const auto role = reason_of_role(node); !role.empty()) {
        return role;
      }
      if (const auto landmark = reason_of_landmark(node); !landmark.empty()) {
        return landmark;
      }
    }
    if (node.is("form") && !most && node.prose * 4 < m_prose * 3) {
      return "form";
    }
    if (const Node* summary = node.is("details") ? find_below(node, "summary") : nullptr;
        summary != nullptr && announces_contents(text_of(*summary))) {
      return "table of contents";
    }
    if (is_form_part(node) && !most) {
      return "form";
    }
    if (is_control(node) && !in_heading(node)) {
      return node.is("button") && opens_section(node) ? std::string_view() : std::string_view("form");
    }
    if (!most && !callout_evidence(node)) {
      if (const auto noise = reason_of_names(node); !noise.empty()) {
        return noise;
      }
    }
    return outside_main(node) ? std::string_view("outside the main content") : std::string_view();
  }

  /// A part of the page with controls and little more than their labels.
  static bool is_form_part(const Node& node) {
    const bool part = node.is("div") || node.is("section") || node.is("details") || node.is("table");
    return part && node.controls >= 2 && node.prose < node.labels + 40 * node.controls &&
           std::none_of(node.children.begin(), node.children.end(),
                        [](const Node* child) { return is_heading(*child); }) &&
           !is_question_box(node) && find_below(node, "h2") == nullptr;
  }

  [[nodiscard]] bool holds_main(const Node& node) const {
    return m_main != nullptr && is_inside(*m_main, node);
  }

  [[nodiscard]] std::string_view reason_of_landmark(const Node& node) const {
    if (node.is("nav")) {
      return "navigation";
    }
    if (node.is("footer") && !is_within(node, "blockquote") && !is_within(node, "figure")) {
      return "footer";
    }
    if (node.is("header") && m_kind == PageKind::page && m_main == nullptr && node.parent != nullptr &&
        node.parent->is("body")) {
      return "page header";
    }
    if (node.is("aside") && !callout_evidence(node) && !is_takeaways_box(node) && node.linked > node.prose) {
      return "sidebar";
    }
    return {};
  }

  static bool in_heading(const Node& node) {
    for (const Node* up = node.parent; up != nullptr; up = up->parent) {
      if (is_heading(*up) || up->is("dt") || up->is("summary")) {
        return true;
      }
    }
    return false;
  }

  /// A button that shows text which stands behind it is the heading of that.
  [[nodiscard]] bool opens_section(const Node& node) const {
    for (const std::string_view attribute : {"aria-controls", "data-target", "data-bs-target", "href"}) {
      std::string_view target = node.get(attribute);
      target = target.substr(target.substr(0, 1) == "#" ? 1 : 0);
      const auto found = m_ids.find(class_words(target));
      if (!target.empty() && found != m_ids.end() && found->second->prose > 2 && !found->second->is("nav") &&
          found->second->linked <= found->second->prose) {
        return true;
      }
    }
    return node.has("aria-expanded") &&
           std::any_of(node.classes.begin(), node.classes.end(), [](const std::string& name) {
             return has_words(name, "accordion") || has_words(name, "expander") ||
                    has_words(name, "collapsible") || has_words(name, "faq");
           });
  }

  static bool carries_urgency(const Node& node) {
    const std::string text = text_of(node);
    if (text.empty() || text.size() > 60) {
      return false;
    }
    int levels = 0;
    for (const Node* up = node.parent; up != nullptr && levels < 8; up = up->parent, ++levels) {
      if (callout_evidence(*up)) {
        return callout_of_word(text).has_value() || text.back() == ':';
      }
    }
    return false;
  }

  /// Lists of links above the title are the site's, not the page's.
  void mark_links_before_title() {
    if (m_title == nullptr) {
      return;
    }
    for (Node& node : m_document.nodes()) {
      if (&node == m_title) {
        return;
      }
      const bool list = node.is("ul") || node.is("ol") || node.is("p") || node.is("a") || node.is("table");
      if (list && node.skip.empty() && node.linked > 0 && node.prose * 10 <= node.linked &&
          !holds_title(node)) {
        set_skip(node, "navigation");
      }
    }
  }

  void mark_link_lists() {
    for (Node& node : m_document.nodes()) {
      if (!node.skip.empty() || !(node.is("ul") || node.is("ol")) || node.linked == 0 ||
          node.prose * 10 > node.linked) {
        continue;
      }
      const LinkList links = survey_links(node);
      Node* label = label_before(node);
      const std::string label_text = label == nullptr ? std::string() : text_of(*label);
      std::string_view why;
      if ((links.count >= 2 || announces_contents(label_text)) && links.inside == links.count &&
          (label == nullptr || is_short_label(label_text))) {
        why = "table of contents";
      } else if (label != nullptr && announces_links(label_text)) {
        why = "related links";
      }
      if (why.empty()) {
        continue;
      }
      set_skip(node, why);
      const bool only_links_follow =
          label != nullptr && (why == "related links" || announces_contents(label_text));
      if (only_links_follow && label != m_title) {
        set_skip(*label, why);
      }
    }
  }

  static bool is_short_label(const std::string& text) { return text.size() < 60; }

  /// What stands before a list as its label: a heading, or a short paragraph.
  static Node* label_before(const Node& node) {
    const Node* at = &node;
    for (int level = 0; level < 3 && at->parent != nullptr; ++level, at = at->parent) {
      const auto& siblings = at->parent->children;
      for (std::size_t place = at->place; place > 0; --place) {
        Node* before = siblings[place - 1];
        if (before->type == Node::Type::comment || !before->skip.empty() ||
            (before->type == Node::Type::text && trim(before->text).empty())) {
          continue;
        }
        const bool label = before->type == Node::Type::element &&
                           (is_heading(*before) || before->name == "p" || before->name == "div" ||
                            before->name == "span" || before->name == "strong");
        return label && before->prose + before->linked < 80 ? before : nullptr;
      }
    }
    return nullptr;
  }

  static void set_skip(Node& node, std::string_view reason) {
    if (node.skip.empty()) {
      node.skip = reason;
    }
    for (Node* child : node.children) {
      set_skip(*child, reason);
    }
  }

  Document& m_document;
  PageKind m_kind;
  std::size_t m_prose = 0;
  const Node* m_main = nullptr;
  const Node* m_title = nullptr;
  const Node* m_title_outside = nullptr;
  std::vector<const Node*> m_headings;
  std::unordered_set<std::string> m_revealed;
  std::unordered_map<std::string, const Node*> m_ids;
  std::vector<std::string_view> m_blocks; ///< reasons that held outside each open block
  std::string_view m_block_reason;
};

} // namespace

void mark_main_content(Document& document, PageKind kind) { Marker(document, kind).run(); }

} // namespace audiosheet::read
