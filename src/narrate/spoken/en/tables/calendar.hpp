// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

struct Name {
  std::string_view full;
  std::string_view lower;
  std::array<std::string_view, 3> shorts;
};

inline constexpr std::array k_months{
    Name{"January", "january", {"jan"}},
    Name{"February", "february", {"feb"}},
    Name{"March", "march", {"mar"}},
    Name{"April", "april", {"apr"}},
    Name{"May", "may", {}},
    Name{"June", "june", {"jun"}},
    Name{"July", "july", {"jul"}},
    Name{"August", "august", {"aug"}},
    Name{"September", "september", {"sep", "sept"}},
    Name{"October", "october", {"oct"}},
    Name{"November", "november", {"nov"}},
    Name{"December", "december", {"dec"}},
};

inline constexpr std::array k_weekdays{
    Name{"Monday", "monday", {"mon"}},
    Name{"Tuesday", "tuesday", {"tue", "tues"}},
    Name{"Wednesday", "wednesday", {"wed", "weds"}},
    Name{"Thursday", "thursday", {"thu", "thur", "thurs"}},
    Name{"Friday", "friday", {"fri"}},
    Name{"Saturday", "saturday", {"sat"}},
    Name{"Sunday", "sunday", {"sun"}},
};

/// The full name of a month or weekday written in full or short, any case; "" when it is none.
template <typename Table> std::string_view full_name(const Table& table, std::string_view word) {
  if (word.size() < 3 || word.size() > 9) {
    return {};
  }
  const auto initial = static_cast<char>(word.front() | 0x20); // in lower case, if it is a letter
  if (std::none_of(table.begin(), table.end(),
                   [&](const Name& name) { return name.lower.front() == initial; })) {
    return {};
  }
  const std::string lower = ascii_lower(word);
  for (const auto& name : table) {
    if (lower == name.lower || is_in(name.shorts, lower)) {
      return name.full;
    }
  }
  return {};
}

} // namespace audiosheet::narrate::spoken::en
