// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/rst_inline.hpp"

#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

class Inline {
public:
  Inline(std::string_view text, int line, const RstSubstitutions& substitutions,
         std::vector<Skipped>& skipped)
      : m_text(text), m_line(line), m_substitutions(substitutions), m_skipped(skipped) {}

  std::string run() {
    m_out.reserve(m_text.size());
    while (m_at < m_text.size()) {
      if (!(escape() || literal() || starred() || role() || interpreted() || substitution() || footnote() ||
            reference())) {
        m_out += m_text[m_at++];
      }
    }
    return fold_spaces(m_out);
  }

private:
  [[nodiscard]] bool here(std::string_view mark) const { return m_text.substr(m_at, mark.size()) == mark; }
  [[nodiscard]] char before() const { return m_at == 0 ? ' ' : m_text[m_at - 1]; }
  [[nodiscard]] char at(std::size_t position) const {
    return position < m_text.size() ? m_text[position] : ' ';
  }

  /// Where the mark that opens at `begin` closes: behind a character that is no space, within reach.
  /// What was searched in vain is not searched again, so that many open marks cost no more than few.
  [[nodiscard]] std::size_t closing(std::string_view mark, std::size_t begin) {
    constexpr std::size_t k_reach = 2000;
    if (is_space(at(begin))) {
      return std::string_view::npos;
    }
    std::size_t& searched = m_searched[mark];
    const std::string_view window = m_text.substr(0, std::min(m_text.size(), begin + k_reach));
    for (std::size_t end = window.find(mark, std::max(begin, searched)); end != std::string_view::npos;
         end = window.find(mark, end + 1)) {
      const bool escaped = end > 0 && m_text[end - 1] == '\\';
      if (end > begin && !is_space(m_text[end - 1]) && !escaped) {
        return end;
      }
    }
    searched = std::max(searched, window.size() - std::min(window.size(), mark.size()));
    return std::string_view::npos;
  }

  bool escape() {
    if (m_text[m_at] != '\\' || m_at + 1 >= m_text.size()) {
      return false;
    }
    if (!is_space(m_text[m_at + 1])) {
      m_out += m_text[m_at + 1];
    }
    m_at += 2;
    return true;
  }

  bool literal() {
    if (!here("``")) {
      return false;
    }
    const std::size_t end = closing("``", m_at + 2);
    if (end == std::string_view::npos) {
      return false;
    }
    m_out += m_text.substr(m_at + 2, end - m_at - 2);
    m_at = end + 2;
    return true;
  }

  /// "**strong**" and "*emphasis*", which may hold other mark-up in practice.
  bool starred() {
    if (m_text[m_at] != '*' || is_word_byte(before())) {
      return false;
    }
    const std::string_view mark = here("**") ? "**" : "*";
    const std::size_t end = closing(mark, m_at + mark.size());
    if (end == std::string_view::npos) {
      return false;
    }
    const std::string_view inner = m_text.substr(m_at + mark.size(), end - m_at - mark.size());
    m_out += Inline(inner, m_line, m_substitutions, m_skipped).run();
    m_at = end + mark.size();
    return true;
  }

  /// ":role:`text <target>`".
  bool role() {
    if (m_text[m_at] != ':' || is_word_byte(before())) {
      return false;
    }
    constexpr std::size_t k_longest = 60;
    std::size_t end = m_at + 1;
    while (end < m_at + k_longest && (is_word_byte(at(end)) || at(end) == '-' || at(end) == '_' ||
                                      (at(end) == ':' && at(end + 1) != '`'))) {
      ++end;
    }
    if (end == m_at + 1 || at(end) != ':' || at(end + 1) != '`') {
      return false;
    }
    const std::size_t close = closing("`", end + 2);
    if (close == std::string_view::npos) {
      return false;
    }
    skip(m_text.substr(m_at, end + 1 - m_at), "mark-up");
    put_link(m_text.substr(end + 2, close - end - 2));
    m_at = close + 1;
    return true;
  }

  /// "`text <address>`_", "`text`_", "`text`".
  bool interpreted() {
    if (m_text[m_at] != '`' || is_word_byte(before())) {
      return false;
    }
    const std::size_t close = closing("`", m_at + 1);
    if (close == std::string_view::npos) {
      return false;
    }
    put_link(m_text.substr(m_at + 1, close - m_at - 1));
    m_at = close + 1;
    while (at(m_at) == '_') {
      ++m_at;
    }
    return true;
  }

  void put_link(std::string_view link) {
    const std::size_t open = link.rfind('<');
    if (link.ends_with('>') && open != std::string_view::npos) {
      const std::string_view words = trim(link.substr(0, open));
      if (!words.empty()) {
        skip(link.substr(open), "link address");
        m_out += words;
        return;
      }
      link = link.substr(open + 1, link.size() - open - 2);
    }
    m_out += link.substr(link.starts_with('~') || link.starts_with('!') ? 1 : 0);
  }

  bool substitution() {
    if (m_text[m_at] != '|' || is_word_byte(before())) {
      return false;
    }
    const std::size_t end = closing("|", m_at + 1);
    if (end == std::string_view::npos || is_word_byte(at(end + 1))) {
      return false;
    }
    const std::string_view name = m_text.substr(m_at + 1, end - m_at - 1);
    const auto found = m_substitutions.find(name);
    if (found == m_substitutions.end()) {
      return false;
    }
    skip(m_text.substr(m_at, end + 1 - m_at), "substitution");
    m_out += found->second;
    m_at = end + 1;
    return true;
  }

  /// "[1]_" becomes "[1]"; "[#note]_" and "[CIT2002]_" are markers that no one says.
  bool footnote() {
    if (m_text[m_at] != '[') {
      return false;
    }
    const std::size_t end = std::min(m_text.find_first_of(" []\n", m_at + 1), m_text.size());
    const std::string_view label = m_text.substr(m_at + 1, end - m_at - 1);
    if (label.empty() || at(end) != ']' || at(end + 1) != '_') {
      return false;
    }
    if (label.find_first_not_of("0123456789") == std::string_view::npos) {
      m_out += m_text.substr(m_at, end + 1 - m_at);
    } else {
      skip(m_text.substr(m_at, end + 1 - m_at), "citation marker");
      while (m_out.ends_with(' ')) {
        m_out.pop_back();
      }
    }
    m_at = end + 2;
    return true;
  }

  /// "name_" refers to a target: its underscore goes. Names of files and variables keep theirs.
  bool reference() {
    const std::size_t length = here("__") ? 2 : 1;
    if (m_text[m_at] != '_' || !is_word_byte(before()) || is_word_byte(at(m_at + length))) {
      return false;
    }
    m_at += length;
    return true;
  }

  void skip(std::string_view text, const char* reason) {
    m_skipped.push_back({m_line, std::string(text), reason});
  }

  std::string_view m_text;
  int m_line;
  const RstSubstitutions& m_substitutions;
  std::vector<Skipped>& m_skipped;
  std::string m_out;
  std::size_t m_at = 0;
  std::map<std::string_view, std::size_t> m_searched; ///< by mark: no closing one before this position
};

} // namespace

std::string rst_words(std::string_view text, int line, const RstSubstitutions& substitutions,
                      std::vector<Skipped>& skipped) {
  return Inline(text, line, substitutions, skipped).run();
}

} // namespace audiosheet::read
