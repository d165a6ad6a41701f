// SPDX-License-Identifier: GPL-3.0-or-later
// Times of day: 9am, 12:05 p.m., 14:30, 2pm–5pm, 10:00:05. Ratios that look like them: "a ratio of 2:10".
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/words.hpp"
#include "narrate/spoken/words.hpp"

#include <charconv>

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr auto k_zones =
    std::to_array<std::string_view>({"est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc",
                                     "bst", "cet", "cest", "et", "ct", "pt"});

constexpr auto k_ratio_words =
    std::to_array<std::string_view>({"ratio", "ratios", "odds", "dilution", "dilutions", "dilute", "diluted",
                                     "mix", "mixed", "proportion", "scale", "titer", "titre"});

struct Time {
  std::size_t end = 0;
  std::string words;
  bool marked = false; ///< has a.m. or p.m.
};

int two_digits(const Scan& scan, std::size_t at, std::size_t least = 1) {
  const auto digits = scan.text(at);
  int value = -1;
  if (scan.is_digits(at) && digits.size() <= 2 && digits.size() >= least) {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  }
  return value;
}

/// "am", " p.m.", "PM" at `end`: its letter, or 0. Moves end behind it.
char take_half(const Scan& scan, std::size_t& end) {
  const std::size_t at = scan.skip_space(end);
  const std::string word = ascii_lower(scan.text(at));
  if (word == "am" || word == "pm") {
    if (scan.is_digits(at + 1)) {
      return 0;
    }
    end = at + 1;
    return word.front();
  }
  if ((word == "a" || word == "p") && scan.is(at + 1, ".") &&
      ascii_lower(scan.text(scan.skip_space(at + 2))) == "m") {
    end = scan.skip_space(at + 2) + 1;
    const bool stop = scan.is(end, ".");
    const std::size_t after = end + 1;
    const bool ends = scan.is_none(after) || is_in(k_starters, scan.text(scan.skip_space(after))) ||
                      (scan.is_space(after) && scan.is_none(after + 1)) || scan.is(after, ".");
    end += stop && !ends ? 1U : 0U;
    return word.front();
  }
  return 0;
}

void add_zone(const Scan& scan, Time& time) {
  const std::size_t at = scan.skip_space(time.end);
  const auto word = scan.text(at);
  if (is_in(k_zones, ascii_lower(word)) && (is_upper(word) || word.size() == 3)) {
    time.words += " " + spell(word);
    time.end = at + 1;
  }
}

std::string minutes_words(const Line& line, int minutes) {
  return (minutes < 10 ? " oh " : " ") + line.words.below_1000(static_cast<unsigned>(minutes));
}

std::string counted(const Line& line, int count, std::string_view name) {
  return line.words.below_1000(static_cast<unsigned>(count)) + " " + std::string(name) +
         (count == 1 ? "" : "s");
}

bool has_ratio_word(const Scan& scan, std::size_t at) {
  constexpr std::size_t k_back = 8;
  for (std::size_t i = 1; i <= k_back; ++i) {
    if (is_in(k_ratio_words, ascii_lower(scan.text(at - i)))) {
      return true;
    }
  }
  return false;
}

std::optional<Time> parse_time(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const int hour = two_digits(scan, at);
  if (hour < 0 || hour > 24) {
    return std::nullopt;
  }
  Time time{at + 1, {}, false};
  int minutes = -1;
  int seconds = -1;
  const bool colon = scan.is(time.end, ":");
  if (colon || scan.is(time.end, ".")) {
    minutes = two_digits(scan, time.end + 1, 2);
    if (minutes < 0 || minutes > 59) {
      return std::nullopt;
    }
    time.end += 2;
    if (scan.is(time.end, ",") && scan.is_digits(time.end + 1)) {
      return std::nullopt; // "1:20,000"
    }
    if (colon && scan.is(time.end, ":")) {
      seconds = two_digits(scan, time.end + 1, 2);
      if (seconds < 0 || seconds > 59) {
        return std::nullopt;
      }
      time.end += 2;
    }
  }
  const char half = take_half(scan, time.end);
  if (half == 0 && (!colon || (scan.is_word(time.end) && !scan.is(time.end, "Z")) || scan.is(time.end, ":") ||
                    scan.is(time.end, "%"))) {
    return std::nullopt;
  }
  time.marked = half != 0;
  const int said_hour = time.marked && hour == 0 ? 12 : hour;
  if (seconds >= 0) {
    time.words = counted(line, said_hour, "hour") + " " + counted(line, minutes, "minute") + " and " +
                 counted(line, seconds, "second");
  } else {
    time.words = line.words.below_1000(static_cast<unsigned>(said_hour));
    if (minutes > 0) {
      time.words += minutes_words(line, minutes);
    } else if (!time.marked) {
      time.words += " o'clock";
    }
  }
  if (time.marked) {
    time.words += half == 'a' ? " eigh M" : " P M";
  }
  add_zone(scan, time);
  return time;
}

} // namespace

std::optional<Match> time_of_day(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.is(at - 1, ":") || scan.is(at - 1, ".") || has_ratio_word(scan, at)) {
    return std::nullopt;
  }
  const auto first = parse_time(line, at);
  const std::size_t first_end = first ? first->end : at + 1;
  std::size_t next = scan.skip_space(first_end);
  const bool dash = scan.is(next, "-") || scan.is(next, "–") || scan.is(next, "—");
  if (dash) {
    next = scan.skip_space(next + 1);
    const auto second = parse_time(line, next);
    if (second && first) {
      return Match{second->end, first->words + " to " + second->words, "time"};
    }
    const int hour = two_digits(scan, at);
    if (second && second->marked && hour > 0 && hour <= 12) { // "9–11 am"
      return Match{second->end, line.words.below_1000(static_cast<unsigned>(hour)) + " to " + second->words,
                   "time"};
    }
  }
  if (!first) {
    return std::nullopt;
  }
  return Match{first->end, first->words, "time"};
}

/// "2:1", "1:1000", "3:2:1".
std::optional<Match> ratio(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  auto number = parse_number(line, at);
  if (!number || !scan.is(number->end, ":") || !scan.is_digits(number->end + 1)) {
    return std::nullopt;
  }
  std::string words = number->words;
  std::size_t end = number->end;
  constexpr int k_most_parts = 8;
  for (int part = 0; part < k_most_parts && scan.is(end, ":"); ++part) {
    number = parse_number(line, end + 1);
    if (!number) {
      break;
    }
    words += " to " + number->words;
    end = number->end;
  }
  return Match{end, words, "ratio"};
}

} // namespace audiosheet::narrate::spoken::en
