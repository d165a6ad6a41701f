// SPDX-License-Identifier: GPL-3.0-or-later
// Roman numerals where the words around them say so: stage IV, type II, cranial nerve VII, Henry VIII.
#include "narrate/spoken/en/tables/roman.hpp"
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/roman_numeral.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

int digit_of(char c) {
  switch (c) {
  case 'I':
    return 1;
  case 'V':
    return 5;
  case 'X':
    return 10;
  case 'L':
    return 50;
  case 'C':
    return 100;
  default:
    return 0;
  }
}

std::string in_roman(int value) {
  static constexpr std::array<std::pair<int, std::string_view>, 9> k_parts{
      {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [part, letters] : k_parts) {
    for (; value >= part; value -= part) {
      out += letters;
    }
  }
  return out;
}

struct Numeral {
  int value = 0;
  std::string_view suffix; ///< "B" of IIB, "a" of IVa
};

/// "IV", "IIIA", "IIb".
Numeral split_numeral(std::string_view word) {
  if (const int value = roman_value(word)) {
    return {value, {}};
  }
  const std::size_t size = word.size();
  for (const std::size_t tail : {std::size_t{1}, std::size_t{2}}) {
    if (size <= tail) {
      break;
    }
    const char letter = word[size - tail];
    const bool good = (letter >= 'A' && letter <= 'E') || (letter >= 'a' && letter <= 'e');
    const bool digit_tail = tail == 1 || (word[size - 1] >= 'a' && word[size - 1] <= 'e');
    if (const int value = roman_value(word.substr(0, size - tail)); value != 0 && good && digit_tail) {
      return {value, word.substr(size - tail)};
    }
  }
  return {};
}

std::string numeral_words(const Line& line, const Numeral& numeral) {
  std::string out = line.words.below_1000(static_cast<unsigned>(numeral.value));
  if (!numeral.suffix.empty()) {
    out += " " + spell(numeral.suffix);
  }
  return out;
}

bool is_joint(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "/") || scan.is(at, ",") || scan.is(at, "&") ||
         scan.is(at, "and") || scan.is(at, "or") || scan.is(at, "to") || scan.is(at, "through");
}

/// The noun that makes a numeral of what stands at `at`, looking back over other numerals: "stages II and
/// III", "stage I–III".
bool has_noun(const Scan& scan, std::size_t at) {
  constexpr int k_most_steps = 12;
  bool joint = false;
  for (int step = 0; step < k_most_steps; ++step) {
    at = scan.skip_space_back(at - 1);
    const auto word = scan.text(at);
    if (is_joint(scan, at)) {
      joint = true;
      continue;
    }
    if (is_in(k_roman_nouns, ascii_lower(word)) || is_in(k_roman_acronyms, word)) {
      return true;
    }
    if (!joint || split_numeral(word).value == 0) {
      return false;
    }
  }
  return false;
}

/// More numerals behind the first: "I–III", "I/II".
Match add_more(const Line& line, std::size_t end, std::string words) {
  const Scan& scan = line.scan;
  constexpr int k_most = 6;
  for (int more = 0; more < k_most; ++more) {
    const bool slash = scan.is(end, "/");
    const bool dash = scan.is(end, "-") || scan.is(end, "–") || scan.is(end, "—");
    const bool spaced = scan.is_space(end) && scan.is(end + 1, "–") && scan.is_space(end + 2);
    const std::size_t next = spaced ? end + 3 : end + 1;
    const auto numeral = split_numeral(scan.text(next));
    if ((!slash && !dash && !spaced) || !scan.is_word(next) || numeral.value == 0) {
      break;
    }
    words += (slash ? " " : " to ") + numeral_words(line, numeral);
    end = next + 1;
  }
  return Match{end, std::move(words), "roman numeral"};
}

bool is_ruler(const Line& line, std::size_t name) {
  const Scan& scan = line.scan;
  if (is_in(k_rulers, scan.text(name))) {
    return true;
  }
  const auto title = scan.text(scan.skip_space_back(name - 1));
  return is_capitalised(scan.text(name)) && is_in(k_ruler_titles, title);
}

} // namespace

int roman_value(std::string_view letters) {
  int value = 0;
  if (letters.empty() || letters.size() > 9) {
    return 0;
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const int digit = digit_of(letters[i]);
    const int next = i + 1 < letters.size() ? digit_of(letters[i + 1]) : 0;
    if (digit == 0) {
      return 0;
    }
    value += digit < next ? -digit : digit;
  }
  return value > 0 && in_roman(value) == letters ? value : 0;
}

std::optional<Match> roman(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto word = scan.text(at);
  if (!is_capitalised(word) || word.size() > 8) {
    return std::nullopt;
  }
  const Numeral numeral = split_numeral(word);
  if (numeral.value == 0 || scan.is_digits(at + 1) || scan.is_digits(at - 1) || scan.is(at + 1, "'")) {
    return std::nullopt;
  }
  const bool space = scan.is_space(at - 1) || scan.is(at - 1, "-") || scan.is(at - 1, "/");
  const std::size_t before =
      scan.is(at - 1, "-") || scan.is(at - 1, "/") ? at - 2 : scan.skip_space_back(at - 1);
  if (space && has_noun(scan, at)) {
    return add_more(line, at + 1, numeral_words(line, numeral));
  }
  const bool hyphen_noun = scan.is(at - 1, "-") && (is_in(k_roman_nouns, ascii_lower(scan.text(before))) ||
                                                    is_in(k_roman_acronyms, scan.text(before)));
  if (hyphen_noun) {
    return add_more(line, at + 1, numeral_words(line, numeral));
  }
  if (!numeral.suffix.empty() || numeral.value > 39) {
    return std::nullopt;
  }
  const bool ambiguous = word.size() == 1 || word == "IV" || word == "XX" || word == "XXX" || word == "XL";
  if (scan.is_space(at - 1) && is_ruler(line, before) && (word.size() > 1 || !scan.is_space(at + 1))) {
    return Match{at + 1, "the " + line.words.below_1000(static_cast<unsigned>(numeral.value), true),
                 "roman numeral"};
  }
  if (ambiguous || scan.is(at - 1, "-") || scan.is(at + 1, "-")) {
    return std::nullopt;
  }
  return Match{at + 1, numeral_words(line, numeral), "roman numeral"};
}

} // namespace audiosheet::narrate::spoken::en
