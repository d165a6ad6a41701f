// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/list_marker.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// Bullets that need a space behind them, since they are also signs of a text.
constexpr std::array<char32_t, 6> k_spaced_bullets{U'-', U'*', U'+', 0x2013, 0x2014, U'o'};
constexpr std::array<char32_t, 22> k_bullets{0x2022, 0x00B7, 0x25E6, 0x25AA, 0x25AB, 0x2023, 0x2043, 0x25CF,
                                             0x25CB, 0x25A0, 0x25A1, 0x25BA, 0x25B8, 0x27A4, 0x2713, 0x2714,
                                             0x2717, 0x2718, 0x2705, 0x274C, 0xF0B7, 0x2219};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t text_start(std::string_view line, std::size_t from) {
  return static_cast<std::size_t>(trim(line.substr(from)).data() - line.data());
}

std::optional<ListMarker> bullet_marker(std::string_view line) {
  std::size_t end = 0;
  const char32_t c = next_code_point(line, end);
  const bool spaced =
      std::find(k_spaced_bullets.begin(), k_spaced_bullets.end(), c) != k_spaced_bullets.end();
  if (!spaced && std::find(k_bullets.begin(), k_bullets.end(), c) == k_bullets.end()) {
    return std::nullopt;
  }
  if (line.substr(end).starts_with("\xEF\xB8\x8F")) { // the sign's emoji form
    end += 3;
  }
  const std::string_view rest = line.substr(end);
  const bool parted = rest.empty() || trim(rest).data() != rest.data();
  // "o" is a bullet of pasted office documents; alone it is a letter.
  if ((spaced && !parted) || (c == U'o' && rest.empty())) {
    return std::nullopt;
  }
  ListMarker marker;
  marker.bullet = c;
  marker.size = rest.empty() ? line.size() : text_start(line, end);
  return marker;
}

/// "i" to "xx" as a number, else 0.
int roman(std::string_view text) {
  constexpr std::array<std::string_view, 20> k_numbers{"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                                       "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                                       "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
  const auto* const found = std::find(k_numbers.begin(), k_numbers.end(), ascii_lower(text));
  return found == k_numbers.end() ? 0 : static_cast<int>(found - k_numbers.begin()) + 1;
}

int ordinal_of(std::string_view label) {
  if (is_digit(label[0])) {
    int value = 0;
    for (const char c : label) {
      value = value * 10 + (c - '0');
    }
    return value;
  }
  if (label.size() > 1) {
    return roman(label);
  }
  return ascii_lower(label)[0] - 'a' + 1;
}

std::optional<ListMarker> number_marker(std::string_view line) {
  constexpr std::size_t k_most_digits = 3;
  constexpr std::size_t k_most_letters = 5;
  const bool bracket = line[0] == '(';
  const std::size_t begin = bracket ? 1 : 0;
  std::size_t end = begin;
  while (end < line.size() && is_digit(line[end])) {
    ++end;
  }
  const bool digits = end > begin;
  while (!digits && end < line.size() && is_letter(line[end])) {
    ++end;
  }
  const std::string_view label = line.substr(begin, end - begin);
  if (label.empty() || label.size() > (digits ? k_most_digits : k_most_letters) || end >= line.size()) {
    return std::nullopt;
  }
  const bool closes = bracket ? line[end] == ')' : line[end] == ')' || line[end] == '.';
  const std::string_view rest = line.substr(end + 1);
  if (!closes || trim(rest).empty() || trim(rest).data() == rest.data()) {
    return std::nullopt;
  }
  ListMarker marker;
  marker.ordered = true;
  marker.marker = std::string(label);
  marker.ordinal = ordinal_of(label);
  marker.size = text_start(line, end + 1);
  // A capital with a stop is an initial as often as an item; "A)" is an item.
  const bool initial = !digits && line[end] == '.' && label[0] < 'a';
  return marker.ordinal == 0 || initial ? std::nullopt : std::optional(marker);
}

} // namespace

std::optional<ListMarker> list_marker(std::string_view line) {
  if (line.empty()) {
    return std::nullopt;
  }
  const auto bullet = bullet_marker(line);
  return bullet ? bullet : number_marker(line);
}

} // namespace audiosheet::read
