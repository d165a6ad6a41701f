// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_directives.hpp"
#include "read/markdown_heads.hpp"
#include "read/markdown_lines.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_max_open = 30;

enum class End {
  fence,    ///< a line of as many marks
  colons,   ///< a line of colons
  indent,   ///< a line that isn't indented deeper than the container's first
  line,     ///< the same line again
  paragraph ///< an empty line
};

struct Open {
  End end = End::indent;
  std::string mark;       ///< of the closing line
  std::size_t indent = 0; ///< of the first line
  std::size_t body = 0;   ///< of the lines inside; 0: not known yet
  Directive directive;
  bool pending = false; ///< options may still follow
  bool yaml_options = false;
  std::string close;
  std::string reason; ///< what is inside is skipped
  bool has_text = false;
};

class Containers {
public:
  Containers(const MarkdownLines& lines, std::vector<Skipped>& skipped)
      : m_lines(lines), m_skipped(skipped) {}

  MarkdownLines run() {
    for (m_at = 0; m_at < m_lines.size(); ++m_at) {
      m_number = m_lines[m_at].number;
      line(m_lines[m_at].text);
    }
    while (!m_open.empty()) {
      close();
    }
    return std::move(m_out);
  }

private:
  void put(std::string text) { m_out.push_back({std::move(text), m_number}); }

  void put_block(const std::string& html, std::size_t indent) {
    if (!html.empty()) {
      put("");
      put(std::string(indent, ' ') + html);
      put("");
    }
  }

  void skip(std::string_view text, std::string_view reason) {
    if (!trim(text).empty()) {
      m_skipped.push_back({m_number, fold_spaces(text), std::string(reason)});
    }
  }

  // --- opening and closing ---

  /// Columns by which what stands inside the containers is moved to the left.
  [[nodiscard]] std::size_t moved() const {
    std::size_t columns = 0;
    for (const Open& open : m_open) {
      columns += open.body > open.indent ? open.body - open.indent : 0;
    }
    return columns;
  }

  void open(Open container) {
    if (m_open.size() >= k_max_open) {
      return;
    }
    container.pending = true;
    m_open.push_back(std::move(container));
  }

  /// All options are read: the container begins.
  void begin(Open& container) {
    container.pending = false;
    const Expansion expansion = expand(container.directive);
    container.close = expansion.close;
    container.reason = expansion.reason;
    if (!expansion.reason.empty()) {
      skip(container.directive.argument, expansion.reason);
      return;
    }
    put_block(expansion.open, container.indent);
    if (!expansion.text.empty()) {
      put(std::string(container.indent, ' ') + expansion.text);
    }
  }

  void close() {
    if (m_open.back().pending) {
      begin(m_open.back());
    }
    put_block(m_open.back().close, m_open.back().indent);
    m_open.pop_back();
  }

  // --- one line ---

  void line(std::string_view raw) {
    const bool blank = trim(raw).empty();
    if (!blank && !m_code.open()) {
      close_dedented(raw);
    }
    learn_body_indent(raw, blank);
    const std::string text = without_indent(raw, moved());
    if (!m_open.empty() && m_open.back().pending && option(text)) {
      return;
    }
    if (!m_open.empty() && m_open.back().pending && !blank) {
      begin(m_open.back());
    }
    if (m_code.open()) {
      code(text);
      return;
    }
    if (closing_line(text, blank)) {
      return;
    }
    if (!m_open.empty() && !m_open.back().reason.empty()) {
      skip(text, m_open.back().reason);
      return;
    }
    if (!m_open.empty()) {
      m_open.back().has_text = m_open.back().has_text || !blank;
    }
    if (blank || !opening_line(text)) {
      plain(text);
    }
  }

  void close_dedented(std::string_view raw) {
    std::size_t columns = 0; // what the containers outside the one that is looked at move away
    for (std::size_t i = 0; i < m_open.size(); ++i) {
      const Open& container = m_open[i];
      if (container.end == End::indent && indent_of(raw) <= container.indent + columns) {
        while (m_open.size() > i) {
          close();
        }
        return;
      }
      columns += container.body > container.indent ? container.body - container.indent : 0;
    }
  }

  void learn_body_indent(std::string_view raw, bool blank) {
    if (blank || m_open.empty() || m_open.back().end != End::indent || m_open.back().body != 0) {
      return;
    }
    const std::size_t columns = moved();
    const std::size_t indent = indent_of(raw);
    m_open.back().body = indent > columns ? indent - columns : 0;
  }

  /// ":class: warning" and "---" blocks behind a directive's first line.
  bool option(const std::string& text) {
    Open& container = m_open.back();
    const std::string_view plain = trim(text);
    if (container.end != End::fence && container.end != End::indent && container.end != End::colons) {
      return false;
    }
    if (plain == "---" && container.end != End::indent) {
      container.yaml_options = !container.yaml_options;
      return true;
    }
    const std::size_t colon = plain.find(':', 1);
    const bool named = plain.size() > 2 && plain.front() == ':' && colon != std::string_view::npos &&
                       colon > 1 && colon < 40 && word_at(plain.substr(1)).size() == colon - 1;
    if (named) {
      container.directive.options[ascii_lower(plain.substr(1, colon - 1))] =
          std::string(trim(plain.substr(colon + 1)));
      skip(plain, "option of a directive");
      return true;
    }
    if (container.yaml_options && colon != std::string_view::npos) {
      container.directive.options[ascii_lower(plain.substr(0, colon))] = unquoted(plain.substr(colon + 1));
      skip(plain, "option of a directive");
      return true;
    }
    return container.yaml_options;
  }

  void code(const std::string& text) {
    m_code.take(text);
    if (m_skip_code) {
      skip(text, "code");
    } else {
      put(text);
    }
    m_skip_code = m_skip_code && m_code.open();
  }

  bool closing_line(const std::string& text, bool blank) {
    const std::string_view plain = trim(text);
    for (std::size_t i = m_open.size(); i > 0; --i) {
      const Open& container = m_open[i - 1];
      const bool colons = container.end == End::colons && plain.size() >= 3 &&
                          plain.find_first_not_of(':') == std::string_view::npos;
      const bool fence = container.end == End::fence && plain.size() >= container.mark.size() &&
                         plain.find_first_not_of(container.mark[0]) == std::string_view::npos &&
                         !plain.empty();
      const bool same = container.end == End::line && plain == container.mark;
      const bool over = container.end == End::paragraph && blank && container.has_text;
      if (colons || fence || same || over) {
        while (m_open.size() >= i) {
          close();
        }
        if (over) {
          put("");
        }
        return true;
      }
    }
    return false;
  }

  bool opening_line(const std::string& text) {
    const std::string_view plain = trim(text);
    const std::size_t indent = indent_of(text);
    return opened(End::indent, admonition_head(plain), indent) ||
           opened(End::colons, colon_head(plain), indent) || backtick_fence(plain, indent, text) ||
           opened(End::indent, rest_head(plain), indent) || govspeak(plain, indent) ||
           attribute_list(plain, indent);
  }

  bool opened(End end, std::optional<Directive> directive, std::size_t indent) {
    if (!directive) {
      return false;
    }
    Open container{end, {}, indent};
    container.directive = std::move(*directive);
    open(std::move(container));
    return true;
  }

  bool backtick_fence(std::string_view plain, std::size_t indent, const std::string& text) {
    const char mark = plain.empty() ? ' ' : plain.front();
    const std::size_t size =
        mark == '`' || mark == '~' ? std::min(plain.find_first_not_of(mark), plain.size()) : 0;
    if (size < 3) {
      return false;
    }
    const std::string_view info = trim(plain.substr(size));
    if (auto directive = fence_head(info)) {
      Open container{End::fence, std::string(size, mark), indent};
      container.directive = std::move(*directive);
      open(std::move(container));
      return true;
    }
    const std::string_view language = word_at(info.substr(info.substr(0, 1) == "{" ? 1 : 0));
    // Code in a programming language is nothing to hear; without a language it may be set text.
    m_skip_code = m_code.take(text) && !language.empty() && language != "text" && language != "txt" &&
                  language != "plain" && language != "markdown";
    if (!m_code.open()) {
      m_skip_code = false;
      return false;
    }
    if (m_skip_code) {
      skip(text, "code");
    } else {
      put(text);
    }
    return true;
  }

  /// ^information^, %warning%, @important@, and boxes between two lines "$CTA".
  bool govspeak(std::string_view plain, std::size_t indent) {
    struct Box {
      std::string_view mark;
      std::optional<CalloutKind> kind;
    };
    static constexpr std::array<Box, 9> k_boxes{{{"$CTA", CalloutKind::note},
                                                 {"$E", CalloutKind::note},
                                                 {"$I", CalloutKind::note},
                                                 {"$AI", CalloutKind::note},
                                                 {"$!", CalloutKind::important},
                                                 {"$C", std::nullopt},
                                                 {"$A", std::nullopt},
                                                 {"$D", std::nullopt},
                                                 {"$P", std::nullopt}}};
    for (const Box& box : k_boxes) {
      if (plain != box.mark || !closes_later(box.mark)) {
        continue;
      }
      Open container{End::line, std::string(box.mark), indent};
      container.directive.name = box.kind ? to_string(*box.kind) : "part";
      container.directive.evidence = "govspeak " + std::string(box.mark);
      open(std::move(container));
      return true;
    }
    return govspeak_paragraph(plain, indent);
  }

  [[nodiscard]] bool closes_later(std::string_view mark) {
    const std::size_t limit = std::min(m_lines.size(), m_at + 200);
    for (std::size_t i = m_at + 1; i < limit; ++i) {
      if (trim(m_lines[i].text) == mark) {
        return true;
      }
    }
    return false;
  }

  bool govspeak_paragraph(std::string_view plain, std::size_t indent) {
    const char mark = plain.size() > 3 ? plain.front() : ' ';
    if ((mark != '^' && mark != '%' && mark != '@') || plain[1] == mark || plain[1] == ' ' ||
        plain[1] == '(') {
      return false;
    }
    std::size_t last = m_at;
    while (last + 1 < m_lines.size() && last < m_at + 40 && trim(m_lines[last].text).back() != mark &&
           !trim(m_lines[last + 1].text).empty()) {
      ++last;
    }
    const std::string_view end = trim(m_lines[last].text);
    if (end.size() < 2 || end.back() != mark) {
      return false;
    }
    const CalloutKind kind = mark == '%'   ? CalloutKind::warning
                             : mark == '^' ? CalloutKind::note
                                           : CalloutKind::important;
    put_block(callout_tag(kind, "", std::string("govspeak ") + mark + "…" + mark), indent);
    const std::size_t first = m_at;
    for (; m_at <= last; ++m_at) {
      m_number = m_lines[m_at].number;
      std::string text = without_indent(m_lines[m_at].text, moved());
      text = m_at == first ? std::string(trim(text)).substr(1) : text;
      text = m_at == last ? std::string(trim(text).substr(0, trim(text).size() - 1)) : text;
      put(text);
    }
    --m_at;
    put_block("</div>", indent);
    return true;
  }

  /// {: .warning} before or behind a paragraph.
  bool attribute_list(std::string_view plain, std::size_t indent) {
    const bool list =
        plain.size() > 3 && plain.back() == '}' &&
        (plain.substr(0, 2) == "{:" || plain.substr(0, 2) == "{." || plain.substr(0, 2) == "{#");
    if (!list || plain.find('}') != plain.size() - 1) {
      return false;
    }
    if (plain == "{:toc}" && !m_out.empty() && !trim(m_out.back().text).empty()) {
      skip(m_out.back().text, "table of contents"); // the item that it replaces
      m_out.back().text.clear();
    }
    skip(plain, "template tag");
    Directive directive = attribute_head(plain.substr(1, plain.size() - 2));
    if (directive.options["class"].find("-title") != std::string::npos && m_at + 1 < m_lines.size()) {
      const std::string_view next = trim(m_lines[m_at + 1].text); // of Just the Docs
      directive.options["title"] = std::string(trim(next.substr(next.substr(0, 1) == ">" ? 1 : 0)));
      ++m_at;
    }
    if (directive.name.empty()) {
      return true;
    }
    const bool behind = !m_out.empty() && !trim(m_out.back().text).empty();
    if (!behind) {
      Open container{End::paragraph, {}, indent};
      container.directive = std::move(directive);
      open(std::move(container));
      return true;
    }
    std::size_t first = m_out.size();
    while (first > 0 && !trim(m_out[first - 1].text).empty()) {
      --first;
    }
    const Expansion expansion = expand(directive);
    const int number = m_out[first].number;
    const MarkdownLines around{
        {"", number}, {std::string(indent, ' ') + expansion.open, number}, {"", number}};
    m_out.insert(m_out.begin() + static_cast<std::ptrdiff_t>(first), around.begin(), around.end());
    put_block(expansion.close, indent);
    return true;
  }

  /// HTML that cmark would take for indented code, because its writer indented it as HTML.
  void plain(const std::string& text) {
    const std::string_view content = trim(text);
    if (!content.empty() && content.front() == '<') {
      const bool tag = content.size() > 1 && (content[1] == '/' || is_name_character(content[1]));
      const std::string_view before = m_out.empty() ? std::string_view() : trim(m_out.back().text);
      const bool among_html = before.empty() || before.front() == '<';
      if (tag && among_html && m_html_depth > 0 && indent_of(text) >= 4) {
        put(std::string(content));
        track_html(content);
        return;
      }
    }
    // Right behind a line of HTML, Markdown needs an empty line to be seen.
    const std::string_view above = m_out.empty() ? std::string_view() : trim(m_out.back().text);
    const bool behind_tag =
        !above.empty() && above.front() == '<' && above.back() == '>' && above.substr(0, 2) != "<!";
    const bool marked = !content.empty() && content.front() != '<' &&
                        content.find_first_of("*_[`#") != std::string_view::npos;
    if (m_html_depth > 0 && behind_tag && marked) {
      put("");
      put(std::string(content));
      return;
    }
    track_html(content);
    put(text);
  }

  /// Counts the <div>s and the like that embedded HTML has open.
  void track_html(std::string_view content) {
    for (const std::string_view name : {"<div", "<section", "<form", "<ul", "<table", "<details", "<aside"}) {
      for (std::size_t at = content.find(name); at != std::string_view::npos;
           at = content.find(name, at + 1)) {
        ++m_html_depth;
      }
      const std::string end = "</" + std::string(name.substr(1));
      for (std::size_t at = content.find(end); at != std::string_view::npos && m_html_depth > 0;
           at = content.find(end, at + 1)) {
        --m_html_depth;
      }
    }
  }

  const MarkdownLines& m_lines;
  std::vector<Skipped>& m_skipped;
  MarkdownLines m_out;
  std::vector<Open> m_open;
  CodeFence m_code;
  bool m_skip_code = false;
  int m_html_depth = 0;
  std::size_t m_at = 0;
  int m_number = 0;
};

} // namespace

MarkdownLines expand_containers(const MarkdownLines& lines, std::vector<Skipped>& skipped) {
  return Containers(lines, skipped).run();
}

} // namespace audiosheet::read
