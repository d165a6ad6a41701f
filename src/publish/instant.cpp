// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/instant.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using namespace std::chrono;

/// The number at a place of the text, or -1 when not each character is a digit.
int number(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') {
      return -1;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Whether the text looks like the pattern, in which 0 stands for any character.
bool looks_like(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char wanted) { return wanted == '0' || c == wanted; });
}

constexpr std::string_view k_date = "0000-00-00";
constexpr std::string_view k_instant = "0000-00-00T00:00:00Z";

year_month_day date_of(std::string_view text) {
  const auto field = [&](std::size_t at) { return static_cast<unsigned>(std::max(0, number(text, at, 2))); };
  return {year(number(text, 0, 4)), month(field(5)), day(field(8))};
}

} // namespace

std::optional<std::string> instant_from(std::string_view text) {
  const bool date_only = looks_like(text, k_date);
  if ((!date_only && !looks_like(text, k_instant)) || number(text, 0, 4) < 1 || number(text, 5, 2) < 0 ||
      number(text, 8, 2) < 0 || !date_of(text).ok()) {
    return std::nullopt;
  }
  if (date_only) {
    return std::string(text) + "T00:00:00Z";
  }
  const auto below = [&](std::size_t at, int limit) {
    const int value = number(text, at, 2);
    return value >= 0 && value < limit;
  };
  return below(11, 24) && below(14, 60) && below(17, 60) ? std::optional(std::string(text)) : std::nullopt;
}

std::string instant_from_epoch(std::int64_t seconds_since) {
  constexpr std::int64_t k_last = 253'402'300'799; // the end of 9999
  const sys_seconds time{seconds(std::clamp<std::int64_t>(seconds_since, 0, k_last))};
  const auto midnight = floor<days>(time);
  const year_month_day date(midnight);
  const hh_mm_ss clock(time - midnight);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string rfc2822(std::string_view instant) {
  constexpr std::array<std::string_view, 7> k_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const year_month_day date = date_of(instant);
  return fmt::format("{}, {:02} {} {:04} {} GMT", k_days.at(weekday(sys_days(date)).c_encoding()),
                     static_cast<unsigned>(date.day()), k_months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()), instant.substr(11, 8));
}

} // namespace audiosheet::publish
