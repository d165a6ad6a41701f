// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace audiosheet::narrate::spoken {

/// How a language builds long numbers out of groups of three digits.
struct NumberStyle {
  const char* locale;                      ///< for ICU's spelled-out rules: "en"
  const char* cardinal_rules;              ///< e.g. "%spellout-cardinal"
  const char* ordinal_rules;               ///< e.g. "%spellout-ordinal"
  std::array<std::string_view, 11> scales; ///< "thousand", "million", … for 10^3, 10^6, …
  std::string_view joint;                  ///< before a last group below 100: "and", or empty
  std::string_view minus, point;
};

/// Numbers in words. Digits come as text, so that no length overflows: what is longer than the language has
/// names for is said digit by digit. Const and safe to share: ICU's formatter is used when it is built and
/// never again.
class NumberWords {
public:
  struct Words {
    std::array<std::string, 100> below_100;
    std::array<std::string, 10> hundreds; ///< [0] is empty
  };

  explicit NumberWords(const NumberStyle& style);

  /// REQUIRES for all: digits is one or more of 0-9. Leading zeros are said ("007": "zero zero seven").
  [[nodiscard]] std::string cardinal(std::string_view digits) const;
  [[nodiscard]] std::string ordinal(std::string_view digits) const;
  [[nodiscard]] std::string each_digit(std::string_view digits) const;

  /// REQUIRES: value < 1000
  [[nodiscard]] std::string below_1000(unsigned value, bool ordinal = false) const;
  [[nodiscard]] std::string_view minus() const { return m_style.minus; }
  [[nodiscard]] std::string_view point() const { return m_style.point; }

private:
  [[nodiscard]] std::string in_groups(std::string_view digits, bool ordinal) const;

  NumberStyle m_style;
  Words m_cardinals;
  Words m_ordinals;
};

} // namespace audiosheet::narrate::spoken
