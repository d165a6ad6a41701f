// SPDX-License-Identifier: GPL-3.0-or-later
//
// An outline as text that a test can compare at a glance.
#pragma once

#include "read/outline.hpp"

#include <string>

namespace audiosheet::test {

inline std::string indented(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    out += "  " + text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return out;
}

/// Paragraphs as they stand, "- item", "1. item", "[kind: title]" and "> " with their blocks indented,
/// "| cell | cell" and "(alternative; caption)"; a line each.
inline std::string blocks_text(const Blocks& blocks);

inline std::string block_text(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    return paragraph->text + "\n";
  }
  if (const auto* list = std::get_if<List>(&block.value)) {
    std::string out;
    for (const ListItem& item : list->items) {
      const std::string inner = indented(blocks_text(item.blocks));
      out +=
          (list->ordered ? item.marker + ". " : "- ") + inner.substr(std::min<std::size_t>(2, inner.size()));
    }
    return out;
  }
  if (const auto* callout = std::get_if<Callout>(&block.value)) {
    return "[" + to_string(callout->kind) + ": " + callout->title + "]\n" +
           indented(blocks_text(callout->blocks));
  }
  if (const auto* table = std::get_if<Table>(&block.value)) {
    std::string out = table->caption.empty() ? "" : "table " + table->caption + "\n";
    const auto row = [&](const std::vector<std::string>& cells) {
      for (const std::string& cell : cells) {
        out += "| " + cell + " ";
      }
      out += "\n";
    };
    if (!table->header.empty()) {
      row(table->header);
      out += table->row_headers ? "|=\n" : "|-\n";
    }
    for (const auto& cells : table->rows) {
      row(cells);
    }
    return out;
  }
  if (const auto* figure = std::get_if<Figure>(&block.value)) {
    return "(" + figure->alternative + "; " + figure->caption + ")\n";
  }
  const auto& quotation = std::get<Quotation>(block.value);
  return ">\n" + indented(blocks_text(quotation.blocks));
}

inline std::string blocks_text(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    out += block_text(block);
  }
  return out;
}

/// Headings as "## text"; level 0 as "# text"; a mark behind it as " {question}".
inline std::string outline_text(const read::Outline& outline) {
  std::string out;
  for (const auto& entry : outline.entries) {
    if (const auto* heading = std::get_if<read::Heading>(&entry)) {
      const char* const marks[] = {"", " {title}", " {question}", " {takeaways}"};
      out += std::string(static_cast<std::size_t>(std::max(heading->level, 1)), '#') +
             (heading->level == 0 ? "0 " : " ") + heading->text + marks[static_cast<int>(heading->mark)] +
             "\n";
    } else {
      out += block_text(std::get<Block>(entry));
    }
  }
  for (const Reference& reference : outline.references) {
    out += "ref " + reference.text + "\n";
  }
  return out;
}

/// "reason: text" for each thing left out, in the order it was met.
inline std::string skipped_text(const read::Outline& outline) {
  std::string out;
  for (const Skipped& skipped : outline.skipped) {
    out += skipped.reason + ": " + skipped.text + "\n";
  }
  return out;
}

} // namespace audiosheet::test
