// SPDX-License-Identifier: GPL-3.0-or-later
//
// Telephone numbers as they are written.
#include "audit/glyphs.hpp"
#include "audit/written.hpp"

#include "util/text.hpp"

#include <utility>

namespace audiosheet::audit {

namespace {

struct Telephone {
  std::string digits;
  std::vector<std::size_t> groups; ///< digits in each
  std::vector<char> separators;
  std::size_t end = 0;
};

/// Groups of digits with single separators between them, at most 20 digits.
Telephone read_groups(std::string_view text, std::size_t position) {
  Telephone out;
  std::size_t at = position;
  while (out.digits.size() <= 20) {
    const bool bracket = text.substr(at).starts_with('(');
    const std::size_t begin = bracket ? at + 1 : at;
    const auto digits = text.substr(std::min(begin, text.size()), digits_end(text, begin) - begin);
    if (digits.empty() || (bracket && !text.substr(at + 1 + digits.size()).starts_with(')'))) {
      break;
    }
    at += digits.size() + (bracket ? 2U : 0U);
    out.digits += digits;
    out.groups.push_back(digits.size());
    out.end = at;
    const auto sign = character_at(text, at);
    const char separator = bracket && sign.glyph == Glyph::digit ? ')' : at < text.size() ? text[at] : '\0';
    const bool separates = separator == ')' || sign.glyph == Glyph::space || sign.glyph == Glyph::dash ||
                           separator == '.' || separator == '/';
    if (!separates) {
      break;
    }
    out.separators.push_back(sign.glyph == Glyph::space ? ' ' : sign.glyph == Glyph::dash ? '-' : separator);
    at += separator == ')' ? 0U : sign.length;
    if (bracket && text.substr(at).starts_with('-')) {
      ++at;
    }
  }
  return out;
}

/// The shapes of numbers that people ring; a range or a table's row has none of them.
bool has_shape(const Telephone& phone, bool international, bool bracketed) {
  const auto& groups = phone.groups;
  const std::size_t size = phone.digits.size();
  if (size < 7 || size > 15 || groups.size() < 2) {
    return international && size >= 7 && size <= 15;
  }
  if (international || bracketed) {
    return true;
  }
  const bool local = groups == std::vector<std::size_t>{3, 4} && phone.separators[0] != ' ';
  const bool national = groups == std::vector<std::size_t>{3, 3, 4};
  const bool trunk =
      groups.size() == 4 && groups[0] == 1 && groups[1] == 3 && groups[2] == 3 && groups[3] == 4;
  const bool leading_zero = phone.digits[0] == '0' && groups[0] >= 3 && size >= 9;
  const bool service = phone.digits.starts_with("1800") || phone.digits.starts_with("1300");
  return local || national || trunk || leading_zero || (service && groups[0] <= 4 && size >= 10);
}

/// "1-800-4-CANCER": letters take the place of digits.
std::optional<Fact> read_vanity(std::string_view text, std::size_t position) {
  const auto trunk = text.substr(position, 6);
  if (trunk.size() < 6 || !trunk.starts_with("1-8") || trunk[5] != '-') {
    return std::nullopt;
  }
  std::vector<Expect> parts;
  std::size_t at = position;
  bool has_letters = false;
  std::string run;
  bool digits_run = true;
  const auto flush = [&] {
    if (!run.empty()) {
      parts.push_back(digits_run ? digits(run) : letters(ascii_lower(run)));
    }
    run.clear();
  };
  for (; at < text.size() && at - position < 24; ++at) {
    const char c = text[at];
    const bool digit = c >= '0' && c <= '9';
    const bool letter = c >= 'A' && c <= 'Z';
    if (!digit && !letter && !(c == '-' && !is_boundary(text, at + 1))) {
      break;
    }
    if (c == '-') {
      continue;
    }
    if (digit != digits_run) {
      flush();
      digits_run = digit;
    }
    run += c;
    has_letters = has_letters || letter;
  }
  flush();
  if (!has_letters || !is_boundary(text, at)) {
    return std::nullopt;
  }
  return Fact{"phone", at, seq(std::move(parts))};
}

} // namespace

std::optional<Fact> read_telephone(std::string_view text, std::size_t position) {
  if (auto vanity = read_vanity(text, position)) {
    return vanity;
  }
  const bool international = text.substr(position).starts_with('+');
  const std::size_t begin = international ? position + 1 : position;
  const bool bracketed = text.substr(begin).starts_with('(');
  auto phone = read_groups(text, begin);
  if (phone.end == 0 || !has_shape(phone, international, bracketed) || !is_boundary(text, phone.end)) {
    return std::nullopt;
  }
  Expect number = digits(phone.digits);
  return Fact{"phone", phone.end,
              international ? seq({maybe(say(Phrase::plus)), std::move(number)}) : number};
}

} // namespace audiosheet::audit
