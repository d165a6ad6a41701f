// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/scan.hpp"

#include <array>
#include <optional>

namespace audiosheet::narrate::spoken::en {

struct ComparatorSign {
  std::array<std::string_view, 5> tokens; ///< longest first, so that "<=" is found before "<"
  std::string_view words;
};

inline constexpr std::array k_comparators{
    ComparatorSign{{"&", "lt", ";"}, "less than"},
    ComparatorSign{{"&", "gt", ";"}, "greater than"},
    ComparatorSign{{">", "/", "="}, "greater than or equal to"},
    ComparatorSign{{"<", "/", "="}, "less than or equal to"},
    ComparatorSign{{"+", "/", "-"}, "plus or minus"},
    ComparatorSign{{"+", "/", "−"}, "plus or minus"},
    ComparatorSign{{"+", "/", "–"}, "plus or minus"},
    ComparatorSign{{"+", "-"}, "plus or minus"},
    ComparatorSign{{"<", "="}, "less than or equal to"},
    ComparatorSign{{">", "="}, "greater than or equal to"},
    ComparatorSign{{"=", "<"}, "less than or equal to"},
    ComparatorSign{{"!", "="}, "not equal to"},
    ComparatorSign{{"<", ">"}, "not equal to"},
    ComparatorSign{{"=", "="}, "equals"},
    ComparatorSign{{"<"}, "less than"},
    ComparatorSign{{">"}, "greater than"},
    ComparatorSign{{"≤"}, "less than or equal to"},
    ComparatorSign{{"≥"}, "greater than or equal to"},
    ComparatorSign{{"≦"}, "less than or equal to"},
    ComparatorSign{{"≧"}, "greater than or equal to"},
    ComparatorSign{{"≮"}, "not less than"},
    ComparatorSign{{"≯"}, "not greater than"},
    ComparatorSign{{"="}, "equals"},
    ComparatorSign{{"≠"}, "not equal to"},
    ComparatorSign{{"±"}, "plus or minus"},
    ComparatorSign{{"∓"}, "minus or plus"},
    ComparatorSign{{"≈"}, "approximately"},
    ComparatorSign{{"≅"}, "approximately"},
    ComparatorSign{{"≃"}, "approximately"},
    ComparatorSign{{"~"}, "about"},
    ComparatorSign{{"∝"}, "proportional to"},
    ComparatorSign{{"≡"}, "identical to"},
};

struct Comparator {
  std::size_t end = 0;
  std::string_view words;
};

/// The comparison sign at token `at`.
inline std::optional<Comparator> parse_comparator(const Scan& scan, std::size_t at) {
  if (scan.kind(at) != Kind::symbol) {
    return std::nullopt;
  }
  const std::string_view first = scan.text(at);
  if (first.size() == 1 && std::string_view("&<>=+!~").find(first.front()) == std::string_view::npos) {
    return std::nullopt;
  }
  for (const auto& sign : k_comparators) {
    std::size_t end = at;
    bool same = true;
    for (const auto token : sign.tokens) {
      if (!token.empty()) {
        same = same && scan.is(end, token);
        ++end;
      }
    }
    if (same) {
      return Comparator{end, sign.words};
    }
  }
  return std::nullopt;
}

} // namespace audiosheet::narrate::spoken::en
