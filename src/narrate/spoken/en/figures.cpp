// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in special arrangements: blood pressures, 24/7, scores, versions, feet and inches.
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/units.hpp"
#include "narrate/spoken/words.hpp"

#include <algorithm>
#include <charconv>

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr auto k_typed_viruses = std::to_array<std::string_view>(
    {"HPV", "HSV", "HHV", "HIV", "HTLV", "HCV", "types", "exons", "chromosomes"});

int value_of(const Scan& scan, std::size_t at) {
  const auto digits = scan.text(at);
  int value = -1;
  if (scan.is_digits(at) && digits.size() <= 4 && digits.front() != '0') {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  }
  return value;
}

struct Reading {
  std::size_t end = 0;
  int value = -1;
  std::string words;
};

/// "120" or "120–129".
std::optional<Reading> take_reading(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  Reading reading{at + 1, value_of(scan, at), {}};
  if (reading.value < 0) {
    return std::nullopt;
  }
  reading.words = line.words.cardinal(scan.text(at));
  if ((scan.is(at + 1, "-") || scan.is(at + 1, "–")) && value_of(scan, at + 2) > 0) {
    reading.words += " to " + line.words.cardinal(scan.text(at + 2));
    reading.end = at + 3;
  }
  return reading;
}

bool near_word(const Scan& scan, std::size_t at, std::string_view word) {
  constexpr std::size_t k_back = 12;
  for (std::size_t i = 1; i <= k_back; ++i) {
    if (ascii_lower(scan.text(at - i)) == word) {
      return true;
    }
  }
  return false;
}

/// Is there an opening quotation mark before `at`? Those behind digits are inches.
bool inside_quotes(const Scan& scan, std::size_t at) {
  constexpr std::size_t k_back = 200;
  bool open = false;
  for (std::size_t i = at - std::min(at, k_back); i < at; ++i) {
    if (scan.is(i, "\"") && !scan.is_digits(i - 1)) {
      open = !open;
    }
  }
  return open;
}

} // namespace

/// "120/80 mmHg", "130–139/80–89".
std::optional<Match> blood_pressure(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto high = take_reading(line, at);
  if (!high || !scan.is(high->end, "/") || scan.is(at - 1, "/")) {
    return std::nullopt;
  }
  const auto low = take_reading(line, high->end + 1);
  if (!low || scan.is(low->end, "/") || scan.is_word(low->end)) {
    return std::nullopt;
  }
  Match match{low->end, high->words + " over " + low->words, "blood pressure"};
  const bool plausible = high->value >= 60 && high->value <= 300 && low->value >= 20 && low->value <= 200 &&
                         high->value > low->value;
  if (const auto unit = parse_unit(line, scan.skip_space(low->end));
      unit && unit->singular.ends_with("of mercury")) {
    match.spoken += " " + unit->plural;
    match.end = unit->end;
    return match;
  }
  const bool named =
      near_word(scan, at, "pressure") || near_word(scan, at, "bp") || near_word(scan, at, "reading");
  if (plausible && (named || high->value >= 80)) {
    return match;
  }
  return std::nullopt;
}

/// "24/7", "20/20 vision", "phase 1/2", "2019/20", "7/10".
std::optional<Match> slashed_numbers(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const bool grouped = scan.is(at + 3, ",") && scan.is_digits(at + 4) && scan.text(at + 4).size() == 3;
  if (!scan.is_digits(at) || !scan.is(at + 1, "/") || !scan.is_digits(at + 2) || scan.is(at + 3, "/") ||
      scan.is(at - 1, "/") || grouped) {
    return std::nullopt;
  }
  const auto above = scan.text(at);
  const auto below = scan.text(at + 2);
  const std::string first = line.words.cardinal(above);
  const std::string second = line.words.cardinal(below);
  const std::size_t end = at + 3;
  const bool sevens =
      (above == "24" && below == "7") || (above == "50" && below == "50") || (above == "9" && below == "11");
  const bool sight =
      above == "20" || (above == "6" && (near_word(scan, at, "vision") || scan.is(end + 1, "vision")));
  if (sevens || (sight && !below.empty() && value_of(scan, at + 2) >= 5 && !scan.is(end + 1, "of"))) {
    return Match{end, first + " " + second, "figures"};
  }
  const std::string noun = ascii_lower(scan.text(scan.skip_space_back(at - 1)));
  if (noun == "phase" || noun == "stage" || noun == "grade" || noun == "type" || noun == "group" ||
      noun == "class") {
    return Match{end, first + " " + second, "figures"};
  }
  const auto name = scan.text(scan.skip_space_back(at - 1));
  if (is_in(k_typed_viruses, name)) { // "HPV 16/18"
    return Match{end, first + " and " + second, "figures"};
  }
  if (is_upper(name) && name.size() > 2 && value_of(scan, at) >= 0 &&
      value_of(scan, at) <= value_of(scan, at + 2)) {
    return Match{end, first + " out of " + second, "figures"}; // "MMSE 24/30"
  }
  if (looks_like_year(above) && (looks_like_year(below) || below.size() == 2)) {
    const std::string last = below.size() == 2 ? second : year_words(line, below);
    return Match{end, year_words(line, above) + " to " + last, "range"};
  }
  const auto unit = parse_unit(line, scan.skip_space(end));
  const bool halves = below == "2" || below == "3" || below == "4" || below == "8";
  if (unit && !halves) { // two strengths: "50/100 mg"
    return Match{unit->end, first + " slash " + second + " " + unit->plural, "measure"};
  }
  const bool share = scan.is(at - 1, "(") && scan.is(end, ")"); // "86% (12/14)"
  if (share && value_of(scan, at) >= 0 && value_of(scan, at) <= value_of(scan, at + 2)) {
    return Match{end, first + " out of " + second, "figures"};
  }
  const bool score =
      below == "10" || below == "100" || below == "1000" || below == "10000" || below == "100000";
  const bool part = scan.is_space(end) && scan.is(end + 1, "of");
  if (score && value_of(scan, at) <= value_of(scan, at + 2) && value_of(scan, at) >= 0 && !part &&
      !(scan.is(end, ".") && scan.is_digits(end + 1))) {
    return Match{end, first + " out of " + second, "figures"};
  }
  return std::nullopt;
}

/// "401(k)", "501(c)(3)": a section of a law.
std::optional<Match> section_of_law(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto digits = scan.text(at);
  const auto letter = scan.text(at + 2);
  if (digits.size() != 3 || digits[1] != '0' || digits[2] == '0' || !scan.is(at + 1, "(") ||
      !scan.is_word(at + 2) || letter.size() != 1 || !scan.is(at + 3, ")")) {
    return std::nullopt;
  }
  return Match{at + 4,
               line.words.cardinal(digits.substr(0, 1)) + " oh " + line.words.cardinal(digits.substr(2)) +
                   " " + std::string(letter),
               "figures"};
}

/// "1.2.3": a version, a section; "123.123.0.40": an address of a machine.
std::optional<Match> dotted_numbers(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t end = at + 1;
  std::size_t parts = 1;
  constexpr std::size_t k_most_parts = 12;
  while (scan.is(end, ".") && scan.is_digits(end + 1) && parts < k_most_parts) {
    end += 2;
    ++parts;
  }
  if (parts < 3 || scan.is_word(end)) {
    return std::nullopt;
  }
  std::string words;
  for (std::size_t i = at; i < end; i += 2) {
    const auto digits = scan.text(i);
    words += words.empty() ? "" : parts == 4 ? " dot " : " point ";
    words += parts == 4 || digits.size() > 3 ? line.words.each_digit(digits) : line.words.cardinal(digits);
  }
  return Match{end, words, "figures"};
}

/// 5'10", 5′ 10″, 6″.
std::optional<Match> feet_and_inches(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.text(at).size() > 4) {
    return std::nullopt;
  }
  const auto counted = [&](std::size_t i, std::string_view one, std::string_view many) {
    return line.words.cardinal(scan.text(i)) + " " + std::string(scan.is(i, "1") ? one : many);
  };
  const bool feet = scan.is(at + 1, "'") || scan.is(at + 1, "′") || scan.is(at + 1, "’");
  const std::size_t inches = scan.skip_space(at + 2);
  if (feet && scan.is_digits(inches) &&
      (scan.is(inches + 1, "\"") || scan.is(inches + 1, "″") || scan.is(inches + 1, "”"))) {
    return Match{inches + 2, counted(at, "foot", "feet") + " " + counted(inches, "inch", "inches"),
                 "measure"};
  }
  if (scan.is(at + 1, "″") || (scan.is(at + 1, "\"") && !inside_quotes(scan, at))) {
    return Match{at + 2, counted(at, "inch", "inches"), "measure"};
  }
  if (scan.is(at + 1, "′")) {
    return Match{at + 2, counted(at, "foot", "feet"), "measure"};
  }
  return std::nullopt;
}

} // namespace audiosheet::narrate::spoken::en
