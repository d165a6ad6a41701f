// SPDX-License-Identifier: GPL-3.0-or-later
//
// Enumerations and the names they have in files: one table, both directions.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace audiosheet {

template <typename Enum, std::size_t n> using Names = std::array<std::pair<Enum, std::string_view>, n>;

template <typename Enum, std::size_t n>
constexpr std::string_view name_of(const Names<Enum, n>& names, Enum value) {
  for (const auto& [candidate, name] : names) {
    if (candidate == value) {
      return name;
    }
  }
  return {};
}

template <typename Enum, std::size_t n>
constexpr std::optional<Enum> value_of(const Names<Enum, n>& names, std::string_view name) {
  for (const auto& [value, candidate] : names) {
    if (candidate == name) {
      return value;
    }
  }
  return std::nullopt;
}

} // namespace audiosheet
