// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_inline.hpp"

#include "read/html_dom.hpp"
#include "read/remarks.hpp"
#include "read/signals.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>

namespace audiosheet::read {

namespace {

constexpr char k_break = '\x1f'; ///< a forced line break
constexpr char k_apart = '\x1e'; ///< a break that ends a paragraph

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A letter or digit; signs and emoji are none.
bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalnum(static_cast<UChar32>(next_code_point(text, at)))) {
      return true;
    }
  }
  return false;
}

/// Line of the first character that is no space.
int first_line(std::string_view text, int line) {
  for (const char c : text) {
    if (!is_space(c)) {
      break;
    }
    line += c == '\n' ? 1 : 0;
  }
  return line;
}

struct Script {
  char plain;
  std::string_view raised;
  std::string_view lowered;
};

constexpr std::array k_scripts{
    Script{'0', "⁰", "₀"}, Script{'1', "¹", "₁"}, Script{'2', "²", "₂"}, Script{'3', "³", "₃"},
    Script{'4', "⁴", "₄"}, Script{'5', "⁵", "₅"}, Script{'6', "⁶", "₆"}, Script{'7', "⁷", "₇"},
    Script{'8', "⁸", "₈"}, Script{'9', "⁹", "₉"}, Script{'+', "⁺", "₊"}, Script{'-', "⁻", "₋"},
};

/// Digits raised or lowered as the characters of their own; nothing when there is anything else.
std::optional<std::string> scripted(std::string_view text, bool raised) {
  std::string out;
  for (const char c : text) {
    const auto* const found = std::find_if(k_scripts.begin(), k_scripts.end(),
                                           [&](const Script& script) { return script.plain == c; });
    if (found == k_scripts.end()) {
      return std::nullopt;
    }
    out += raised ? found->raised : found->lowered;
  }
  return out;
}

/// "1", "[2, 3]", "4–6", "a", "*", "†": what a mark of a note looks like.
bool looks_like_marker(std::string_view text) {
  if (text.empty() || text.size() > 24) {
    return false;
  }
  const std::string inner(trim(replace_all(replace_all(std::string(text), "[", ""), "]", "")));
  if (inner == "*" || inner == "**" || inner == "†" || inner == "‡" || inner == "§" || inner == "↩" ||
      inner == "^") {
    return true;
  }
  if (inner.size() == 1 && inner[0] >= 'a' && inner[0] <= 'z') {
    return true;
  }
  const std::string plain = replace_all(inner, "–", "-");
  return !plain.empty() && std::all_of(plain.begin(), plain.end(), [](char c) {
    return is_digit(c) || c == ',' || c == '-' || c == ' ' || c == ';';
  }) && std::any_of(plain.begin(), plain.end(), is_digit);
}

bool points_at_note(const Node& link) {
  const std::string_view target = link.get("href");
  if (link.get("role") == "doc-noteref" || link.has("data-footnote-ref") ||
      link.has("data-footnote-backref") || link.get("epub:type") == "noteref") {
    return true;
  }
  if (target.empty() || target[0] != '#') {
    return false;
  }
  const std::string name = ascii_lower(target);
  constexpr std::array<std::string_view, 8> k_words{"fn",  "cite",   "ref", "note",
                                                    "bib", "source", "cit", "r1"};
  return std::any_of(k_words.begin(), k_words.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Units that take a square or a cube.
bool ends_with_unit(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && ((text[start - 1] >= 'a' && text[start - 1] <= 'z') ||
                       (text[start - 1] >= 'A' && text[start - 1] <= 'Z'))) {
    --start;
  }
  const std::string_view word = text.substr(start);
  constexpr std::array<std::string_view, 12> k_units{"m",  "cm", "mm",  "km", "dm", "ft",
                                                     "in", "s",  "sec", "yd", "µm", "x"};
  return std::find(k_units.begin(), k_units.end(), word) != k_units.end();
}

bool is_lower_start(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) {
    return false;
  }
  const char32_t first = next_code_point(text, at);
  return (first >= U'a' && first <= U'z') || (first >= 0xDF && first <= 0xFF);
}

/// Whether a line goes on behind a forced break: it ended inside a sentence.
bool goes_on(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) {
    return true;
  }
  const char last = before.back();
  if (last == ',' || last == '-') {
    return true;
  }
  return last != '.' && last != ':' && last != ';' && last != '!' && last != '?' && is_lower_start(after);
}

} // namespace

void InlineText::append(std::string_view text, int line) {
  const bool blank = trim(text).empty();
  if (!blank && m_line == 0) {
    m_line = first_line(text, line);
  }
  if (!blank && !m_break_lines.empty() && m_break_lines.back() == 0) {
    m_break_lines.back() = first_line(text, line);
  }
  if (blank) {
    append_space(text);
    return;
  }
  const bool sign = m_strong.empty() && !has_letter(text); // "⚠️ " before a bold word
  if (!sign && m_all_bold && m_bold == 0) {
    end_strong_start(text, line);
  }
  m_text += text;
  if (m_all_bold && m_bold > 0) {
    m_strong += text;
  }
}

/// White space alone: one character of a run is enough, and a line end says more than a space.
void InlineText::append_space(std::string_view text) {
  const char space = text.find('\n') != std::string_view::npos ? '\n' : ' ';
  if (text.empty() || (!m_text.empty() && (m_text.back() == space || m_text.back() == '\n'))) {
    return;
  }
  m_text += space;
  if (m_all_bold && !m_strong.empty()) {
    m_strong += space;
  }
}

/// Bold words on a line of their own that begin a paragraph are its heading: what follows is said apart.
void InlineText::end_strong_start(std::string_view text, int line) {
  m_all_bold = false;
  const std::string_view strong = trim(m_strong);
  const std::string between =
      m_strong.substr(static_cast<std::size_t>(strong.data() + strong.size() - m_strong.data())) +
      std::string(text.substr(0, text.find_first_not_of(" \t\r\n\f")));
  const bool ended =
      strong.empty() || std::string_view(".,:;!?-").find(strong.back()) != std::string_view::npos;
  if (!ended && strong.size() < 80 && between.find('\n') != std::string::npos &&
      m_text.find(k_break) == std::string::npos) {
    m_text += k_apart;
    m_break_lines.push_back(first_line(text, line));
  }
}

void InlineText::add(const Node& node) {
  switch (node.type) {
  case Node::Type::text:
    append(node.text, node.line);
    return;
  case Node::Type::comment:
    return;
  case Node::Type::element:
    element(node);
    return;
  }
}

void InlineText::children(const Node& node) {
  for (const Node* child : node.children) {
    add(*child);
  }
}

void InlineText::element(const Node& node) {
  if (&node == m_state->apart) {
    return;
  }
  if (!node.skip.empty()) {
    skip_text(node, node.skip, *m_state->skipped);
    append(is_deleted(node) ? "" : " ", node.line);
    return;
  }
  if (node.name == "br") {
    m_text += k_break;
    m_break_lines.push_back(0);
  } else if (node.name == "img" || (node.name == "input" && node.get("type") == "image")) {
    picture(node);
  } else if (node.name == "sup" || node.name == "sub") {
    script(node, node.name == "sup");
  } else if (node.name == "abbr" || node.name == "acronym") {
    abbreviation(node);
  } else if (node.name == "a" && citation(node)) {
    skip_text(node, "citation marker", *m_state->skipped);
  } else if (node.name == "q") {
    append("“", node.line);
    children(node);
    append("”", node.line);
  } else if (node.name == "b" || node.name == "strong") {
    ++m_bold;
    children(node);
    --m_bold;
  } else if (node.children.empty() && !node.get("text").empty() && node.name.find('-') != std::string::npos) {
    append(node.get("text"), node.line); // <va-link text="…">
  } else if (node.children.empty() && node.name == "va-telephone") {
    append(node.get("contact"), node.line);
  } else {
    const bool apart = is_block(node);
    append(apart ? " " : "", node.line);
    children(node);
    append(apart ? " " : "", node.line);
  }
}

bool InlineText::citation(const Node& node) {
  return points_at_note(node) && looks_like_marker(text_of(node));
}

void InlineText::script(const Node& node, bool raised) {
  const std::string text = text_of(node);
  const auto is_link = [](const Node* child) { return child->is("a") && points_at_note(*child); };
  const bool linked = std::any_of(node.children.begin(), node.children.end(), is_link);
  const std::string_view before = trim(m_text);
  const bool after_number = !before.empty() && (is_digit(before.back()) || before.back() == ')');
  const bool plain_number = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  const bool exponent = plain_number && (ends_with_unit(before) || (after_number && before.back() != ')'));
  const bool letter = text.size() == 1 && !is_digit(text[0]) && text[0] != '*';
  if (raised && looks_like_marker(text) && (linked || (!exponent && !letter && !before.empty()))) {
    skip_text(node, "citation marker", *m_state->skipped);
    return;
  }
  if (const auto characters = scripted(text, raised);
      characters && !before.empty() && !is_space(m_text.back())) {
    append(*characters, node.line);
    return;
  }
  children(node);
}

void InlineText::abbreviation(const Node& node) {
  children(node);
  const std::string meaning = fold_spaces(node.get("title"));
  const std::string text = text_of(node);
  const bool short_form = text.size() <= 12 && meaning.size() > text.size() && meaning.size() <= 80;
  constexpr std::size_t k_far = 20'000; // a paragraph longer than this is none
  if (!short_form || m_text.size() > k_far || meaning.find_first_of("()") != std::string::npos ||
      m_text.find(meaning) != std::string::npos ||
      !m_state->abbreviations.insert(text + '\n' + meaning).second) {
    return;
  }
  const std::size_t open = m_text.rfind('(');
  const bool in_brackets = open != std::string::npos && m_text.find(')', open) == std::string::npos;
  append(in_brackets ? ", " + meaning : " (" + meaning + ")", node.line);
}

namespace {

/// Whether the page says that its picture has nothing to tell.
bool is_decoration(const Node& image, bool empty_means_decoration) {
  const std::string text = ascii_lower(fold_spaces(image.get("alt").substr(0, 200)));
  const std::string_view role = image.get("role");
  const bool dot = image.get("width") == "1" || image.get("height") == "1"; // counts visitors
  return role == "presentation" || role == "none" || dot || text == "spacer" || text == "icon" ||
         text == "logo" || (empty_means_decoration && image.has("alt") && text.empty());
}

} // namespace

void InlineText::picture(const Node& node) {
  const std::string text = alternative_text(node);
  if (text.empty()) {
    const std::string_view source = node.has("src") ? node.get("src") : std::string_view("<img>");
    const std::string_view shown = node.get("alt").empty() ? source.substr(0, 400) : node.get("alt");
    m_state->skipped->push_back(
        {node.line, shorten(shown, 80),
         std::string(is_decoration(node, m_state->empty_means_decoration) ? "decoration" : k_undescribed)});
    return;
  }
  const auto signal = signal_at_start(text);
  if (signal && signal->alone) {
    append(text + ": ", node.line);
    return;
  }
  if (m_line != 0 && text.size() <= 24) {
    append(" " + text + " ", node.line);
    return;
  }
  m_pictures.push_back(Block{Figure{text, {}}, node.line});
}

std::vector<InlineText::Piece> InlineText::pieces() const {
  std::vector<Piece> pieces;
  int line = m_line;
  std::size_t number = 0;
  bool apart = true;
  for (std::size_t begin = 0; begin <= m_text.size();) {
    const std::size_t end = std::min(m_text.find_first_of("\x1f\x1e", begin), m_text.size());
    const std::string text = fold_spaces(std::string_view(m_text).substr(begin, end - begin));
    if (number > 0 && number <= m_break_lines.size() && m_break_lines[number - 1] != 0) {
      line = m_break_lines[number - 1];
    }
    ++number;
    if (!text.empty() && !pieces.empty() && !apart && goes_on(pieces.back().text, text)) {
      pieces.back().text += ' ' + text;
    } else if (!text.empty()) {
      pieces.push_back({text, line});
    }
    apart = end < m_text.size() && m_text[end] == k_apart;
    begin = end + 1;
  }
  return pieces;
}

std::string InlineText::text() const {
  std::string text = m_text;
  std::replace(text.begin(), text.end(), k_break, ' ');
  std::replace(text.begin(), text.end(), k_apart, ' ');
  return fold_spaces(text);
}

std::string InlineText::strong_start() const { return fold_spaces(m_strong); }

std::string alternative_text(const Node& image) {
  const std::string text = fold_spaces(image.get("alt"));
  const std::string low = ascii_lower(text);
  constexpr std::array<std::string_view, 14> k_empty{"image", "img",    "photo",   "picture",      "icon",
                                                     "logo",  "figure", "graphic", "illustration", "spacer",
                                                     "bild",  "foto",   "imagen",  "null"};
  constexpr std::array<std::string_view, 6> k_files{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"};
  const bool file = std::any_of(k_files.begin(), k_files.end(),
                                [&](std::string_view end) { return low.find(end) != std::string::npos; });
  if (file || std::find(k_empty.begin(), k_empty.end(), low) != k_empty.end() ||
      image.get("role") == "presentation") {
    return {};
  }
  return text;
}

namespace {

class SkippedText {
public:
  SkippedText(std::string_view reason, std::vector<Skipped>& skipped)
      : m_reason(reason), m_skipped(skipped) {}

  void walk(const Node& node) {
    if (node.type == Node::Type::text) {
      if (m_line == 0 && !trim(node.text).empty()) {
        m_line = first_line(node.text, node.line);
      }
      m_text += node.text;
      return;
    }
    if (node.type == Node::Type::comment || is_unseen(node)) {
      return;
    }
    const bool apart = is_block(node) || node.is("option");
    if (apart) {
      flush();
    }
    for (const Node* child : node.children) {
      walk(*child);
    }
    if (apart) {
      flush();
    }
  }

  void flush() {
    const std::string text = fold_spaces(m_text);
    if (!text.empty()) {
      m_skipped.push_back({m_line, text, std::string(m_reason)});
    }
    m_text.clear();
    m_line = 0;
  }

private:
  std::string_view m_reason;
  std::vector<Skipped>& m_skipped;
  std::string m_text;
  int m_line = 0;
};

} // namespace

void skip_text(const Node& node, std::string_view reason, std::vector<Skipped>& skipped) {
  if (reason == "script" || reason == "style sheet" || reason == "drawing" || reason == "template") {
    const std::string text =
        shorten(fold_spaces(node.children.empty() ? "" : node.children.front()->text.substr(0, 400)), 80);
    skipped.push_back({node.line, text.empty() ? "<" + node.name + ">" : text, std::string(reason)});
    return;
  }
  SkippedText collector(reason, skipped);
  if (node.type == Node::Type::text) {
    collector.walk(node);
  }
  for (const Node* child : node.children) {
    collector.walk(*child);
  }
  collector.flush();
}

} // namespace audiosheet::read
