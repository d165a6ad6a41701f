// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a listener must hear for a written fact: a small grammar over heard words. Its leaves are values
// (numbers, units, comparisons), not wordings, so that every usual way to say a value is accepted.
#pragma once

#include "audit/heard.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audiosheet::audit {

/// Meanings that English says in several ways (phrases.cpp).
enum class Phrase : std::uint8_t {
  less,
  greater,
  at_most,
  at_least,
  equals,
  not_equal,
  about,
  plus_minus,
  times,
  minus,
  plus,
  divided,
  or_more,
  or_less,
  more_plus,
  to,
  per,
  percent,
  per_mille,
  over,
  out_of,
  degrees,
  am,
  pm,
  oclock,
  raised_to,
  power,
  joint, ///< "and"
  point,
  permitted_is,
};

struct Expect {
  enum class Kind : std::uint8_t {
    sequence,
    any,
    maybe,
    amount,      ///< a number, said as an amount or digit by digit
    digits,      ///< digits, in groups of any size
    ordinal,     ///< "twenty first"
    plural,      ///< "nineteen nineties"
    denominator, ///< "thirds", "half"
    say,         ///< a phrase
    unit,        ///< a unit's name, singular or plural, in either spelling
    letters,     ///< letters as a word or spelled out
    word,        ///< this word
  };
  Kind kind = Kind::sequence;
  Phrase phrase = Phrase::to;
  std::string value;
  std::vector<Expect> parts;
};

inline Expect seq(std::vector<Expect> parts) {
  return {Expect::Kind::sequence, Phrase::to, {}, std::move(parts)};
}
inline Expect any(std::vector<Expect> parts) { return {Expect::Kind::any, Phrase::to, {}, std::move(parts)}; }
inline Expect maybe(Expect part) { return {Expect::Kind::maybe, Phrase::to, {}, {std::move(part)}}; }
inline Expect say(Phrase phrase) { return {Expect::Kind::say, phrase, {}, {}}; }
inline Expect leaf(Expect::Kind kind, std::string value) { return {kind, Phrase::to, std::move(value), {}}; }
inline Expect amount(std::string value) { return leaf(Expect::Kind::amount, std::move(value)); }
inline Expect digits(std::string value) { return leaf(Expect::Kind::digits, std::move(value)); }
inline Expect ordinal(std::string value) { return leaf(Expect::Kind::ordinal, std::move(value)); }
inline Expect unit_name(std::string name) { return leaf(Expect::Kind::unit, std::move(name)); }
inline Expect letters(std::string text) { return leaf(Expect::Kind::letters, std::move(text)); }
inline Expect word(std::string text) { return leaf(Expect::Kind::word, std::move(text)); }

/// Indices behind the words that say it, each once, rising; empty when it isn't said at `first`.
std::vector<std::size_t> match(const Expect& expect, const Heard& heard, std::size_t first);

/// A unit's word as units are compared: singular, American spelling.
std::string fold_unit_word(std::string_view word);

/// The wordings of a phrase, each split into words.
const std::vector<std::vector<std::string_view>>& wordings(Phrase phrase);

} // namespace audiosheet::audit
