// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/units.hpp"

#include "audit/glyphs.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace audiosheet::audit {

namespace {

struct Symbol {
  std::string_view written;
  std::string_view names; ///< separated by '|'; the words of a name folded (singular, American)
};

// SI bases that take prefixes, with and without.
constexpr std::array k_bases = {
    Symbol{"g", "gram"},
    Symbol{"m", "meter"},
    Symbol{"L", "liter"},
    Symbol{"l", "liter"},
    Symbol{"s", "second"},
    Symbol{"mol", "mole"},
    Symbol{"Eq", "equivalent"},
    Symbol{"eq", "equivalent"},
    Symbol{"Osm", "osmole"},
    Symbol{"osm", "osmole"},
    Symbol{"Pa", "pascal"},
    Symbol{"V", "volt"},
    Symbol{"W", "watt"},
    Symbol{"Hz", "hertz"},
    Symbol{"Gy", "gray"},
    Symbol{"Sv", "sievert"},
    Symbol{"Bq", "becquerel"},
    Symbol{"Ci", "curie"},
    Symbol{"J", "joule"},
    Symbol{"cal", "calorie"},
    Symbol{"kat", "katal"},
    Symbol{"U", "unit"},
    Symbol{"IU", "international unit|i u|unit"},
    Symbol{"A", "ampere|amp"},
    Symbol{"M", "molar"},
    Symbol{"N", "newton"},
    Symbol{"K", "kelvin"},
    Symbol{"B", "byte"},
    Symbol{"b", "bit"},
    Symbol{"bps", "bit per second"},
    Symbol{"eV", "electron volt|electronvolt"},
    Symbol{"Da", "dalton"},
    Symbol{"Wh", "watt hour"},
    Symbol{"F", "farad"},
    Symbol{"T", "tesla"},
    Symbol{"lm", "lumen"},
    Symbol{"cd", "candela"},
    Symbol{"sec", "second"},
    Symbol{"pc", "parsec"},
    Symbol{"S", "siemens"},
    Symbol{"Ω", "ohm"},
};

constexpr std::array k_prefixes = {
    Symbol{"f", "femto"}, Symbol{"p", "pico"},  Symbol{"n", "nano"},  Symbol{"µ", "micro"}, // U+00B5
    Symbol{"μ", "micro"},                                                                   // U+03BC
    Symbol{"u", "micro"}, Symbol{"m", "milli"}, Symbol{"c", "centi"}, Symbol{"d", "deci"},
    Symbol{"h", "hecto"}, Symbol{"k", "kilo"},  Symbol{"K", "kilo"},  Symbol{"M", "mega"},
    Symbol{"G", "giga"},  Symbol{"T", "tera"},
};

constexpr std::array k_symbols = {
    Symbol{"kg", "kilogram|kilo"},
    Symbol{"mcg", "microgram"},
    Symbol{"mcL", "microliter"},
    Symbol{"cc", "cubic centimeter|c c|c c s"},
    Symbol{"ml", "milliliter"},
    Symbol{"ML", "milliliter|megaliter"},
    Symbol{"kcal", "kilocalorie|calorie"},
    Symbol{"Cal", "calorie"},
    Symbol{"mmHg", "millimeter of mercury"},
    Symbol{"cmH2O", "centimeter of water"},
    Symbol{"bpm", "beat per minute"},
    Symbol{"rpm", "revolution per minute"},
    Symbol{"mph", "mile per hour"},
    Symbol{"kph", "kilometer per hour"},
    Symbol{"kmph", "kilometer per hour"},
    Symbol{"ppm", "part per million"},
    Symbol{"ppb", "part per billion"},
    Symbol{"min", "minute"},
    Symbol{"mins", "minute"},
    Symbol{"hr", "hour"},
    Symbol{"hrs", "hour"},
    Symbol{"h", "hour"},
    Symbol{"secs", "second"},
    Symbol{"d", "day"},
    Symbol{"wk", "week"},
    Symbol{"wks", "week"},
    Symbol{"mo", "month"},
    Symbol{"mos", "month"},
    Symbol{"mth", "month"},
    Symbol{"mths", "month"},
    Symbol{"y", "year"},
    Symbol{"yr", "year"},
    Symbol{"yrs", "year"},
    Symbol{"lb", "pound"},
    Symbol{"lbs", "pound"},
    Symbol{"oz", "ounce"},
    Symbol{"ft", "foot"},
    Symbol{"in", "inch"},
    Symbol{"yd", "yard"},
    Symbol{"yds", "yard"},
    Symbol{"mi", "mile"},
    Symbol{"gal", "gallon"},
    Symbol{"pt", "pint"},
    Symbol{"qt", "quart"},
    Symbol{"tsp", "teaspoon"},
    Symbol{"tbsp", "tablespoon"},
    Symbol{"ha", "hectare"},
    Symbol{"ac", "acre"},
    Symbol{"hp", "horsepower"},
    Symbol{"dB", "decibel"},
    Symbol{"tab", "tablet"},
    Symbol{"tabs", "tablet"},
    Symbol{"cap", "capsule"},
    Symbol{"caps", "capsule"},
    Symbol{"amp", "ampule|amp"},
    Symbol{"gtt", "drop"},
    Symbol{"units", "unit"},
    Symbol{"ug", "microgram"},
    Symbol{"kb", "kilobit|kilobyte"},
    Symbol{"mb", "megabit|megabyte"},
    Symbol{"gb", "gigabit|gigabyte"},
    Symbol{"Mg", "milligram|megagram"},
    Symbol{"t", "ton|tonne"},
    Symbol{"kt", "knot|kiloton"},
    Symbol{"sq", "square"},
    Symbol{"MW", "megawatt"},
    Symbol{"mW", "milliwatt|megawatt"},
    Symbol{"cps", "cycle per second"},
    Symbol{"fps", "frame per second"},
    Symbol{"psi", "pound per square inch|p s i"},
    Symbol{"au", "astronomical unit"},
    Symbol{"ly", "light year"},
    Symbol{"pH", "p h"},
    Symbol{"cfu", "colony forming unit|c f u"},
    Symbol{"CFU", "colony forming unit|c f u"},
    Symbol{"IU", "international unit|i u"},
    Symbol{"IUs", "international unit|i u s"},
    Symbol{"mIU", "milli international unit|milliinternational unit|m i u"},
    Symbol{"fps", "foot per second|frame per second"},
    Symbol{"mmhg", "millimeter of mercury"},
    Symbol{"Mbps", "megabit per second"},
    Symbol{"mbps", "megabit per second"},
    Symbol{"kWh", "kilowatt hour"},
    Symbol{"C", "celsius|degree celsius"},
    Symbol{"F", "fahrenheit|degree fahrenheit"},
};

// Never a unit when a space stands before them: ordinary words, or letters of a class ("type 2 B").
constexpr std::array<std::string_view, 20> k_never_spaced = {"in", "a",   "A",   "B", "b",  "K",  "N",
                                                             "T",  "F",   "C",   "M", "S",  "ac", "au",
                                                             "pt", "cap", "amp", "t", "cd", "as"};

// Capitals or small letters where others would be right.
constexpr std::array<Symbol, 27> k_loose = {
    Symbol{"MG", "milligram"},  Symbol{"ML", "milliliter"}, Symbol{"KG", "kilogram"},
    Symbol{"Kg", "kilogram"},   Symbol{"CM", "centimeter"}, Symbol{"MM", "millimeter"},
    Symbol{"KM", "kilometer"},  Symbol{"MCG", "microgram"}, Symbol{"UG", "microgram"},
    Symbol{"DL", "deciliter"},  Symbol{"Lb", "pound"},      Symbol{"LB", "pound"},
    Symbol{"LBS", "pound"},     Symbol{"OZ", "ounce"},      Symbol{"FT", "foot"},
    Symbol{"Min", "minute"},    Symbol{"HR", "hour"},       Symbol{"Hr", "hour"},
    Symbol{"HRS", "hour"},      Symbol{"Hrs", "hour"},      Symbol{"hz", "hertz"},
    Symbol{"khz", "kilohertz"}, Symbol{"mhz", "megahertz"}, Symbol{"ghz", "gigahertz"},
    Symbol{"db", "decibel"},    Symbol{"mv", "millivolt"},  Symbol{"ma", "milliampere"}};

constexpr std::array<std::string_view, 60> k_words = {"second",
                                                      "minute",
                                                      "hour",
                                                      "day",
                                                      "week",
                                                      "month",
                                                      "year",
                                                      "decade",
                                                      "gram",
                                                      "kilogram",
                                                      "kilo",
                                                      "milligram",
                                                      "microgram",
                                                      "nanogram",
                                                      "picogram",
                                                      "liter",
                                                      "milliliter",
                                                      "deciliter",
                                                      "microliter",
                                                      "meter",
                                                      "centimeter",
                                                      "millimeter",
                                                      "micrometer",
                                                      "kilometer",
                                                      "micron",
                                                      "inch",
                                                      "foot",
                                                      "mile",
                                                      "yard",
                                                      "pound",
                                                      "ounce",
                                                      "pint",
                                                      "gallon",
                                                      "teaspoon",
                                                      "tablespoon",
                                                      "calorie",
                                                      "kilocalorie",
                                                      "joule",
                                                      "kilojoule",
                                                      "mole",
                                                      "millimole",
                                                      "micromole",
                                                      "milliequivalent",
                                                      "unit",
                                                      "percent",
                                                      "degree",
                                                      "dose",
                                                      "tablet",
                                                      "capsule",
                                                      "drop",
                                                      "puff",
                                                      "fortnight",
                                                      "night",
                                                      "time",
                                                      "hertz",
                                                      "volt",
                                                      "watt",
                                                      "decibel",
                                                      "cup",
                                                      "gray"};

std::optional<std::string> plain_symbol(std::string_view written) {
  for (const auto& symbol : k_symbols) {
    if (symbol.written == written) {
      return std::string(symbol.names);
    }
  }
  for (const auto& base : k_bases) {
    if (base.written == written) {
      return std::string(base.names);
    }
  }
  return std::nullopt;
}

std::optional<std::string> prefixed_symbol(std::string_view written) {
  for (const auto& prefix : k_prefixes) {
    if (!written.starts_with(prefix.written)) {
      continue;
    }
    const auto rest = written.substr(prefix.written.size());
    for (const auto& base : k_bases) {
      if (base.written == rest) {
        std::string names;
        for (const auto name : split(base.names, '|')) {
          names += (names.empty() ? "" : "|") + std::string(prefix.names) + std::string(name);
        }
        return names;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> symbol_names(std::string_view written) {
  if (auto names = plain_symbol(written)) {
    return names;
  }
  if (auto names = prefixed_symbol(written)) {
    return names;
  }
  for (const auto& symbol : k_loose) {
    if (symbol.written == written) {
      return std::string(symbol.names);
    }
  }
  return std::nullopt;
}

std::size_t letters_end(std::string_view text, std::size_t position) {
  while (character_at(text, position).glyph == Glyph::letter) {
    position += character_at(text, position).length;
  }
  return position;
}

bool is_space(std::string_view text, std::size_t position) {
  return character_at(text, position).glyph == Glyph::space;
}

/// A raised 2 or 3 at `position`: "²", "^2", "2" at the end of a word.
int read_exponent(std::string_view text, std::size_t position, std::size_t& end) {
  const auto here = character_at(text, position);
  if (here.glyph == Glyph::raised) {
    const char digit = plain_digit(text.substr(position, here.length));
    if (digit == '2' || digit == '3') {
      end = position + here.length;
      return digit - '0';
    }
    return 0;
  }
  const std::size_t digit_at = text.substr(position).starts_with('^') ? position + 1 : position;
  const char digit = digit_at < text.size() ? text[digit_at] : '\0';
  if (digit == '2' || digit == '3') {
    const auto next = character_at(text, digit_at + 1).glyph;
    if (next != Glyph::digit && next != Glyph::letter) {
      end = digit_at + 1;
      return digit - '0';
    }
  }
  return 0;
}

/// The ways to say a unit of one of these names, raised to an exponent.
Expect say_unit(std::string_view names, int exponent) {
  std::vector<Expect> ways;
  for (const auto name : split(names, '|')) {
    if (exponent == 0) {
      ways.push_back(unit_name(std::string(name)));
      continue;
    }
    const bool square = exponent == 2;
    ways.push_back(unit_name((square ? "square " : "cubic ") + std::string(name)));
    ways.push_back(seq({unit_name(std::string(name)), word(square ? "squared" : "cubed")}));
  }
  return ways.size() == 1 ? ways.front() : any(std::move(ways));
}

std::optional<WrittenUnit> read_degrees(std::string_view text, std::size_t position) {
  const auto sign = character_at(text, position);
  if (sign.glyph != Glyph::degree) {
    return std::nullopt;
  }
  std::size_t letter_at = position + sign.length;
  if (is_space(text, letter_at)) {
    ++letter_at;
  }
  const std::size_t end = letters_end(text, letter_at);
  const auto scale_name = text.substr(letter_at, end - letter_at);
  if (scale_name == "C" || scale_name == "F" || scale_name == "K") {
    const std::string name = scale_name == "C" ? "celsius" : scale_name == "F" ? "fahrenheit" : "kelvin";
    return WrittenUnit{
        seq({maybe(say(Phrase::degrees)), any({unit_name(name), letters(ascii_lower(scale_name))})}), end};
  }
  return WrittenUnit{say(Phrase::degrees), position + sign.length};
}

/// A unit without "/": symbol, name, "mm Hg".
std::optional<WrittenUnit> read_term(std::string_view text, std::size_t position, bool spaced) {
  if (auto degrees = read_degrees(text, position)) {
    return degrees;
  }
  const auto sign = character_at(text, position);
  if (sign.glyph == Glyph::percent) {
    return WrittenUnit{say(Phrase::percent), position + sign.length};
  }
  if (text.substr(position).starts_with("‰")) {
    return WrittenUnit{say(Phrase::per_mille), position + std::string_view("‰").size()};
  }
  std::size_t end = letters_end(text, position);
  const auto written = text.substr(position, end - position);
  if (written.empty()) {
    return std::nullopt;
  }
  const bool inches = written == "in" && text.substr(end).starts_with('.');
  if (spaced && !inches &&
      std::find(k_never_spaced.begin(), k_never_spaced.end(), written) != k_never_spaced.end()) {
    return std::nullopt;
  }
  if (written == "sq" && spaced) {
    const std::size_t next = text.substr(end).starts_with(". ") ? end + 2 : end + 1;
    const std::size_t next_end = letters_end(text, next);
    if (const auto names = symbol_names(text.substr(std::min(next, text.size()), next_end - next))) {
      return WrittenUnit{say_unit(*names, 2), next_end};
    }
  }
  if (written == "mm" && text.substr(end).starts_with(" Hg")) {
    return WrittenUnit{unit_name("millimeter of mercury"), end + 3};
  }
  std::optional<std::string> names;
  if (const auto name = fold_unit_word(ascii_lower(written)); written.size() > 2 && is_unit_word(name)) {
    names = name == "percent" ? std::nullopt : std::optional(name);
    if (!names) {
      return WrittenUnit{say(Phrase::percent), end};
    }
  } else {
    names = symbol_names(written);
  }
  if (!names) {
    return std::nullopt;
  }
  const int exponent = read_exponent(text, end, end);
  const auto next = character_at(text, end).glyph;
  if (next == Glyph::digit || (next == Glyph::letter && exponent != 0)) {
    return std::nullopt;
  }
  Expect expect = say_unit(*names, exponent);
  if (spaced && written.size() == 1 && written[0] >= 'A' && written[0] <= 'Z') {
    expect = any({std::move(expect), letters(ascii_lower(written))});
  }
  return WrittenUnit{std::move(expect), end};
}

std::size_t number_end(std::string_view text, std::size_t position) {
  const std::size_t begin = position;
  while (position < text.size() && (character_at(text, position).glyph == Glyph::digit ||
                                    (text[position] == '.' && position > begin &&
                                     character_at(text, position + 1).glyph == Glyph::digit))) {
    ++position;
  }
  return position;
}

} // namespace

bool is_unit_word(std::string_view word) {
  static const std::unordered_set<std::string_view> k_names(k_words.begin(), k_words.end());
  return k_names.count(fold_unit_word(word)) > 0;
}

std::optional<WrittenUnit> read_rate(std::string_view text, std::size_t position) {
  if (!text.substr(position).starts_with('/')) {
    return std::nullopt;
  }
  std::size_t at = position + 1;
  std::vector<Expect> parts = {say(Phrase::per)};
  const std::size_t digits_end = number_end(text, at);
  if (digits_end > at) {
    parts.push_back(amount(std::string(text.substr(at, digits_end - at))));
    at = is_space(text, digits_end) ? digits_end + character_at(text, digits_end).length : digits_end;
  }
  if (auto term = read_term(text, at, false)) {
    parts.push_back(std::move(term->expect));
    return WrittenUnit{seq(std::move(parts)), term->end};
  }
  const std::size_t end = letters_end(text, at);
  if (end - at < 3) {
    return std::nullopt; // "/w", "/o": not a thing one can count by
  }
  parts.push_back(unit_name(fold_unit_word(ascii_lower(text.substr(at, end - at)))));
  return WrittenUnit{seq(std::move(parts)), end};
}

std::optional<WrittenUnit> read_unit(std::string_view text, std::size_t position, bool spaced) {
  auto first = read_term(text, position, spaced);
  if (!first) {
    return std::nullopt;
  }
  std::vector<Expect> parts = {std::move(first->expect)};
  std::size_t end = first->end;
  constexpr std::size_t k_most_terms = 8;
  while (parts.size() < k_most_terms) {
    if (auto rate = read_rate(text, end)) {
      parts.push_back(std::move(rate->expect));
      end = rate->end;
      continue;
    }
    const bool product = text.substr(end).starts_with("·") || text.substr(end).starts_with("⋅");
    const std::size_t sign = product ? character_at(text, end).length : 0;
    auto term = product ? read_term(text, end + sign, false) : std::nullopt;
    if (!term) {
      break;
    }
    parts.push_back(std::move(term->expect));
    end = term->end;
  }
  return WrittenUnit{parts.size() == 1 ? std::move(parts.front()) : seq(std::move(parts)), end};
}

} // namespace audiosheet::audit
