// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/block_languages.hpp"

#include "read/language.hpp"
#include "util/text.hpp"

namespace audiosheet::read {

namespace {

std::string primary(const std::string& language) {
  return ascii_lower(language.substr(0, language.find('-')));
}

class Marker {
public:
  explicit Marker(const std::string& sheet_language) : m_outer(primary(sheet_language)) {}

  void mark(Blocks& blocks) {
    for (Block& block : blocks) {
      mark(block);
    }
  }

  void operator()(Paragraph& paragraph) { m_found = detect_foreign_language(paragraph.text, m_outer); }
  void operator()(List& list) {
    for (ListItem& item : list.items) {
      mark(item.blocks);
    }
  }
  void operator()(Callout& callout) { mark(callout.blocks); }
  void operator()(Quotation& quotation) { mark(quotation.blocks); }
  void operator()(Table& /*table*/) {}
  void operator()(Figure& /*figure*/) {}

private:
  void mark(Block& block) {
    if (primary(block.language) == m_outer) {
      block.language.clear();
    }
    const std::string outer = m_outer;
    if (!block.language.empty()) {
      m_outer = primary(block.language);
    }
    m_found.clear();
    std::visit(*this, block.value);
    if (!m_found.empty() && std::holds_alternative<Paragraph>(block.value)) {
      block.language = m_found;
    }
    m_outer = outer;
  }

  std::string m_outer; ///< language around the block
  std::string m_found;
};

} // namespace

void tell_block_languages(FactSheet& sheet) {
  Marker marker(sheet.language);
  marker.mark(sheet.lead);
  for (Section& section : sheet.sections) {
    marker.mark(section.blocks);
    for (Question& question : section.questions) {
      marker.mark(question.answer);
    }
    for (Takeaway& takeaway : section.takeaways) {
      marker.mark(takeaway.blocks);
    }
  }
}

} // namespace audiosheet::read
