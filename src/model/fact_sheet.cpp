// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fact_sheet.hpp"

#include "model/names.hpp"
#include "util/text.hpp"

namespace audiosheet {

namespace {

constexpr Names<CalloutKind, 6> k_callout_kinds{{{CalloutKind::danger, "danger"},
                                                 {CalloutKind::warning, "warning"},
                                                 {CalloutKind::caution, "caution"},
                                                 {CalloutKind::important, "important"},
                                                 {CalloutKind::note, "note"},
                                                 {CalloutKind::tip, "tip"}}};

constexpr Names<SectionKind, 5> k_section_kinds{{{SectionKind::section, "section"},
                                                 {SectionKind::faq, "faq"},
                                                 {SectionKind::takeaways, "takeaways"},
                                                 {SectionKind::references, "references"},
                                                 {SectionKind::trials, "trials"}}};

void add_line(std::string& out, const std::string& line) {
  if (line.empty()) {
    return;
  }
  if (!out.empty()) {
    out += '\n';
  }
  out += line;
}

struct PlainText {
  std::string& out;

  void operator()(const Paragraph& paragraph) const { add_line(out, paragraph.text); }
  void operator()(const List& list) const {
    for (const auto& item : list.items) {
      add_line(out, (item.marker.empty() ? "• " : item.marker + ". ") + plain_text(item.blocks));
    }
  }
  void operator()(const Callout& callout) const {
    add_line(out, callout.title);
    add_line(out, plain_text(callout.blocks));
  }
  void operator()(const Table& table) const {
    add_line(out, table.caption);
    add_line(out, join(table.header, "\t"));
    for (const auto& row : table.rows) {
      add_line(out, join(row, "\t"));
    }
  }
  void operator()(const Figure& figure) const {
    add_line(out, figure.alternative);
    add_line(out, figure.caption);
  }
  void operator()(const Quotation& quotation) const { add_line(out, plain_text(quotation.blocks)); }
};

} // namespace

std::string to_string(CalloutKind kind) { return std::string(name_of(k_callout_kinds, kind)); }
std::string to_string(SectionKind kind) { return std::string(name_of(k_section_kinds, kind)); }
std::optional<CalloutKind> callout_kind(const std::string& name) { return value_of(k_callout_kinds, name); }

std::string plain_text(const Blocks& blocks) {
  std::string out;
  for (const auto& block : blocks) {
    std::visit(PlainText{out}, block.value);
  }
  return out;
}

} // namespace audiosheet
