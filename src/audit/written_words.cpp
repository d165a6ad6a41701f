// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts that are written in words and letters.
#include "audit/glyphs.hpp"
#include "audit/lexicon.hpp"
#include "audit/units.hpp"
#include "audit/written.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::audit {

namespace {

constexpr std::array<std::string_view, 16> k_domains = {".com", ".org",  ".gov",  ".net", ".edu", ".uk",
                                                        ".eu",  ".int",  ".info", ".de",  ".fr",  ".ca",
                                                        ".au",  ".html", ".htm",  ".us"};

} // namespace

std::string lowered(std::string_view text) {
  return replace_all(replace_all(ascii_lower(text), "’", "'"), "‘", "'");
}

bool is_address(std::string_view chunk) {
  if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) {
    return true;
  }
  const auto at = chunk.find('@');
  if (at != std::string_view::npos && at > 0) {
    return chunk.find('.', at) != std::string_view::npos;
  }
  for (const auto domain : k_domains) {
    const auto found = chunk.find(domain);
    if (found != std::string_view::npos && found > 1 && is_boundary(chunk, found + domain.size())) {
      return true;
    }
  }
  return false;
}

std::optional<Fact> read_bare_unit(std::string_view text, std::size_t position) {
  const std::size_t end = word_end(text, position);
  const std::string lower = lowered(text.substr(position, end - position));
  static constexpr std::array<std::string_view, 3> k_with_vowels = {"mmol", "mol", "kcal"};
  const auto unit = read_unit(text, position, true);
  if (!unit || is_unit_word(lower)) {
    return std::nullopt;
  }
  const bool vowels = lower.find_first_of("aeiou") != std::string::npos &&
                      std::find(k_with_vowels.begin(), k_with_vowels.end(), lower) == k_with_vowels.end();
  const bool rate = unit->end > end;
  if (!rate && (vowels || lower.size() < 2)) {
    return std::nullopt;
  }
  std::vector<Expect> spelled;
  for (const auto part : split(text.substr(position, unit->end - position), '/')) {
    if (!spelled.empty()) {
      spelled.push_back(maybe(any({word("slash"), word("per")})));
    }
    spelled.push_back(letters(replace_all(lowered(part), " ", "")));
  }
  return Fact{"measure", unit->end, any({unit->expect, seq(std::move(spelled))})};
}

std::optional<Fact> read_formula(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (!is_boundary(text, end) || character_at(text, end).glyph == Glyph::lowered) {
    end += character_at(text, end).length;
    if (end - position > 12) {
      return std::nullopt;
    }
  }
  const auto written = text.substr(position, end - position);
  const auto name = chemical_name(written);
  if (name.empty()) {
    return std::nullopt;
  }
  std::vector<Expect> named;
  for (const auto part : split(name, ' ')) {
    named.push_back(word(std::string(part)));
  }
  std::vector<Expect> spelled;
  for (std::size_t at = position; at < end; at += character_at(text, at).length) {
    const auto here = character_at(text, at);
    const auto piece = text.substr(at, here.length);
    if (here.glyph == Glyph::letter) {
      spelled.push_back(word(ascii_lower(piece)));
    } else {
      spelled.push_back(amount(std::string(1, here.glyph == Glyph::lowered ? plain_digit(piece) : piece[0])));
    }
  }
  return Fact{"code", end, any({seq(std::move(named)), seq(std::move(spelled))})};
}

std::optional<Fact> read_comparison_words(std::string_view text, std::size_t position) {
  const std::string ahead = lowered(text.substr(position, 32));
  const std::size_t length = comparison_in_words(ahead);
  if (length == 0 || !is_boundary(text, position + length)) {
    return std::nullopt;
  }
  std::vector<Expect> parts;
  for (const auto part : split(std::string_view(ahead).substr(0, length), ' ')) {
    parts.push_back(word(std::string(part)));
  }
  return Fact{"comparison", position + length, seq(std::move(parts))};
}

std::optional<Fact> read_number_words(std::string_view text, std::size_t position) {
  const std::size_t end = word_end(text, position);
  const std::string lower = lowered(text.substr(position, end - position));
  const Numeral first = numeral(lower);
  if (first.kind == NumeralKind::none || first.form != NumeralForm::cardinal) {
    return std::nullopt;
  }
  std::vector<Expect> parts = {word(lower)};
  std::size_t last = end;
  while (parts.size() < 40) {
    const auto gap = character_at(text, last);
    const std::size_t next = gap.glyph == Glyph::space || gap.glyph == Glyph::dash ? last + gap.length : last;
    const std::size_t next_end = word_end(text, next);
    const std::string next_word = lowered(text.substr(next, next_end - next));
    const Numeral more = numeral(next_word);
    if (next == last || more.kind == NumeralKind::none || more.form != NumeralForm::cardinal) {
      break;
    }
    parts.push_back(word(next_word));
    last = next_end;
  }
  if (parts.size() == 1 && (lower == "one" || lower == "oh")) {
    return std::nullopt; // "one of them": a word like others
  }
  return Fact{"number", last, seq(std::move(parts))};
}

} // namespace audiosheet::audit
