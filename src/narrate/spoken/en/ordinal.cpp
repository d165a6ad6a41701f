// SPDX-License-Identifier: GPL-3.0-or-later
// Ordinals and decades: 21st, 1,000th, the 1980s, '90s.
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/words.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

/// "1st", "1,000th".
std::optional<Match> ordinal(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::string digits;
  std::size_t end = at;
  while (scan.is_digits(end)) {
    digits += scan.text(end);
    ++end;
    if (!scan.is(end, ",") || !scan.is_digits(end + 1) || scan.text(end + 1).size() != 3 || end - at > 20) {
      break;
    }
    ++end;
  }
  const std::string suffix = ascii_lower(scan.text(end));
  const bool possessive = suffix.size() > 2 && suffix.ends_with("s") && suffix.find_first_of("'\xE2") == 2;
  const std::string_view base = std::string_view(suffix).substr(0, 2);
  if (digits.empty() || (suffix.size() != 2 && !possessive) || !is_in(k_ordinal_suffixes, base)) {
    return std::nullopt;
  }
  return Match{end + 1, line.words.ordinal(digits) + (possessive ? "'s" : ""), "ordinal"};
}

namespace {

/// "1980s", "'90s", "30's".
std::optional<Match> one_decade(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t digits_at = at;
  if ((scan.is(at, "'") || scan.is(at, "’") || scan.is(at, "‘")) && !scan.is_word(at - 1)) {
    ++digits_at;
  }
  const std::string_view digits = scan.text(digits_at);
  if (!scan.is_digits(digits_at) || digits.size() > 4 || digits.size() < 2 || digits.back() != '0') {
    return std::nullopt;
  }
  std::size_t end = digits_at + 1;
  const bool mark = scan.is(end, "'") || scan.is(end, "’");
  end += mark ? 1U : 0U;
  if (scan.is_space(end) && looks_like_year(digits) && !mark) { // "1980 s"
    ++end;
  }
  if (!scan.is(end, "s")) {
    return std::nullopt;
  }
  return Match{end + 1, plural_of_last_word(year_words(line, digits)), "decade"};
}

} // namespace

/// "1980s", the "'90s", "in her 30's", "1960s–1980s".
std::optional<Match> decade(const Line& line, std::size_t at) {
  auto first = one_decade(line, at);
  if (first && (line.scan.is(first->end, "-") || line.scan.is(first->end, "–"))) {
    if (const auto last = one_decade(line, first->end + 1)) {
      return Match{last->end, first->spoken + " to " + last->spoken, "decade"};
    }
  }
  return first;
}

} // namespace audiosheet::narrate::spoken::en
