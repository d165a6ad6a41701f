// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/en/number.hpp"

#include "narrate/spoken/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr auto k_scale_words = std::to_array<std::string_view>(
    {"hundred", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"});

constexpr auto k_fraction_suffixes = std::to_array<std::string_view>({"rd", "rds", "th", "ths", "nd", "nds"});

int to_int(std::string_view digits) {
  int value = -1;
  if (digits.size() <= 9) {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  }
  return value;
}

bool is_three_digits(const Scan& scan, std::size_t at) {
  return scan.is_digits(at) && scan.text(at).size() == 3;
}

/// A space that groups digits: a special one (no-break, thin) always; a plain one when what it would part is
/// no number of its own ("10 000", "12 045") or there are two ("1 234 567"). "2 500 mg tablets" stays apart.
bool space_groups(const Scan& scan, std::size_t at) {
  const std::string_view space = scan.text(at + 1);
  if (space != " ") {
    return space == "\u00A0" || space == "\u202F" || space == "\u2009";
  }
  return scan.text(at + 2).front() == '0' || (scan.is(at + 3, " ") && is_three_digits(scan, at + 4));
}

/// Collects the digits of a grouped number that begins at `at`; returns the token behind it.
std::size_t take_groups(const Scan& scan, std::size_t at, std::string& digits) {
  digits = scan.text(at);
  std::size_t end = at + 1;
  if (digits.size() > 3 || digits.front() == '0' || !is_three_digits(scan, end + 1)) {
    return end;
  }
  const std::string separator(scan.text(end));
  const bool marks = separator == "," || separator == "'" || separator == "’";
  const bool spaces = scan.is_space(end) && !scan.is_digits(at - 2) && space_groups(scan, at);
  if (!marks && !spaces) {
    return end;
  }
  while (scan.is(end, separator) && is_three_digits(scan, end + 1)) {
    digits += scan.text(end + 1);
    end += 2;
  }
  if (spaces && scan.is(end, separator) && scan.is_digits(end + 1)) { // a telephone number, a table's row
    digits = scan.text(at);
    return at + 1;
  }
  return end;
}

std::string fraction_words(const Line& line, std::string_view above, std::string_view below) {
  std::string out = line.words.cardinal(above);
  const bool one = above == "1";
  if (below == "2") {
    return out + (one ? " half" : " halves");
  }
  if (below == "4") {
    return out + (one ? " quarter" : " quarters");
  }
  return out + " " + line.words.ordinal(below) + (one ? "" : "s");
}

struct Fraction {
  std::size_t end = 0;
  std::string above, below;
  [[nodiscard]] bool proper() const { return to_int(above) < to_int(below); }
};

/// "½" or "1/2". Not "120/80" (a blood pressure), "1/2/2020" (a date), "24/7".
std::optional<Fraction> take_fraction(const Scan& scan, std::size_t at) {
  if (scan.kind(at) == Kind::fraction) {
    const std::string_view text = scan.text(at);
    const std::size_t slash = text.find('/');
    return Fraction{at + 1, std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
  }
  if (!scan.is_digits(at) || !scan.is(at + 1, "/") || !scan.is_digits(at + 2) || scan.is(at + 3, "/") ||
      scan.is(at - 1, "/")) {
    return std::nullopt;
  }
  Fraction out{at + 3, std::string(scan.text(at)), std::string(scan.text(at + 2))};
  const int below = to_int(out.below);
  const int above = to_int(out.above);
  const bool decimal = (scan.is(at + 3, ".") && scan.is_digits(at + 4)) ||
                       (scan.is(at + 3, ",") && scan.is_digits(at + 4) && scan.text(at + 4).size() == 3);
  if (out.above.front() == '0' || out.below.front() == '0' || out.above.size() > 2 || below < 2 || decimal ||
      below > 1000 || (below > 99 && below % 100 != 0) || (above > below && above >= 60)) {
    return std::nullopt;
  }
  return out;
}

void set_fraction(const Line& line, Number& number, const Fraction& fraction) {
  number.end = fraction.end;
  number.words = fraction_words(line, fraction.above, fraction.below);
  if (is_in(k_fraction_suffixes, line.scan.text(number.end))) { // "2/3rds"
    ++number.end;
  }
  number.is_part = fraction.proper();
  number.digits = fraction.above;
}

/// "2½", "2 1/2", "1-1/2": true when a proper fraction follows the whole number.
bool add_mixed(const Line& line, Number& number) {
  const Scan& scan = line.scan;
  std::size_t at = number.end;
  if (scan.is(at, "-") || scan.is_space(at)) {
    ++at;
  }
  if (at == number.end && scan.kind(at) != Kind::fraction) {
    return false;
  }
  const auto fraction = take_fraction(scan, at);
  if (!fraction || !fraction->proper() || to_int(fraction->below) > 16) {
    return false;
  }
  number.words += " and ";
  number.words += fraction->above == "1" && fraction->below == "2"
                      ? "a half"
                      : fraction_words(line, fraction->above, fraction->below);
  number.end = fraction->end;
  number.plain = number.is_one = false;
  return true;
}

std::string power_words(const Line& line, std::string_view exponent) {
  std::string out = " to the power of ";
  if (exponent.front() == '-' || exponent.front() == '+') {
    out += exponent.front() == '-' ? "minus " : "plus ";
    exponent.remove_prefix(1);
  }
  exponent.remove_prefix(std::min(exponent.find_first_not_of('0'), exponent.size() - 1));
  return out + line.words.cardinal(exponent);
}

/// The exponent behind a base: "⁹", "⁻³", "^9", "^-3", "**9". Sets end.
std::string take_exponent(const Scan& scan, std::size_t& end) {
  if (scan.kind(end) == Kind::superscript) {
    const std::string exponent(scan.text(end));
    const std::size_t digit = exponent.find_first_of("0123456789");
    const bool good = digit <= 1 && exponent.find_first_not_of("0123456789", digit) == std::string::npos;
    end += good ? 1 : 0;
    return good ? exponent : std::string();
  }
  std::size_t at = end;
  if (!scan.is(at, "^")) {
    return {};
  }
  ++at;
  const bool bracket = scan.is(at, "(") || scan.is(at, "{");
  at += bracket ? 1U : 0U;
  std::string sign;
  if (scan.is(at, "-") || scan.is(at, "−") || scan.is(at, "–")) {
    sign = "-";
    ++at;
  }
  if (!scan.is_digits(at) || (bracket && !scan.is(at + 1, ")") && !scan.is(at + 1, "}"))) {
    return {};
  }
  end = at + (bracket ? 2U : 1U);
  return sign + std::string(scan.text(at));
}

/// "⁹", "^9" behind the number, " × 10^9", "e-5".
void add_power(const Line& line, Number& number) {
  const Scan& scan = line.scan;
  std::size_t end = number.end;
  if (const auto exponent = take_exponent(scan, end); !exponent.empty()) {
    const bool ten = number.digits == "10";
    number.words += !ten && exponent == "2"   ? " squared"
                    : !ten && exponent == "3" ? " cubed"
                                              : power_words(line, exponent);
    number.end = end;
    number.power = true;
    number.plain = number.is_one = false;
    return;
  }
  std::size_t at = scan.skip_space(number.end);
  const bool times =
      scan.is(at, "×") || scan.is(at, "x") || scan.is(at, "X") || scan.is(at, "·") || scan.is(at, "*");
  at = scan.skip_space(at + 1);
  if (times && scan.is(at, "10")) {
    end = at + 1;
    if (const auto exponent = take_exponent(scan, end); !exponent.empty()) {
      number.words += " times ten" + power_words(line, exponent);
      number.end = end;
      number.power = true;
      number.plain = number.is_one = false;
    }
    return;
  }
  at = number.end;
  if (scan.is(at, "e") || scan.is(at, "E")) {
    const bool sign = scan.is(at + 1, "-") || scan.is(at + 1, "−") || scan.is(at + 1, "+");
    const std::size_t digits = at + (sign ? 2U : 1U);
    if (scan.is_digits(digits) && (sign || scan.is(at, "e")) && !scan.is_word(digits + 1)) {
      const std::string exponent =
          (sign && !scan.is(at + 1, "+") ? "-" : "") + std::string(scan.text(digits));
      number.words += " times ten" + power_words(line, exponent);
      number.end = digits + 1;
      number.power = true;
      number.plain = number.is_one = false;
    }
  }
}

void add_scale(const Line& line, Number& number) {
  const Scan& scan = line.scan;
  std::size_t at = number.end;
  if ((!scan.is_space(at) && !scan.is(at, "-")) || !scan.is_word(at + 1)) {
    return;
  }
  const std::string_view word = scan.text(at + 1);
  if (std::find(k_scale_words.begin(), k_scale_words.end(), word) != k_scale_words.end()) {
    number.words += " " + std::string(word);
    number.end = at + 2;
    number.plain = number.is_one = false;
  }
}

/// A sign belongs to the number when nothing that could be its left operand stands before it.
std::size_t take_sign(const Scan& scan, std::size_t at, Number& number) {
  const bool minus = scan.is(at, "-") || scan.is(at, "−") || scan.is(at, "–");
  if (!minus && !scan.is(at, "+")) {
    return at;
  }
  const bool number_follows = scan.is_digits(at + 1) || scan.kind(at + 1) == Kind::fraction ||
                              (scan.is(at + 1, ".") && scan.is_digits(at + 2));
  const auto before = scan.kind(at - 1);
  const bool free = before == Kind::none || before == Kind::space ||
                    (before == Kind::symbol && scan.text(at - 1) != ")" && scan.text(at - 1) != "]" &&
                     scan.text(at - 1) != "/" && scan.text(at - 1) != "%");
  if (!number_follows || !free) {
    return at;
  }
  number.sign = minus ? "-" : "+";
  return at + 1;
}

} // namespace

std::optional<Number> parse_number(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  Number number;
  at = take_sign(scan, at, number);
  const std::string sign = number.sign.empty() ? "" : number.sign == "-" ? "minus " : "plus ";
  if (const auto fraction = take_fraction(scan, at)) {
    set_fraction(line, number, *fraction);
    number.words.insert(0, sign);
    return number;
  }
  const bool bare_point = scan.is(at, ".") && scan.is_digits(at + 1) && !scan.is_digits(at - 1) &&
                          !scan.is_word(at - 1) && !scan.is(at - 1, ".");
  if (!scan.is_digits(at) && !bare_point) {
    return std::nullopt;
  }
  number.end = at;
  if (!bare_point) {
    number.end = take_groups(scan, at, number.digits);
    number.plain = number.end == at + 1;
    number.words = line.words.cardinal(number.digits);
  }
  if (scan.is(number.end, ".") && scan.is_digits(number.end + 1)) {
    number.decimals = scan.text(number.end + 1);
    number.words += number.words.empty() ? "" : " ";
    number.words += std::string(line.words.point()) + " " + line.words.each_digit(number.decimals);
    number.end += 2;
    number.plain = false;
  }
  number.is_one = number.digits == "1" && number.decimals.empty() && number.sign.empty();
  number.plain = number.plain && number.sign.empty();
  if (number.decimals.empty() && add_mixed(line, number)) {
    number.words.insert(0, sign);
    return number;
  }
  add_power(line, number);
  add_scale(line, number);
  number.words.insert(0, sign);
  return number;
}

std::string year_words(const Line& line, std::string_view digits) {
  const int year = to_int(digits);
  if (digits.size() != 4 || year % 1000 == 0 || (year > 2000 && year < 2010) || year < 1000) {
    return line.words.cardinal(digits);
  }
  const auto high = static_cast<unsigned>(year / 100);
  const auto low = static_cast<unsigned>(year % 100);
  std::string out = line.words.below_1000(high);
  if (low == 0) {
    return out + " hundred";
  }
  return out + (low < 10 ? " oh " : " ") + line.words.below_1000(low);
}

bool looks_like_year(std::string_view digits) {
  return digits.size() == 4 && digits >= "1100" && digits < "2100";
}

} // namespace audiosheet::narrate::spoken::en
