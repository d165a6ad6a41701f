// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/number_words.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <charconv>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

namespace audiosheet::narrate::spoken {

namespace {

/// The words for 0-99 and for whole hundreds, from ICU; the rest is put together from them, because asking
/// ICU for all of 0-999 costs some 10 ms.
void fill(const icu::RuleBasedNumberFormat& format, const char* rules, NumberWords::Words& words) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString rule_set(rules);
  const auto spell = [&](std::size_t value) {
    icu::UnicodeString text;
    icu::FieldPosition position;
    format.format(static_cast<std::int32_t>(value), rule_set, text, position, status);
    std::string out;
    text.toUTF8String(out);
    return out;
  };
  for (std::size_t i = 0; i < words.below_100.size(); ++i) {
    words.below_100[i] = spell(i);
  }
  for (std::size_t i = 1; i < words.hundreds.size(); ++i) {
    words.hundreds[i] = spell(i * 100);
  }
  if (U_FAILURE(status) != 0) {
    throw Error(std::string("ICU has no rules ") + rules + " for numbers in words: " + u_errorName(status));
  }
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void append_word(std::string& out, std::string_view word) {
  if (!out.empty() && !word.empty()) {
    out += ' ';
  }
  out += word;
}

} // namespace

NumberWords::NumberWords(const NumberStyle& style) : m_style(style) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(style.locale), status);
  if (U_FAILURE(status) != 0) {
    throw Error(std::string("ICU can't spell out numbers: ") + u_errorName(status));
  }
  fill(format, style.cardinal_rules, m_cardinals);
  fill(format, style.ordinal_rules, m_ordinals);
}

std::string NumberWords::each_digit(std::string_view digits) const {
  std::string out;
  for (const char digit : digits) {
    append_word(out, m_cardinals.below_100[static_cast<std::size_t>(digit - '0')]);
  }
  return out;
}

std::string NumberWords::below_1000(unsigned value, bool ordinal) const {
  const Words& last = ordinal ? m_ordinals : m_cardinals;
  if (value < 100) {
    return last.below_100[value];
  }
  if (value % 100 == 0) {
    return last.hundreds[value / 100];
  }
  std::string out = m_cardinals.hundreds[value / 100];
  append_word(out, m_style.joint);
  append_word(out, last.below_100[value % 100]);
  return out;
}

std::string NumberWords::cardinal(std::string_view digits) const { return in_groups(digits, false); }
std::string NumberWords::ordinal(std::string_view digits) const { return in_groups(digits, true); }

std::string NumberWords::in_groups(std::string_view digits, bool ordinal) const {
  if (digits.size() <= 3 && (digits.size() == 1 || digits.front() != '0')) {
    return below_1000(value_of(digits), ordinal);
  }
  if (digits.front() == '0' || digits.size() > 3 * (m_style.scales.size() + 1)) {
    return each_digit(digits);
  }
  std::string out;
  const std::string_view last = digits.substr(digits.size() - 3);
  for (std::string_view rest = digits.substr(0, digits.size() - 3); !rest.empty();) {
    const std::size_t size = (rest.size() - 1) % 3 + 1;
    const unsigned value = value_of(rest.substr(0, size));
    rest.remove_prefix(size);
    if (value != 0) {
      append_word(out, below_1000(value, false));
      append_word(out, m_style.scales[rest.size() / 3]);
    }
  }
  const unsigned value = value_of(last);
  if (value == 0) {
    return ordinal ? out + "th" : out;
  }
  append_word(out, value < 100 ? m_style.joint : std::string_view());
  append_word(out, below_1000(value, ordinal));
  return out;
}

} // namespace audiosheet::narrate::spoken
