// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as they are written, with all that belongs to them.
#include "audit/glyphs.hpp"
#include "audit/numbers.hpp"
#include "audit/units.hpp"
#include "audit/written.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace audiosheet::audit {

namespace {

// A longer run of digits is read in pieces.
constexpr std::size_t k_most_digits = 600;

/// A number with its sign, fraction, power or magnitude, and where it ends.
struct Core {
  Expect expect;
  std::size_t end = 0;
  WrittenNumber number; ///< the plain number it began with
  bool plain = true;    ///< nothing but the number
  std::string_view kind = "number";
};

struct Comparison {
  Phrase phrase = Phrase::equals;
  std::size_t end = 0; ///< 0: none
};

Comparison read_comparison(std::string_view text, std::size_t position) {
  static constexpr std::array<std::pair<std::string_view, Phrase>, 8> k_composed = {
      {{"<=", Phrase::at_most},
       {"=<", Phrase::at_most},
       {">=", Phrase::at_least},
       {"=>", Phrase::at_least},
       {"+/-", Phrase::plus_minus},
       {"+/−", Phrase::plus_minus},
       {"+/–", Phrase::plus_minus},
       {"!=", Phrase::not_equal}}};
  for (const auto& [sign, phrase] : k_composed) {
    if (text.substr(position).starts_with(sign)) {
      return {phrase, position + sign.size()};
    }
  }
  const auto here = character_at(text, position);
  const std::size_t end = position + here.length;
  switch (here.glyph) {
  case Glyph::less:
    return {Phrase::less, end};
  case Glyph::greater:
    return {Phrase::greater, end};
  case Glyph::at_most:
    return {Phrase::at_most, end};
  case Glyph::at_least:
    return {Phrase::at_least, end};
  case Glyph::equals:
    return {Phrase::equals, end};
  case Glyph::not_equal:
    return {Phrase::not_equal, end};
  case Glyph::about:
    return {Phrase::about, end};
  case Glyph::plus_minus:
    return {Phrase::plus_minus, end};
  default:
    return {};
  }
}

bool is_times(std::string_view text, std::size_t position, std::size_t& end) {
  const auto here = character_at(text, position);
  const bool letter = here.length == 1 && (text[position] == 'x' || text[position] == 'X');
  const bool star = here.length == 1 && text[position] == '*';
  end = position + here.length;
  return here.glyph == Glyph::times || star || (letter && character_at(text, end).glyph != Glyph::letter);
}

/// A fraction of two whole numbers.
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

struct Slash {
  std::string denominator;
  std::size_t end = 0; ///< 0: no fraction
};

/// "/2" that is neither a date's part nor a path's.
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
  return any({say(Phrase::plus), say(Phrase::and_), say(Phrase::more_plus)});
}

std::optional<Core> read_core(std::string_view text, std::size_t position, bool signs, bool money = false) {
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
      core.expect = seq({core.expect, say(Phrase::and_), part->expect});
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

/// Whether the '"' at `position` belongs to one before it.
bool closes_quotation(std::string_view text, std::size_t position) {
  constexpr std::size_t k_far = 2000;
  const std::size_t from = position > k_far ? position - k_far : 0;
  return std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                    text.begin() + static_cast<std::ptrdiff_t>(position), '"') %
             2 ==
         1;
}

/// The unit behind a number: attached, after one space, or after a hyphen ("a 10-mg tablet").
std::optional<WrittenUnit> read_tail(std::string_view text, std::size_t position) {
  const auto here = character_at(text, position);
  const std::size_t next = position + here.length;
  if (here.glyph == Glyph::space) {
    const std::size_t at = spaces_end(text, position);
    auto spaced = read_unit(text, at, true);
    return spaced ? std::move(spaced) : read_rate(text, at);
  }
  // Primes: inches and feet of a length, seconds and minutes of an arc.
  if (text.substr(position).starts_with("″") || text.substr(position).starts_with('"')) {
    const Expect inches = any({unit_name("inch"), unit_name("second")});
    return WrittenUnit{closes_quotation(text, position) ? maybe(inches) : inches, next};
  }
  if (text.substr(position).starts_with("′")) {
    return WrittenUnit{any({unit_name("foot"), unit_name("minute")}), next};
  }
  if (here.glyph == Glyph::dash) {
    return character_at(text, next).glyph == Glyph::letter ? read_unit(text, next, true) : std::nullopt;
  }
  auto unit = read_unit(text, position, false);
  return unit ? std::move(unit) : read_rate(text, position);
}

std::string_view kind_of_tail(std::string_view text, const WrittenUnit& unit, std::size_t from) {
  const auto written = text.substr(from, unit.end - from);
  const bool percent = written.find('%') != std::string_view::npos ||
                       ascii_lower(written).find("percent") != std::string::npos;
  return percent ? "percent" : "measure";
}

/// Two numbers that belong together and what stands between them; nothing when the second is missing.
struct Pair {
  Expect between;
  std::string_view kind;
  std::size_t second = 0; ///< where the second number begins
};

std::optional<Pair> read_between(std::string_view text, std::size_t position, bool decimals) {
  const auto here = character_at(text, position);
  if (here.glyph == Glyph::dash || here.glyph == Glyph::minus) {
    return Pair{any({say(Phrase::to), word("or")}), "range", position + here.length};
  }
  if (!decimals && text.substr(position).starts_with(':')) {
    return Pair{maybe(any({word("to"), seq({word("is"), word("to")})})), "ratio", position + 1};
  }
  const std::size_t at = spaces_end(text, position);
  std::size_t behind = 0;
  if (is_times(text, at, behind)) {
    return Pair{say(Phrase::times), "product", spaces_end(text, behind)};
  }
  if (at > position && (text.substr(at).starts_with("to ") || text.substr(at).starts_with("– ") ||
                        text.substr(at).starts_with("- "))) {
    const std::size_t length = text.substr(at).find(' ');
    return Pair{say(Phrase::to), "range", spaces_end(text, at + length)};
  }
  return std::nullopt;
}

/// "1-2-3", "1.2.3": numbers in a chain, that may be said with or without their signs.
std::optional<Fact> read_chain(std::string_view text, std::size_t position) {
  std::vector<Expect> parts;
  std::size_t at = position;
  std::size_t numbers = 0;
  std::string_view separator; // one and the same: "5.6–6.9" is a range of decimals
  constexpr std::size_t k_most = 64;
  while (numbers < k_most) {
    const std::size_t end = digits_end(text, at);
    if (end == at) {
      return std::nullopt;
    }
    parts.push_back(amount(std::string(text.substr(at, end - at))));
    ++numbers;
    at = end;
    const auto sign = character_at(text, end);
    const auto written = text.substr(end, sign.length);
    const bool separates = sign.glyph == Glyph::dash || written == "." || written == "/";
    if (!separates || character_at(text, end + sign.length).glyph != Glyph::digit) {
      break;
    }
    if (!separator.empty() && written != separator) {
      return std::nullopt;
    }
    separator = written;
    parts.push_back(maybe(any({word("point"), word("dot"), word("dash"), word("to"), word("slash"),
                               word("over"), word("hyphen"), word("minus")})));
    at = end + sign.length;
  }
  return numbers < 3 ? std::nullopt : std::optional(Fact{"code", at, seq(std::move(parts))});
}

std::optional<Fact> read_ordinal(std::string_view text, const Core& core) {
  const auto suffix = ascii_lower(text.substr(core.end, 2));
  const bool known = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
  if (!known || !core.number.whole || !is_boundary(text, core.end + 2)) {
    return std::nullopt;
  }
  return Fact{"ordinal", core.end + 2, ordinal(core.number.value)};
}

/// "10s", "50+": what may be attached to a plain number.
std::optional<Fact> read_suffix(std::string_view text, const Core& core) {
  if (auto found = read_ordinal(text, core)) {
    return found;
  }
  const auto next = character_at(text, core.end);
  if (next.glyph == Glyph::plus && is_boundary(text, core.end + 1)) {
    const auto tail = read_tail(text, core.end + 1);
    const Expect unit = tail ? tail->expect : seq({});
    const Expect more = any({say(Phrase::more_plus), say(Phrase::or_more)});
    return Fact{"comparison", tail ? tail->end : core.end + 1,
                any({seq({core.expect, more, unit}), seq({core.expect, unit, more}),
                     seq({any({say(Phrase::greater), say(Phrase::at_least)}), core.expect, unit})})};
  }
  if (std::size_t behind = 0; is_times(text, core.end, behind) && is_boundary(text, behind) &&
                              character_at(text, spaces_end(text, behind)).glyph != Glyph::digit) {
    return Fact{"number", behind, seq({core.expect, any({say(Phrase::times), word("fold")})})}; // "3x"
  }
  std::size_t end = core.end + (next.glyph == Glyph::quote ? next.length : 0);
  if (text.substr(end).starts_with('s') && is_boundary(text, end + 1) && core.number.whole) {
    return Fact{"number", end + 1,
                any({leaf(Expect::Kind::plural, core.number.value), seq({core.expect, word("s")}),
                     seq({core.expect, unit_name("second")})})};
  }
  return std::nullopt;
}

struct Currency {
  std::string_view sign, name, part;
};

constexpr std::array k_currencies = {
    Currency{"$", "dollar", "cent"}, Currency{"€", "euro", "cent"},   Currency{"£", "pound", "penny"},
    Currency{"¥", "yen", "sen"},     Currency{"₹", "rupee", "paisa"}, Currency{"₽", "ruble", "kopek"},
    Currency{"₩", "won", "jeon"},    Currency{"₺", "lira", "kurus"},  Currency{"₪", "shekel", "agora"},
    Currency{"¢", "cent", ""},
};

const Currency* currency_at(std::string_view text, std::size_t position) {
  for (const auto& currency : k_currencies) {
    if (text.substr(std::min(position, text.size())).starts_with(currency.sign)) {
      return &currency;
    }
  }
  return nullptr;
}

/// "one dollar and twenty one cents" for 1.21.
std::optional<Expect> say_coins(const Currency& currency, const std::string& value) {
  const std::size_t point = value.find('.');
  if (point == std::string::npos || currency.part.empty() || value.size() - point > 3) {
    return std::nullopt;
  }
  std::string coins = value.substr(point + 1);
  coins.resize(2, '0');
  coins = canonical(coins);
  const std::string whole = canonical(value.substr(0, point));
  const Expect name = unit_name(std::string(currency.name));
  const Expect part = unit_name(std::string(currency.part));
  if (coins == "0") {
    return seq({amount(whole), name});
  }
  if (whole == "0") {
    return seq({amount(coins), part});
  }
  return seq({amount(whole), name, maybe(say(Phrase::and_)), amount(coins), maybe(part)});
}

std::optional<Fact> read_money(std::string_view text, std::size_t position) {
  const Currency* currency = currency_at(text, position);
  if (currency == nullptr) {
    return std::nullopt;
  }
  const std::size_t begin = spaces_end(text, position + currency->sign.size());
  auto core = read_core(text, begin, false, true);
  if (!core) {
    return std::nullopt;
  }
  const Expect name = unit_name(std::string(currency->name));
  const Expect country = maybe(any({word("us"), seq({word("u"), word("s")})}));
  std::vector<Expect> ways = {seq({core->expect, country, name}), seq({name, core->expect})};
  if (auto coins = say_coins(*currency, core->number.value); coins && core->plain) {
    ways.push_back(std::move(*coins));
  }
  Expect sum = any(std::move(ways));
  std::size_t end = core->end;
  if (const auto pair = read_between(text, end, true); pair && pair->kind == "range") {
    if (auto second = read_money(text, pair->second)) {
      return Fact{"money", second->end, seq({any({sum, core->expect}), pair->between, second->expect})};
    }
    if (auto second = read_core(text, pair->second, false, true)) {
      return Fact{"money", second->end, seq({any({sum, core->expect}), pair->between, second->expect, name})};
    }
  }
  if (auto rate = read_rate(text, end)) {
    return Fact{"money", rate->end, seq({std::move(sum), std::move(rate->expect)})};
  }
  return Fact{"money", end, std::move(sum)};
}

/// A number, or two, with their units.
std::optional<Fact> read_amounts(std::string_view text, std::size_t position, bool signs) {
  auto first = read_core(text, position, signs);
  if (!first) {
    return std::nullopt;
  }
  if (first->plain) {
    if (auto found = read_suffix(text, *first)) {
      return found;
    }
    if (const auto slash = read_denominator(text, first->end); slash.end > 0 && first->number.whole) {
      first->expect = say_fraction(first->number.value, slash.denominator);
      const auto suffix = text.substr(slash.end, 3); // "7/10ths"
      first->end = slash.end + (suffix == "ths" ? 3U : suffix.starts_with("th") ? 2U : 0U);
      first->plain = false;
      first->kind = "fraction";
    }
  }
  auto first_unit = read_tail(text, first->end);
  const std::size_t first_end = first_unit ? first_unit->end : first->end;
  if (const auto pair = read_between(text, first_end, !first->number.whole)) {
    if (auto second = read_core(text, pair->second, pair->kind == "range")) {
      const bool short_year = pair->kind == "range" && first->plain && second->plain && !first_unit &&
                              first->number.value.size() == 4 && second->number.value.size() == 2;
      if (short_year) { // "2008-09"
        const std::string year = first->number.value.substr(0, 2) + second->number.value;
        return Fact{"range", second->end,
                    seq({first->expect, maybe(pair->between), any({amount(year), second->expect})})};
      }
      const auto unit = read_tail(text, second->end);
      std::vector<Expect> parts = {first->expect};
      if (first_unit) {
        const auto written = text.substr(first->end, first_unit->end - first->end);
        const bool same = unit && trim(written) == trim(text.substr(second->end, unit->end - second->end));
        parts.push_back(same ? maybe(first_unit->expect) : first_unit->expect);
      } else if (unit) {
        parts.push_back(maybe(unit->expect));
      }
      parts.push_back(pair->between);
      parts.push_back(second->expect);
      if (unit) {
        parts.push_back(unit->expect);
      }
      return Fact{pair->kind, unit ? unit->end : second->end, seq(std::move(parts))};
    }
  }
  if (first_unit) {
    return Fact{kind_of_tail(text, *first_unit, first->end), first_unit->end,
                seq({std::move(first->expect), std::move(first_unit->expect)})};
  }
  if (const Currency* currency = currency_at(text, first->end)) {
    return Fact{"money", first->end + currency->sign.size(),
                seq({std::move(first->expect), unit_name(std::string(currency->name))})};
  }
  return Fact{first->kind, first->end, std::move(first->expect)};
}

} // namespace

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

std::optional<Fact> read_quantity(std::string_view text, std::size_t position) {
  if (const auto comparison = read_comparison(text, position); comparison.end > 0) {
    const std::size_t at = spaces_end(text, comparison.end);
    auto inner = read_money(text, at);
    if (!inner) {
      inner = read_amounts(text, at, true);
    }
    if (!inner) {
      return Fact{"comparison", comparison.end, say(comparison.phrase)};
    }
    std::vector<Expect> ways = {
        seq({maybe(say(Phrase::permitted_is)), say(comparison.phrase), inner->expect})};
    if (comparison.phrase == Phrase::at_least || comparison.phrase == Phrase::at_most) {
      const auto more = comparison.phrase == Phrase::at_least ? Phrase::or_more : Phrase::or_less;
      ways.push_back(seq({maybe(say(Phrase::permitted_is)), inner->expect, say(more)}));
      if (auto core = read_core(text, at, true)) {
        if (auto tail = read_tail(text, core->end); tail && tail->end == inner->end) {
          ways.push_back(seq({core->expect, say(more), tail->expect})); // "eighteen or more years"
        }
      }
    }
    return Fact{"comparison", inner->end, any(std::move(ways))};
  }
  if (auto money = read_money(text, position)) {
    return money;
  }
  if (auto chain = read_chain(text, position)) {
    return chain;
  }
  return read_amounts(text, position, true);
}

} // namespace audiosheet::audit
