// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/menu_plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace audiosheet::narrate {

namespace {

std::size_t divide_up(std::size_t a, std::size_t b) { return (a + b - 1) / b; }

/// What each option of a menu of ranges can hold: a page costs a key more than the one before it.
std::vector<std::size_t> range_capacities(std::size_t keys) {
  std::vector<std::size_t> capacities;
  for (std::size_t left = keys - 1; left > 0; --left) {
    capacities.insert(capacities.end(), k_menu_options, menu_capacity(left));
  }
  return capacities;
}

/// Sizes of `count` ranges of `total` chapters, as even as the capacities allow.
std::vector<std::size_t> range_sizes(std::size_t total, std::size_t count,
                                     const std::vector<std::size_t>& capacities) {
  std::vector<std::size_t> sizes;
  std::size_t behind = std::accumulate(
      capacities.begin(), capacities.begin() + static_cast<std::ptrdiff_t>(count), std::size_t{0});
  for (std::size_t i = 0; i < count; ++i) {
    behind -= capacities[i];
    const std::size_t least = total > behind ? total - behind : 0;
    const std::size_t even = divide_up(total, count - i);
    sizes.push_back(std::min(capacities[i], std::max(even, least)));
    total -= sizes.back();
  }
  return sizes;
}

/// Enough ranges that each needs one page, at most one page of ranges, unless they must hold more.
std::size_t range_count(std::size_t total, const std::vector<std::size_t>& capacities) {
  std::size_t count = std::min(divide_up(total, k_menu_options), k_menu_options);
  std::size_t held = 0;
  std::size_t needed = 0;
  while (held < total) {
    held += capacities[needed++];
  }
  return std::max(count, needed);
}

std::string page_id(const std::string& id, std::size_t page) {
  return page == 0 ? id : fmt::format("{}-p{}", id, page + 1);
}

/// Puts options on pages, evenly where there is a choice.
std::vector<PlannedMenu> pages_of(const std::string& id, const std::string& above,
                                  const std::vector<MenuRange>& options, bool even) {
  const std::size_t pages = divide_up(options.size(), k_menu_options);
  std::vector<PlannedMenu> menus;
  std::size_t at = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    PlannedMenu menu;
    menu.id = page_id(id, page);
    menu.above = page == 0 ? above : page_id(id, page - 1);
    menu.next = page + 1 < pages ? page_id(id, page + 1) : "";
    menu.first_page = page == 0;
    const std::size_t left = options.size() - at;
    const std::size_t size = even ? divide_up(left, pages - page) : std::min(left, k_menu_options);
    menu.options.assign(options.begin() + static_cast<std::ptrdiff_t>(at),
                        options.begin() + static_cast<std::ptrdiff_t>(at + size));
    at += size;
    menus.push_back(std::move(menu));
  }
  return menus;
}

} // namespace

std::size_t menu_capacity(std::size_t keys) {
  if (keys == 0) {
    return 0;
  }
  const auto ranges = keys > 1 ? range_capacities(keys) : std::vector<std::size_t>();
  return std::max(k_menu_options * keys, std::accumulate(ranges.begin(), ranges.end(), std::size_t{0}));
}

std::vector<PlannedMenu> plan_menus(const std::string& id, const std::string& above, std::size_t first,
                                    std::size_t last, std::size_t keys) {
  const std::size_t total = last - first;
  std::vector<MenuRange> options;
  if (divide_up(total, k_menu_options) <= keys) {
    for (std::size_t i = first; i < last; ++i) {
      options.push_back({i, i + 1, ""});
    }
    return pages_of(id, above, options, true);
  }
  const auto capacities = range_capacities(keys);
  const auto sizes = range_sizes(total, range_count(total, capacities), capacities);
  std::size_t at = first;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const bool alone = sizes[i] == 1;
    options.push_back({at, at + sizes[i], alone ? "" : fmt::format("{}-{}", id, i + 1)});
    at += sizes[i];
  }
  auto menus = pages_of(id, above, options, false);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i].menu.empty()) {
      const std::size_t page = i / k_menu_options;
      const auto below =
          plan_menus(options[i].menu, page_id(id, page), options[i].first, options[i].last, keys - 1 - page);
      menus.insert(menus.end(), below.begin(), below.end());
    }
  }
  return menus;
}

} // namespace audiosheet::narrate
