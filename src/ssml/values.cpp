// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/values.hpp"

#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace audiosheet::ssml {

namespace {

template <std::size_t n> using Keywords = std::array<std::pair<std::string_view, double>, n>;

// SSML 1.1 fixes the order of the keywords, not their values; these are audiosheet's (docs/formats/ssml.md).
constexpr Keywords<6> k_rates{
    {{"x-slow", 0.6}, {"slow", 0.8}, {"medium", 1.0}, {"fast", 1.25}, {"x-fast", 1.6}, {"default", 1.0}}};
constexpr Keywords<6> k_pitches{
    {{"x-low", -6.0}, {"low", -3.0}, {"medium", 0.0}, {"high", 3.0}, {"x-high", 6.0}, {"default", 0.0}}};
constexpr Keywords<6> k_ranges{
    {{"x-low", 0.25}, {"low", 0.5}, {"medium", 1.0}, {"high", 1.5}, {"x-high", 2.0}, {"default", 1.0}}};
constexpr Keywords<7> k_volumes{{{"silent", k_silent_db},
                                 {"x-soft", -12.0},
                                 {"soft", -6.0},
                                 {"medium", 0.0},
                                 {"loud", 6.0},
                                 {"x-loud", 12.0},
                                 {"default", 0.0}}};
constexpr std::array<std::pair<std::string_view, int>, 6> k_strengths{
    {{"none", 0}, {"x-weak", 100}, {"weak", 200}, {"medium", 400}, {"strong", 800}, {"x-strong", 1200}}};

template <typename Table> auto find_keyword(const Table& table, std::string_view text) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == text; });
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_signed(std::string_view text) { return !text.empty() && (text[0] == '+' || text[0] == '-'); }

/// The shape that `parse_number` accepts, before any conversion.
bool is_number(std::string_view text) {
  if (is_signed(text)) {
    text.remove_prefix(1);
  }
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() <= 40 && std::any_of(text.begin(), text.end(), digit) &&
         std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [&](char c) { return digit(c) || c == '.'; });
}

/// A number divided by 10^digits, rounded once: "93" and 2 give the double nearest to 0.93.
std::optional<double> scaled(std::string_view text, int digits) {
  if (!is_number(text)) {
    return std::nullopt;
  }
  if (text[0] == '+') {
    text.remove_prefix(1);
  }
  const std::string exact = fmt::format("{}e-{}", text, digits);
  double value = 0.0;
  std::from_chars(exact.data(), exact.data() + exact.size(), value);
  return value;
}

/// The number in front of a unit, or nothing when the unit is another one.
std::optional<double> with_unit(std::string_view text, std::string_view unit, int digits = 0) {
  return ends_with(text, unit) ? scaled(text.substr(0, text.size() - unit.size()), digits) : std::nullopt;
}

/// The shortest decimal, without exponent, that is read back as the same value.
std::string shortest(double value) {
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

/// The same, a hundred times larger, by moving the decimal point: no rounding.
std::string shortest_percent(double value) {
  std::string text = shortest(value);
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
  } else {
    text.erase(point, 1);
  }
  while (text.size() < point + 2) {
    text += '0';
  }
  text.insert(point + 2, ".");
  if (text.back() == '.') {
    text.pop_back();
  }
  const std::size_t first = text.find_first_not_of('0');
  const bool keep_zero = first == std::string::npos || text[first] == '.';
  return keep_zero ? "0" + text.substr(std::min(first, text.size())) : text.substr(first);
}

std::string with_sign(double value) { return (value < 0 ? "" : "+") + shortest(value == 0.0 ? 0.0 : value); }

} // namespace

std::optional<double> parse_number(std::string_view text) { return scaled(text, 0); }

std::string format_number(double number) { return shortest(number); }

std::optional<int> parse_count(std::string_view text) {
  int value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = end.ec == std::errc{} && end.ptr == text.data() + text.size() && !is_signed(text);
  return whole ? std::optional(value) : std::nullopt;
}

std::optional<milliseconds> parse_time(std::string_view text) {
  if (!text.empty() && text[0] == '-') {
    return std::nullopt;
  }
  std::optional<double> value = with_unit(text, "ms");
  if (!value) {
    value = with_unit(text, "s");
    if (value) {
      *value *= 1000.0;
    }
  }
  constexpr double k_day = 86'400'000.0;
  if (!value || *value > k_day) {
    return std::nullopt;
  }
  return milliseconds(std::llround(*value));
}

std::string format_time(milliseconds time) { return fmt::format("{}ms", time.count()); }

std::optional<milliseconds> parse_strength(std::string_view text) {
  const auto found = find_keyword(k_strengths, text);
  return found ? std::optional(milliseconds(*found)) : std::nullopt;
}

std::optional<double> parse_rate(std::string_view text) {
  if (const auto keyword = find_keyword(k_rates, text)) {
    return keyword;
  }
  std::optional<double> value = with_unit(text, "%", 2);
  if (value && is_signed(text)) {
    *value += 1.0;
  }
  if (!value && !is_signed(text)) {
    value = parse_number(text);
  }
  return value && *value > 0.0 ? value : std::nullopt;
}

std::string format_rate(double rate) { return shortest_percent(rate) + "%"; }

std::optional<Pitch> parse_pitch(std::string_view text) {
  if (const auto keyword = find_keyword(k_pitches, text)) {
    return Pitch{.semitones = *keyword};
  }
  if (const auto semitones = with_unit(text, "st")) {
    return Pitch{.semitones = *semitones};
  }
  if (const auto hz = with_unit(text, "Hz")) {
    if (is_signed(text)) {
      return Pitch{.offset_hz = *hz};
    }
    return *hz > 0.0 ? std::optional(Pitch{.hz = *hz}) : std::nullopt;
  }
  const auto percent = with_unit(text, "%", 2);
  if (percent && is_signed(text) && *percent > -1.0) {
    return Pitch{.semitones = 12.0 * std::log2(1.0 + *percent)};
  }
  return std::nullopt;
}

std::string format_semitones(double semitones) { return with_sign(semitones) + "st"; }
std::string format_offset_hz(double offset) { return with_sign(offset) + "Hz"; }
std::string format_hz(double hz) { return shortest(hz) + "Hz"; }

std::optional<std::vector<ContourPoint>> parse_contour(std::string_view text) {
  constexpr std::size_t k_max_points = 100;
  std::vector<ContourPoint> points;
  while (!trim(text).empty()) {
    text = trim(text);
    const std::size_t comma = text.find(',');
    const std::size_t close = text.find(')');
    if (text[0] != '(' || comma == std::string_view::npos || close == std::string_view::npos ||
        close < comma || points.size() == k_max_points) {
      return std::nullopt;
    }
    const auto position = with_unit(trim(text.substr(1, comma - 1)), "%", 2);
    const auto pitch = parse_pitch(trim(text.substr(comma + 1, close - comma - 1)));
    if (!position || !pitch || pitch->hz > 0.0) {
      return std::nullopt;
    }
    if (*position >= 0.0 && *position <= 1.0) { // others are ignored, as SSML asks
      points.push_back({*position, pitch->semitones, pitch->offset_hz});
    }
    text.remove_prefix(close + 1);
  }
  std::stable_sort(points.begin(), points.end(),
                   [](const ContourPoint& a, const ContourPoint& b) { return a.position < b.position; });
  return points;
}

std::string format_contour(const std::vector<ContourPoint>& contour) {
  std::string out;
  for (const auto& point : contour) {
    const std::string pitch =
        point.offset_hz != 0.0 ? format_offset_hz(point.offset_hz) : format_semitones(point.pitch_st);
    out += fmt::format("{}({}%,{})", out.empty() ? "" : " ", shortest_percent(point.position), pitch);
  }
  return out;
}

std::optional<double> parse_percent(std::string_view text) {
  return is_signed(text) ? std::nullopt : with_unit(text, "%", 2);
}

std::optional<double> parse_decibel(std::string_view text) { return with_unit(text, "dB"); }

std::optional<double> parse_range(std::string_view text) {
  if (const auto keyword = find_keyword(k_ranges, text)) {
    return keyword;
  }
  if (const auto semitones = with_unit(text, "st"); semitones && is_signed(text)) {
    return std::exp2(*semitones / 12.0);
  }
  if (!is_signed(text) || !ends_with(text, "%") || !is_number(text.substr(0, text.size() - 1))) {
    return std::nullopt;
  }
  // One rounding only, so that format_range finds a text for every factor.
  long double percent = 0.0L;
  const std::string_view digits = text.substr(text[0] == '+' ? 1 : 0);
  std::from_chars(digits.data(), digits.data() + digits.size() - 1, percent);
  const auto factor = static_cast<double>((100.0L + percent) / 100.0L);
  return factor >= 0.0 ? std::optional(factor) : std::nullopt;
}

std::string format_range(double range) {
  std::string text;
  for (int precision = 0; precision <= 20; ++precision) {
    text = fmt::format("{:+.{}f}%", (static_cast<long double>(range) - 1.0L) * 100.0L, precision);
    if (parse_range(text) == range) {
      break;
    }
  }
  return text;
}

std::optional<double> parse_volume(std::string_view text) {
  if (const auto keyword = find_keyword(k_volumes, text)) {
    return keyword;
  }
  return with_unit(text, "dB");
}

std::string format_volume(double decibel) { return with_sign(decibel) + "dB"; }

Prosody combine(const Prosody& outer, const Prosody& inner) {
  const bool own_pitch = inner.pitch_hz > 0.0; // what stands around it no longer counts
  Prosody both = inner;
  both.rate = outer.rate * inner.rate;
  both.pitch_st = own_pitch ? inner.pitch_st : outer.pitch_st + inner.pitch_st;
  both.range = outer.range * inner.range;
  both.volume_db = outer.volume_db + inner.volume_db;
  both.pitch_hz = own_pitch ? inner.pitch_hz : outer.pitch_hz;
  both.offset_hz = own_pitch ? inner.offset_hz : outer.offset_hz + inner.offset_hz;
  both.duration = inner.duration.count() > 0 ? inner.duration : outer.duration;
  both.contour = inner.contour.empty() ? outer.contour : inner.contour;
  return both;
}

} // namespace audiosheet::ssml
