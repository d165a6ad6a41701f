// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with what belongs to them: comparison sign, range, unit, percent, "2 × 5 mg".
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/comparators.hpp"
#include "narrate/spoken/en/tables/units.hpp"
#include "narrate/spoken/en/tables/words.hpp"
#include "narrate/spoken/en/units.hpp"
#include "narrate/spoken/words.hpp"

#include <algorithm>

namespace audiosheet::narrate::spoken::en {

namespace {

struct Item {
  Number number;
  std::optional<Unit> unit;
  bool adjective = false; ///< "500-mg"
  std::size_t begin = 0, end = 0;
};

bool is_dash(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "—") || scan.is(at, "−");
}

/// A single capital behind a space and before a full stop or another capital is somebody's initial.
bool is_initial(const Scan& scan, std::size_t at) {
  const auto word = scan.text(at);
  return word.size() == 1 && is_upper(word) && word != "L" && scan.is(at + 1, ".") && scan.is_space(at + 2) &&
         scan.is_word(at + 3) && is_capitalised(scan.text(at + 3));
}

/// "in" is a preposition unless it has a full stop, a hyphen, or feet before it.
bool is_inches(const Scan& scan, std::size_t number, std::size_t unit) {
  const auto before = scan.text(scan.skip_space_back(number - 1));
  const bool stop = scan.is(unit + 1, ".") && !scan.is_digits(unit + 2);
  const std::size_t sign = scan.skip_space(unit + 1);
  const bool times = scan.is(sign, "×") || scan.is(sign, "x") || scan.is(sign, "=");
  const bool product = before == "x" || before == "×" || before == "by";
  const bool adjective = scan.is(unit - 1, "-") && !scan.is(unit + 1, "-"); // not "1-in-5"
  return stop || times || product || adjective || before == "ft" || before == "feet" || before == "foot";
}

std::optional<Item> parse_item(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  auto number = parse_number(line, at);
  if (!number) {
    return std::nullopt;
  }
  Item item{*number, std::nullopt, false, at, number->end};
  std::size_t unit_at = number->end;
  const bool hyphen = scan.is(unit_at, "-") && scan.is_word(unit_at + 1);
  unit_at = hyphen ? unit_at + 1 : scan.skip_space(unit_at);
  if (scan.is_space(number->end) && is_initial(scan, unit_at)) {
    return item;
  }
  if (scan.is(unit_at, "in") && is_inches(scan, at, unit_at)) {
    item.unit = Unit{unit_at + (scan.is(unit_at + 1, ".") ? 2U : 1U), "inch", "inches", false, true};
    item.end = item.unit->end;
    item.adjective = hyphen;
    return item;
  }
  if (auto unit = parse_unit(line, unit_at);
      unit && !(hyphen && scan.text(unit_at).size() < 2 && !is_in(k_hyphen_units, scan.text(unit_at)))) {
    item.end = unit->end;
    item.unit = std::move(unit);
    item.adjective = hyphen;
    const std::size_t next = item.end + 2;
    const bool goes_on =
        scan.is_digits(next) || (scan.is_word(next) && is_lower_letter(scan.text(next).front()));
    if (scan.is(item.end, ".") && scan.is_space(item.end + 1) && goes_on) { // "5 ft. 4 in. tall"
      ++item.end;
    }
  }
  return item;
}

/// "a 10 mL syringe": the unit before a noun stays singular.
bool before_noun(const Line& line, const Item& item) {
  const Scan& scan = line.scan;
  if (item.adjective || (scan.is(item.end, "-") && scan.is_word(item.end + 1))) {
    return true;
  }
  if (scan.is_space(item.end) && is_in(k_dose_nouns, scan.text(item.end + 1))) {
    return true;
  }
  const std::size_t article = scan.skip_space_back(item.begin - 1);
  if (!scan.is(article, "a") && !scan.is(article, "an") && !scan.is(article, "A") &&
      !scan.is(article, "An")) {
    return false;
  }
  const std::size_t noun = item.end + 1;
  return scan.is_space(item.end) && scan.is_word(noun) && !is_in(k_function_words, scan.text(noun));
}

std::string item_words(const Line& line, const Item& item, bool singular) {
  std::string out = item.number.words;
  if (item.unit) {
    const bool one = item.number.is_one || item.number.is_part || singular || before_noun(line, item);
    out += " " + (one ? item.unit->singular : item.unit->plural);
  }
  return out;
}

/// The token where the second half of a range begins, or 0.
std::size_t range_second(const Scan& scan, const Item& first) {
  const std::size_t at = first.end;
  std::size_t second = 0;
  if (is_dash(scan, at)) {
    second = at + 1;
    if (scan.is_space(second) && !scan.is(at, "-")) {
      ++second;
    }
  } else if (scan.is_space(at) && is_dash(scan, at + 1)) {
    second = scan.skip_space(at + 2);
    if (second == at + 2 && (scan.is(at + 1, "-") || scan.is(at + 1, "−"))) {
      return 0; // "5 -3": a negative number
    }
  }
  return second;
}

bool is_year_range(const Item& first, const Item& second) {
  if (first.unit || second.unit || !first.number.plain || !second.number.plain ||
      !looks_like_year(first.number.digits)) {
    return false;
  }
  return looks_like_year(second.number.digits) || second.number.digits.size() == 2;
}

std::string years_words(const Line& line, const Item& first, const Item& second) {
  std::string last;
  const auto& digits = second.number.digits;
  if (digits.size() == 2) {
    last = (digits.front() == '0' ? "oh " : "") +
           line.words.cardinal(digits.front() == '0' ? digits.substr(1) : digits);
  } else {
    last = year_words(line, digits);
  }
  return year_words(line, first.number.digits) + " to " + last;
}

/// "50–80 %", "50%–80%", "5 - 10 mg", "1998–2005".
std::optional<Match> parse_range(const Line& line, const Item& first) {
  const Scan& scan = line.scan;
  const std::size_t at = range_second(scan, first);
  if (at == 0) {
    return std::nullopt;
  }
  const auto prefix = parse_comparator(scan, at);
  auto second = parse_item(line, prefix ? scan.skip_space(prefix->end) : at);
  if (!second || (is_dash(scan, second->end) && scan.is_digits(second->end + 1) && !second->unit)) {
    return std::nullopt;
  }
  const bool codes =
      scan.is_word(second->end) && !second->unit && !is_in(k_suffix_words, scan.text(second->end));
  if (codes && scan.text(second->end).size() > 2) {
    return std::nullopt;
  }
  if (is_year_range(first, *second)) {
    return Match{second->end, years_words(line, first, *second), "range"};
  }
  second->begin = first.begin;
  std::string out = item_words(line, first, false) + " to ";
  if (first.unit && second->unit && first.unit->plural == (line.british ? "metres" : "meters") &&
      (second->unit->plural == "years" || second->unit->plural == "months")) { // "6m–5y"
    out = first.number.words + (first.number.is_one ? " month to " : " months to ");
  }
  if (prefix) {
    out += std::string(prefix->words) + " ";
  }
  out += item_words(line, *second, false);
  const std::size_t times = second->end;
  if (!second->unit && (scan.is(times, "x") || scan.is(times, "×")) && !scan.is_word(times + 1)) { // "2–3x"
    Match match{times + 1, out + " times", "range"};
    if (const auto period = scan.is(match.end, "/") ? parse_unit(line, match.end) : std::nullopt) {
      match.spoken += " " + period->singular;
      match.end = period->end;
    }
    return match;
  }
  return Match{second->end, out, "range"};
}

bool is_times(const Scan& scan, std::size_t at) {
  return scan.is(at, "×") || scan.is(at, "x") || scan.is(at, "X") || scan.is(at, "*");
}

/// "2 × 500 mg" ("times"), "2 × 3 × 4 cm" ("by").
std::optional<Match> parse_product(const Line& line, const Item& first) {
  const Scan& scan = line.scan;
  constexpr std::size_t k_most = 5;
  std::vector<Item> items{first};
  while (items.size() < k_most) {
    const std::size_t sign = scan.skip_space(items.back().end);
    if (!is_times(scan, sign)) {
      break;
    }
    auto next = parse_item(line, scan.skip_space(sign + 1));
    if (!next) {
      break;
    }
    items.push_back(std::move(*next));
  }
  if (items.size() < 2) {
    return std::nullopt;
  }
  const auto& last = items.back();
  const bool by = last.unit ? last.unit->length : !first.unit;
  std::string out;
  for (auto& item : items) {
    item.begin = first.begin;
    out += (out.empty() ? "" : by ? " by " : " times ") + item_words(line, item, false);
  }
  return Match{last.end, out, last.unit ? "measure" : "multiplication"};
}

bool is_plural_noun(std::string_view word) {
  return word.size() > 3 && word.back() == 's' && word.substr(word.size() - 2) != "ss" &&
         !is_capitalised(word) && !is_in(k_not_plurals, word);
}

/// Four plain digits: a year or a count? Years are not followed by what they count.
bool is_year(const Line& line, std::size_t at, const Number& number) {
  const Scan& scan = line.scan;
  if (!number.plain || number.digits.size() != 4 || number.digits.front() == '0' || number.digits >= "2100") {
    return false;
  }
  const std::size_t before = scan.skip_space_back(at - 1);
  const std::string_view previous = scan.text(before);
  const std::string_view era = scan.text(scan.skip_space(number.end));
  if (era == "BC" || era == "AD" || era == "BCE" || era == "CE") {
    return true;
  }
  if (is_in(k_year_openers, ascii_lower(previous))) {
    const std::size_t next = number.end + 1;
    return !(scan.is_word(next) && (is_plural_noun(scan.text(next)) || is_in(k_counted, scan.text(next))));
  }
  if (!looks_like_year(number.digits) || number.digits < "1500" ||
      is_in(k_count_openers, ascii_lower(previous)) || scan.is(before, "=") ||
      is_in(k_currency_signs, previous)) {
    return false;
  }
  const std::size_t next = number.end + 1;
  if (scan.is_space(number.end) && scan.is_word(next) &&
      (is_plural_noun(scan.text(next)) || is_in(k_counted, scan.text(next)))) {
    return false;
  }
  return number.digits.substr(2) != "00" || number.digits == "2000" || number.digits == "1900";
}

std::string_view class_of(const Item& item) {
  if (item.unit) {
    return item.unit->singular == "percent" ? "percent" : "measure";
  }
  if (item.number.power) {
    return "scientific";
  }
  if (!item.number.sign.empty()) {
    return "signed number";
  }
  if (item.number.is_part) {
    return "fraction";
  }
  return item.number.decimals.empty() ? "cardinal" : "decimal";
}

} // namespace

std::optional<Match> quantity(const Line& line, std::size_t at) {
  const auto item = parse_item(line, at);
  if (!item) {
    return std::nullopt;
  }
  if (auto range = parse_range(line, *item)) {
    return range;
  }
  if (auto product = parse_product(line, *item)) {
    return product;
  }
  const Scan& scan = line.scan;
  const std::size_t times = item->end;
  if ((scan.is(times, "×") || scan.is(times, "x")) && !item->unit && !scan.is_word(times + 1)) { // "3× daily"
    Match match{times + 1, item->number.words + (item->number.is_one ? " time" : " times"), "multiplication"};
    if (const auto period =
            scan.is(match.end, "/") ? parse_unit(line, match.end) : std::nullopt) { // "3×/day"
      match.spoken += " " + period->singular;
      match.end = period->end;
    }
    return match;
  }
  if (scan.is(times, "+") && !scan.is_digits(times + 1) && !item->unit) { // "50+ years"
    Match match{times + 1, item->number.words + " plus", "comparison"};
    if (const auto unit = parse_unit(line, scan.skip_space(times + 1))) { // "70+ y"
      match.spoken += " " + unit->plural;
      match.end = unit->end;
    }
    return match;
  }
  if (!item->unit && is_year(line, at, item->number)) {
    return Match{item->end, year_words(line, item->number.digits), "year"};
  }
  return Match{item->end, item_words(line, *item, false), class_of(*item)};
}

/// A unit without a number: "mg/dL", "in mmHg", "per mL".
std::optional<Match> bare_unit(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto word = scan.text(at);
  if (scan.is_word(at - 1) || scan.is_digits(at - 1) || scan.is(at - 1, "/") || scan.is(at - 1, "-") ||
      word.size() > 7) {
    return std::nullopt;
  }
  const bool water = (word == "cmH" || word == "mmH") && scan.is(at + 1, "2") && scan.is(at + 2, "O");
  const bool rate = scan.is(at + 1, "/") && is_in(k_rate_tops, word) &&
                    (is_in(k_rate_bottoms, scan.text(at + 2)) || scan.is(at + 2, "24"));
  const bool known = water || rate || is_in(k_lone_units, word);
  if (!known && !scan.is(at + 1, "/")) {
    return std::nullopt;
  }
  const auto unit = parse_unit(line, at);
  if (!unit || (!known && !is_in(k_lone_units, scan.text(at + 2)))) {
    return std::nullopt;
  }
  const std::string before = ascii_lower(scan.text(scan.skip_space_back(at - 1)));
  const bool one =
      before == "per" || before == "one" || before == "a" || before == "each" || before == "every";
  return Match{unit->end, one ? unit->singular : unit->plural, "measure"};
}

/// A comparison sign, with the quantity behind it when there is one.
std::optional<Match> comparison(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto sign = parse_comparator(scan, at);
  if (!sign) {
    return std::nullopt;
  }
  const std::size_t value = scan.skip_space(sign->end);
  constexpr std::array k_values{blood_pressure, ratio, slashed_numbers, money, quantity};
  for (const auto rule : k_values) {
    if (scan.is_none(value) || scan.is_word(value)) {
      break;
    }
    if (auto match = rule(line, value)) {
      match->spoken.insert(0, std::string(sign->words) + " ");
      match->class_name = "comparison";
      return match;
    }
  }
  return Match{sign->end, std::string(sign->words), "comparison"};
}

} // namespace audiosheet::narrate::spoken::en
