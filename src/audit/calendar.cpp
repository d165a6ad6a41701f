// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates, times and decades as they are written.
#include "audit/glyphs.hpp"
#include "audit/written.hpp"

#include "util/text.hpp"

#include <array>
#include <utility>

namespace audiosheet::audit {

namespace {

constexpr std::array<std::string_view, 12> k_months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

struct Month {
  int number = 0; ///< 0: none
  std::size_t end = 0;
};

/// "March", "Mar", "Sept." at `position`; the full stop belongs to an abbreviation.
Month read_month(std::string_view text, std::size_t position) {
  const std::size_t end = word_end(text, position);
  const std::string name = ascii_lower(text.substr(position, end - position));
  if (name.size() < 3) {
    return {};
  }
  for (std::size_t i = 0; i < k_months.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    if (name == k_months[i]) {
      return {number, end};
    }
    if ((name.size() == 3 && k_months[i].starts_with(name)) || (name == "sept" && number == 9)) {
      return {number, text.substr(end).starts_with('.') ? end + 1 : end};
    }
  }
  return {};
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string_view digits_at(std::string_view text, std::size_t position) {
  return text.substr(std::min(position, text.size()), digits_end(text, position) - position);
}

Expect say_day(std::string_view day) {
  const std::string value = std::to_string(to_int(day));
  return any({ordinal(value), amount(value)});
}

Expect say_year(std::string_view year) {
  std::string value(year);
  if (value.size() == 2) {
    return any({amount(value), amount("20" + value), amount("19" + value)});
  }
  return amount(std::move(value));
}

Expect say_month(int month) { return word(std::string(k_months[static_cast<std::size_t>(month - 1)])); }

/// The usual orders of a date's parts; an empty year is not said.
Expect say_date(const Expect& day, int month, std::string_view year) {
  const Expect name = say_month(month);
  std::vector<Expect> month_day = {name, maybe(word("the")), day};
  std::vector<Expect> day_month = {maybe(word("the")), day, maybe(word("of")), name};
  if (year.empty()) {
    return any({seq(std::move(month_day)), seq(std::move(day_month))});
  }
  std::vector<Expect> year_first = {say_year(year), name, maybe(word("the")), day};
  for (auto* order : {&month_day, &day_month}) {
    order->push_back(maybe(any({word("of"), word("in")})));
    order->push_back(say_year(year));
  }
  return any({seq(std::move(month_day)), seq(std::move(day_month)), seq(std::move(year_first))});
}

/// ", 2021" or " 2021" behind a day or month; `end` moves behind it.
std::string_view read_year(std::string_view text, std::size_t& end) {
  std::size_t at = end;
  if (text.substr(at).starts_with(',')) {
    ++at;
  }
  const std::size_t digits_begin = spaces_end(text, at);
  const auto digits = digits_at(text, digits_begin);
  if (digits_begin == at || digits.size() != 4 || !is_boundary(text, digits_begin + 4)) {
    return {};
  }
  // "in May 1,200 people", "5 May 2020.5" and "May 2019-20" are no years, or more than one.
  const auto rest = text.substr(digits_begin + 4);
  if (rest.size() > 1 && (rest[0] == ',' || rest[0] == '.') && character_at(rest, 1).glyph == Glyph::digit) {
    return {};
  }
  end = digits_begin + 4;
  return digits;
}

/// "5–7": a second day; `end` moves behind it.
std::string_view read_second_day(std::string_view text, std::size_t& end) {
  const auto dash = character_at(text, end);
  if (dash.glyph != Glyph::dash) {
    return {};
  }
  const auto day = digits_at(text, end + dash.length);
  const int value = to_int(day);
  if (day.empty() || day.size() > 2 || value < 1 || value > 31) {
    return {};
  }
  end += dash.length + day.size();
  return day;
}

/// "5", "5th", "5–7" as a day of a month; `end` moves behind it. Nothing when it is none.
std::optional<Expect> read_day(std::string_view text, std::size_t position, std::size_t& end) {
  const auto day = digits_at(text, position);
  const int value = to_int(day);
  if (day.empty() || day.size() > 2 || value < 1 || value > 31) {
    return std::nullopt;
  }
  end = position + day.size();
  const auto suffix = text.substr(end, 2);
  if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
    end += 2;
  }
  Expect expect = say_day(day);
  if (const auto second = read_second_day(text, end); !second.empty()) {
    expect = seq({std::move(expect), say(Phrase::to), maybe(word("the")), say_day(second)});
  }
  if (!is_boundary(text, end)) {
    return std::nullopt;
  }
  return expect;
}

struct NumericDate {
  std::string_view year;
  int month = 0;
  int day = 0;
};

NumericDate order_parts(const std::array<std::string_view, 3>& parts, DateOrder order) {
  if (parts[0].size() == 4) {
    return {parts[0], to_int(parts[1]), to_int(parts[2])};
  }
  const int first = to_int(parts[0]);
  const int second = to_int(parts[1]);
  const bool day_first = first > 12 || (order == DateOrder::day_first && second <= 12);
  return {parts[2], day_first ? second : first, day_first ? first : second};
}

} // namespace

std::optional<Fact> read_numeric_date(std::string_view text, std::size_t position, DateOrder order) {
  std::array<std::string_view, 3> parts;
  std::size_t at = position;
  char separator = '\0';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = digits_at(text, at);
    at += parts[i].size();
    if (parts[i].empty() || parts[i].size() > 4) {
      return std::nullopt;
    }
    if (i == 2) {
      break;
    }
    const char sign = at < text.size() ? text[at] : '\0';
    if ((sign != '/' && sign != '.' && sign != '-') || (separator != '\0' && sign != separator)) {
      return std::nullopt;
    }
    separator = sign;
    ++at;
  }
  const bool year_first = parts[0].size() == 4;
  const auto year_size = year_first ? std::size_t{4} : parts[2].size();
  const bool sizes = parts[1].size() <= 2 && (year_first ? parts[2].size() <= 2 : parts[0].size() <= 2);
  const bool short_year = year_size == 2 && separator == '/';
  if (!sizes || (year_size != 4 && !short_year) || !is_boundary(text, at)) {
    return std::nullopt;
  }
  const auto date = order_parts(parts, order);
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) {
    return std::nullopt;
  }
  return Fact{"date", at, say_date(say_day(std::to_string(date.day)), date.month, date.year)};
}

std::optional<Fact> read_month_and_year(std::string_view text, std::size_t position) {
  const auto month = digits_at(text, position);
  const std::size_t slash = position + month.size();
  const int number = to_int(month);
  if (month.empty() || month.size() > 2 || number < 1 || number > 12 ||
      !text.substr(slash).starts_with('/')) {
    return std::nullopt;
  }
  const auto year = digits_at(text, slash + 1);
  const std::size_t end = slash + 1 + year.size();
  if (year.size() != 4 || (year.substr(0, 2) != "19" && year.substr(0, 2) != "20") ||
      !is_boundary(text, end) || text.substr(end).starts_with('/')) {
    return std::nullopt;
  }
  return Fact{"date", end, seq({say_month(number), maybe(any({word("of"), word("in")})), say_year(year)})};
}

std::optional<Fact> read_day_and_month(std::string_view text, std::size_t position) {
  std::size_t end = position;
  auto day = read_day(text, position, end);
  if (!day) {
    return std::nullopt;
  }
  const std::size_t gap = spaces_end(text, end);
  std::size_t month_at = gap;
  if (text.substr(gap).starts_with("of ")) {
    month_at = spaces_end(text, gap + 2);
  } else if (gap == end) {
    return std::nullopt;
  }
  const bool capital = month_at < text.size() && text[month_at] >= 'A' && text[month_at] <= 'Z';
  const auto month = read_month(text, month_at);
  if (month.number == 0) {
    return std::nullopt;
  }
  end = month.end;
  const auto year = read_year(text, end);
  if (!capital && month.end - month_at <= 3 && year.empty()) {
    return std::nullopt; // "5 may be", "3 dec"
  }
  return Fact{"date", end, say_date(*day, month.number, year)};
}

std::optional<Fact> read_month_and_day(std::string_view text, std::size_t position) {
  const auto month = read_month(text, position);
  if (month.number == 0) {
    return std::nullopt;
  }
  const std::size_t number_at = spaces_end(text, month.end);
  std::size_t end = month.end;
  if (const auto year = read_year(text, end); !year.empty()) {
    return Fact{"date", end,
                seq({say_month(month.number), maybe(any({word("of"), word("in")})), say_year(year)})};
  }
  auto day = number_at > month.end ? read_day(text, number_at, end) : std::nullopt;
  if (!day) {
    return std::nullopt;
  }
  // "may 5 mg be taken": a number with more behind it than a date has.
  const auto next = character_at(text, end).glyph;
  if (next == Glyph::percent || next == Glyph::degree || text.substr(end).starts_with(':')) {
    return std::nullopt;
  }
  const auto year = read_year(text, end);
  return Fact{"date", end, say_date(*day, month.number, year)};
}

namespace {

/// "am", "p.m." at `position`, with or without a space; `end` moves behind it.
std::optional<Phrase> read_half_of_day(std::string_view text, std::size_t& end) {
  static constexpr std::array<std::pair<std::string_view, Phrase>, 4> k_halves = {
      {{"a.m.", Phrase::am}, {"p.m.", Phrase::pm}, {"am", Phrase::am}, {"pm", Phrase::pm}}};
  const std::size_t at = spaces_end(text, end);
  const std::string lower = ascii_lower(text.substr(std::min(at, text.size()), 4));
  for (const auto& [name, phrase] : k_halves) {
    if (lower.starts_with(name) && is_boundary(text, at + name.size())) {
      end = at + name.size();
      return phrase;
    }
  }
  return std::nullopt;
}

Expect say_minutes(std::string_view minutes) {
  const std::string digits_said(minutes);
  if (minutes == "00") {
    return seq({maybe(any({say(Phrase::oclock), digits(digits_said), word("hour")})),
                maybe(seq({word("zero"), word("minutes")}))});
  }
  return seq({maybe(any({word("hours"), word("hour")})), maybe(say(Phrase::joint)),
              any({amount(std::to_string(to_int(minutes))), digits(digits_said)}),
              maybe(any({word("minutes"), word("minute")}))});
}

Expect say_hour(std::string_view hour) {
  const int value = to_int(hour);
  std::vector<Expect> ways = {amount(std::to_string(value)), digits(std::string(hour))};
  if (value == 0 || value > 12) {
    ways.push_back(amount(std::to_string(value == 0 ? 12 : value - 12)));
  }
  return any(std::move(ways));
}

/// "half past two", "ten minutes to three".
Expect say_minutes_first(std::string_view hour, std::string_view minutes) {
  const int past = to_int(minutes);
  const int value = to_int(hour) % 12;
  const auto count = [](int number) {
    std::vector<Expect> ways = {amount(std::to_string(number))};
    if (number == 15) {
      ways.push_back(seq({maybe(word("a")), word("quarter")}));
    }
    if (number == 30) {
      ways.push_back(word("half"));
    }
    return seq({any(std::move(ways)), maybe(any({word("minutes"), word("minute"), word("min")}))});
  };
  return any({seq({count(past), any({word("past"), word("after")}), say_hour(hour)}),
              seq({count(60 - past), any({word("to"), word("till"), word("before")}),
                   amount(std::to_string(value + 1))})});
}

} // namespace

std::optional<Fact> read_time(std::string_view text, std::size_t position) {
  const auto hour = digits_at(text, position);
  if (hour.empty() || hour.size() > 2 || to_int(hour) > 24) {
    return std::nullopt;
  }
  std::size_t end = position + hour.size();
  std::vector<Expect> parts = {say_hour(hour)};
  std::vector<Expect> ways;
  const bool colon = text.substr(end).starts_with(':');
  const bool point = text.substr(end).starts_with('.');
  const auto minutes = colon || point ? digits_at(text, end + 1) : std::string_view();
  const bool has_minutes = minutes.size() == 2 && to_int(minutes) < 60;
  if (has_minutes) {
    end += 3;
    parts.push_back(say_minutes(minutes));
    if (minutes != "00") {
      ways.push_back(say_minutes_first(hour, minutes));
    }
    if (colon && text.substr(end).starts_with(':') && digits_at(text, end + 1).size() == 2) {
      const auto seconds = digits_at(text, end + 1);
      parts.push_back(maybe(say(Phrase::joint)));
      parts.push_back(any({amount(std::to_string(to_int(seconds))), digits(std::string(seconds))}));
      parts.push_back(maybe(any({word("seconds"), word("second")})));
      end += 3;
    }
  } else if (colon) {
    return std::nullopt;
  } else {
    parts.push_back(maybe(say(Phrase::oclock)));
  }
  const auto half = read_half_of_day(text, end);
  // Without "am" it takes a colon and minutes; "2.30" alone is a number.
  if (!is_boundary(text, end) || (!half && !(has_minutes && colon))) {
    return std::nullopt;
  }
  if (!half) {
    // "2:30" may also be a ratio.
    ways.push_back(seq({amount(std::string(hour)), any({word("to"), seq({word("is"), word("to")})}),
                        amount(std::string(minutes))}));
  }
  ways.push_back(seq(std::move(parts)));
  Expect time = any(std::move(ways));
  return Fact{"time", end, half ? seq({std::move(time), say(*half)}) : std::move(time)};
}

std::optional<Fact> read_decade(std::string_view text, std::size_t position) {
  const auto begin_digits = position;
  const auto year = digits_at(text, begin_digits);
  std::size_t end = begin_digits + year.size();
  if ((year.size() != 2 && year.size() != 4) || year.back() != '0') {
    return std::nullopt;
  }
  const auto quote = character_at(text, end);
  if (quote.glyph == Glyph::quote) {
    end += quote.length;
  }
  if (!text.substr(end).starts_with('s') || !is_boundary(text, end + 1)) {
    return std::nullopt;
  }
  const std::string value(year);
  std::vector<Expect> ways = {leaf(Expect::Kind::plural, value)};
  if (year.size() == 2) {
    ways.push_back(leaf(Expect::Kind::plural, "19" + value));
    ways.push_back(leaf(Expect::Kind::plural, "20" + value));
  }
  return Fact{"date", end + 1, any(std::move(ways))};
}

} // namespace audiosheet::audit
