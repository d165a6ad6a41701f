// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/say_as_values.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace audiosheet::ssml {

namespace {

constexpr std::size_t k_max_digits = 18;
constexpr std::size_t k_max_decimals = 30;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_english(std::string_view language) { return language.substr(0, 2) == "en"; }

/// Rules of ICU by kind; not every language has all of them.
constexpr std::array<std::array<const char*, 3>, 3> k_rules{
    {{"%spellout-cardinal", "%spellout-numbering", nullptr},
     {"%spellout-ordinal", "%spellout-ordinal-masculine", nullptr},
     {"%spellout-numbering-year", "%spellout-numbering", nullptr}}};

std::optional<std::string> spell(std::int64_t value, NumberWords kind, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(language), status);
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status) != 0) {
    return std::nullopt;
  }
  for (const char* rule : k_rules.at(static_cast<std::size_t>(kind))) {
    if (rule == nullptr) {
      break;
    }
    icu::UnicodeString words;
    icu::FieldPosition ignored;
    status = U_ZERO_ERROR;
    format.format(value, icu::UnicodeString::fromUTF8(rule), words, ignored, status);
    if (U_SUCCESS(status) != 0) {
      std::string out;
      words.toUTF8String(out);
      return replace_all(std::move(out), "\u00AD", ""); // soft hyphens, as in German
    }
  }
  return std::nullopt;
}

/// Digits without the marks that group them: "1,000,000" and "10 000", but not "1,2".
std::string ungrouped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == ',' || text[i] == ' ' || text[i] == '\'';
    const std::string_view behind = text.substr(i + 1, 3);
    const bool three =
        i > 0 && behind.size() == 3 && all_digits(behind) && (i + 4 >= text.size() || !is_digit(text[i + 4]));
    if (!(mark && three)) {
      out += text[i];
    }
  }
  return out;
}

/// The value of a Roman numeral in capitals, at most 3999.
std::optional<int> roman(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, int>, 13> k_numerals{{{"M", 1000},
                                                                         {"CM", 900},
                                                                         {"D", 500},
                                                                         {"CD", 400},
                                                                         {"C", 100},
                                                                         {"XC", 90},
                                                                         {"L", 50},
                                                                         {"XL", 40},
                                                                         {"X", 10},
                                                                         {"IX", 9},
                                                                         {"V", 5},
                                                                         {"IV", 4},
                                                                         {"I", 1}}};
  int value = 0;
  for (const auto& [numeral, worth] : k_numerals) {
    const int most = worth == 1000 || worth == 100 || worth == 10 || worth == 1 ? 3 : 1;
    for (int n = 0; n < most && text.substr(0, numeral.size()) == numeral; ++n) {
      value += worth;
      text.remove_prefix(numeral.size());
    }
  }
  return text.empty() && value > 0 ? std::optional(value) : std::nullopt;
}

/// A text that is a whole number, in digits.
std::string whole_number(std::string_view text) {
  if (const auto value = roman(text)) {
    return std::to_string(*value);
  }
  return ungrouped(text);
}

struct Currency {
  std::string_view sign;
  std::string_view major, majors, minor, minors;
};

constexpr std::array<Currency, 10> k_currencies{
    {{"$", "dollar", "dollars", "cent", "cents"},
     {"USD", "US dollar", "US dollars", "cent", "cents"},
     {"€", "euro", "euros", "cent", "cents"},
     {"EUR", "euro", "euros", "cent", "cents"},
     {"£", "pound", "pounds", "penny", "pence"},
     {"GBP", "pound", "pounds", "penny", "pence"},
     {"CAD", "Canadian dollar", "Canadian dollars", "cent", "cents"},
     {"AUD", "Australian dollar", "Australian dollars", "cent", "cents"},
     {"CHF", "Swiss franc", "Swiss francs", "centime", "centimes"},
     {"INR", "rupee", "rupees", "paisa", "paise"}}};

} // namespace

std::optional<std::string> number_words(std::string_view number, NumberWords kind,
                                        std::string_view language) {
  bool negative = false;
  if (number.substr(0, 1) == "-" || number.substr(0, 1) == "+") {
    negative = number[0] == '-';
    number.remove_prefix(1);
  } else if (number.substr(0, 3) == "−") {
    negative = true;
    number.remove_prefix(3);
  }
  const std::size_t point = number.find('.');
  const std::string_view whole = number.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? "" : number.substr(point + 1);
  if ((!all_digits(whole) && !(whole.empty() && !decimals.empty())) || whole.size() > k_max_digits ||
      decimals.size() > k_max_decimals || (point != std::string_view::npos && !all_digits(decimals))) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  auto words = spell(value, kind, language);
  if (!words) {
    return std::nullopt;
  }
  if (!decimals.empty()) {
    *words += is_english(language) ? " point" : ",";
    for (const char digit : decimals) {
      *words += " " + digit_word(digit, language);
    }
  }
  return negative ? "minus " + *words : *words;
}

std::string digit_word(char digit, std::string_view language) {
  return spell(digit - '0', NumberWords::cardinal, language).value_or(std::string(1, digit));
}

std::vector<std::string_view> digit_groups(std::string_view text) {
  std::vector<std::string_view> groups;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && is_digit(text[end]) == is_digit(text[i])) {
      ++end;
    }
    groups.push_back(text.substr(i, end - i));
    i = end;
  }
  return groups;
}

std::optional<std::string> say_cardinal(const SayAs& request) {
  return number_words(whole_number(request.text), NumberWords::cardinal, request.language);
}

std::optional<std::string> say_ordinal(const SayAs& request) {
  std::string number = whole_number(request.text);
  for (const std::string_view end : {"st", "nd", "rd", "th", "."}) {
    if (number.size() > end.size() && number.compare(number.size() - end.size(), end.size(), end) == 0) {
      number.resize(number.size() - end.size());
      break;
    }
  }
  return all_digits(number) ? number_words(number, NumberWords::ordinal, request.language) : std::nullopt;
}

std::optional<std::string> say_year(const SayAs& request) {
  return all_digits(request.text) ? number_words(request.text, NumberWords::year, request.language)
                                  : std::nullopt;
}

std::optional<std::string> say_digits(const SayAs& request) {
  std::string out;
  for (const char c : request.text) {
    if (is_digit(c)) {
      out += (out.empty() ? "" : " ") + digit_word(c, request.language);
    } else if (c != ' ' && c != '-' && c != '.' && c != ',') {
      return std::nullopt;
    } else if (c != ' ' && !out.empty() && out.back() != ',') {
      out += ',';
    }
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::string> say_fraction(const SayAs& request) {
  const std::string text = replace_all(std::string(request.text), "⁄", "/");
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos || !is_english(request.language)) {
    return std::nullopt;
  }
  const std::size_t space = text.rfind(' ', slash);
  const bool mixed = space != std::string::npos && space > 0;
  const std::string whole = mixed ? text.substr(0, space) : "";
  const std::string top(trim(text.substr(mixed ? space : 0, slash - (mixed ? space : 0))));
  const std::string bottom(trim(text.substr(slash + 1)));
  const auto above = number_words(top, NumberWords::cardinal, request.language);
  auto below =
      all_digits(bottom) ? number_words(bottom, NumberWords::ordinal, request.language) : std::nullopt;
  const auto before = mixed ? number_words(whole, NumberWords::cardinal, request.language) : std::nullopt;
  if (!all_digits(top) || !above || !below || (mixed && !before)) {
    return std::nullopt;
  }
  const bool one = top == "1";
  if (bottom == "2") {
    below = one ? "half" : "halves";
  } else if (bottom == "4") {
    below = one ? "quarter" : "quarters";
  } else if (bottom == "1" || bottom == "0") {
    return fmt::format("{} over {}", *above, digit_word(bottom[0], request.language));
  } else if (!one) {
    *below += "s";
  }
  const std::string fraction = fmt::format("{} {}", mixed && one ? "a" : *above, *below);
  return mixed ? fmt::format("{} and {}", *before, fraction) : fraction;
}

std::optional<std::string> say_currency(const SayAs& request) {
  if (!is_english(request.language)) {
    return std::nullopt;
  }
  const auto found = std::find_if(k_currencies.begin(), k_currencies.end(), [&](const Currency& each) {
    return request.text.find(each.sign) != std::string_view::npos;
  });
  if (found == k_currencies.end()) {
    return std::nullopt;
  }
  std::string amount(trim(replace_all(std::string(request.text), found->sign, "")));
  amount = ungrouped(amount);
  const std::size_t point = std::min(amount.find('.'), amount.size());
  const std::string whole = amount.substr(0, point);
  const std::string cents = point < amount.size() ? amount.substr(point + 1) : "";
  const auto major = number_words(whole, NumberWords::cardinal, request.language);
  if (!major || !(cents.empty() || (cents.size() == 2 && all_digits(cents)))) {
    return std::nullopt;
  }
  std::string out = fmt::format("{} {}", *major, whole == "1" ? found->major : found->majors);
  if (!cents.empty() && cents != "00") {
    const auto minor = number_words(cents, NumberWords::cardinal, request.language);
    const std::string part =
        fmt::format("{} {}", minor.value_or(cents), cents == "01" ? found->minor : found->minors);
    out = whole == "0" ? part : fmt::format("{} and {}", out, part);
  }
  return out;
}

} // namespace audiosheet::ssml
