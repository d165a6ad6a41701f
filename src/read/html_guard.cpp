// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_guard.hpp"

#include "util/limits.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_max_depth = limits::k_html_depth;
constexpr std::size_t k_max_open_formatting = 12;
constexpr std::size_t k_max_nodes = limits::k_html_nodes;
constexpr std::size_t k_max_attributes = limits::k_html_attributes;
constexpr std::size_t k_max_tag = limits::k_html_tag_bytes; ///< bytes: pictures come as data: addresses

using Names = std::string_view;

template <std::size_t Size> bool contains(const std::array<Names, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements whose content is no markup.
constexpr std::array<Names, 7> k_raw{"script", "style", "textarea", "title", "xmp", "iframe", "noframes"};

/// Elements without content, and those the tree builder closes by itself: at most one of each is open in
/// each container, so the depth of the containers bounds theirs.
constexpr std::array<Names, 34> k_uncounted{"area",  "base", "br",    "col",   "embed",    "hr",       "img",
                                            "input", "link", "meta",  "param", "source",   "track",    "wbr",
                                            "p",     "li",   "dt",    "dd",    "option",   "optgroup", "tr",
                                            "td",    "th",   "tbody", "thead", "tfoot",    "colgroup", "rp",
                                            "rt",    "html", "head",  "body",  "basefont", "frame"};

/// Elements that the tree builder opens again in each block while they aren't closed.
constexpr std::array<Names, 14> k_formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                             "nobr", "s", "small", "strike", "strong", "tt",   "u"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class Guard {
public:
  explicit Guard(std::string_view source) : m_source(source) { m_result.html = source; }

  GuardedHtml run() {
    std::size_t at = 0;
    while ((at = m_source.find('<', at)) != std::string_view::npos) {
      at = markup(at);
    }
    return std::move(m_result);
  }

private:
  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (m_result.html[i] != '\n') {
        m_result.html[i] = ' ';
      }
    }
  }

  void blank_tag(std::size_t begin, std::size_t end) {
    blank(begin, end);
    m_result.bounded = true;
  }

  std::size_t markup(std::size_t at) {
    const char next = at + 1 < m_source.size() ? m_source[at + 1] : ' ';
    if (m_source.substr(at, 4) == "<!--") {
      return comment(at);
    }
    if (next == '!' || next == '?') {
      return declaration(at);
    }
    if (next == '/' && at + 2 < m_source.size() && is_letter(m_source[at + 2])) {
      return end_tag(at);
    }
    return is_letter(next) ? start_tag(at) : at + 1;
  }

  std::size_t comment(std::size_t at) {
    if (m_source.substr(at + 4, 1) == ">" || m_source.substr(at + 4, 2) == "->") {
      return at + 5; // "<!-->" is a whole comment
    }
    if (!m_comments_end) {
      blank(at, at + 4);
      return at + 4;
    }
    const std::size_t end = m_source.find("-->", at + 4);
    if (end == std::string_view::npos) {
      m_comments_end = false;
      blank(at, at + 4);
      return at + 4;
    }
    if (++m_nodes > k_max_nodes) {
      blank_tag(at, end + 3);
    }
    return end + 3;
  }

  std::size_t declaration(std::size_t at) {
    const std::size_t end = m_source.find('>', at);
    if (end == std::string_view::npos || end - at > k_max_tag) {
      blank(at, at + 2);
      return at + 2;
    }
    if (++m_nodes > k_max_nodes) {
      blank_tag(at, end + 1);
    }
    return end + 1;
  }

  std::string name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < m_source.size() && end - at < 64 && !is_space(m_source[end]) && m_source[end] != '>' &&
           m_source[end] != '/') {
      ++end;
    }
    return ascii_lower(m_source.substr(at, end - at));
  }

  std::size_t end_tag(std::size_t at) {
    std::size_t end = m_source.find('>', at);
    if (end == std::string_view::npos || end - at > k_max_tag) {
      blank(at, at + 1);
      return at + 1;
    }
    ++end;
    const std::string name = name_at(at + 2);
    if (auto blanked = m_blanked.find(name); blanked != m_blanked.end() && blanked->second > 0) {
      --blanked->second;
      blank_tag(at, end);
      return end;
    }
    if (++m_nodes > k_max_nodes) {
      blank_tag(at, end);
      return end;
    }
    if (contains(k_formatting, name) && m_open_formatting > 0) {
      --m_open_formatting;
    }
    const auto open = std::find(m_open.rbegin(), m_open.rend(), name);
    if (open != m_open.rend()) {
      m_open.erase(std::prev(open.base()), m_open.end());
    }
    return end;
  }

  struct Tag {
    std::size_t end = 0; ///< behind its ">"; 0: it never ends
    std::size_t attributes = 0;
    bool self_closing = false;
  };

  /// Scans the attributes; a ">" in quotes doesn't end the tag.
  Tag scan_tag(std::size_t at) const {
    Tag tag;
    bool in_value = false;
    const std::size_t limit = std::min(m_source.size(), at + k_max_tag);
    for (std::size_t i = at; i < limit; ++i) {
      const char c = m_source[i];
      if ((c == '"' || c == '\'') && in_value) {
        i = m_source.find(c, i + 1);
        if (i == std::string_view::npos || i >= limit) {
          return tag;
        }
        in_value = false;
      } else if (c == '>') {
        tag.end = i + 1;
        tag.self_closing = m_source[i - 1] == '/';
        return tag;
      } else if (c == '=') {
        in_value = true;
      } else if (is_space(c)) {
        tag.attributes += i + 1 < limit && !is_space(m_source[i + 1]) && !in_value ? 1 : 0;
      } else {
        in_value = false;
      }
    }
    return tag;
  }

  std::size_t start_tag(std::size_t at) {
    const Tag tag = scan_tag(at + 1);
    if (tag.end == 0) {
      return unfinished_tag(at);
    }
    const std::string name = name_at(at + 1);
    if (name == "noscript") {
      return noscript(at, tag.end);
    }
    const bool formatting = contains(k_formatting, name);
    const bool counted = !tag.self_closing && !formatting && !contains(k_uncounted, name);
    m_nodes += formatting ? 1 : 1 + m_open_formatting;
    if (m_nodes > k_max_nodes || (counted && m_open.size() >= k_max_depth) ||
        (formatting && m_open_formatting >= k_max_open_formatting)) {
      blank_tag(at, tag.end);
      if (counted || formatting) {
        ++m_blanked[name];
      }
      return contains(k_raw, name) ? raw_content(tag.end, name) : tag.end;
    }
    if (tag.attributes > k_max_attributes) {
      blank_tag(at + 1 + name.size(), tag.end - 1);
    }
    if (contains(k_raw, name)) {
      return raw_content(tag.end, name);
    }
    m_open_formatting += formatting ? 1 : 0;
    if (counted) {
      m_open.push_back(name);
    }
    return tag.end;
  }

  /// A tag without its end, most often for want of a quote: up to the end of its line it is no text.
  std::size_t unfinished_tag(std::size_t at) {
    const std::size_t end = std::min(m_source.find_first_of(">\n", at), m_source.size() - 1) + 1;
    blank_tag(at, end);
    return end;
  }

  std::size_t raw_content(std::size_t at, const std::string& name) {
    if (m_unclosed_raw[name]) {
      return at;
    }
    for (std::size_t end = at; (end = m_source.find("</", end)) != std::string_view::npos; end += 2) {
      if (name_at(end + 2) == name) {
        return std::min(m_source.find('>', end), m_source.size() - 1) + 1;
      }
    }
    m_unclosed_raw[name] = true;
    return at;
  }

  std::size_t noscript(std::size_t at, std::size_t content) {
    const std::size_t end = raw_content(content, "noscript");
    if (end == content) { // it never ends
      blank(at, content);
      return content;
    }
    blank(at, end);
    const auto line =
        1 + std::count(m_source.begin(), m_source.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    if (m_result.skipped.size() < 100) {
      const std::string text = text_between_tags(m_source.substr(content, end - content));
      if (!text.empty()) {
        m_result.skipped.push_back({static_cast<int>(line), text, "instead of a script"});
      }
    }
    return end;
  }

  static std::string text_between_tags(std::string_view html) {
    std::string text;
    bool in_tag = false;
    for (const char c : html) {
      in_tag = in_tag ? c != '>' : c == '<';
      text += in_tag || c == '>' ? ' ' : c;
    }
    return fold_spaces(text);
  }

  std::string_view m_source;
  GuardedHtml m_result;
  std::vector<std::string> m_open;                ///< counted elements, outermost first
  std::unordered_map<std::string, int> m_blanked; ///< open elements without their start tag
  std::unordered_map<std::string, bool> m_unclosed_raw;
  std::size_t m_open_formatting = 0;
  std::size_t m_nodes = 0;
  bool m_comments_end = true;
};

} // namespace

GuardedHtml guard_html(std::string_view html) { return Guard(html).run(); }

} // namespace audiosheet::read
