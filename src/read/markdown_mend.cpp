// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_lines.hpp"

#include "read/callout_classes.hpp"
#include "read/remarks.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace audiosheet::read {

namespace {

struct Emoji {
  std::string_view name;
  std::string_view text;
};

/// Names of the signs that mark callouts; other names are no words of the text and go.
constexpr std::array k_emoji{
    Emoji{":warning:", "⚠️"},
    Emoji{":bulb:", "💡"},
    Emoji{":information_source:", "ℹ️"},
    Emoji{":exclamation:", "❗"},
    Emoji{":bangbang:", "‼️"},
    Emoji{":rotating_light:", "🚨"},
    Emoji{":no_entry:", "⛔"},
    Emoji{":stop_sign:", "🛑"},
    Emoji{":memo:", "📝"},
    Emoji{":skull_and_crossbones:", "☠️"},
    Emoji{":pushpin:", "📌"},
};

struct Change {
  std::size_t end = 0; ///< behind what is replaced
  std::string replacement;
};

/// The text with what `match` finds at places of `start` replaced, in one pass.
template <typename Match> std::string rewritten(const std::string& text, char start, Match match) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
    if (const std::optional<Change> change = match(at)) {
      out += text.substr(done, at - done) + change->replacement;
      done = at = change->end;
    } else {
      ++at;
    }
  }
  return done == 0 ? text : out + text.substr(done);
}

class Mender {
public:
  Mender(const MarkdownLines& lines, std::vector<Skipped>& skipped) : m_lines(lines), m_skipped(skipped) {}

  MarkdownLines run() {
    for (m_at = 0; m_at < m_lines.size(); ++m_at) {
      const MarkdownLine& line = m_lines[m_at];
      m_number = line.number;
      if (m_code.take(line.text)) {
        m_out.push_back(line);
      } else if (!dropped(line.text) && !definition(line.text) && !quote_attribute(line.text)) {
        std::string text = heading(line.text);
        text = alert(text);
        m_out.push_back({inline_marks(std::move(text)), m_number});
      }
    }
    return std::move(m_out);
  }

private:
  void skip(std::string_view text, std::string_view reason) {
    m_skipped.push_back({m_number, fold_spaces(text), std::string(reason)});
  }

  /// Lines that only the site's generator reads.
  bool dropped(const std::string& text) {
    const std::string_view plain = trim(text);
    const auto starts = [&](std::string_view start) { return plain.substr(0, start.size()) == start; };
    std::string_view reason;
    const bool label = starts("(") && plain.size() > 3 && plain.substr(plain.size() - 2) == ")=" &&
                       plain.find(' ') == std::string_view::npos;
    if (label || (starts(".. _") && plain.back() == ':')) {
      reason = "place to link to";
    } else if (plain == "[TOC]" || plain == "[[toc]]" || plain == "[[_TOC_]]" || plain == "{:toc}" ||
               plain == "[toc]") {
      reason = "table of contents";
    } else if (starts("*[") && plain.find("]:") != std::string_view::npos) {
      reason = "abbreviation";
    } else if (starts("[embed:") || starts("[InlineAttachment:") || starts("[Image:") || starts("{::") ||
               plain == "\\newpage" || plain == "\\pagebreak" ||
               (m_out.size() < 40 && (starts("import ") || starts("export ")) && is_script(plain))) {
      reason = "template tag";
    } else if (starts("{/*") && plain.size() > 4 && plain.substr(plain.size() - 3) == "*/}") {
      reason = "comment";
    } else if (starts("![[") && plain.substr(plain.size() - 2) == "]]") {
      reason = k_undescribed;
    } else if (is_link_definition(plain)) {
      skip(plain, "address of a link"); // cmark needs it
      return false;
    }
    if (reason.empty()) {
      return false;
    }
    skip(plain, reason);
    m_out.push_back({"", m_number});
    return true;
  }

  static bool is_script(std::string_view plain) {
    return plain.find(" from ") != std::string_view::npos || plain.find(" = ") != std::string_view::npos ||
           plain.back() == ';';
  }

  static bool is_link_definition(std::string_view plain) {
    const std::size_t colon = plain.find("]:");
    return plain.size() > 4 && plain.front() == '[' && plain[1] != '^' && colon != std::string_view::npos &&
           colon + 2 < plain.size() &&
           (plain[colon + 2] == ' ' || plain[colon + 2] == '<' || plain[colon + 2] == '/');
  }

  /// "##Heading" wants a space, "## Heading {#id}" and "## Heading ##" less.
  std::string heading(const std::string& text) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string::npos || start > 3 || text[start] != '#') {
      return text;
    }
    const std::size_t end = text.find_first_not_of('#', start);
    if (end == std::string::npos || end - start > 6) {
      return text;
    }
    std::string fixed = text;
    if (text[end] != ' ' && text[end] != '\t') {
      const char c = text[end];
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z' && end - start > 1) ||
                          (c >= '0' && c <= '9' && end - start > 1) || c == '*' ||
                          static_cast<unsigned char>(c) >= 0x80;
      // One "#" may be a hashtag.
      const bool tag = end - start == 1 && (text.find(' ', end) == std::string::npos ||
                                            !(m_out.empty() || trim(m_out.back().text).empty()));
      if (!letter || tag) {
        return text;
      }
      fixed.insert(end, " ");
    }
    if (const std::size_t brace = fixed.rfind('{'); brace != std::string::npos && fixed.back() == '}' &&
                                                    fixed.size() > brace + 1 &&
                                                    (fixed[brace + 1] == '#' || fixed[brace + 1] == '.' ||
                                                     fixed[brace + 1] == ':' || fixed[brace + 1] == '-')) {
      skip(std::string_view(fixed).substr(brace), "template tag");
      fixed.erase(brace);
    }
    return fixed;
  }

  /// "> {.warning}" as the last line of a quotation: the quotation becomes a callout.
  bool quote_attribute(const std::string& text) {
    const std::size_t brace = text.find("{.");
    if (brace == std::string::npos || text.find_first_not_of(" \t>") != brace || text.find('>') > brace ||
        trim(text).back() != '}') {
      return false;
    }
    const std::string_view names = trim(text).substr(trim(text).find("{.") + 2);
    const std::string word(names.substr(0, names.find_first_of("} .")));
    if (!callout_of_word(word)) {
      return false;
    }
    std::size_t first = m_out.size();
    while (first > 0 && trim(m_out[first - 1].text).substr(0, 1) == ">") {
      --first;
    }
    skip(trim(text), "mark of a callout");
    if (first < m_out.size()) {
      const int number = m_out[first].number;
      const std::string quote = text.substr(0, brace);
      const MarkdownLines mark{{quote + "<div data-alert=\"" + xml_escape(word) + "\"></div>", number},
                               {quote, number}};
      m_out.insert(m_out.begin() + static_cast<std::ptrdiff_t>(first), mark.begin(), mark.end());
    }
    return true;
  }

  /// "> [!WARNING] Title": the title would run into the text.
  std::string alert(const std::string& text) {
    const std::size_t mark = text.find("[!");
    if (mark == std::string::npos || text.find_first_not_of(" \t>") != mark || text.find('>') > mark) {
      return text;
    }
    const std::size_t end = text.find(']', mark);
    if (end == std::string::npos || end - mark > 30) {
      return text;
    }
    const std::string word = text.substr(mark + 2, end - mark - 2);
    std::string title(trim(std::string_view(text).substr(end + 1)));
    if (!title.empty() && (title.front() == '-' || title.front() == '+')) {
      title = std::string(trim(std::string_view(title).substr(1)));
    }
    const std::string quote = text.substr(0, mark);
    const bool goes_on = m_at + 1 < m_lines.size() && trim(m_lines[m_at + 1].text).substr(0, 1) == ">";
    std::string head = quote + "<div data-alert=\"" + xml_escape(word) + "\" data-title=\"" +
                       xml_escape(goes_on ? plain_inline(title) : std::string()) + "\"></div>";
    skip(text.substr(mark, end + 1 - mark), "mark of a callout");
    m_out.push_back({std::move(head), m_number});
    m_out.push_back({quote, m_number});
    return goes_on || title.empty() ? quote : quote + title;
  }

  /// "Term" above ": meaning" (PHP Markdown Extra, kramdown) becomes a definition list.
  bool definition(const std::string& text) {
    const bool meaning = text.size() > 2 && text[0] == ':' && (text[1] == ' ' || text[1] == '\t');
    if (!meaning || m_out.empty()) {
      return false;
    }
    const std::string term = m_out.back().text;
    const std::string_view plain = trim(term);
    if (plain.empty() || plain.size() > 200 ||
        std::string_view("<-#>*|").find(plain.front()) != std::string_view::npos) {
      return false;
    }
    const int number = m_out.back().number;
    m_out.back() = {"", number};
    m_out.push_back({"<dl><dt>" + html_text(plain) + "</dt>", number});
    std::string rest = text.substr(1);
    for (;; ++m_at) {
      const std::string_view next =
          m_at + 1 < m_lines.size() ? std::string_view(m_lines[m_at + 1].text) : std::string_view();
      const bool starts = next.size() > 2 && next[0] == ':' && next[1] == ' ';
      if (starts || trim(next).empty() || indent_of(next) < 2) {
        m_out.push_back({"<dd>" + html_text(rest) + "</dd>", m_number});
        rest = starts ? std::string(next.substr(1)) : std::string();
        m_number = m_at + 1 < m_lines.size() ? m_lines[m_at + 1].number : m_number;
        if (!starts) {
          break;
        }
      } else {
        rest += ' ' + std::string(trim(next));
      }
    }
    m_out.push_back({"</dl>", m_out.back().number});
    m_out.push_back({"", m_out.back().number});
    return true;
  }

  static std::string html_text(std::string_view text) { return xml_escape(plain_inline(text)); }

  std::string inline_marks(std::string text) {
    text = wiki_links(text);
    text = drop_braces(text);
    if (text.find("==") != std::string::npos && text.find_first_not_of("= ") != std::string::npos) {
      text = replace_all(std::move(text), "==", "");
    }
    if (text.find(':') != std::string::npos) {
      for (const Emoji& emoji : k_emoji) {
        text = replace_all(std::move(text), emoji.name, emoji.text);
      }
      text = drop_emoji_names(text);
    }
    text = scripts(text, '~', "sub");
    text = scripts(text, '^', "sup");
    return steps(std::move(text));
  }

  /// ":heart:", ":material-alert:": pictures by their names.
  std::string drop_emoji_names(const std::string& text) {
    const auto apart = [&](std::size_t at) {
      return at >= text.size() ||
             std::string_view(" \t.,;!?()[]{}*|>-").find(text[at]) != std::string_view::npos;
    };
    return rewritten(text, ':', [&](std::size_t at) -> std::optional<Change> {
      const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", at + 1);
      const bool name = end != std::string::npos && text[end] == ':' && end - at > 2 && text[at + 1] >= 'a' &&
                        text[at + 1] <= 'z';
      if (!name || (at > 0 && !apart(at - 1)) || !apart(end + 1)) {
        return std::nullopt;
      }
      skip(std::string_view(text).substr(at, end + 1 - at), "name of an emoji");
      return Change{end + 1, {}};
    });
  }

  /// Pandoc's "H~2~O" and "m^2^".
  static std::string scripts(const std::string& text, char mark, std::string_view name) {
    return rewritten(text, mark, [&](std::size_t at) -> std::optional<Change> {
      const std::size_t end = text.find_first_not_of("0123456789+-", at + 1);
      const bool digits =
          at > 0 && end != std::string::npos && end > at + 1 && end - at < 6 && text[end] == mark;
      const char before = at > 0 ? text[at - 1] : ' ';
      const bool word = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                        (before >= '0' && before <= '9') || before == ')';
      if (!digits || !word) {
        return std::nullopt;
      }
      const std::string inner = text.substr(at + 1, end - at - 1);
      return Change{end + 1, "<" + std::string(name) + ">" + inner + "</" + std::string(name) + ">"};
    });
  }

  /// Govspeak's "s1. Step" and "x[link](address)x".
  static std::string steps(std::string text) {
    const std::size_t digits =
        text.size() > 3 && text[0] == 's' ? text.find_first_not_of("0123456789", 1) : std::string::npos;
    if (digits != std::string::npos && digits > 1 && digits < 4 && text[digits] == '.' &&
        text.substr(digits + 1, 1) == " ") {
      return text.substr(1);
    }
    if (text.find("x[") != std::string::npos && text.find(")x") != std::string::npos) {
      text = replace_all(replace_all(std::move(text), "x[", "["), ")x", ")");
    }
    return text;
  }

  /// [[Page|text]] → text
  static std::string wiki_links(const std::string& text) {
    return rewritten(text, '[', [&](std::size_t at) -> std::optional<Change> {
      const std::size_t end = text.compare(at, 2, "[[") == 0
                                  ? std::string_view(text).substr(at, 200).find("]]")
                                  : std::string::npos;
      if (end == std::string::npos) {
        return std::nullopt;
      }
      const std::string inner = text.substr(at + 2, end - 2);
      const std::size_t bar = inner.find('|');
      return Change{at + end + 2, bar == std::string::npos ? inner : inner.substr(bar + 1)};
    });
  }

  /// "{:rel=\"external\"}", "{: .class}", "{#id}" behind a link or word.
  std::string drop_braces(const std::string& text) {
    return rewritten(text, '{', [&](std::size_t at) -> std::optional<Change> {
      const std::string_view braces = std::string_view(text).substr(at, 200);
      const std::size_t end = braces.find('}');
      const char next = braces.size() > 1 ? braces[1] : ' ';
      const bool behind_link =
          at > 0 && std::string_view(")]`:").find(text[at - 1]) != std::string_view::npos;
      const bool marked = next == ':' || next == '#' || next == '.' ||
                          (behind_link && braces.find('=') < end) ||
                          (behind_link && braces.substr(1, 2) == " .");
      const bool button = braces.substr(0, 8) == "{button}" || braces.substr(0, 9) == "{/button}";
      if (end == std::string_view::npos || !(marked || button)) {
        return std::nullopt;
      }
      skip(braces.substr(0, end + 1), "template tag");
      return Change{at + end + 1, {}};
    });
  }

  const MarkdownLines& m_lines;
  std::vector<Skipped>& m_skipped;
  MarkdownLines m_out;
  CodeFence m_code;
  std::size_t m_at = 0;
  int m_number = 0;
};

} // namespace

MarkdownLines mend_lines(const MarkdownLines& lines, std::vector<Skipped>& skipped) {
  return Mender(lines, skipped).run();
}

} // namespace audiosheet::read
