// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace audiosheet::audit {

namespace {

using enum NumeralKind;

// Decimals and groups beyond this are no number that anybody says; bounds the work at each word.
constexpr std::size_t k_most_decimals = 64;

/// A value below ten thousand and where its words end.
struct Stop {
  unsigned value = 0;
  std::size_t end = 0;
  NumeralForm form = NumeralForm::cardinal; ///< of its last word
};

bool is_article(std::string_view word) { return word == "a" || word == "an"; }

bool open(const Stop& stop) { return stop.form == NumeralForm::cardinal; }

/// "twenty", "twenty one", "fifteen", "six".
std::vector<Stop> below_hundred(const Heard& heard, std::size_t first) {
  const Numeral start = heard.numeral_at(first);
  if (start.kind != unit && start.kind != teen && start.kind != ten) {
    return {};
  }
  std::vector<Stop> stops = {{start.value, first + 1, start.form}};
  const Numeral next = heard.numeral_at(first + 1);
  if (start.kind == ten && open(stops.back()) && next.kind == unit && next.value > 0) {
    stops.push_back({start.value + 0U + next.value, first + 2, next.form});
  }
  return stops;
}

void add_rest(const Heard& heard, unsigned hundreds, std::size_t first, std::vector<Stop>& stops) {
  const std::size_t rest = heard.text(first) == "and" ? first + 1 : first;
  for (const auto& stop : below_hundred(heard, rest)) {
    if (stop.value > 0) {
      stops.push_back({hundreds + stop.value, stop.end, stop.form});
    }
  }
}

/// All stops of a phrase without "thousand" and its like, the longest last.
std::vector<Stop> below_ten_thousand(const Heard& heard, std::size_t first) {
  std::vector<Stop> stops;
  Stop start{1, first, NumeralForm::cardinal}; // "hundred" and "a hundred" say one
  if (is_article(heard.text(first)) && heard.numeral_at(first + 1).kind == hundred) {
    start.end = first + 1;
  } else if (heard.numeral_at(first).kind != hundred) {
    stops = below_hundred(heard, first);
    if (stops.empty()) {
      return stops;
    }
    start = stops.back();
  }
  const Numeral next = heard.numeral_at(start.end);
  if (open(start) && next.kind == hundred && start.value > 0) {
    const unsigned hundreds = start.value * 100;
    stops.push_back({hundreds, start.end + 1, next.form});
    if (next.form == NumeralForm::cardinal) {
      add_rest(heard, hundreds, start.end + 1, stops);
    }
  }
  return stops;
}

std::string three_digits(unsigned value) {
  std::string out = std::to_string(value);
  return out.size() < 3 ? std::string(3 - out.size(), '0') + out : out;
}

/// What has been read before a scale word: value and power of a thousand, the scales falling.
using Groups = std::vector<std::pair<unsigned, unsigned>>;

std::string joined(const Groups& groups, unsigned last) {
  if (groups.empty()) {
    return std::to_string(last);
  }
  std::string out = std::to_string(groups.front().first);
  unsigned scale_now = groups.front().second;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    for (--scale_now; scale_now > groups[i].second; --scale_now) {
      out += "000";
    }
    out += three_digits(groups[i].first);
  }
  for (; scale_now > 1; --scale_now) {
    out += "000";
  }
  return out + three_digits(last);
}

/// "three quarters", "a half": a part of one behind `first`, as decimals of the unit.
struct Part {
  std::string_view decimals;
  std::size_t end = 0;
};

Part part_of_one(const Heard& heard, std::size_t first) {
  struct Name {
    std::string_view count, name, decimals;
  };
  static constexpr std::array k_parts = {
      Name{"a", "half", "5"},       Name{"one", "half", "5"},        Name{"a", "quarter", "25"},
      Name{"one", "quarter", "25"}, Name{"three", "quarters", "75"},
  };
  for (const auto& part : k_parts) {
    if (heard.text(first) == part.count && heard.text(first + 1) == part.name) {
      return {part.decimals, first + 2};
    }
  }
  return {};
}

/// Reads amounts at one place; collects every reading.
class AmountReader {
public:
  AmountReader(const Heard& heard, NumeralForm form) : m_heard(heard), m_form(form) {}

  std::vector<Reading> read(std::size_t first) {
    read_whole(first);
    if (m_form == NumeralForm::cardinal) {
      read_parts(first);
      const std::size_t whole_end = m_readings.empty() ? first : m_readings.back().end;
      const std::string whole = m_readings.empty() ? "0" : m_readings.back().value;
      read_mixed(whole, whole_end, first);
      read_decimals(whole, whole_end);
    }
    return std::move(m_readings);
  }

private:
  void record(std::string value, std::size_t end) { m_readings.push_back({std::move(value), end}); }

  void read_whole(std::size_t first) {
    Groups groups;
    std::size_t position = first;
    while (true) {
      auto stops = below_ten_thousand(m_heard, position);
      if (!groups.empty()) {
        std::erase_if(stops, [](const Stop& stop) { return stop.value > 999 || stop.value == 0; });
      }
      for (const auto& stop : stops) {
        if (stop.form == m_form) {
          record(joined(groups, stop.value), stop.end);
        }
      }
      Stop group = stops.empty() ? Stop{1, position, NumeralForm::cardinal} : stops.back();
      if (stops.empty() && (position != first || !starts_scale(position, group.end))) {
        return;
      }
      const Numeral scale_word = m_heard.numeral_at(group.end);
      const bool falling = groups.empty() || scale_word.value < groups.back().second;
      if (!open(group) || scale_word.kind != scale || !falling || group.value == 0) {
        return;
      }
      groups.emplace_back(group.value, scale_word.value);
      position = group.end + 1;
      if (scale_word.form == m_form) {
        record(joined(groups, 0), position);
      }
      if (scale_word.form != NumeralForm::cardinal) {
        return;
      }
      if (m_heard.text(position) == "and") {
        ++position;
      }
    }
  }

  /// "thousand", "a million": one of them. Sets `end` to the scale word.
  [[nodiscard]] bool starts_scale(std::size_t position, std::size_t& end) const {
    end = is_article(m_heard.text(position)) ? position + 1 : position;
    return m_heard.numeral_at(end).kind == scale;
  }

  void read_parts(std::size_t first) {
    if (const auto part = part_of_one(m_heard, first); part.end > 0) {
      record("0." + std::string(part.decimals), part.end);
      std::rotate(m_readings.begin(), m_readings.end() - 1, m_readings.end());
    } else if (m_heard.text(first) == "half") {
      const std::string_view next = m_heard.text(first + 1);
      record("0.5", first + (is_article(next) ? 2U : 1U));
    }
  }

  void read_mixed(const std::string& whole, std::size_t whole_end, std::size_t first) {
    if (whole_end == first || m_heard.text(whole_end) != "and") {
      return;
    }
    if (const auto part = part_of_one(m_heard, whole_end + 1); part.end > 0) {
      record(whole + "." + std::string(part.decimals), part.end);
    }
  }

  void read_decimals(const std::string& whole, std::size_t whole_end) {
    if (m_heard.text(whole_end) != "point" || whole.find('.') != std::string::npos) {
      return;
    }
    std::string number = whole + '.';
    const std::size_t begin = number.size();
    std::size_t position = whole_end + 1;
    while (number.size() - begin < k_most_decimals) {
      const bool letter_o = m_heard.text(position) == "o";
      const auto stops = below_hundred(m_heard, position);
      if (letter_o) {
        number += '0';
        ++position;
      } else if (!stops.empty() && open(stops.back())) {
        number += std::to_string(stops.back().value);
        position = stops.back().end;
      } else {
        break;
      }
      record(canonical(number), position);
    }
    const Numeral next = m_heard.numeral_at(position);
    if (number.size() > begin && next.kind == scale && next.form == NumeralForm::cardinal) {
      record(scaled(number, next.value), position + 1);
    }
  }

  const Heard& m_heard;
  NumeralForm m_form;
  std::vector<Reading> m_readings;
};

/// A group of digits and where its words end.
struct DigitGroup {
  std::string digits;
  std::size_t end = 0;
  NumeralForm form = NumeralForm::cardinal;
};

std::vector<DigitGroup> digit_groups(const Heard& heard, std::size_t first) {
  std::vector<DigitGroup> groups;
  const std::string_view word = heard.text(first);
  if (word == "o") {
    return {{"0", first + 1, NumeralForm::cardinal}};
  }
  if (word == "double" || word == "triple") {
    const Numeral next = heard.numeral_at(first + 1);
    if (next.kind == unit && next.form == NumeralForm::cardinal) {
      const auto digit = static_cast<char>('0' + next.value);
      return {{std::string(word == "double" ? 2 : 3, digit), first + 2, NumeralForm::cardinal}};
    }
    return {};
  }
  if (is_article(word)) {
    return {};
  }
  for (const auto& stop : below_ten_thousand(heard, first)) {
    const Numeral after = heard.numeral_at(stop.end);
    if (heard.numeral_at(stop.end - 1).kind == ten && open(stop) && after.kind == unit && after.value > 0 &&
        !heard.pause_before(stop.end)) {
      continue; // "twenty seven" is never 20 and 7
    }
    groups.push_back({std::to_string(stop.value), stop.end, stop.form});
    const Numeral next = heard.numeral_at(stop.end);
    if (open(stop) && next.kind == scale && next.value == 1) {
      groups.push_back({std::to_string(stop.value) + "000", stop.end + 1, next.form});
    }
  }
  return groups;
}

} // namespace

std::vector<Reading> read_amount(const Heard& heard, std::size_t first, NumeralForm form) {
  return AmountReader(heard, form).read(first);
}

// Breadth first over (digits said, word): each pair is tried once, so that the time is linear.
std::vector<std::size_t> read_digits(const Heard& heard, std::size_t first, std::string_view digits,
                                     NumeralForm form) {
  std::vector<std::size_t> ends;
  std::vector<std::pair<std::size_t, std::size_t>> states = {{0, first}};
  while (!states.empty()) {
    std::vector<std::pair<std::size_t, std::size_t>> next;
    for (const auto& [said, position] : states) {
      for (const auto& group : digit_groups(heard, position)) {
        if (digits.substr(said, group.digits.size()) != group.digits) {
          continue;
        }
        const std::size_t now = said + group.digits.size();
        if (now == digits.size() && group.form == form) {
          ends.push_back(group.end);
        } else if (now < digits.size() && group.form == NumeralForm::cardinal) {
          next.emplace_back(now, group.end);
        }
      }
      const std::string_view word = heard.text(position);
      if (said > 0 && (word == "dash" || word == "hyphen")) {
        next.emplace_back(said, position + 1);
      }
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    states = std::move(next);
  }
  return ends;
}

bool continues_number(const Heard& heard, std::size_t index) {
  const std::string_view word = heard.text(index);
  if (heard.pause_before(index)) {
    return false;
  }
  if (heard.numeral_at(index).kind != none) {
    return true;
  }
  if (word == "point") {
    return heard.numeral_at(index + 1).kind != none || heard.text(index + 1) == "o";
  }
  if (word == "and") {
    return part_of_one(heard, index + 1).end > 0;
  }
  return word == "thirds" || word == "fifths" || word == "sixths" || word == "eighths" || word == "tenths" ||
         word == "quarters" || word == "halves";
}

bool number_began_before(const Heard& heard, std::size_t index) {
  if (index == 0) {
    return false;
  }
  const std::string_view word = heard.text(index - 1);
  return heard.numeral_at(index - 1).kind != none || word == "point" || word == "minus" || word == "negative";
}

std::string canonical(std::string_view number) {
  const std::size_t point = number.find('.');
  std::string_view whole = number.substr(0, point);
  std::string_view decimals = point == std::string_view::npos ? std::string_view() : number.substr(point + 1);
  while (whole.size() > 1 && whole.front() == '0') {
    whole.remove_prefix(1);
  }
  while (!decimals.empty() && decimals.back() == '0') {
    decimals.remove_suffix(1);
  }
  std::string out(whole.empty() ? "0" : whole);
  if (!decimals.empty()) {
    out += '.';
    out += decimals;
  }
  return out;
}

std::string scaled(std::string_view number, std::size_t thousands) {
  const std::size_t point = number.find('.');
  std::string whole(number.substr(0, point));
  std::string decimals(point == std::string_view::npos ? std::string_view() : number.substr(point + 1));
  const std::size_t digits = 3 * thousands;
  if (decimals.size() < digits) {
    decimals.append(digits - decimals.size(), '0');
  }
  return canonical(whole + decimals.substr(0, digits) + "." + decimals.substr(digits));
}

} // namespace audiosheet::audit
