// SPDX-License-Identifier: GPL-3.0-or-later
//
// reStructuredText by its structure: what stands deeper belongs to what stands above it. Names of
// directives may be in any language.
#include "read/list_marker.hpp"
#include "read/outline.hpp"
#include "read/remarks.hpp"
#include "read/rst_directives.hpp"
#include "read/rst_inline.hpp"
#include "read/rst_lines.hpp"
#include "read/rst_tables.hpp"
#include "read/signals.hpp"
#include "read/text_shape.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <utility>

namespace audiosheet::read {

namespace {

class RstReader {
public:
  RstReader(RstLines lines, Outline& outline) : m_lines(std::move(lines)), m_outline(outline) {}

  void run() {
    find_substitutions();
    Blocks blocks = read(0, m_lines.size(), 0, true);
    flush(blocks);
  }

private:
  /// The blocks of lines [begin, end), whose text stands at `indent` or deeper. At the top headings go
  /// to the outline, with the blocks before them.
  Blocks read(std::size_t begin, std::size_t end, int depth, bool top);

  std::size_t read_heading(std::size_t at, std::size_t end, Blocks& before);
  std::size_t read_explicit(std::size_t at, std::size_t end, int depth, Blocks& out);
  std::size_t read_directive(std::size_t at, const RstMarkup& directive, int depth, Blocks& out);
  std::size_t read_list(std::size_t at, std::size_t end, int depth, Blocks& out);
  std::size_t read_paragraph(std::size_t at, std::size_t end, int depth, Blocks& out);
  std::size_t read_table(std::size_t at, std::size_t end, Blocks& out);
  void read_cells(const RstMarkup& directive, int line, int depth, Blocks& out);
  void read_csv_table(const RstMarkup& directive, int line, Blocks& out);
  void read_figure(const RstMarkup& directive, int line, int depth, Blocks& out);

  [[nodiscard]] std::size_t behind_deeper(std::size_t at, std::size_t end, int indent) const {
    return behind_deeper_lines(m_lines, at, end, indent);
  }
  [[nodiscard]] std::size_t next_text(std::size_t at, std::size_t end) const {
    while (at < end && m_lines[at].text.empty()) {
      ++at;
    }
    return at;
  }
  void find_substitutions();
  void flush(Blocks& blocks) {
    for (Block& block : blocks) {
      m_outline.entries.emplace_back(std::move(block));
    }
    blocks.clear();
  }
  std::string words(std::string_view text, int line) {
    return rst_words(text, line, m_substitutions, m_outline.skipped);
  }
  void skip(int line, std::string_view text, const std::string& reason) {
    if (!text.empty()) {
      m_outline.skipped.push_back({line, std::string(text), reason});
    }
  }
  void skip_lines(std::size_t begin, std::size_t end, const std::string& reason) {
    for (std::size_t i = begin; i < end; ++i) {
      skip(m_lines[i].number, m_lines[i].text, reason);
    }
  }
  int level_of(char adornment, bool overlined) {
    const std::pair<char, bool> style(adornment, overlined);
    auto found = std::find(m_styles.begin(), m_styles.end(), style);
    if (found == m_styles.end()) {
      found = m_styles.insert(found, style);
    }
    constexpr int k_deepest = 6;
    return std::min(k_deepest, static_cast<int>(found - m_styles.begin()) + 1);
  }

  RstLines m_lines;
  Outline& m_outline;
  RstSubstitutions m_substitutions;
  std::vector<std::pair<char, bool>> m_styles;
};

constexpr int k_deepest = 24;
constexpr std::string_view k_alternative = ":alt:";

Blocks RstReader::read(std::size_t begin, std::size_t end, int depth, bool top) {
  Blocks out;
  if (depth > k_deepest) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!m_lines[i].text.empty()) {
        out.push_back({Paragraph{words(m_lines[i].text, m_lines[i].number)}, m_lines[i].number});
      }
    }
    return out;
  }
  for (std::size_t at = next_text(begin, end); at < end; at = next_text(at, end)) {
    const RstLine& line = m_lines[at];
    std::size_t next = top ? read_heading(at, end, out) : at;
    if (next == at && is_rst_explicit(line.text)) {
      next = read_explicit(at, end, depth, out);
    }
    if (next == at) {
      next = read_table(at, end, out);
    }
    if (next == at && is_adornment(line.text)) {
      skip(line.number, line.text, "ruled line");
      next = at + 1;
    }
    if (next == at && line.text.starts_with("__ ")) {
      skip(line.number, line.text, "link address");
      next = at + 1;
    }
    if (next == at && is_rst_bullet(line.text)) {
      next = read_list(at, end, depth, out);
    }
    at = next == at ? read_paragraph(at, end, depth, out) : next;
  }
  return out;
}

std::size_t RstReader::read_heading(std::size_t at, std::size_t end, Blocks& before) {
  const bool overlined = is_adornment(m_lines[at].text) && at + 2 < end && !m_lines[at + 1].text.empty() &&
                         m_lines[at + 2].text.starts_with(m_lines[at].text.substr(0, 3)) &&
                         is_adornment(m_lines[at + 2].text);
  const std::size_t title = overlined ? at + 1 : at;
  const bool under = title + 1 < end && is_adornment(m_lines[title + 1].text) &&
                     !is_adornment(m_lines[title].text) && !is_rst_explicit(m_lines[title].text) &&
                     m_lines[title + 1].indent == 0;
  // A short rule under a long line is no title's.
  if (!under || 2 * m_lines[title + 1].text.size() < code_points(m_lines[title].text)) {
    return at;
  }
  flush(before);
  Heading heading;
  heading.line = m_lines[title].number;
  heading.text = words(m_lines[title].text, heading.line);
  heading.level = level_of(m_lines[title + 1].text[0], overlined);
  m_outline.entries.emplace_back(std::move(heading));
  if (overlined) {
    skip(m_lines[at].number, m_lines[at].text, "ruled line");
  }
  skip(m_lines[title + 1].number, m_lines[title + 1].text, "ruled line");
  return title + 2;
}

/// Directives, footnotes, targets, substitutions and comments.
std::size_t RstReader::read_explicit(std::size_t at, std::size_t end, int depth, Blocks& out) {
  const RstLine& line = m_lines[at];
  const std::string_view rest = trim(line.text.substr(2));
  const std::size_t behind = behind_deeper(at + 1, end, line.indent);
  if (rest.starts_with('_') || rest.starts_with("__")) {
    skip_lines(at, std::max(behind, at + 1), "link address");
    return std::max(behind, at + 1);
  }
  const std::size_t close = rest.find(']');
  if (rest.starts_with('[') && close != std::string_view::npos && close + 1 < rest.size()) {
    std::string text(rest.substr(0, close + 1) == "[#]" ? rest.substr(close + 1) : rest);
    for (std::size_t i = at + 1; i < behind; ++i) {
      text += " " + std::string(m_lines[i].text);
    }
    m_outline.references.push_back({words(text, line.number), {}, line.number});
    return std::max(behind, at + 1);
  }
  if (rest.starts_with('|')) {
    skip_lines(at, std::max(behind, at + 1), "definition of a substitution");
    return std::max(behind, at + 1);
  }
  if (const auto directive = rst_markup_at(m_lines, at, end)) {
    return read_directive(at, *directive, depth, out);
  }
  skip_lines(at, std::max(behind, at + 1), "comment");
  return std::max(behind, at + 1);
}

std::size_t RstReader::read_directive(std::size_t at, const RstMarkup& directive, int depth, Blocks& out) {
  const int line = m_lines[at].number;
  const std::size_t end = std::max(directive.end, at + 1);
  const RstDirective use = rst_directive(directive.name);
  if (use.use == RstUse::machine) {
    skip_lines(at, end, "for the machine: " + directive.name);
    return end;
  }
  const auto name_size = static_cast<std::size_t>(directive.argument.empty()
                                                      ? m_lines[at].text.size()
                                                      : directive.argument.data() - m_lines[at].text.data());
  skip(line, trim(m_lines[at].text.substr(0, name_size)), "mark-up");
  for (std::size_t i = at + 1; i < directive.content; ++i) {
    const bool said = use.use == RstUse::figure && m_lines[i].text.starts_with(k_alternative);
    skip(m_lines[i].number, said ? k_alternative : m_lines[i].text, "mark-up");
  }
  if (use.use == RstUse::figure) {
    read_figure(directive, line, depth, out);
    return end;
  }
  if (use.use == RstUse::cells) {
    read_cells(directive, line, depth, out);
    return end;
  }
  if (use.use == RstUse::csv) {
    read_csv_table(directive, line, out);
    return end;
  }
  Blocks content;
  std::string argument = words(directive.argument, line);
  const bool titled = use.use == RstUse::callout && ascii_lower(directive.name) == "admonition";
  if (!argument.empty() && !titled) {
    // The text of a callout may begin beside its name and go on below.
    std::size_t i = at + 1;
    while (directive.options.empty() && i < end && !m_lines[i].text.empty()) {
      argument += " " + words(m_lines[i].text, m_lines[i].number);
      ++i;
    }
    content.push_back({Paragraph{argument}, line});
    Blocks rest = read(std::max(i, directive.content), end, depth + 1, false);
    std::move(rest.begin(), rest.end(), std::back_inserter(content));
  } else {
    content = read(directive.content, end, depth + 1, false);
  }
  if (use.use != RstUse::callout) {
    std::move(content.begin(), content.end(), std::back_inserter(out));
    return end;
  }
  Callout callout;
  callout.kind = use.kind;
  const bool english = callout_kind(ascii_lower(directive.name)).has_value();
  callout.title = titled && !argument.empty() ? argument
                  : english || titled         ? to_string(use.kind)
                                              : directive.name;
  callout.title.front() = callout.title.front() >= 'a' && callout.title.front() <= 'z'
                              ? static_cast<char>(callout.title.front() - 'a' + 'A')
                              : callout.title.front();
  callout.evidence = "directive " + directive.name;
  if (const auto signal = titled ? signal_at_start(argument + ":") : std::nullopt) {
    callout.kind = signal->kind;
  }
  callout.blocks = std::move(content);
  if (!callout.blocks.empty()) {
    out.push_back({std::move(callout), line});
  }
  return end;
}

void RstReader::read_figure(const RstMarkup& directive, int line, int depth, Blocks& out) {
  Figure figure;
  for (const auto& [name, value] : directive.options) {
    if (name == "alt") {
      figure.alternative = words(value, line);
    }
  }
  skip(line, directive.argument,
       figure.alternative.empty() ? std::string(k_undescribed) : "address of a picture");
  Blocks below = read(directive.content, directive.end, depth + 1, false);
  if (!below.empty() && std::holds_alternative<Paragraph>(below.front().value)) {
    figure.caption = std::get<Paragraph>(below.front().value).text;
    below.erase(below.begin());
  }
  if (!figure.alternative.empty() || !figure.caption.empty()) {
    out.push_back({std::move(figure), line});
  }
  std::move(below.begin(), below.end(), std::back_inserter(out));
}

Table table_of(std::vector<std::vector<std::string>> rows, const RstMarkup& directive, std::string caption) {
  Table table;
  table.caption = std::move(caption);
  if (directive.number("header-rows") > 0 && rows.size() > 1) {
    table.header = std::move(rows.front());
    rows.erase(rows.begin());
  }
  table.row_headers = directive.number("stub-columns") > 0;
  table.rows = std::move(rows);
  return table;
}

void RstReader::read_cells(const RstMarkup& directive, int line, int depth, Blocks& out) {
  std::vector<std::vector<std::string>> rows;
  for (const Block& block : read(directive.content, directive.end, depth + 1, false)) {
    const auto* list = std::get_if<List>(&block.value);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
      std::vector<std::string> row;
      for (const Block& inner : list->items[i].blocks) {
        const auto* cells = std::get_if<List>(&inner.value);
        if (cells == nullptr) {
          row.push_back(fold_spaces(plain_text({inner})));
          continue;
        }
        for (const ListItem& cell : cells->items) {
          row.push_back(fold_spaces(plain_text(cell.blocks)));
        }
      }
      rows.push_back(std::move(row));
    }
  }
  if (!rows.empty()) {
    out.push_back({table_of(std::move(rows), directive, words(directive.argument, line)), line});
  }
}

void RstReader::read_csv_table(const RstMarkup& directive, int line, Blocks& out) {
  std::string text;
  for (std::size_t i = directive.content; i < directive.end; ++i) {
    text += std::string(m_lines[i].text) + "\n";
  }
  auto rows = read_csv(text);
  for (auto& row : rows) {
    for (std::string& cell : row) {
      cell = words(cell, line);
    }
  }
  if (!rows.empty()) {
    out.push_back({table_of(std::move(rows), directive, words(directive.argument, line)), line});
  }
}

std::size_t RstReader::read_table(std::size_t at, std::size_t end, Blocks& out) {
  const std::string_view first = m_lines[at].text;
  const bool grid = first.starts_with("+-");
  const bool simple = first.starts_with("==") && first.find(" =") != std::string_view::npos;
  if (!grid && !simple) {
    return at;
  }
  std::vector<std::string_view> lines;
  std::size_t i = at;
  int rules = 0;
  // A simple table ends at its third rule (its second when a blank line follows: no header).
  while (i < end && !m_lines[i].text.empty()) {
    lines.push_back(m_lines[i].text);
    rules += m_lines[i].text.find_first_not_of("= ") == std::string_view::npos ? 1 : 0;
    ++i;
    if (simple && rules == 3) {
      break;
    }
  }
  auto table = read_rst_table(lines);
  if (!table) {
    return at;
  }
  const int number = m_lines[at].number;
  const auto to_words = [&](std::vector<std::string>& cells) {
    for (std::string& cell : cells) {
      cell = words(cell, number);
    }
  };
  to_words(table->header);
  std::for_each(table->rows.begin(), table->rows.end(), to_words);
  for (std::size_t n = at; n < i; ++n) {
    if (m_lines[n].text.find_first_not_of("+-= ") == std::string_view::npos) {
      skip(m_lines[n].number, m_lines[n].text, "ruled line");
    }
  }
  out.push_back({std::move(*table), number});
  return i;
}

std::size_t RstReader::read_list(std::size_t at, std::size_t end, int depth, Blocks& out) {
  const int indent = m_lines[at].indent;
  const int first = m_lines[at].number;
  List list;
  char32_t bullet = 0;
  while (at < end) {
    RstLine& line = m_lines[at];
    const auto marker = list_marker(line.text);
    const bool automatic = line.text.starts_with("#. ");
    if (line.indent != indent || (!marker && !automatic)) {
      break;
    }
    const bool ordered = automatic || marker->ordered;
    if (!list.items.empty() && (ordered != list.ordered || (!ordered && marker->bullet != bullet))) {
      break;
    }
    list.ordered = ordered;
    bullet = ordered ? 0 : marker->bullet;
    const std::size_t size = automatic ? 3 : marker->size;
    std::string label = ordered && marker ? marker->marker : std::string();
    if (automatic) {
      label = std::to_string(list.items.size() + 1);
    }
    const std::size_t behind = std::max(behind_deeper(at + 1, end, indent), at + 1);
    // The item's first line is read as if its marker were white space.
    line.indent += static_cast<int>(size);
    line.text.remove_prefix(size);
    list.items.push_back({label, line.number, read(at, behind, depth + 1, false)});
    at = next_text(behind, end);
  }
  out.push_back({std::move(list), first});
  return at;
}

std::size_t RstReader::read_paragraph(std::size_t at, std::size_t end, int depth, Blocks& out) {
  const RstLine& first = m_lines[at];
  if (const auto [name, value] = rst_field(first.text);
      !name.empty() && out.empty() && m_outline.entries.empty()) {
    const std::size_t behind = std::max(behind_deeper(at + 1, end, first.indent), at + 1);
    skip_lines(at, behind, "metadata");
    return behind;
  }
  // A line with deeper lines right below it is a term with its definition.
  if (at + 1 < end && !m_lines[at + 1].text.empty() && m_lines[at + 1].indent > first.indent &&
      !first.text.ends_with("::") && !is_rst_bullet(m_lines[at + 1].text)) {
    const std::size_t behind = behind_deeper(at + 1, end, first.indent);
    out.push_back({Paragraph{words(first.text, first.number)}, first.number});
    Blocks definition = read(at + 1, behind, depth + 1, false);
    std::move(definition.begin(), definition.end(), std::back_inserter(out));
    return behind;
  }
  std::string text;
  std::size_t i = at;
  bool line_block = first.text.starts_with("| ");
  while (i < end && !m_lines[i].text.empty()) {
    const std::string_view piece = m_lines[i].text;
    const bool glued_list = i > at && is_rst_bullet(piece) && ends_colon(m_lines[i - 1].text);
    const bool other_block = i > at && (is_rst_explicit(piece) || m_lines[i].indent < first.indent);
    if (glued_list || other_block) {
      break;
    }
    if (line_block) {
      out.push_back({Paragraph{words(trim(piece.substr(piece.starts_with('|') ? 1 : 0)), m_lines[i].number)},
                     m_lines[i].number});
    } else {
      text += (text.empty() ? "" : " ") + std::string(piece);
    }
    ++i;
  }
  if (text == "::") {
    text.clear();
  } else if (text.ends_with("::")) {
    text.pop_back();
  }
  text = words(text, first.number);
  if (!text.empty()) {
    out.push_back({Paragraph{std::move(text)}, first.number});
  }
  return i;
}

/// ".. |name| replace:: text" and ".. |name| image:: file" with its alternative.
void RstReader::find_substitutions() {
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    const std::string_view text = m_lines[i].text;
    const std::size_t close = text.starts_with(".. |") ? text.find('|', 4) : std::string_view::npos;
    if (close == std::string_view::npos) {
      continue;
    }
    const auto directive = rst_markup_at(m_lines, i, m_lines.size());
    if (!directive) {
      continue;
    }
    std::string value = directive->name == "replace" ? std::string(directive->argument) : std::string();
    for (const auto& [name, option] : directive->options) {
      value = name == "alt" ? std::string(option) : value;
    }
    m_substitutions.emplace(text.substr(4, close - 4), value);
  }
}

} // namespace

Outline read_restructured_text(std::string_view text) {
  Outline outline;
  outline.form = "text";
  RstReader(rst_lines(text), outline).run();
  return outline;
}

} // namespace audiosheet::read
