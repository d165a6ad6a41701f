// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

struct Name {
  std::string_view full;
  std::array<std::string_view, 3> shorts;
};

inline constexpr std::array k_months{
    Name{"January", {"jan"}}, Name{"February", {"feb"}}, Name{"March", {"mar"}},
    Name{"April", {"apr"}},   Name{"May", {}},           Name{"June", {"jun"}},
    Name{"July", {"jul"}},    Name{"August", {"aug"}},   Name{"September", {"sep", "sept"}},
    Name{"October", {"oct"}}, Name{"November", {"nov"}}, Name{"December", {"dec"}},
};

inline constexpr std::array k_weekdays{
    Name{"Monday", {"mon"}},
    Name{"Tuesday", {"tue", "tues"}},
    Name{"Wednesday", {"wed", "weds"}},
    Name{"Thursday", {"thu", "thur", "thurs"}},
    Name{"Friday", {"fri"}},
    Name{"Saturday", {"sat"}},
    Name{"Sunday", {"sun"}},
};

/// The full name of a month or weekday written in full or short, any case; "" when it is none.
template <typename Table> std::string_view full_name(const Table& table, std::string_view word) {
  if (word.size() < 3 || word.size() > 9) {
    return {};
  }
  const std::string lower = ascii_lower(word);
  for (const auto& name : table) {
    if (lower == ascii_lower(name.full) || is_in(name.shorts, lower)) {
      return name.full;
    }
  }
  return {};
}

} // namespace audiosheet::narrate::spoken::en
