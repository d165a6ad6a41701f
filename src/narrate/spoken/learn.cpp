// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/learn.hpp"

#include "narrate/spoken/words.hpp"

#include <vector>

namespace audiosheet::narrate::spoken {

namespace {

constexpr std::size_t k_longest_acronym = 8;
constexpr std::size_t k_most_entries = 100000;

char lower_initial(std::string_view word) {
  const char c = word.empty() ? '\0' : word.front();
  return is_upper_letter(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Do the initials of words that end before token `end`, read backwards, spell the acronym? Small words may
/// be left out, and a word may give more than one letter, so one match in order is enough for two thirds.
bool initials_match_before(const Scan& scan, std::size_t end, std::string_view acronym) {
  constexpr std::size_t k_most_tokens = 40;
  std::size_t letter = acronym.size();
  for (std::size_t steps = 0; steps < k_most_tokens && letter > 0; ++steps) {
    --end;
    if (scan.is_none(end) || scan.is(end, ".") || scan.is(end, ";")) {
      break;
    }
    if (scan.is_word(end) &&
        lower_initial(scan.text(end)) == static_cast<char>(acronym[letter - 1] - 'A' + 'a')) {
      --letter;
    }
  }
  return letter * 3 <= acronym.size();
}

bool initials_match_after(const Scan& scan, std::size_t begin, std::string_view acronym) {
  constexpr std::size_t k_most_tokens = 40;
  std::size_t letter = 0;
  for (std::size_t at = begin; at < begin + k_most_tokens && letter < acronym.size(); ++at) {
    if (scan.is_none(at) || scan.is(at, ")") || scan.is(at, ".")) {
      break;
    }
    if (scan.is_word(at) && lower_initial(scan.text(at)) == static_cast<char>(acronym[letter] - 'A' + 'a')) {
      ++letter;
    }
  }
  return (acronym.size() - letter) * 3 <= acronym.size();
}

bool is_definition(const Scan& scan, std::size_t at, std::string_view acronym) {
  if (scan.is(at - 1, "(") && initials_match_before(scan, at - 1, acronym)) {
    return true;
  }
  if (scan.is_space(at + 1) && scan.is(at + 2, "(") && initials_match_after(scan, at + 3, acronym)) {
    return true;
  }
  const std::size_t to = at - 2;
  return scan.is_space(at - 1) &&
         ((scan.is(to, "to") && (scan.is(to - 2, "shortened") || scan.is(to - 2, "abbreviated"))) ||
          scan.is(to, "called") || scan.is(to, "acronym") || scan.is(to, "abbreviation"));
}

} // namespace

void learn(std::string_view text, Learned& learned) {
  constexpr std::size_t k_limit = 4U << 20U;
  const Scan scan(text.substr(0, k_limit));
  for (std::size_t at = 0; at < scan.size(); ++at) {
    if (!scan.is_word(at)) {
      continue;
    }
    const auto word = scan.text(at);
    if (is_upper(word) && word.size() > 1 && word.size() <= k_longest_acronym) {
      if (learned.acronyms.size() < k_most_entries && is_definition(scan, at, word)) {
        learned.acronyms.emplace(word);
      }
    } else if (is_lower(word) && word.size() > 2 && learned.words.size() < k_most_entries) {
      learned.words.emplace(word);
    }
  }
}

} // namespace audiosheet::narrate::spoken
