// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet as a few short lines, for tables of cases.
#pragma once

#include "model/fact_sheet.hpp"

#include <string>

namespace audiosheet {

inline std::string dump(const Blocks& blocks, const std::string& indent = "");

struct BlockDump {
  std::string indent;

  std::string operator()(const Paragraph& paragraph) const { return indent + "p " + paragraph.text + "\n"; }
  std::string operator()(const List& list) const {
    std::string out;
    for (const ListItem& item : list.items) {
      std::string inner = dump(item.blocks, indent + "  ");
      // The item's first block stands on the line of its marker.
      out += indent + (list.ordered ? item.marker + ". " : "- ");
      out += inner.empty() ? "\n" : inner.substr(indent.size() + 4);
    }
    return out;
  }
  std::string operator()(const Callout& callout) const {
    return indent + "! " + to_string(callout.kind) + " (" + callout.title + ")\n" +
           dump(callout.blocks, indent + "  ");
  }
  std::string operator()(const Table& table) const {
    const auto row = [this](const std::vector<std::string>& cells, const char* mark) {
      std::string out = indent + mark;
      for (const std::string& cell : cells) {
        out += " " + cell + " |";
      }
      return out + "\n";
    };
    std::string out = table.header.empty() ? "" : row(table.header, "|=");
    for (const auto& cells : table.rows) {
      out += row(cells, "|");
    }
    return out;
  }
  std::string operator()(const Figure& figure) const {
    return indent + "f " + figure.alternative + " / " + figure.caption + "\n";
  }
  std::string operator()(const Quotation& quotation) const {
    return indent + "q\n" + dump(quotation.blocks, indent + "  ");
  }
};

inline std::string dump(const Blocks& blocks, const std::string& indent) {
  std::string out;
  for (const Block& block : blocks) {
    out += std::visit(BlockDump{indent}, block.value);
  }
  return out;
}

inline std::string dump(const FactSheet& sheet) {
  std::string out = "= " + sheet.title + "\n" + dump(sheet.lead);
  for (const Section& section : sheet.sections) {
    out += std::string(static_cast<std::size_t>(section.level), '#') + " " + section.heading;
    out += section.kind == SectionKind::section ? "\n" : " [" + to_string(section.kind) + "]\n";
    out += dump(section.blocks);
    for (const Question& question : section.questions) {
      out += "? " + question.question + "\n" + dump(question.answer, "  ");
    }
    for (const Takeaway& takeaway : section.takeaways) {
      out += "* " + plain_text(takeaway.blocks) + "\n";
    }
    for (const Reference& reference : section.references) {
      out += "@ " + reference.text + "\n";
    }
  }
  return out;
}

} // namespace audiosheet
