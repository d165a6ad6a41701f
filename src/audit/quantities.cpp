// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as they are written, with all that belongs to them.
#include "audit/cores.hpp"
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
  return seq({amount(whole), name, maybe(say(Phrase::joint)), amount(coins), maybe(part)});
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
