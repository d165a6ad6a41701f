// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/rst_tables.hpp"

#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

using Row = std::vector<std::string>;

bool is_grid_rule(std::string_view line) {
  return line.size() >= 3 && line.front() == '+' && line.find_first_not_of("+-=") == std::string_view::npos;
}

bool is_simple_rule(std::string_view line) {
  return line.size() >= 3 && line.front() == '=' && line.find_first_not_of("= ") == std::string_view::npos;
}

void append(std::string& cell, std::string_view text) {
  text = trim(text);
  if (!text.empty()) {
    cell += (cell.empty() ? "" : " ") + std::string(text);
  }
}

/// Columns are counted in characters, not bytes.
class Columns {
public:
  explicit Columns(std::string_view line) : m_line(line) {
    for (std::size_t i = 0; i < line.size();) {
      m_starts.push_back(i);
      next_code_point(line, i);
    }
  }
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    if (begin >= m_starts.size()) {
      return {};
    }
    const std::size_t from = m_starts[begin];
    return m_line.substr(from, (end < m_starts.size() ? m_starts[end] : m_line.size()) - from);
  }

private:
  std::string_view m_line;
  std::vector<std::size_t> m_starts;
};

std::optional<Table> read_grid(const std::vector<std::string_view>& lines) {
  if (!is_grid_rule(lines.front())) {
    return std::nullopt;
  }
  Table table;
  Row row;
  for (const std::string_view line : lines) {
    if (line.starts_with('+')) {
      if (!row.empty()) {
        table.rows.push_back(std::move(row));
        row.clear();
      }
      if (line.find('=') != std::string_view::npos && table.rows.size() == 1) {
        table.header = std::move(table.rows.back());
        table.rows.clear();
      }
      continue;
    }
    if (!line.starts_with('|')) {
      return std::nullopt;
    }
    std::vector<std::string_view> cells = split(line, '|');
    cells.erase(cells.begin());
    if (!cells.empty() && trim(cells.back()).empty()) {
      cells.pop_back();
    }
    row.resize(std::max(row.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      append(row[i], cells[i]);
    }
  }
  if (!row.empty()) { // the last rule is missing
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<Table> read_simple(const std::vector<std::string_view>& lines) {
  if (!is_simple_rule(lines.front())) {
    return std::nullopt;
  }
  std::vector<std::size_t> begins;
  const std::string_view rule = lines.front();
  for (std::size_t i = 0; i < rule.size(); ++i) {
    if (rule[i] == '=' && (i == 0 || rule[i - 1] == ' ')) {
      begins.push_back(i);
    }
  }
  if (begins.size() < 2) {
    return std::nullopt;
  }
  Table table;
  for (std::size_t n = 1; n < lines.size(); ++n) {
    if (is_simple_rule(lines[n])) {
      if (n + 1 < lines.size() && !table.rows.empty() && table.header.empty()) {
        table.header = std::move(table.rows.back());
        table.rows.clear();
      }
      continue;
    }
    const Columns columns(lines[n]);
    Row row(begins.size());
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : std::string_view::npos;
      append(row[i], columns.slice(begins[i], end));
    }
    // A line without a first cell goes on with the row above.
    if (row[0].empty() && !table.rows.empty()) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        append(table.rows.back()[i], row[i]);
      }
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

} // namespace

std::optional<Table> read_rst_table(const std::vector<std::string_view>& lines) {
  if (lines.size() < 3) {
    return std::nullopt;
  }
  auto table = read_grid(lines);
  return table ? table : read_simple(lines);
}

std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<Row> rows(1);
  rows.back().emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back();
      rows.back().emplace_back();
    } else {
      rows.back().back() += c;
    }
  }
  for (Row& row : rows) {
    for (std::string& cell : row) {
      cell = fold_spaces(cell);
    }
  }
  std::erase_if(rows, [](const Row& row) { return row.size() == 1 && row[0].empty(); });
  return rows;
}

} // namespace audiosheet::read
