// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/callouts.hpp"

#include "read/signals.hpp"
#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace audiosheet::read {

namespace {

constexpr std::array<std::string_view, 12> k_precautions{
    "warnings and precautions",
    "warnings & precautions",
    "special warnings and precautions",
    "avertissements et précautions",
    "warnhinweise und vorsichtsmaßnahmen",
    "advertencias y precauciones",
    "avvertenze e precauzioni",
    "advertências e precauções",
    "wanneer moet u extra voorzichtig zijn met dit middel",
    "advarsler og forsigtighedsregler",
    "varningar och försiktighet",
    "ostrzeżenia i środki ostrożności"};

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
void strengthen(Callout& callout, int line, std::vector<Skipped>& skipped) {
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
  if (signal->alone && callout.blocks.size() == 1) {
    return;
  }
  skipped.push_back({line, callout.title, "signal word that another follows"});
  callout.title = signal->title;
  if (signal->alone) {
    callout.blocks.erase(callout.blocks.begin());
  } else {
    auto& text = std::get<Paragraph>(callout.blocks.front().value).text;
    text.erase(0, signal->size);
  }
}

class Builder {
public:
  Builder(Blocks blocks, Asides asides, std::vector<Skipped>& skipped)
      : m_blocks(std::move(blocks)), m_asides(asides), m_skipped(skipped) {}

  Blocks run() {
    for (m_at = 0; m_at < m_blocks.size(); ++m_at) {
      Block& block = m_blocks[m_at];
      if (const auto signal = signal_of(block); signal && is_callout(*signal)) {
        paragraph(block, *signal);
        continue;
      }
      if (const auto* text = std::get_if<Paragraph>(&block.value);
          text != nullptr && is_precautions(text->text)) {
        precautions(block);
        continue;
      }
      if (auto* quotation = std::get_if<Quotation>(&block.value)) {
        quoted(*quotation, block.line);
        continue;
      }
      if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) {
          item.blocks = with_callouts(std::move(item.blocks), m_asides, m_skipped);
        }
      } else if (auto* callout = std::get_if<Callout>(&block.value)) {
        strengthen(*callout, block.line, m_skipped);
      }
      m_out.push_back(std::move(block));
    }
    return std::move(m_out);
  }

private:
  [[nodiscard]] bool is_callout(const Signal& signal) const {
    if (signal.alone) {
      return next_is_text();
    }
    return m_asides == Asides::by_words || is_warning(signal.kind);
  }

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

  /// The heading of a leaflet's warnings as a paragraph of its own, and what it heads.
  void precautions(Block& block) {
    const std::string heading = std::get<Paragraph>(block.value).text;
    m_out.push_back(std::move(block));
    if (!next_is_text()) {
      return;
    }
    Blocks below;
    for (std::size_t n = 0; n < 2 && m_at + 1 < m_blocks.size() && next_is_text(); ++n) {
      below.push_back(std::move(m_blocks[++m_at]));
    }
    for (Block& warned : with_precautions(std::move(below), heading)) {
      m_out.push_back(std::move(warned));
    }
  }

  void quoted(Quotation& quotation, int line) {
    // A quotation that begins with a signal is a box, for asides too.
    Blocks inner = with_callouts(std::move(quotation.blocks), Asides::by_words, m_skipped);
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
  Asides m_asides;
  std::vector<Skipped>& m_skipped;
  Blocks m_out;
  std::size_t m_at = 0;
};

} // namespace

Blocks with_callouts(Blocks blocks, Asides asides, std::vector<Skipped>& skipped) {
  return Builder(std::move(blocks), asides, skipped).run();
}

bool is_precautions(std::string_view heading) {
  const std::string key = comparison_key(heading);
  return std::find(k_precautions.begin(), k_precautions.end(), key) != k_precautions.end();
}

Blocks with_precautions(Blocks blocks, const std::string& heading) {
  if (blocks.empty() || !std::holds_alternative<Paragraph>(blocks.front().value)) {
    return blocks;
  }
  const auto is_list = [](const Block& block) { return std::holds_alternative<List>(block.value); };
  const std::size_t size = blocks.size() > 1 && is_list(blocks[1]) ? 2 : 1;
  Callout callout{CalloutKind::warning, "Warning", {}, fmt::format("heading \"{}\"", heading)};
  const int line = blocks.front().line;
  std::move(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(size),
            std::back_inserter(callout.blocks));
  blocks.erase(blocks.begin() + 1, blocks.begin() + static_cast<std::ptrdiff_t>(size));
  blocks.front() = {std::move(callout), line};
  return blocks;
}

} // namespace audiosheet::read
