// SPDX-License-Identifier: GPL-3.0-or-later
// Dates: 2021-03-05, 5/3/2021, 5 March 2021, March 5–7, Oct. 2019, Q2 2022, Mon.–Fri.
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/calendar.hpp"
#include "narrate/spoken/words.hpp"

#include <charconv>

namespace audiosheet::narrate::spoken::en {

namespace {

struct Date {
  std::size_t end = 0;
  std::string words;
};

int value_of(const Scan& scan, std::size_t at) {
  const auto digits = scan.text(at);
  int value = -1;
  if (scan.is_digits(at) && digits.size() <= 4) {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  }
  return value;
}

bool is_dash(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "—");
}

std::string day_words(const Line& line, int day) {
  return line.words.below_1000(static_cast<unsigned>(day), true);
}

/// A year of two digits is said as its digits, one of four as a year.
std::string any_year_words(const Line& line, std::string_view digits) {
  if (digits.size() == 2 && digits.front() == '0') {
    return "oh " + line.words.cardinal(digits.substr(1));
  }
  return digits.size() == 2 ? line.words.cardinal(digits) : year_words(line, digits);
}

std::string month_first(const Line& line, std::string_view month, const std::string& day,
                        std::string_view year) {
  std::string out =
      line.british ? "the " + day + " of " + std::string(month) : std::string(month) + " " + day;
  if (!year.empty()) {
    out += (line.british ? " " : ", ") + any_year_words(line, year);
  }
  return out;
}

std::string day_first(const Line& line, bool article, const std::string& day, std::string_view month,
                      std::string_view year) {
  std::string out = (article ? "the " : "") + day + " of " + std::string(month);
  if (!year.empty()) {
    out += (line.british ? " " : ", ") + any_year_words(line, year);
  }
  return out;
}

/// A year behind a month or day: ", 2020", " 2020". Moves end behind it.
std::string_view take_year(const Scan& scan, std::size_t& end) {
  std::size_t at = end;
  if (scan.is(at, ",")) {
    ++at;
  }
  at = scan.skip_space(at);
  const auto digits = scan.text(at);
  const bool decimal = scan.is(at + 1, ".") && scan.is_digits(at + 2);
  const bool grouped = scan.is(at + 1, ",") && scan.is_digits(at + 2);
  const bool clock = scan.is(at + 1, ":");
  if (at == end || !scan.is_digits(at) || digits.size() != 4 || digits < "1000" || digits >= "2200" ||
      decimal || grouped || clock || scan.is_word(at + 1)) {
    return {};
  }
  end = at + 1;
  return digits;
}

/// "5", "5th": a day of a month. Moves end behind it.
int take_day(const Scan& scan, std::size_t& end) {
  const int day = scan.text(end).size() <= 2 ? value_of(scan, end) : -1;
  if (day < 1 || day > 31) {
    return 0;
  }
  ++end;
  if (scan.is_word(end)) {
    const std::string suffix = ascii_lower(scan.text(end));
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") {
      return 0;
    }
    ++end;
  }
  return day;
}

/// The month at `end`, with its full stop when it is short.
std::string_view take_month(const Scan& scan, std::size_t& end) {
  const auto word = scan.text(end);
  const auto month = full_name(k_months, word);
  if (month.empty()) {
    return {};
  }
  ++end;
  if (word.size() < month.size() && scan.is(end, ".")) {
    ++end;
  }
  return month;
}

/// "may" and "march" in lower case are verbs unless a day with a year says otherwise.
bool is_verb(const Scan& scan, std::size_t at) {
  return scan.is(at, "may") || scan.is(at, "march") || scan.is(at, "mar");
}

/// March 5, 2021; March 5–7; March 2021; Oct. 2019.
std::optional<Date> month_date(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t end = at;
  const auto month = take_month(scan, end);
  if (month.empty()) {
    return std::nullopt;
  }
  std::size_t year_end = end;
  if (const auto year = take_year(scan, year_end); !year.empty()) {
    if (!(scan.is_space(end) || scan.is(end, ","))) {
      return std::nullopt;
    }
    return Date{year_end, std::string(month) + " " + year_words(line, year)};
  }
  std::size_t day_end = scan.skip_space(end);
  if (day_end == end) {
    return std::nullopt;
  }
  if (scan.is(day_end, "the") && scan.is_space(day_end + 1)) {
    day_end += 2;
  }
  const int day = take_day(scan, day_end);
  const bool number = (scan.is(day_end, ".") || scan.is(day_end, ",")) && scan.is_digits(day_end + 1) &&
                      scan.text(day_end + 1).size() != 4;
  if (day == 0 || number || scan.is(day_end, "%") || scan.is(day_end, "/") || scan.is(day_end, ":")) {
    return std::nullopt;
  }
  std::string words = day_words(line, day);
  if (is_dash(scan, day_end)) {
    std::size_t last_end = day_end + 1;
    if (const int last = take_day(scan, last_end); last != 0 && !is_dash(scan, last_end)) {
      words += " to " + day_words(line, last);
      day_end = last_end;
    }
  }
  end = day_end;
  const auto year = take_year(scan, end);
  if (year.empty() && is_verb(scan, at) && (scan.is_space(end) && scan.is_word(end + 1))) {
    return std::nullopt;
  }
  return Date{end, month_first(line, month, words, year)};
}

/// 5 March 2021; 5th of March; 5–7 March.
std::optional<Date> day_date(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t end = at;
  const int first = take_day(scan, end);
  if (first == 0) {
    return std::nullopt;
  }
  std::string words = day_words(line, first);
  if (is_dash(scan, end) || (scan.is_space(end) && is_dash(scan, end + 1) && scan.is_space(end + 2))) {
    std::size_t last_end = scan.is_space(end) ? end + 3 : end + 1;
    if (const int last = take_day(scan, last_end); last != 0) {
      words += " to " + day_words(line, last);
      end = last_end;
    }
  }
  if (!scan.is_space(end) && !scan.is(end, "-")) {
    return std::nullopt;
  }
  ++end;
  if (scan.is(end, "of") && scan.is_space(end + 1)) {
    end += 2;
  }
  const std::size_t month_at = end;
  const auto month = take_month(scan, end);
  if (month.empty() || scan.is_word(end)) {
    return std::nullopt;
  }
  const auto year = take_year(scan, end);
  const bool lower = !is_capitalised(scan.text(month_at));
  if (year.empty() && lower && is_verb(scan, month_at)) {
    return std::nullopt;
  }
  const auto before = ascii_lower(scan.text(scan.skip_space_back(at - 1)));
  return Date{end, day_first(line, before != "the", words, month, year)};
}

/// 2021-03-05, 03/05/2021, 5.3.2021, 11/17/05.
std::optional<Date> numeric_date(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto separator = scan.text(at + 1);
  if ((separator != "/" && separator != "-" && separator != ".") || !scan.is(at + 3, separator) ||
      !scan.is_digits(at + 2) || !scan.is_digits(at + 4) || scan.is(at - 1, separator) ||
      (scan.is(at + 5, separator) && scan.is_digits(at + 6)) ||
      (scan.is_word(at + 5) && !scan.is(at + 5, "T"))) {
    return std::nullopt;
  }
  const auto size = [&](std::size_t i) { return scan.text(i).size(); };
  int month = 0;
  int day = 0;
  std::string_view year;
  if (size(at) == 4 && size(at + 2) <= 2 && size(at + 4) <= 2) {
    year = scan.text(at);
    month = value_of(scan, at + 2);
    day = value_of(scan, at + 4);
  } else if (size(at) <= 2 && size(at + 2) <= 2 &&
             (size(at + 4) == 4 || (size(at + 4) == 2 && separator == "/"))) {
    year = scan.text(at + 4);
    month = value_of(scan, at);
    day = value_of(scan, at + 2);
    if (line.british || month > 12) {
      std::swap(month, day);
    }
    if (line.british && month > 12) {
      std::swap(month, day);
    }
  }
  if (month < 1 || month > 12 || day < 1 || day > 31 ||
      (year.size() == 4 && (year < "1000" || year > "2999"))) {
    return std::nullopt;
  }
  const auto name = k_months.at(static_cast<std::size_t>(month - 1)).full;
  return Date{at + 5, month_first(line, name, day_words(line, day), year)};
}

/// "10/2024": a month of a year.
std::optional<Date> month_of_year(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const int month = scan.text(at).size() <= 2 ? value_of(scan, at) : 0;
  const auto year = scan.text(at + 2);
  if (!scan.is(at + 1, "/") || month < 1 || month > 12 || !scan.is_digits(at + 2) || !looks_like_year(year) ||
      year < "1900" || scan.is(at + 3, "/") || scan.is_word(at + 3) || scan.is(at - 1, "/")) {
    return std::nullopt;
  }
  const auto name = k_months.at(static_cast<std::size_t>(month - 1)).full;
  return Date{at + 3, std::string(name) + " " + year_words(line, year)};
}

std::optional<Date> parse_date(const Line& line, std::size_t at) {
  if (line.scan.is_word(at)) {
    return month_date(line, at);
  }
  if (auto date = numeric_date(line, at)) {
    return date;
  }
  if (auto date = month_of_year(line, at)) {
    return date;
  }
  return day_date(line, at);
}

/// "Jan–Mar 2020", "May–June", "Monday–Friday", "Mon.-Sun.": names from one to another.
template <typename Table>
std::optional<Match> name_range(const Line& line, std::size_t at, const Table& table) {
  const Scan& scan = line.scan;
  const auto take = [&](std::size_t& end) {
    const auto word = scan.text(end);
    const auto name = is_capitalised(word) ? full_name(table, word) : std::string_view();
    ++end;
    if (!name.empty() && word.size() < name.size() && scan.is(end, ".")) {
      ++end;
    }
    return name;
  };
  std::size_t end = at;
  const auto first = take(end);
  if (first.empty() || !is_dash(scan, scan.skip_space(end))) {
    return std::nullopt;
  }
  end = scan.skip_space(scan.skip_space(end) + 1);
  const auto last = take(end);
  if (last.empty()) {
    return std::nullopt;
  }
  return Match{end, std::string(first) + " to " + std::string(last), "range"};
}

} // namespace

std::optional<Match> date(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto first = parse_date(line, at);
  if (!first) {
    return std::nullopt;
  }
  if (scan.is(first->end, "T") && scan.is_digits(first->end + 1)) { // 2021-06-15T10:00
    return Match{first->end + 1, first->words + ", ", "date"};
  }
  std::size_t next = scan.skip_space(first->end);
  if (is_dash(scan, next)) {
    next = scan.skip_space(next + 1);
    if (const auto second = parse_date(line, next)) {
      return Match{second->end, first->words + " to " + second->words, "date"};
    }
  }
  return Match{first->end, first->words, "date"};
}

/// Months and weekdays: ranges, and short names where they can be nothing else.
std::optional<Match> calendar_name(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (auto range = name_range(line, at, k_months)) {
    return range;
  }
  if (auto range = name_range(line, at, k_weekdays)) {
    return range;
  }
  const auto word = scan.text(at);
  if (!is_capitalised(word) || is_upper(word)) {
    return std::nullopt;
  }
  const auto day = full_name(k_weekdays, word);
  const std::size_t dot = at + 1;
  if (!day.empty() && day.size() > word.size() && scan.is(dot, ".")) {
    return Match{at + 2, std::string(day), "date"};
  }
  if (!day.empty() && day.size() > word.size() && scan.is(dot, ",") && scan.is_space(dot + 1) &&
      (scan.is_digits(dot + 2) || !full_name(k_months, scan.text(dot + 2)).empty())) {
    return Match{at + 1, std::string(day), "date"};
  }
  const auto month = full_name(k_months, word);
  if (!month.empty() && month.size() > word.size() && scan.is(dot, ".")) {
    return Match{at + 2, std::string(month), "date"};
  }
  return std::nullopt;
}

/// "Q2 2022", "H1 2022", "3Q22".
std::optional<Match> part_of_year(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const bool letter_first = scan.is_word(at);
  const std::size_t letter = letter_first ? at : at + 1;
  const std::size_t number = letter_first ? at + 1 : at;
  const int part = value_of(scan, number);
  const bool quarter = scan.is(letter, "Q");
  if ((!quarter && !scan.is(letter, "H")) || part < 1 || part > (quarter ? 4 : 2) ||
      scan.text(number).size() != 1 || scan.is_word(at - 1) || scan.is_digits(at - 1)) {
    return std::nullopt;
  }
  const std::size_t year = letter_first ? scan.skip_space(at + 2) : at + 2;
  const auto digits = scan.text(year);
  if (!scan.is_digits(year) || (digits.size() != 4 && (letter_first || digits.size() != 2)) ||
      scan.is_word(year + 1)) {
    return std::nullopt;
  }
  std::string words =
      day_words(line, part) + (quarter ? " quarter of " : " half of ") + any_year_words(line, digits);
  if (!letter_first) {
    words.insert(0, "the ");
  }
  return Match{year + 1, words, "date"};
}

} // namespace audiosheet::narrate::spoken::en
