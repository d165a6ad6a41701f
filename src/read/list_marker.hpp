// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::read {

/// What makes a line an item of a list: "•", "-", "3.", "(b)".
struct ListMarker {
  bool ordered = false;
  std::string marker;   ///< of an ordered item, without its punctuation
  char32_t bullet = 0;  ///< of an unordered item
  std::size_t size = 0; ///< bytes up to the item's text
  int ordinal = 0;      ///< 1 for "1", "a", "i"
};

/// The marker that a trimmed line begins with; a bullet may stand alone, a number may not.
std::optional<ListMarker> list_marker(std::string_view line);

} // namespace audiosheet::read
