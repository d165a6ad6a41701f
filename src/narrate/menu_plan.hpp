// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which menu a chapter stands in: the shape of the call tree, without words.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace audiosheet::narrate {

/// Most options of a menu, and most keys from the start of a call to a chapter.
constexpr std::size_t k_menu_options = 5;
constexpr std::size_t k_menu_keys = 4;

/// Chapters first … last - 1 of a group that one option leads to: more than one, then to a menu of them.
struct MenuRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string menu; ///< empty: one chapter, no menu
  bool operator==(const MenuRange&) const = default;
};

/// One menu, or one page of it.
struct PlannedMenu {
  std::string id;
  std::string above; ///< the page before or the menu above
  std::string next;  ///< the next page; empty: none
  bool first_page = true;
  std::vector<MenuRange> options;
  bool operator==(const PlannedMenu&) const = default;
};

/// How many chapters a menu can lead to with `keys` keys left, the menu's own included.
std::size_t menu_capacity(std::size_t keys);

/// Menus for chapters `first` … `last` - 1: pages of five where `keys` allow it, else ranges in between, as
/// even as can be. REQUIRES: they fit, and there is at least one.
std::vector<PlannedMenu> plan_menus(const std::string& id, const std::string& above, std::size_t first,
                                    std::size_t last, std::size_t keys);

} // namespace audiosheet::narrate
