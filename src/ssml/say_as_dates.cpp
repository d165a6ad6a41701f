// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/say_as_values.hpp"
#include "ssml/values.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

constexpr std::array<std::string_view, 12> k_months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Date {
  std::optional<int> year, month, day;
};

std::optional<int> month_of(std::string_view text) {
  if (const auto number = parse_count(text)) {
    return *number >= 1 && *number <= 12 ? number : std::nullopt;
  }
  const std::string name = ascii_lower(text);
  for (std::size_t i = 0; i < k_months.size(); ++i) {
    if (name.size() >= 3 && ascii_lower(k_months.at(i)).rfind(name, 0) == 0) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

/// Fields between "/", "-", ".", "," and spaces; a run of digits as long as the format says is cut up.
std::vector<std::string> date_fields(std::string_view text, std::string_view format) {
  std::vector<std::string> fields;
  std::string field;
  for (const char c : text) {
    if (std::string_view("/-., ").find(c) == std::string_view::npos) {
      field += c;
    } else if (!field.empty()) {
      fields.push_back(std::move(field));
      field.clear();
    }
  }
  if (!field.empty()) {
    fields.push_back(std::move(field));
  }
  if (fields.size() != 1 || format.size() < 2) {
    return fields;
  }
  const std::string whole = std::move(fields[0]);
  fields.clear();
  std::size_t at = 0;
  for (const char kind : format) {
    const std::size_t width = kind == 'y' ? 4 : 2;
    fields.push_back(whole.substr(std::min(at, whole.size()), width));
    at += width;
  }
  return at == whole.size() ? fields : std::vector<std::string>{};
}

/// "mdy", "dm", "yyyymmdd"…: each letter once, in order. Without one: year first when it is a year, else
/// as the language writes it.
std::string date_order(const SayAs& request, const std::vector<std::string>& fields) {
  std::string order;
  for (const char c : ascii_lower(request.format)) {
    if (order.empty() || order.back() != c) {
      order += c;
    }
  }
  if (!order.empty()) {
    return order;
  }
  if (!fields.empty() && fields[0].size() == 4 && is_digit(fields[0][0])) {
    return "ymd";
  }
  const auto is_name = [&](std::size_t i) { return i < fields.size() && !is_digit(fields[i][0]); };
  return is_name(0) || (request.language == "en-US" && !is_name(1)) ? "mdy" : "dmy";
}

std::optional<Date> parse_date(const SayAs& request) {
  std::string given = ascii_lower(request.format);
  given.erase(std::unique(given.begin(), given.end()), given.end());
  const std::vector<std::string> fields = date_fields(request.text, given.empty() ? "ymd" : given);
  const std::string order = date_order(request, fields);
  if (fields.empty() || fields.size() > order.size() || (!given.empty() && fields.size() != order.size())) {
    return std::nullopt;
  }
  Date date;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::string field = fields[i];
    if (order[i] == 'm') {
      date.month = month_of(field);
      if (!date.month) {
        return std::nullopt;
      }
      continue;
    }
    if (order[i] == 'd' && field.size() > 2 && !is_digit(field.back())) {
      field.resize(field.size() - 2); // "3rd"
    }
    const auto number = parse_count(field);
    if (!number || (order[i] == 'd' ? *number < 1 || *number > 31 : order[i] != 'y' || *number > 9999)) {
      return std::nullopt;
    }
    (order[i] == 'd' ? date.day : date.year) = number;
  }
  return date;
}

std::string words(int value, NumberWords kind, std::string_view language) {
  return number_words(std::to_string(value), kind, language).value_or(std::to_string(value));
}

struct Clock {
  int hour = 0;
  std::optional<int> minute, second;
  std::string half; ///< "a.m." or "p.m."; empty: 24 hours
};

std::optional<Clock> parse_clock(std::string_view text) {
  Clock clock;
  std::string lower = ascii_lower(text);
  lower.erase(std::remove_if(lower.begin(), lower.end(), [](char c) { return c == ' ' || c == '.'; }),
              lower.end());
  for (const auto& [end, half] : {std::pair{"am", "a.m."}, {"pm", "p.m."}, {"a", "a.m."}, {"p", "p.m."}}) {
    const std::string_view suffix = end;
    if (lower.size() > suffix.size() &&
        lower.compare(lower.size() - suffix.size(), suffix.size(), suffix) == 0) {
      clock.half = half;
      lower.resize(lower.size() - suffix.size());
      break;
    }
  }
  std::vector<int> fields;
  const bool compact = lower.size() == 4 && lower.find(':') == std::string::npos;
  const std::string parts = compact ? lower.substr(0, 2) + ":" + lower.substr(2) : lower;
  for (const auto piece : split(parts, ':')) {
    const auto value = parse_count(piece);
    if (!value || *value > 59) {
      return std::nullopt;
    }
    fields.push_back(*value);
  }
  if (fields.size() > 3 || fields[0] > (clock.half.empty() ? 24 : 12)) {
    return std::nullopt;
  }
  clock.hour = fields[0];
  clock.minute = fields.size() > 1 ? std::optional(fields[1]) : std::nullopt;
  clock.second = fields.size() > 2 ? std::optional(fields[2]) : std::nullopt;
  return clock;
}

std::string counted(int value, std::string_view unit, std::string_view language) {
  return fmt::format("{} {}{}", words(value, NumberWords::cardinal, language), unit, value == 1 ? "" : "s");
}

} // namespace

std::optional<std::string> say_date(const SayAs& request) {
  const auto date = parse_date(request);
  if (!date || request.language.substr(0, 2) != "en") {
    return std::nullopt;
  }
  const std::string month =
      date->month ? std::string(k_months.at(static_cast<std::size_t>(*date->month - 1))) : "";
  const std::string day = date->day ? words(*date->day, NumberWords::ordinal, request.language) : "";
  const std::string year = date->year ? words(*date->year, NumberWords::year, request.language) : "";
  std::string out = month;
  if (!day.empty()) {
    const bool british = request.language != "en-US" && !month.empty();
    out = british         ? fmt::format("the {} of {}", day, month)
          : month.empty() ? day
                          : fmt::format("{} {}", month, day);
  }
  if (year.empty()) {
    return out;
  }
  return out.empty() ? year : fmt::format("{}{} {}", out, day.empty() ? "" : ",", year);
}

std::optional<std::string> say_time(const SayAs& request) {
  if (request.text.find_first_of("'\"") != std::string_view::npos) {
    return say_duration(request);
  }
  const auto clock = parse_clock(request.text);
  if (!clock || request.language.substr(0, 2) != "en") {
    return std::nullopt;
  }
  std::string out = words(clock->hour, NumberWords::cardinal, request.language);
  if (clock->minute.value_or(0) > 0) {
    out +=
        (*clock->minute < 10 ? " oh " : " ") + words(*clock->minute, NumberWords::cardinal, request.language);
  } else if (clock->minute && clock->half.empty()) {
    out += clock->hour == 0 || clock->hour > 12 ? " hundred hours" : " o'clock";
  }
  if (clock->second) {
    out += " and " + counted(*clock->second, "second", request.language);
  }
  return clock->half.empty() ? out : out + " " + clock->half;
}

/// "1'21\"" (minutes and seconds) and "01:02:03".
std::optional<std::string> say_duration(const SayAs& request) {
  std::string text = replace_all(std::string(request.text), "\"", "");
  const bool primes = text.find('\'') != std::string::npos || text.size() != request.text.size();
  text = replace_all(std::move(text), "'", ":");
  std::vector<int> fields;
  for (const auto piece : split(text, ':')) {
    const auto value = parse_count(trim(piece));
    if (!value && !trim(piece).empty()) {
      return std::nullopt;
    }
    if (value) {
      fields.push_back(*value);
    }
  }
  if (fields.empty() || fields.size() > 3 || (!primes && fields.size() < 2) ||
      request.language.substr(0, 2) != "en") {
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 3> k_units{"hour", "minute", "second"};
  const bool minutes_only = primes && fields.size() == 1 && request.text.find('"') == std::string_view::npos;
  std::size_t unit = k_units.size() - fields.size() - (minutes_only ? 1 : 0);
  std::vector<std::string> parts;
  for (const int value : fields) {
    if (value > 0 || fields.size() == 1) {
      parts.push_back(counted(value, k_units.at(unit), request.language));
    }
    ++unit;
  }
  return join(parts, " ");
}

} // namespace audiosheet::ssml
