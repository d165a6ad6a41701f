// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/inline_text.hpp"

namespace audiosheet::read {

namespace {

struct Editor {
  const std::function<void(std::string&, int)>& edit;
  int line = 0;

  void operator()(Paragraph& paragraph) const { edit(paragraph.text, line); }
  void operator()(List& list) const {
    for (ListItem& item : list.items) {
      edit_texts(item.blocks, edit);
    }
  }
  void operator()(Callout& callout) const {
    edit(callout.title, line);
    edit_texts(callout.blocks, edit);
  }
  void operator()(Table& table) const {
    edit(table.caption, line);
    for (std::string& cell : table.header) {
      edit(cell, line);
    }
    for (auto& row : table.rows) {
      for (std::string& cell : row) {
        edit(cell, line);
      }
    }
  }
  void operator()(Figure& figure) const {
    edit(figure.alternative, line);
    edit(figure.caption, line);
  }
  void operator()(Quotation& quotation) const { edit_texts(quotation.blocks, edit); }
};

} // namespace

void edit_texts(Blocks& blocks, const std::function<void(std::string&, int)>& edit) {
  for (Block& block : blocks) {
    std::visit(Editor{edit, block.line}, block.value);
  }
}

} // namespace audiosheet::read
