// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/warning_sections.hpp"

#include "read/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// Headings of the European templates for package leaflets and summaries of product characteristics (QRD),
/// and of American labels.
constexpr std::array<std::string_view, 28> k_headings{
    "warnings and precautions",
    "special warnings and precautions for use",
    "warnings and cautions",
    "boxed warning",
    "black box warning",
    "warnhinweise und vorsichtsmaßnahmen",
    "besondere warnhinweise und vorsichtsmaßnahmen für die anwendung",
    "avertissements et précautions",
    "mises en garde et précautions",
    "mises en garde spéciales et précautions d'emploi",
    "advertencias y precauciones",
    "advertencias y precauciones especiales de empleo",
    "avvertenze e precauzioni",
    "avvertenze speciali e precauzioni d'impiego",
    "advertências e precauções",
    "advertências e precauções especiais de utilização",
    "wanneer moet u extra voorzichtig zijn met dit middel",
    "bijzondere waarschuwingen en voorzorgen bij gebruik",
    "advarsler og forsigtighedsregler",
    "særlige advarsler og forsigtighedsregler vedrørende brugen",
    "varningar och försiktighet",
    "ostrzeżenia i środki ostrożności",
    "specjalne ostrzeżenia i środki ostrożności dotyczące stosowania",
    "особые указания и меры предосторожности",
    "предупреждения и меры предосторожности",
    "אזהרות ואמצעי זהירות",
    "警告和注意事项",
    "경고 및 주의사항",
};

bool is_warning_heading(const std::string& text) {
  std::string key = comparison_key(text);
  const std::size_t letter = key.find_first_not_of("0123456789. ");
  key = letter == std::string::npos ? key : key.substr(letter);
  return std::find(k_headings.begin(), k_headings.end(), key) != k_headings.end();
}

} // namespace

void box_warning_sections(Outline& outline, const std::unordered_set<std::size_t>& bold) {
  auto& entries = outline.entries;
  std::vector<std::variant<Heading, Block>> boxed;
  boxed.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size();) {
    const auto* heading = std::get_if<Heading>(&entries[i]);
    const auto* block = std::get_if<Block>(&entries[i]);
    const auto* paragraph =
        block != nullptr && bold.count(i) > 0 ? std::get_if<Paragraph>(&block->value) : nullptr;
    const std::string title = heading != nullptr     ? heading->text
                              : paragraph != nullptr ? paragraph->text
                                                     : std::string();
    const int line = heading != nullptr ? heading->line : block->line;
    if (title.empty() || !is_warning_heading(title)) {
      boxed.push_back(std::move(entries[i++]));
      continue;
    }
    const bool is_heading = heading != nullptr;
    std::size_t end = i + 1;
    Callout callout{CalloutKind::warning, title, {}, "heading \"" + title + "\""};
    while (end < entries.size() && std::holds_alternative<Block>(entries[end]) && bold.count(end) == 0) {
      callout.blocks.push_back(std::move(std::get<Block>(entries[end++])));
    }
    if (is_heading || callout.blocks.empty()) {
      boxed.push_back(std::move(entries[i]));
    }
    i = end;
    const bool is_box =
        callout.blocks.size() == 1 && std::holds_alternative<Callout>(callout.blocks.front().value);
    if (is_box) {
      boxed.emplace_back(std::move(callout.blocks.front()));
    } else if (!callout.blocks.empty()) {
      const int first = is_heading ? callout.blocks.front().line : line;
      boxed.emplace_back(Block{std::move(callout), first});
    }
  }
  entries = std::move(boxed);
}

} // namespace audiosheet::read
