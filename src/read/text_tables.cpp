// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_tables.hpp"

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

} // namespace

std::optional<Table> read_text_table(std::span<const Line> lines, std::vector<Skipped>& skipped) {
  if (lines.size() < 2) {
    return std::nullopt;
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
  Table table;
  if (ruled || is_header(rows)) {
    table.header = std::move(rows.front());
    rows.erase(rows.begin());
  }
  table.row_headers = std::none_of(rows.begin(), rows.end(), [](const Row& row) { return row[0].empty(); });
  table.rows = std::move(rows);
  return table;
}

} // namespace audiosheet::read
