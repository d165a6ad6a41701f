// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/callouts.hpp"

#include "read/signals.hpp"
#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::read {

namespace {

std::optional<Signal> signal_of(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  return paragraph != nullptr ? signal_at_start(paragraph->text) : std::nullopt;
}

bool announces(const Blocks& blocks) {
  const auto* last = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
  return last != nullptr && ends_colon(last->text);
}

/// Takes the first words of a marked callout for its title when they are a signal, and their kind when
/// it is the stronger one.
void strengthen(Callout& callout) {
  if (callout.blocks.empty()) {
    return;
  }
  const auto signal = signal_of(callout.blocks.front());
  if (!signal || signal->kind > callout.kind || signal->evidence.starts_with("sign ")) {
    return;
  }
  const bool generic = comparison_key(callout.title) == to_string(callout.kind) ||
                       comparison_key(callout.title) == comparison_key(signal->title);
  if (!generic) {
    return;
  }
  if (signal->kind < callout.kind) {
    callout.evidence = callout.evidence.empty() ? signal->evidence
                                                : fmt::format("{}, {}", signal->evidence, callout.evidence);
  }
  callout.kind = signal->kind;
  if (signal->alone && callout.blocks.size() > 1) {
    callout.title = signal->title;
    callout.blocks.erase(callout.blocks.begin());
  } else if (!signal->alone) {
    callout.title = signal->title;
    auto& text = std::get<Paragraph>(callout.blocks.front().value).text;
    text.erase(0, signal->size);
  }
}

class Builder {
public:
  explicit Builder(Blocks blocks) : m_blocks(std::move(blocks)) {}

  Blocks run() {
    for (m_at = 0; m_at < m_blocks.size(); ++m_at) {
      Block& block = m_blocks[m_at];
      if (const auto signal = signal_of(block); signal && (!signal->alone || next_is_text())) {
        paragraph(block, *signal);
        continue;
      }
      if (auto* quotation = std::get_if<Quotation>(&block.value)) {
        quoted(*quotation, block.line);
        continue;
      }
      if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) {
          item.blocks = with_callouts(std::move(item.blocks));
        }
      } else if (auto* callout = std::get_if<Callout>(&block.value)) {
        strengthen(*callout);
      }
      m_out.push_back(std::move(block));
    }
    return std::move(m_out);
  }

private:
  [[nodiscard]] bool next_is_text() const {
    if (m_at + 1 >= m_blocks.size()) {
      return false;
    }
    const auto& value = m_blocks[m_at + 1].value;
    return std::holds_alternative<Paragraph>(value) || std::holds_alternative<List>(value);
  }

  void paragraph(Block& block, const Signal& signal) {
    Callout callout{signal.kind, signal.title, {}, signal.evidence};
    if (signal.alone) {
      callout.blocks.push_back(std::move(m_blocks[++m_at]));
    } else {
      callout.blocks.push_back(
          {Paragraph{std::get<Paragraph>(block.value).text.substr(signal.size)}, block.line});
    }
    if (announces(callout.blocks) && m_at + 1 < m_blocks.size() &&
        std::holds_alternative<List>(m_blocks[m_at + 1].value)) {
      callout.blocks.push_back(std::move(m_blocks[++m_at]));
    }
    m_out.push_back({std::move(callout), block.line});
  }

  void quoted(Quotation& quotation, int line) {
    Blocks inner = with_callouts(std::move(quotation.blocks));
    auto* callout = inner.empty() ? nullptr : std::get_if<Callout>(&inner.front().value);
    if (callout == nullptr) {
      m_out.push_back({Quotation{std::move(inner)}, line});
      return;
    }
    // The quotation was the box of the callout.
    for (auto block = inner.begin() + 1; block != inner.end(); ++block) {
      callout->blocks.push_back(std::move(*block));
    }
    m_out.push_back({std::move(*callout), line});
  }

  Blocks m_blocks;
  Blocks m_out;
  std::size_t m_at = 0;
};

} // namespace

Blocks with_callouts(Blocks blocks) { return Builder(std::move(blocks)).run(); }

} // namespace audiosheet::read
