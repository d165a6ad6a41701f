// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/callout_classes.hpp"
#include "read/markdown_directives.hpp"
#include "read/markdown_lines.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace audiosheet::read {

namespace {

constexpr char k_extra_line = '\x1d'; ///< a line end that the source doesn't have

enum class Dialect { hugo, liquid, variable };

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;
  Dialect dialect = Dialect::hugo;
  std::string name;
  std::string content; ///< between name and the closing delimiter
  bool closing = false;
  bool has_arguments = false;
  std::size_t partner = 0; ///< index of the closing or opening tag + 1; 0: it stands alone
};

struct Delimiters {
  std::string_view open;
  std::string_view close;
  Dialect dialect;
};

constexpr std::array k_delimiters{
    Delimiters{"{{<", ">}}", Dialect::hugo},
    Delimiters{"{{%", "%}}", Dialect::hugo},
    Delimiters{"{%", "%}", Dialect::liquid},
    Delimiters{"{{", "}}", Dialect::variable},
};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '/';
}

/// Splits "callout type=tip \"Some title\"" into name and rest, and tells closing tags.
void read_name(std::string_view inside, Tag& tag) {
  inside = trim(inside);
  while (!inside.empty() && (inside.front() == '-' || inside.front() == '<' || inside.front() == '%')) {
    inside = trim(inside.substr(1));
  }
  if (!inside.empty() && inside.front() == '/') {
    tag.closing = true;
    inside = trim(inside.substr(1));
  }
  std::size_t end = 0;
  while (end < inside.size() && is_name(inside[end])) {
    ++end;
  }
  tag.name = ascii_lower(inside.substr(0, end));
  tag.content = std::string(trim(inside.substr(end)));
  if (tag.content.size() > 1 && tag.content.front() == '(' && tag.content.back() == ')') {
    tag.content = tag.content.substr(1, tag.content.size() - 2); // Zola: warning(header = "Mind")
    tag.has_arguments = true;
  }
  if (tag.dialect != Dialect::hugo && tag.name == "end") {
    tag.closing = true;
    tag.name.clear();
  }
  if (tag.dialect == Dialect::liquid && tag.name.size() > 3 && tag.name.compare(0, 3, "end") == 0) {
    tag.closing = true;
    tag.name = tag.name.substr(3);
    tag.name = !tag.name.empty() && tag.name.front() == '-' ? tag.name.substr(1) : tag.name;
  }
  if (tag.dialect == Dialect::variable) {
    for (const std::string_view end_word : {".end", ".close", ".stop"}) {
      if (tag.name.size() > end_word.size() &&
          tag.name.compare(tag.name.size() - end_word.size(), end_word.size(), end_word) == 0) {
        tag.closing = true;
        tag.name = tag.name.substr(0, tag.name.size() - end_word.size());
      }
    }
    for (const std::string_view begin_word : {".begin", ".open", ".start"}) {
      if (tag.name.size() > begin_word.size() &&
          tag.name.compare(tag.name.size() - begin_word.size(), begin_word.size(), begin_word) == 0) {
        tag.name = tag.name.substr(0, tag.name.size() - begin_word.size());
      }
    }
  }
}

std::vector<Tag> find_tags(std::string_view text) {
  std::vector<Tag> tags;
  std::array<bool, k_delimiters.size()> gone{};
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
    bool found = false;
    for (std::size_t i = 0; i < k_delimiters.size() && !found; ++i) {
      const Delimiters& delimiters = k_delimiters[i];
      if (gone[i] || text.substr(at, delimiters.open.size()) != delimiters.open) {
        continue;
      }
      const std::size_t inner = at + delimiters.open.size();
      const std::size_t close = text.find(delimiters.close, inner);
      if (close == std::string_view::npos) {
        gone[i] = true;
        continue;
      }
      if (close - at > 20'000) {
        break;
      }
      Tag tag;
      tag.begin = at;
      tag.end = close + delimiters.close.size();
      tag.dialect = delimiters.dialect;
      read_name(text.substr(inner, close - inner), tag);
      at = tag.end;
      tags.push_back(std::move(tag));
      found = true;
    }
    at += found ? 0 : 1;
  }
  return tags;
}

/// Last part of a path without its extension: "alerts/warning.html" → "warning".
std::string base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  path = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return ascii_lower(path.substr(0, path.find('.')));
}

/// "warning_box" and "warnings/box.html" in the spelling of directives.
std::string plain_name(const std::string& name) { return base_name(replace_all(name, "_", "-")); }

/// Ties each closing tag to the nearest open one of its name; a nameless "end" to the nearest that can have
/// one.
void pair_tags(std::vector<Tag>& tags) {
  std::unordered_map<std::string, std::vector<std::size_t>> open;
  std::vector<std::size_t> endable; // {% warning(…) %} of Zola, {{note}} of old Jekyll themes
  const auto tie = [&](std::size_t first, std::size_t last) {
    tags[last].partner = first + 1;
    tags[first].partner = last + 1;
  };
  for (std::size_t i = 0; i < tags.size(); ++i) {
    Tag& tag = tags[i];
    auto& waiting = open[tag.name];
    if (!tag.closing) {
      waiting.push_back(i);
      if ((tag.dialect == Dialect::liquid && tag.has_arguments) ||
          (tag.dialect == Dialect::variable && names_callout(plain_name(tag.name)))) {
        endable.push_back(i);
      }
    } else if (tag.name.empty()) {
      if (!endable.empty()) {
        tie(endable.back(), i);
        endable.pop_back();
      }
    } else if (!waiting.empty()) {
      tie(waiting.back(), i);
      waiting.pop_back();
    }
  }
}

/// key="value", key=value and plain words, which get the names "0", "1" …
std::map<std::string, std::string> read_attributes(std::string_view text) {
  std::map<std::string, std::string> attributes;
  int plain = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == ',' || text[at] == '\t')) {
      ++at;
    }
    std::size_t key_end = at;
    while (key_end < text.size() && is_name(text[key_end])) {
      ++key_end;
    }
    std::string key;
    const std::size_t equals = text.find_first_not_of(' ', key_end);
    if (key_end > at && equals != std::string_view::npos && equals > key_end && text[equals] == '=') {
      key = ascii_lower(text.substr(at, key_end - at)); // key = "value"
      at = std::min(text.find_first_not_of(' ', equals + 1), text.size());
    } else if (key_end > at && key_end < text.size() &&
               (text[key_end] == '=' ||
                (text[key_end] == ':' && text.substr(key_end + 1, 2).find('"') != std::string_view::npos))) {
      key = ascii_lower(text.substr(at, key_end - at));
      at = key_end + 1;
      while (at < text.size() && text[at] == ' ') {
        ++at;
      }
    }
    if (at >= text.size()) {
      break;
    }
    std::string value;
    const char quote = text[at];
    if (quote == '"' || quote == '\'' || quote == '`') {
      std::size_t end = at + 1;
      while (end < text.size() && text[end] != quote) {
        end += text[end] == '\\' ? 2 : 1;
      }
      end = std::min(end, text.size());
      value = replace_all(std::string(text.substr(at + 1, end - at - 1)), "\\\"", "\"");
      at = end + 1;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
      value = std::string(text.substr(at, end - at));
      at = std::max(end, at + 1);
    }
    attributes[key.empty() ? std::to_string(plain++) : key] = value;
  }
  return attributes;
}

class Shortcodes {
public:
  Shortcodes(std::string_view text, const FrontMatter& front, std::vector<Skipped>& skipped)
      : m_text(text), m_front(front), m_skipped(skipped), m_tags(find_tags(text)) {
    pair_tags(m_tags);
  }

  MarkdownLines run() {
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
      const Tag& tag = m_tags[i];
      if (tag.begin < m_done) {
        continue; // inside something that was skipped
      }
      copy(tag.begin);
      m_current = i;
      replace(tag);
      const std::size_t end = std::max(m_done, tag.end);
      m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_done),
                                            m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      keep_lines(m_done, end);
      m_done = end;
    }
    copy(m_text.size());
    questions_at_end();
    return lines();
  }

private:
  /// Copies the text up to there.
  void copy(std::size_t end) {
    const std::string_view part = m_text.substr(m_done, end - m_done);
    m_out += part;
    m_line += static_cast<int>(std::count(part.begin(), part.end(), '\n'));
    m_done = end;
  }

  void keep_lines(std::size_t begin, std::size_t end) {
    const auto count = std::count(m_text.begin() + static_cast<std::ptrdiff_t>(begin),
                                  m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    m_out.append(static_cast<std::size_t>(count), '\n');
  }

  void skip(const Tag& tag, std::string_view reason = "template tag") {
    m_skipped.push_back(
        {m_line, fold_spaces(m_text.substr(tag.begin, tag.end - tag.begin)), std::string(reason)});
  }

  /// White space that the line has before the tag when the tag begins the line.
  [[nodiscard]] std::string indent_before() const {
    const std::size_t line = m_out.find_last_of("\n\x1d");
    const std::string_view before = std::string_view(m_out).substr(line == std::string::npos ? 0 : line + 1);
    return trim(before).empty() ? std::string(before) : std::string();
  }

  void block(const std::string& html) {
    if (html.empty()) {
      return;
    }
    const std::string indent = indent_before();
    m_out += k_extra_line;
    m_out += k_extra_line;
    m_out += indent + html;
    m_out += k_extra_line;
    m_out += k_extra_line;
    m_out += indent;
  }

  void replace(const Tag& tag) {
    skip(tag);
    if (tag.closing) {
      if (tag.partner != 0) {
        if (const auto close = m_closings.find(m_current); close != m_closings.end()) {
          block(close->second);
        }
      }
      return;
    }
    if (tag.dialect == Dialect::variable) {
      variable(tag);
    } else if (tag.dialect == Dialect::liquid &&
               (tag.name == "include" || tag.name == "render" || tag.name == "include_relative")) {
      include(tag);
    } else if (tag.dialect == Dialect::liquid && tag.name == "block") {
      m_out += "<!--@block " + replace_all(ascii_lower(tag.content.substr(0, 40)), "--", "") + "-->";
    } else {
      named(tag);
    }
  }

  /// {{ site.data.notes.warning.begin }} … {{ site.data.notes.warning.end }}
  void variable(const Tag& tag) {
    if (tag.has_arguments) {
      named(tag); // Zola: {{ figure(src="…", alt="…") }}
      return;
    }
    if (tag.partner == 0) {
      return;
    }
    if (const std::string name = plain_name(tag.name); names_callout(name)) {
      block(callout_tag(callout_of_word(name).value_or(CalloutKind::note), "", "template " + tag.name));
      m_closings[tag.partner - 1] = "</div>";
      return;
    }
    const std::string path = replace_all(replace_all(tag.name, ".", " "), "/", " ");
    for (const std::string_view word : split(path, ' ')) {
      if (const auto kind = callout_of_word(word)) {
        block(callout_tag(*kind, "", "template " + tag.name));
        m_closings[tag.partner - 1] = "</div>";
        return;
      }
    }
  }

  /// {% include callout.html type="warning" content="…" %}
  void include(const Tag& tag) {
    auto attributes = read_attributes(tag.content);
    const std::string file = base_name(attributes["0"]);
    attributes.erase("0");
    std::string text;
    for (const char* key : {"content", "text", "message", "body", "description", "content_markdown"}) {
      text = text.empty() ? attributes[key] : text;
    }
    Directive directive{file, {}, attributes, false, "include " + file};
    const bool figure = file.find("figure") != std::string::npos || file.find("image") != std::string::npos;
    if (figure) {
      directive.name = "figure";
      const Expansion expansion = expand(directive);
      block(expansion.open + expansion.close);
      return;
    }
    if (text.empty()) {
      return;
    }
    directive.name = names_callout(file) ? file : "callout";
    const Expansion expansion = expand(directive);
    block(expansion.open);
    m_out += text;
    block(expansion.close);
  }

  void named(const Tag& tag) {
    auto attributes = read_attributes(tag.content);
    const std::string name = plain_name(tag.name);
    if (is_question_list(name) && tag.partner == 0) {
      questions();
      return;
    }
    Directive directive{name, {}, attributes, false, "shortcode " + name};
    positional(directive);
    if (tag.partner == 0) {
      alone(tag, directive);
      return;
    }
    if (tag.dialect == Dialect::liquid && is_logic(name)) {
      return;
    }
    const Expansion expansion = expand(directive);
    if (!expansion.reason.empty()) {
      skip_content(tag, expansion.reason);
      return;
    }
    block(expansion.open);
    m_closings[tag.partner - 1] = expansion.close;
  }

  /// {{< notice warning "Title" >}}: the first plain word is the kind, what else is quoted the title.
  static void positional(Directive& directive) {
    const auto first = directive.options.find("0");
    if (first == directive.options.end()) {
      return;
    }
    if (directive.options.count("title") > 0) {
      return;
    }
    const auto second = directive.options.find("1");
    if (second != directive.options.end()) {
      directive.options["title"] = second->second;
    } else if (!callout_of_word(first->second)) {
      directive.options["title"] = first->second;
    }
  }

  /// A tag without a closing one: only pictures and callouts with their text in an attribute are content.
  void alone(const Tag&, Directive& directive) {
    if (directive.name == "figure" || directive.name == "image" || directive.name == "img" ||
        directive.name == "picture") {
      const Expansion expansion = expand(directive);
      block(expansion.open + expansion.close);
      return;
    }
    std::string text;
    for (const char* key : {"content", "text", "message", "body"}) {
      text = text.empty() ? directive.options[key] : text;
    }
    if (text.empty() && names_callout(directive.name)) {
      text = directive.options["title"];
      directive.options.erase("title");
    }
    if (!text.empty() && names_callout(directive.name)) {
      const Expansion expansion = expand(directive);
      block(expansion.open);
      m_out += text;
      block(expansion.close);
    }
  }

  void skip_content(const Tag& tag, std::string_view reason) {
    const Tag& last = m_tags[tag.partner - 1];
    const std::string_view content = m_text.substr(tag.end, last.begin - tag.end);
    int line = m_line;
    for (const std::string_view row : split(content, '\n')) {
      if (!trim(row).empty()) {
        m_skipped.push_back({line, fold_spaces(row), std::string(reason)});
      }
      ++line;
    }
    m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_done),
                                          m_text.begin() + static_cast<std::ptrdiff_t>(last.end), '\n'));
    keep_lines(m_done, last.end);
    m_done = last.end;
  }

  static bool is_logic(std::string_view name) {
    constexpr std::array<std::string_view, 7> k_logic{"if",  "unless",   "for", "case",
                                                      "raw", "tablerow", "with"};
    return std::find(k_logic.begin(), k_logic.end(), name) != k_logic.end();
  }

  static bool is_question_list(std::string_view name) {
    return name == "faqs" || name == "faq" || name == "faq-list" || name == "questions";
  }

  /// The front matter's questions, where the page shows them.
  void questions() {
    if (m_asked) {
      return;
    }
    m_asked = true;
    for (const FrontMatter::Entry& entry : m_front.questions) {
      std::string answer;
      const auto parts = MarkdownLines(Shortcodes(entry.answer, {}, m_skipped).run());
      for (const MarkdownLine& line : parts) {
        answer += line.text + k_extra_line;
      }
      block("<div data-mark=\"question\">" + xml_escape(plain_inline(entry.question)) + "</div>");
      m_out += answer;
    }
  }

  void questions_at_end() {
    if (!m_front.questions.empty()) {
      questions();
    }
    if (!m_front.takeaways.empty()) {
      block("<div data-mark=\"takeaways\">" + xml_escape(m_front.takeaways_label) + "</div>");
      for (const std::string& text : m_front.takeaways) {
        m_out += "- " + fold_spaces(text) + k_extra_line;
      }
    }
  }

  [[nodiscard]] MarkdownLines lines() const {
    MarkdownLines lines;
    int number = 1;
    std::size_t begin = 0;
    while (begin <= m_out.size()) {
      const std::size_t end = std::min(m_out.find_first_of("\n\x1d", begin), m_out.size());
      lines.push_back({m_out.substr(begin, end - begin), number});
      number += end < m_out.size() && m_out[end] == '\n' ? 1 : 0;
      begin = end + 1;
    }
    return lines;
  }

  std::string_view m_text;
  const FrontMatter& m_front;
  std::vector<Skipped>& m_skipped;
  std::vector<Tag> m_tags;
  std::unordered_map<std::size_t, std::string> m_closings; ///< by the index of the closing tag
  std::string m_out;
  std::size_t m_done = 0;
  std::size_t m_current = 0;
  int m_line = 1;
  bool m_asked = false;
};

} // namespace

MarkdownLines expand_shortcodes(std::string_view text, const FrontMatter& front,
                                std::vector<Skipped>& skipped) {
  return Shortcodes(text, front, skipped).run();
}

} // namespace audiosheet::read
