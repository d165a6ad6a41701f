// SPDX-License-Identifier: GPL-3.0-or-later
// Signs: citation markers, results, named symbols, emoji.
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/greek.hpp"
#include "narrate/spoken/en/tables/symbols.hpp"
#include "narrate/spoken/words.hpp"

#include <unicode/uchar.h>

namespace audiosheet::narrate::spoken::en {

namespace {

bool is_dash(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "—");
}

} // namespace

/// "[1]", "[2,12]", "[3–5]" behind a word or mark: silent, with the space before it.
std::optional<Match> citation(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t begin = scan.skip_space(at);
  constexpr std::size_t k_most_tokens = 60;
  if (!scan.is(begin, "[") || at == 0 ||
      (begin != at && !scan.is_word(at - 1) && !is_in(k_closing, scan.text(at - 1)))) {
    return std::nullopt;
  }
  std::size_t end = begin + 1;
  bool digits = false;
  while (end - begin < k_most_tokens && !scan.is(end, "]")) {
    const bool number = scan.is_digits(end) && scan.text(end).size() <= 3;
    const bool between = scan.is(end, ",") || scan.is(end, ";") || is_dash(scan, end) || scan.is_space(end);
    if (!number && !between) {
      return std::nullopt;
    }
    digits = digits || number;
    ++end;
  }
  if (!scan.is(end, "]") || !digits) {
    return std::nullopt;
  }
  return Match{end + 1, "", "citation"};
}

/// Raised digits behind a word or a mark: a citation, silent. Behind a number they are a power.
std::optional<Match> raised_citation(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t end = at;
  while (scan.kind(end) == Kind::superscript ||
         ((scan.is(end, ",") || is_dash(scan, end)) && scan.kind(end + 1) == Kind::superscript)) {
    ++end;
  }
  const auto before = scan.text(at - 1);
  const bool behind_word = scan.is_word(at - 1) && before.size() > 2;
  if (at > 0 && (behind_word || is_in(k_closing, before))) {
    return Match{end, "", "citation"};
  }
  std::string words;
  for (const char c : scan.text(at)) {
    words += words.empty() ? "" : " ";
    words += c == '+' ? "plus" : c == '-' ? "minus" : line.words.cardinal(std::string_view(&c, 1));
  }
  return Match{at + 1, words, "cardinal"};
}

/// "(+)", "Rh(−)", "+ve", "-ve": a result.
std::optional<Match> result_sign(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t sign = scan.is(at, "(") ? at + 1 : at;
  const bool plus = scan.is(sign, "+");
  if (!plus && !scan.is(sign, "-") && !scan.is(sign, "−") && !scan.is(sign, "–")) {
    return std::nullopt;
  }
  const bool closed = sign > at ? scan.is(sign + 1, ")") : scan.is(sign + 1, "ve") && !scan.is_word(at - 1);
  if (!closed) {
    return std::nullopt;
  }
  return Match{sign + 2, plus ? "positive" : "negative", "symbol"};
}

/// "<p>", "</b>": angle brackets around a word are no comparison.
std::optional<Match> markup(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t word = scan.is(at + 1, "/") ? at + 2 : at + 1;
  if (!scan.is(at, "<") || !scan.is_word(word)) {
    return std::nullopt;
  }
  const std::size_t end = scan.is(word + 1, "/") ? word + 2 : word + 1;
  if (!scan.is(end, ">") || scan.is_digits(end + 1)) {
    return std::nullopt;
  }
  return Match{end + 1, " " + std::string(scan.text(word)) + " ", "symbol"};
}

/// A letter of the Greek alphabet alone.
std::optional<Match> greek(const Line& line, std::size_t at) {
  const auto name = greek_name(line.scan.text(at));
  if (name.empty()) {
    return std::nullopt;
  }
  return Match{at + 1, std::string(name), "greek letter"};
}

/// Signs with a name, and signs (emoji, bullets) that say nothing.
std::optional<Match> symbol(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto text = scan.text(at);
  for (const auto& entry : k_symbols) {
    if (entry.sign == text) {
      return Match{at + 1, std::string(entry.words), "symbol"};
    }
  }
  std::size_t position = 0;
  const auto c = static_cast<UChar32>(next_code_point(text, position));
  const bool picture = c >= 0x80 && (u_charType(c) == U_OTHER_SYMBOL || u_charType(c) == U_MODIFIER_SYMBOL ||
                                     u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0);
  if (picture) {
    return Match{at + 1, "", "symbol"};
  }
  return std::nullopt;
}

/// Lowered digits that no name took.
std::optional<Match> leftover(const Line& line, std::size_t at) {
  std::string words;
  for (const char c : line.scan.text(at)) {
    words += words.empty() ? "" : " ";
    words += c == '+' ? "plus" : c == '-' ? "minus" : line.words.cardinal(std::string_view(&c, 1));
  }
  return Match{at + 1, words, "cardinal"};
}

} // namespace audiosheet::narrate::spoken::en
