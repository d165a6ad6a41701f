// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_tables.hpp"

#include "read/list_marker.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

using Row = std::vector<std::string>;

/// "|---|:--:|", "+----+", "-----  ----".
bool is_rule(std::string_view text) {
  return text.size() >= 3 && text.find_first_not_of("-=+|: ") == std::string_view::npos &&
         text.find_first_of("-=") != std::string_view::npos;
}

Row cells_of(std::string_view text, char separator) {
  if (separator == '|') {
    text.remove_prefix(text.starts_with('|') ? 1 : 0);
    text.remove_suffix(text.ends_with('|') ? 1 : 0);
  }
  Row row;
  for (const std::string_view cell : split(text, separator)) {
    row.push_back(fold_spaces(cell));
  }
  return row;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The first row names the columns when it has no number and a later row has one, or when a rule is below.
bool is_header(const std::vector<Row>& rows) {
  if (rows.size() < 3 || std::any_of(rows[0].begin(), rows[0].end(), has_digit)) {
    return false;
  }
  return std::any_of(rows.begin() + 1, rows.end(),
                     [](const Row& row) { return std::any_of(row.begin() + 1, row.end(), has_digit); });
}

Table table_of(std::vector<Row> rows, bool ruled) {
  Table table;
  if (ruled || is_header(rows)) {
    table.header = std::move(rows.front());
    rows.erase(rows.begin());
  }
  table.row_headers = std::none_of(rows.begin(), rows.end(), [](const Row& row) { return row[0].empty(); });
  table.rows = std::move(rows);
  return table;
}

struct Cell {
  std::size_t begin = 0; ///< bytes into the line
  std::string_view text;
};

/// The pieces of a line that wide gaps part.
std::vector<Cell> parted_at_gaps(std::string_view line) {
  constexpr std::string_view k_gap = "   ";
  std::vector<Cell> cells;
  for (std::size_t at = line.find_first_not_of(' '); at != std::string_view::npos;
       at = line.find_first_not_of(' ', at)) {
    const std::size_t end = std::min(line.find(k_gap, at), line.size());
    cells.push_back({at, trim(line.substr(at, end - at))});
    at = end;
  }
  return cells;
}

/// Rows whose cells begin at the same places, as printed tables have them. Two columns are a table only
/// with three rows; long cells are columns of prose, not of a table.
std::optional<std::vector<Row>> aligned_rows(std::span<const Line> lines) {
  constexpr std::size_t k_longest_cell = 60;
  constexpr std::size_t k_longest_line = 400;
  std::vector<Row> rows;
  std::vector<std::size_t> begins;
  for (const Line& line : lines) {
    if (line.raw.size() > k_longest_line || line.raw.find('\t') != std::string_view::npos) {
      return std::nullopt;
    }
    const std::vector<Cell> cells = parted_at_gaps(line.raw);
    if (cells.size() < 2 || (!begins.empty() && cells.size() != begins.size())) {
      return std::nullopt;
    }
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (begins.size() <= i) {
        begins.push_back(cells[i].begin);
      }
      if (begins[i] != cells[i].begin || cells[i].text.size() > k_longest_cell) {
        return std::nullopt;
      }
      row.push_back(fold_spaces(cells[i].text));
    }
    rows.push_back(std::move(row));
  }
  return rows.size() >= (begins.size() > 2 ? 2U : 3U) ? std::optional(std::move(rows)) : std::nullopt;
}

} // namespace

std::optional<Table> read_text_table(std::span<const Line> lines, std::vector<Skipped>& skipped) {
  if (lines.size() < 2 || list_marker(lines.front().text)) {
    return std::nullopt;
  }
  if (auto rows = aligned_rows(lines)) {
    return table_of(std::move(*rows), false);
  }
  const char separator = lines.front().text.find('\t') != std::string_view::npos ? '\t' : '|';
  const bool bars = separator == '|';
  std::vector<Row> rows;
  std::vector<Skipped> rules;
  bool ruled = false;
  for (const Line& line : lines) {
    if (is_rule(line.text)) {
      rules.push_back({line.number, std::string(line.text), "ruled line"});
      ruled = ruled || rows.size() == 1;
      continue;
    }
    if (line.text.find(separator) == std::string_view::npos || (bars && !line.text.starts_with('|'))) {
      return std::nullopt;
    }
    rows.push_back(cells_of(line.text, separator));
    if (rows.back().size() < 2 || rows.back().size() != rows.front().size()) {
      return std::nullopt;
    }
  }
  if (rows.size() < 2) {
    return std::nullopt;
  }
  skipped.insert(skipped.end(), rules.begin(), rules.end());
  return table_of(std::move(rows), ruled);
}

} // namespace audiosheet::read
