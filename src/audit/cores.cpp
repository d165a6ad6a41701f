// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/cores.hpp"

#include "audit/glyphs.hpp"
#include "audit/numbers.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace audiosheet::audit {

namespace {

// A longer run of digits is read in pieces.
constexpr std::size_t k_most_digits = 600;

/// "½" or "1/2" at `position` (behind a whole number, or alone when a character).
std::optional<Core> read_small_fraction(std::string_view text, std::size_t position) {
  const auto here = character_at(text, position);
  if (here.glyph == Glyph::fraction) {
    const auto fraction = fraction_of(text.substr(position, here.length));
    if (fraction.denominator == 0) {
      return std::nullopt;
    }
    Core core;
    core.expect = say_fraction(std::to_string(fraction.numerator), std::to_string(fraction.denominator));
    core.end = position + here.length;
    core.plain = false;
    core.kind = "fraction";
    return core;
  }
  const std::size_t end = digits_end(text, position);
  if (end == position || end - position > 2) {
    return std::nullopt;
  }
  const auto slash = read_denominator(text, end);
  if (slash.end == 0 || slash.denominator.size() > 2) {
    return std::nullopt;
  }
  Core core;
  core.expect = say_fraction(std::string(text.substr(position, end - position)), slash.denominator);
  core.end = slash.end;
  core.plain = false;
  core.kind = "fraction";
  return core;
}

/// "^9", "⁻³" behind a base.
struct Power {
  std::string digits;
  bool negative = false;
  std::size_t end = 0; ///< 0: none
};

Power read_power(std::string_view text, std::size_t position) {
  Power power;
  std::size_t at = position;
  if (text.substr(at).starts_with('^')) {
    ++at;
    const auto sign = character_at(text, at);
    if (sign.glyph == Glyph::dash || sign.glyph == Glyph::minus) {
      power.negative = true;
      at += sign.length;
    }
    const std::size_t end = digits_end(text, at);
    power.digits = text.substr(at, end - at);
    power.end = end;
  } else {
    while (character_at(text, at).glyph == Glyph::raised && power.digits.size() < 6) {
      const std::size_t length = character_at(text, at).length;
      const char digit = plain_digit(text.substr(at, length));
      power.negative = power.negative || digit == '-';
      if (digit >= '0' && digit <= '9') {
        power.digits += digit;
      }
      at += length;
    }
    power.end = at;
  }
  return power.digits.empty() ? Power() : power;
}

Expect say_power(const Power& power) {
  const Expect exponent = any({ordinal(power.digits), amount(power.digits)});
  std::vector<Expect> parts = {say(Phrase::raised_to)};
  if (power.negative) {
    parts.push_back(say(Phrase::minus));
  }
  parts.push_back(exponent);
  parts.push_back(maybe(say(Phrase::power)));
  Expect usual = seq(std::move(parts));
  if (!power.negative && (power.digits == "2" || power.digits == "3")) {
    return any({std::move(usual), word(power.digits == "2" ? "squared" : "cubed")});
  }
  return usual;
}

/// " × 10^9" behind a number.
void add_scientific(std::string_view text, Core& core) {
  std::size_t at = 0;
  if (!is_times(text, spaces_end(text, core.end), at)) {
    return;
  }
  at = spaces_end(text, at);
  if (!text.substr(at).starts_with("10")) {
    return;
  }
  const auto power = read_power(text, at + 2);
  if (power.end > 0) {
    core.expect = seq({core.expect, say(Phrase::times), amount("10"), say_power(power)});
    core.end = power.end;
    core.plain = false;
    core.kind = "scientific";
  }
}

/// "million", "bn": the power of a thousand behind a number; `end` moves behind it.
std::size_t read_magnitude(std::string_view text, std::size_t& end, bool money) {
  struct Name {
    std::string_view name;
    std::size_t thousands;
    bool money_only;
  };
  static constexpr std::array k_names = {
      Name{"thousand", 1, false}, Name{"million", 2, false}, Name{"billion", 3, false},
      Name{"trillion", 4, false}, Name{"bn", 3, false},      Name{"mn", 2, false},
      Name{"k", 1, true},         Name{"K", 1, true},        Name{"m", 2, true},
      Name{"M", 2, true},         Name{"B", 3, true},        Name{"b", 3, true},
      Name{"mil", 2, true},       Name{"tn", 4, true},
  };
  std::size_t at = spaces_end(text, end);
  if (at == end && character_at(text, at).glyph == Glyph::dash) {
    ++at; // "a 5-million programme"
  }
  const auto written = text.substr(at, word_end(text, at) - at);
  for (const auto& name : k_names) {
    if (written == name.name && (money || !name.money_only)) {
      end = at + written.size();
      return name.thousands;
    }
  }
  return 0;
}

bool sign_may_stand(std::string_view text, std::size_t position) {
  if (position == 0) {
    return true;
  }
  std::size_t before = position - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U) {
    --before;
  }
  const auto glyph = character_at(text, before).glyph;
  return glyph != Glyph::letter && glyph != Glyph::digit && text[before] != ')';
}

/// Signs before a number: minus and plus. `at` moves behind them.
std::optional<Expect> read_sign(std::string_view text, std::size_t& at) {
  const auto sign = character_at(text, at);
  const bool minus = sign.glyph == Glyph::minus || sign.glyph == Glyph::dash;
  if ((!minus && sign.glyph != Glyph::plus) || (sign.glyph != Glyph::minus && !sign_may_stand(text, at))) {
    return std::nullopt;
  }
  const auto next = character_at(text, at + sign.length).glyph;
  if (next != Glyph::digit && !text.substr(at + sign.length).starts_with('.')) {
    return std::nullopt;
  }
  at += sign.length;
  if (minus) {
    return say(Phrase::minus);
  }
  return any({say(Phrase::plus), say(Phrase::joint), say(Phrase::more_plus)});
}

} // namespace

bool is_times(std::string_view text, std::size_t position, std::size_t& end) {
  const auto here = character_at(text, position);
  const bool letter = here.length == 1 && (text[position] == 'x' || text[position] == 'X');
  const bool star = here.length == 1 && text[position] == '*';
  end = position + here.length;
  return here.glyph == Glyph::times || star || (letter && character_at(text, end).glyph != Glyph::letter);
}

Expect say_fraction(const std::string& numerator, const std::string& denominator) {
  const Expect part = leaf(Expect::Kind::denominator, denominator);
  const Expect of_a = maybe(seq({maybe(word("of")), any({word("a"), word("an")})}));
  std::vector<Expect> ways = {seq({amount(numerator), part, of_a}),
                              seq({amount(numerator), say(Phrase::out_of), amount(denominator)})};
  if (numerator == "1") {
    ways.push_back(seq({maybe(any({word("a"), word("an")})), part, of_a}));
  }
  if (numerator.size() + denominator.size() > 2) {
    ways.push_back(seq({amount(numerator), amount(denominator)})); // "24/7", "20/20"
  }
  return any(std::move(ways));
}

Slash read_denominator(std::string_view text, std::size_t position) {
  const std::string_view sign = "⁄"; // U+2044
  const std::size_t length = text.substr(position).starts_with('/')    ? 1
                             : text.substr(position).starts_with(sign) ? sign.size()
                                                                       : 0;
  if (length == 0) {
    return {};
  }
  const std::size_t begin = position + length;
  const std::size_t end = digits_end(text, begin);
  const bool decimal = text.substr(end).starts_with('.') && digits_end(text, end + 1) > end + 1;
  if (end == begin || end - begin > 6 || decimal || text.substr(end).starts_with('/')) {
    return {};
  }
  return {canonical(text.substr(begin, end - begin)), end};
}

std::optional<Core> read_core(std::string_view text, std::size_t position, bool signs, bool money) {
  if (auto fraction = read_small_fraction(text, position);
      fraction && character_at(text, position).glyph == Glyph::fraction) {
    return fraction;
  }
  std::size_t at = position;
  auto sign = signs ? read_sign(text, at) : std::nullopt;
  auto number = read_number(text, at);
  if (!number) {
    return std::nullopt;
  }
  Core core;
  core.end = number->end;
  core.expect = say_number(*number);
  core.number = std::move(*number);
  if (core.number.whole) {
    const bool gap = character_at(text, core.end).glyph == Glyph::space;
    if (auto part = read_small_fraction(text, gap ? spaces_end(text, core.end) : core.end);
        part && (gap || character_at(text, core.end).glyph == Glyph::fraction)) {
      core.expect = seq({core.expect, say(Phrase::joint), part->expect});
      if (core.number.value.size() < 4) {
        core.end = part->end;
        core.plain = false;
        core.kind = "fraction";
      } else {
        core.expect = say_number(core.number); // "in 2019 1/3 of": a year and a fraction
      }
    }
  }
  if (core.plain) {
    if (const auto power = read_power(text, core.end); power.end > 0) {
      core.expect = seq({core.expect, say_power(power)});
      core.end = power.end;
      core.plain = false;
      core.kind = "scientific";
    } else if (const auto thousands = read_magnitude(text, core.end, money); thousands > 0) {
      core.expect = amount(scaled(core.number.value, thousands));
      core.plain = false;
    } else {
      add_scientific(text, core);
    }
  }
  if (sign) {
    core.expect = seq({std::move(*sign), std::move(core.expect)});
    core.plain = false;
  }
  return core;
}

std::optional<WrittenNumber> read_number(std::string_view text, std::size_t position) {
  WrittenNumber number;
  std::size_t at = digits_end(text, position);
  number.value = text.substr(std::min(position, text.size()), at - position);
  if (at > position && at - position <= 3) {
    number.groups.push_back(number.value);
    bool plain_spaces = false;
    while (number.value.size() < k_most_digits) {
      const auto sign = character_at(text, at);
      const bool comma = text.substr(at).starts_with(',') || text.substr(at).starts_with('\'');
      const bool space = sign.glyph == Glyph::space;
      const std::size_t end = digits_end(text, at + sign.length);
      if ((!comma && !space) || end - (at + sign.length) != 3) {
        break;
      }
      plain_spaces = plain_spaces || (space && sign.length == 1);
      number.groups.emplace_back(text.substr(at + sign.length, 3));
      number.value += number.groups.back();
      at = end;
    }
    if (!plain_spaces) {
      number.groups.clear();
    }
  }
  if (text.substr(std::min(at, text.size())).starts_with('.')) {
    const std::size_t end = digits_end(text, at + 1);
    const bool another = text.substr(end).starts_with('.') && digits_end(text, end + 1) > end + 1;
    if (end > at + 1 && !another) {
      number.value += (at == position ? "0." : ".") + std::string(text.substr(at + 1, end - at - 1));
      number.whole = false;
      number.groups.clear();
      at = end;
    }
  }
  number.end = at;
  return at > position ? std::optional(std::move(number)) : std::nullopt;
}

Expect say_number(const WrittenNumber& number) {
  if (number.groups.size() < 2) {
    return amount(number.value);
  }
  std::vector<Expect> parts;
  for (const auto& group : number.groups) {
    parts.push_back(amount(group));
  }
  return any({amount(number.value), seq(std::move(parts))});
}

} // namespace audiosheet::audit
