// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace audiosheet::narrate::spoken::en {

/// 1-399, written as it should be; 0 when it isn't.
int roman_value(std::string_view letters);

/// Two letters or more of I, V and X that are a numeral.
inline bool is_roman_numeral(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos && roman_value(word) != 0;
}

} // namespace audiosheet::narrate::spoken::en
