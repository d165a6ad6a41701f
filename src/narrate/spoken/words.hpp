// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace audiosheet::narrate::spoken {

/// Is the word in one of the data tables?
template <typename Table> bool is_in(const Table& table, std::string_view word) {
  return !word.empty() && std::any_of(table.begin(), table.end(), [word](std::string_view entry) {
    return entry.size() == word.size() && entry.front() == word.front() && entry == word;
  });
}

inline bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }

/// All ASCII capitals.
inline bool is_upper(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_upper_letter);
}

inline bool is_lower(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_lower_letter);
}

inline bool is_capitalised(std::string_view word) { return !word.empty() && is_upper_letter(word.front()); }

/// "nineteen eighty": "nineteen eighties".
inline std::string plural_of_last_word(std::string text) {
  if (text.ends_with("y")) {
    text.pop_back();
    return text + "ies";
  }
  return text + (text.ends_with("x") ? "es" : "s");
}

} // namespace audiosheet::narrate::spoken
