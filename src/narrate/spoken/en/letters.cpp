// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/en/letters.hpp"

#include "narrate/spoken/en/tables/acronyms.hpp"
#include "narrate/spoken/words.hpp"

#include <algorithm>

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr std::size_t k_longest_spelled = 5;

bool is_vowel(char c) { return std::string_view("AEIOUY").find(c) != std::string_view::npos; }

/// Could capitals be a word? Vowels, and no heap of consonants.
bool is_pronounceable(std::string_view word) {
  std::size_t consonants = 0;
  std::size_t vowels = 0;
  for (const char c : word) {
    consonants = is_vowel(c) ? 0 : consonants + 1;
    vowels += is_vowel(c) ? 1U : 0U;
    if (consonants > (word.size() > k_longest_spelled ? 3U : 2U)) {
      return false;
    }
  }
  return vowels * 5 >= word.size();
}

bool is_capital_word(const Line& line, std::string_view word) {
  if (is_in(k_capital_words, word)) {
    return true;
  }
  const std::string lower = ascii_lower(word);
  return line.learned.words.contains(lower) && !line.learned.acronyms.contains(word) && word.size() > 4;
}

/// Is a neighbour an ordinary word in capitals?
bool among_capitals(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  for (const std::size_t other : {scan.skip_space_back(at - 1), scan.skip_space(at + 1)}) {
    const auto word = scan.text(other);
    if (scan.is_word(other) && is_upper(word) && word.size() > 1 &&
        (is_capital_word(line, word) || (word.size() > k_longest_spelled && is_pronounceable(word)))) {
      return true;
    }
  }
  return false;
}

std::string_view said_as(std::string_view word) {
  if (is_lower(word)) {
    return {};
  }
  const auto* found = std::find_if(k_said_as_word.begin(), k_said_as_word.end(),
                                   [word](const SaidAs& entry) { return entry.written == word; });
  return found == k_said_as_word.end() ? std::string_view() : found->spoken;
}

bool is_ordinary(const Line& line, std::size_t at, std::string_view word) {
  if (line.learned.acronyms.contains(word)) {
    return false;
  }
  if (word == "OR" || word == "IN") { // an odds ratio
    const std::size_t next = line.scan.skip_space(at + 1);
    return !(word == "OR" && (line.scan.is_digits(next) || line.scan.is(next, "=")));
  }
  if (ascii_lower(line.scan.text(line.scan.skip_space_back(at - 1))) == "text" && is_pronounceable(word)) {
    return true; // "text HELLO to …"
  }
  if (is_in(k_ambiguous_capitals, word)) {
    return among_capitals(line, at);
  }
  if (is_capital_word(line, word)) {
    return true;
  }
  if (word.size() > k_longest_spelled) {
    return is_pronounceable(word);
  }
  return word.size() > 3 && is_pronounceable(word) && among_capitals(line, at);
}

} // namespace

std::string spell(std::string_view letters) {
  std::string out;
  for (const char letter : letters) {
    out += out.empty() ? "" : " ";
    const char capital = is_lower_letter(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
    out += capital == 'A' ? std::string("eigh") : std::string(1, capital);
  }
  return out;
}

std::optional<std::string> acronym_words(const Line& line, std::size_t at) {
  std::string_view word = line.scan.text(at);
  if (const auto spoken = said_as(word); !spoken.empty() && !is_upper(word)) {
    return std::string(spoken); // "PrEP"
  }
  std::string ending;
  if (word.size() > 2 && word.back() == 's' && is_upper(word.substr(0, word.size() - 1))) {
    word.remove_suffix(1);
    ending = "s";
  } else if (const auto mark = word.find_first_of("'\xE2"); mark != std::string_view::npos && mark > 0 &&
                                                            word.back() == 's' &&
                                                            is_upper(word.substr(0, mark))) {
    word = word.substr(0, mark);
    ending = "'s";
  }
  if (!is_upper(word) || word.size() < 2) {
    return std::nullopt;
  }
  if (const auto spoken = said_as(word); !spoken.empty()) {
    return std::string(spoken) + ending;
  }
  if (is_ordinary(line, at, word)) {
    return std::nullopt;
  }
  return spell(word) + (ending.empty() ? "" : "'s");
}

std::string code_number(const Line& line, std::string_view digits) {
  if (digits.size() <= 3 || (digits.size() == 4 && digits.ends_with("00"))) {
    return line.words.cardinal(digits);
  }
  return line.words.each_digit(digits);
}

} // namespace audiosheet::narrate::spoken::en
