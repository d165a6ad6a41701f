// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_lines.hpp"

#include "util/text.hpp"
#include "util/xml.hpp"

namespace audiosheet::read {

MarkdownLines markdown_lines(std::string_view text) {
  MarkdownLines lines;
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    lines.push_back({std::string(line), ++number});
  }
  return lines;
}

std::string joined(const MarkdownLines& lines) {
  std::string text;
  for (const MarkdownLine& line : lines) {
    text += line.text;
    text += '\n';
  }
  return text;
}

std::size_t indent_of(std::string_view line) {
  std::size_t column = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++column;
    } else if (c == '\t') {
      column += 4 - column % 4;
    } else {
      break;
    }
  }
  return column;
}

std::string without_indent(std::string_view line, std::size_t columns) {
  std::size_t column = 0;
  std::size_t at = 0;
  while (at < line.size() && column < columns && (line[at] == ' ' || line[at] == '\t')) {
    column += line[at] == ' ' ? 1 : 4 - column % 4;
    ++at;
  }
  return std::string(column > columns ? column - columns : 0, ' ') + std::string(line.substr(at));
}

bool CodeFence::take(std::string_view line) {
  const std::string_view plain = trim(line);
  const char mark = plain.empty() ? ' ' : plain.front();
  const std::size_t size =
      mark == '`' || mark == '~' ? std::min(plain.find_first_not_of(mark), plain.size()) : 0;
  if (m_size > 0) {
    if (mark == m_mark && size >= m_size && size == plain.size()) {
      m_size = 0;
    }
    return true;
  }
  if (size >= 3 && (mark == '~' || plain.find('`', size) == std::string_view::npos)) {
    m_size = size;
    m_mark = mark;
    return true;
  }
  return false;
}

std::string plain_inline(std::string_view markdown) {
  std::string text;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    const char c = markdown[i];
    if (c == '`' || c == '*' ||
        (c == '_' && (i + 1 == markdown.size() || i == 0 || markdown[i + 1] == '_' ||
                      markdown[i - 1] == '_' || markdown[i - 1] == ' '))) {
      continue;
    }
    if (c == '\\' && i + 1 < markdown.size()) {
      text += markdown[++i];
      continue;
    }
    const std::size_t close = c == '[' ? markdown.find("](", i) : std::string_view::npos;
    const std::size_t end = close == std::string_view::npos ? close : markdown.find(')', close);
    if (end != std::string_view::npos && end - i < 500) {
      text += markdown.substr(i + 1, close - i - 1);
      i = end;
      continue;
    }
    text += c;
  }
  return fold_spaces(text);
}

std::string callout_tag(CalloutKind kind, std::string_view title, std::string_view evidence) {
  return "<div data-callout=\"" + to_string(kind) + "\" data-title=\"" + xml_escape(plain_inline(title)) +
         "\" data-evidence=\"" + xml_escape(fold_spaces(evidence)) + "\">";
}

} // namespace audiosheet::read
