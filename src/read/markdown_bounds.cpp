// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_lines.hpp"

#include "util/limits.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

constexpr int k_max_markers = limits::k_markdown_markers; ///< quotations and list items that one line opens
constexpr std::size_t k_max_columns = limits::k_markdown_columns; ///< of a table
constexpr std::size_t k_max_cells = limits::k_markdown_cells; ///< of all tables: cmark fills short rows up
constexpr int k_max_declarations = 100; ///< each makes cmark look through the rest of the paragraph

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of a marker of a quotation or list item at that place, or 0.
std::size_t marker_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '>') {
    return 1;
  }
  const auto space = [&](std::size_t where) {
    return where < text.size() && (text[where] == ' ' || text[where] == '\t');
  };
  if ((c == '-' || c == '*' || c == '+') && space(at + 1)) {
    return 1;
  }
  std::size_t end = at;
  while (end < text.size() && end - at < 9 && is_digit(text[end])) {
    ++end;
  }
  return end > at && end < text.size() && (text[end] == '.' || text[end] == ')') && space(end + 1)
             ? end + 1 - at
             : 0;
}

void bound_markers(std::string& text) {
  int markers = 0;
  for (std::size_t at = text.find_first_not_of(" \t"); at != std::string::npos;
       at = text.find_first_not_of(" \t", at)) {
    const std::size_t size = marker_at(text, at);
    if (size == 0) {
      return;
    }
    if (++markers > k_max_markers) {
      text.replace(at, size, size, ' ');
    }
    at += size;
  }
}

/// "| --- | :-: |": the number of columns that the line below a table's header makes, or 0.
std::size_t columns_of(std::string_view text) {
  if (text.find('-') == std::string_view::npos ||
      text.find_first_not_of("|-: \t>") != std::string_view::npos) {
    return 0;
  }
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
}

} // namespace

void bound_markdown(MarkdownLines& lines) {
  MarkdownLines bounded;
  bounded.reserve(lines.size() + 1);
  std::size_t columns = 0;
  std::size_t cells = 0;
  int declarations = 0;
  for (MarkdownLine& line : lines) {
    bound_markers(line.text);
    for (const std::string_view mark : {"<![CDATA[", "<?", "<!"}) {
      for (std::size_t at = line.text.find(mark); at != std::string::npos;
           at = line.text.find(mark, at + 1)) {
        if (line.text.compare(at, 4, "<!--") != 0 && ++declarations > k_max_declarations) {
          line.text[at] = ' ';
        }
      }
    }
    if (trim(line.text).empty()) {
      columns = 0;
    } else if (const std::size_t found = columns_of(line.text); found > 0 && columns == 0) {
      columns = found;
    }
    cells += columns;
    if (columns > k_max_columns || (columns > 0 && cells > k_max_cells)) {
      bounded.push_back({"", line.number}); // ends the table, or keeps it from beginning
      columns = columns > k_max_columns ? 0 : columns;
    }
    bounded.push_back(std::move(line));
  }
  if (bounded.empty()) {
    bounded.push_back({"", 1});
  }
  lines = std::move(bounded);
}

} // namespace audiosheet::read
