// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_table.hpp"

#include "read/html_dom.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <charconv>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_max_columns = limits::k_html_table_columns;
constexpr std::size_t k_max_cells = limits::k_html_table_cells;

struct Cell {
  std::string text;
  bool header = false;
  bool bold = false;
  bool filler = false; ///< behind the first column of a wide cell
};

struct Row {
  std::vector<Cell> cells;
  bool in_head = false;
};

/// Rows of this table, not of tables inside its cells.
void collect_rows(const Node& node, std::vector<const Node*>& rows) {
  for (const Node* child : node.children) {
    if (!child->skip.empty()) {
      continue;
    }
    if (child->is("tr")) {
      rows.push_back(child);
    } else if (child->is("thead") || child->is("tbody") || child->is("tfoot")) {
      collect_rows(*child, rows);
    }
  }
}

std::vector<const Node*> cells_of(const Node& row) {
  std::vector<const Node*> cells;
  for (const Node* child : row.children) {
    if ((child->is("td") || child->is("th")) && child->skip.empty()) {
      cells.push_back(child);
    }
  }
  return cells;
}

std::size_t span(const Node& cell, std::string_view name) {
  const std::string_view value = trim(cell.get(name));
  std::size_t number = 1;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::clamp<std::size_t>(number, 1, k_max_columns);
}

/// The blocks of a cell in one line, with a mark between them where a sentence didn't end.
class CellText {
public:
  explicit CellText(InlineState& state) : m_state(state), m_run(state) {}

  std::string read(const Node& cell) {
    flow(cell);
    flush();
    return m_text;
  }
  [[nodiscard]] bool bold() const { return m_bold && !m_text.empty(); }

private:
  void flow(const Node& node) {
    for (const Node* child : node.children) {
      if (!child->skip.empty()) {
        skip_text(*child, child->skip, *m_state.skipped);
      } else if (is_block(*child)) {
        flush();
        flow(*child);
        flush();
      } else {
        m_run.add(*child);
      }
    }
  }

  void flush() {
    std::string text = m_run.text();
    m_bold = m_bold && (text.empty() || m_run.strong_start() == text);
    for (const Block& picture : m_run.pictures()) {
      text = std::get<Figure>(picture.value).alternative + (text.empty() ? "" : " " + text);
    }
    if (!text.empty()) {
      const bool ended =
          m_text.empty() || std::string_view(".,;:!?").find(m_text.back()) != std::string_view::npos;
      m_text += (m_text.empty() ? "" : ended ? " " : "; ") + text;
    }
    m_run = InlineText(m_state);
  }

  InlineState& m_state;
  InlineText m_run;
  std::string m_text;
  bool m_bold = true;
};

/// A cell that reaches into the rows below.
struct Pending {
  Cell cell;
  std::size_t rows = 0;
};

std::vector<Row> read_grid(const std::vector<const Node*>& sources, InlineState& state) {
  std::vector<Row> grid;
  std::vector<Pending> pending;
  std::size_t count = 0;
  for (const Node* source : sources) {
    Row row;
    row.in_head = source->parent != nullptr && source->parent->is("thead");
    const auto take_pending = [&] {
      while (row.cells.size() < pending.size() && pending[row.cells.size()].rows > 0) {
        Pending& above = pending[row.cells.size()];
        --above.rows;
        row.cells.push_back(above.cell);
      }
    };
    for (const Node* source_cell : cells_of(*source)) {
      take_pending();
      CellText text(state);
      Cell cell{text.read(*source_cell), source_cell->is("th"), false, false};
      cell.bold = text.bold();
      const std::size_t rows = span(*source_cell, "rowspan");
      const std::size_t columns =
          std::min(span(*source_cell, "colspan"), k_max_columns - std::min(row.cells.size(), k_max_columns));
      for (std::size_t i = 0; i < columns && count < k_max_cells; ++i, ++count) {
        if (rows > 1) {
          pending.resize(std::max(pending.size(), row.cells.size() + 1));
          pending[row.cells.size()] = {cell, rows - 1};
        }
        row.cells.push_back(cell);
        cell.filler = true;
      }
    }
    take_pending();
    const bool empty =
        std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.text.empty(); });
    if (!empty) {
      grid.push_back(std::move(row));
    }
  }
  return grid;
}

bool is_header_row(const Row& row, bool first) {
  const auto is_header = [&](const Cell& cell) {
    return cell.header || cell.text.empty() || (first && cell.bold);
  };
  return row.in_head || (row.cells.size() > 1 && std::all_of(row.cells.begin(), row.cells.end(), is_header));
}

/// Joins header rows: "Dose" above "Adults" is "Dose: Adults".
std::vector<std::string> join_header(const std::vector<Row>& grid, std::size_t rows) {
  std::vector<std::string> header;
  for (std::size_t number = 0; number < rows; ++number) {
    header.resize(std::max(header.size(), grid[number].cells.size()));
    for (std::size_t column = 0; column < grid[number].cells.size(); ++column) {
      const std::string& text = grid[number].cells[column].text;
      std::string& above = header[column];
      if (!text.empty() && above != text) {
        above += (above.empty() ? "" : ": ") + text;
      }
    }
  }
  return header;
}

bool has_row_headers(const std::vector<Row>& grid, std::size_t from) {
  std::size_t named = 0;
  for (std::size_t i = from; i < grid.size(); ++i) {
    named += !grid[i].cells.empty() && grid[i].cells.front().header ? 1 : 0;
  }
  return from < grid.size() && named * 2 > grid.size() - from;
}

std::string caption_of(const Node& table, InlineState& state) {
  for (const Node* child : table.children) {
    if (child->is("caption")) {
      return CellText(state).read(*child);
    }
  }
  return fold_spaces(table.get("summary").empty() ? table.get("aria-label") : "");
}

bool has_below(const Node& node, std::string_view name) { return find_below(node, name) != nullptr; }

} // namespace

bool is_layout_table(const Node& table) {
  const std::string_view role = table.get("role");
  if (role == "presentation" || role == "none") {
    return true;
  }
  std::vector<const Node*> rows;
  collect_rows(table, rows);
  std::size_t widest = 0;
  bool headings = false;
  for (const Node* row : rows) {
    const auto cells = cells_of(*row);
    widest = std::max(widest, cells.size());
    for (const Node* cell : cells) {
      headings = headings || std::any_of(cell->children.begin(), cell->children.end(), [](const Node* child) {
                   return is_heading(*child) || child->is("table") ||
                          (child->is("div") && find_below(*child, "table"));
                 });
    }
  }
  return widest <= 1 || (headings && !has_below(table, "th"));
}

Table read_table(const Node& source, InlineState& state) {
  Table table;
  table.caption = caption_of(source, state);
  std::vector<const Node*> rows;
  collect_rows(source, rows);
  const std::vector<Row> grid = read_grid(rows, state);
  std::size_t head = 0;
  while (head < grid.size() && head < 3 && is_header_row(grid[head], head == 0)) {
    ++head;
  }
  if (head == grid.size()) {
    head = 0; // nothing but headers: they are the data
  }
  table.header = join_header(grid, head);
  table.row_headers = has_row_headers(grid, head) || (!table.header.empty() && table.header.front().empty());
  for (std::size_t i = head; i < grid.size(); ++i) {
    std::vector<std::string> row;
    for (const Cell& cell : grid[i].cells) {
      row.push_back(cell.filler ? std::string() : cell.text);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

} // namespace audiosheet::read
