// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/heard.hpp"

#include "audit/glyphs.hpp"
#include "util/text.hpp"

#include <array>
#include <unordered_map>
#include <utility>

namespace audiosheet::audit {

namespace {

struct NumberName {
  std::string_view cardinal;
  std::string_view ordinal;
  NumeralKind kind;
  std::uint16_t value;
};

using enum NumeralKind;

constexpr std::array k_names = {
    NumberName{"zero", "zeroth", unit, 0},
    NumberName{"oh", "", unit, 0},
    NumberName{"nought", "", unit, 0},
    NumberName{"naught", "", unit, 0},
    NumberName{"nil", "", unit, 0},
    NumberName{"one", "first", unit, 1},
    NumberName{"two", "second", unit, 2},
    NumberName{"three", "third", unit, 3},
    NumberName{"four", "fourth", unit, 4},
    NumberName{"five", "fifth", unit, 5},
    NumberName{"six", "sixth", unit, 6},
    NumberName{"seven", "seventh", unit, 7},
    NumberName{"eight", "eighth", unit, 8},
    NumberName{"nine", "ninth", unit, 9},
    NumberName{"ten", "tenth", teen, 10},
    NumberName{"eleven", "eleventh", teen, 11},
    NumberName{"twelve", "twelfth", teen, 12},
    NumberName{"thirteen", "thirteenth", teen, 13},
    NumberName{"fourteen", "fourteenth", teen, 14},
    NumberName{"fifteen", "fifteenth", teen, 15},
    NumberName{"sixteen", "sixteenth", teen, 16},
    NumberName{"seventeen", "seventeenth", teen, 17},
    NumberName{"eighteen", "eighteenth", teen, 18},
    NumberName{"nineteen", "nineteenth", teen, 19},
    NumberName{"twenty", "twentieth", ten, 20},
    NumberName{"thirty", "thirtieth", ten, 30},
    NumberName{"forty", "fortieth", ten, 40},
    NumberName{"fifty", "fiftieth", ten, 50},
    NumberName{"sixty", "sixtieth", ten, 60},
    NumberName{"seventy", "seventieth", ten, 70},
    NumberName{"eighty", "eightieth", ten, 80},
    NumberName{"ninety", "ninetieth", ten, 90},
    NumberName{"hundred", "hundredth", hundred, 100},
    NumberName{"thousand", "thousandth", scale, 1},
    NumberName{"million", "millionth", scale, 2},
    NumberName{"billion", "billionth", scale, 3},
    NumberName{"trillion", "trillionth", scale, 4},
    NumberName{"quadrillion", "quadrillionth", scale, 5},
    NumberName{"quintillion", "quintillionth", scale, 6},
    NumberName{"sextillion", "sextillionth", scale, 7},
    NumberName{"septillion", "septillionth", scale, 8},
    NumberName{"octillion", "octillionth", scale, 9},
    NumberName{"nonillion", "nonillionth", scale, 10},
    NumberName{"decillion", "decillionth", scale, 11},
};

std::string plural_of(std::string_view cardinal) {
  if (cardinal.ends_with('y')) {
    return std::string(cardinal.substr(0, cardinal.size() - 1)) + "ies";
  }
  return std::string(cardinal) + (cardinal.ends_with('x') ? "es" : "s");
}

std::unordered_map<std::string, Numeral> make_numerals() {
  std::unordered_map<std::string, Numeral> out;
  for (const auto& name : k_names) {
    const auto put = [&](std::string word, NumeralForm form) {
      out.emplace(std::move(word), Numeral{name.kind, form, name.value});
    };
    const std::string cardinal(name.cardinal);
    put(cardinal, NumeralForm::cardinal);
    put(plural_of(cardinal), NumeralForm::plural);
    put(cardinal + "'s", NumeralForm::plural);
    if (!name.ordinal.empty()) {
      put(std::string(name.ordinal), NumeralForm::ordinal);
    }
  }
  // A name of its own, and no ordinal: "thirds" belongs to fractions (reader of fractions).
  out.emplace("milliard", Numeral{scale, NumeralForm::cardinal, 3});
  return out;
}

bool is_word_character(Glyph glyph) { return glyph == Glyph::letter; }

bool is_silent(Glyph glyph) {
  return glyph == Glyph::space || glyph == Glyph::dash || glyph == Glyph::mark || glyph == Glyph::quote;
}

} // namespace

Numeral numeral(std::string_view word) {
  static const auto k_numerals = make_numerals();
  if (word.size() < 2 || word.size() > 15) {
    return {};
  }
  const auto found = k_numerals.find(std::string(word));
  return found == k_numerals.end() ? Numeral() : found->second;
}

Heard::Heard(std::string_view spoken) : m_spoken(spoken) {
  m_lower.reserve(spoken.size()); // views into it stay good: it never grows beyond
  std::size_t position = 0;
  while (position < spoken.size()) {
    const auto [glyph, length] = character_at(spoken, position);
    if (is_silent(glyph)) {
      m_pause = m_pause || glyph == Glyph::mark;
      position += length;
      continue;
    }
    const std::size_t begin = position;
    const std::size_t lower_begin = m_lower.size();
    if (glyph == Glyph::digit) {
      while (character_at(spoken, position).glyph == Glyph::digit) {
        m_lower += spoken[position++];
      }
    } else if (!is_word_character(glyph)) {
      m_lower += spoken.substr(position, length);
      position += length;
    } else {
      while (true) {
        const auto here = character_at(spoken, position);
        if (is_word_character(here.glyph)) {
          m_lower += ascii_lower(spoken.substr(position, here.length));
        } else if (here.glyph == Glyph::quote &&
                   character_at(spoken, position + here.length).glyph == Glyph::letter) {
          m_lower += '\'';
        } else {
          break;
        }
        position += here.length;
      }
    }
    add(begin, position, lower_begin);
  }
}

// "tenfold" is heard as "ten fold".
void Heard::add(std::size_t begin, std::size_t end, std::size_t lower_begin) {
  const std::string_view text = std::string_view(m_lower).substr(lower_begin);
  const bool pause = std::exchange(m_pause, false);
  constexpr std::size_t k_fold = 4;
  if (text.size() > k_fold && text.ends_with("fold")) {
    const auto stem = text.substr(0, text.size() - k_fold);
    if (const auto value = numeral(stem); value.kind != NumeralKind::none) {
      m_words.push_back({stem, begin, end - k_fold, value, pause});
      m_words.push_back({text.substr(text.size() - k_fold), end - k_fold, end, {}, false});
      return;
    }
  }
  // A narrator writes the letter A so that no voice takes it for the article.
  const bool letter_a = text == "eigh" || text == "ay";
  m_words.push_back({letter_a ? std::string_view("a") : text, begin, end, numeral(text), pause});
}

std::string_view Heard::slice(std::size_t first, std::size_t last) const {
  if (first >= last || first >= m_words.size()) {
    return {};
  }
  const std::size_t begin = m_words[first].begin;
  return m_spoken.substr(begin, m_words[std::min(last, m_words.size()) - 1].end - begin);
}

} // namespace audiosheet::audit
