// SPDX-License-Identifier: GPL-3.0-or-later
// What is between words: citation markers, brackets and dashes as pauses, symbols, emoji.
#include "narrate/spoken/en/greek.hpp"
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/symbol_table.hpp"
#include "narrate/spoken/words.hpp"

#include <unicode/uchar.h>

namespace audiosheet::narrate::spoken::en {

namespace {

bool is_closing_punctuation(const Scan& scan, std::size_t at) {
  return is_in(k_closing, scan.text(at)) || scan.is_none(at);
}

bool is_opening(const Scan& scan, std::size_t at) {
  return scan.is(at, "(") || scan.is(at, "[") || scan.is(at, "{");
}
bool is_closing(const Scan& scan, std::size_t at) {
  return scan.is(at, ")") || scan.is(at, "]") || scan.is(at, "}");
}

/// Nothing to be parted by a comma: at the beginning, or behind a mark that makes a pause.
bool pause_is_there(const Scan& scan, std::size_t before) {
  const auto text = scan.text(before);
  if (text == "." && scan.text(before - 1).size() == 1 && scan.is_word(before - 1)) {
    return false; // "b.i.d."
  }
  return scan.is_none(before) || is_in(k_pausing, text) || is_opening(scan, before) || scan.is(before, "—");
}

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

/// "-----", "=====", "***": a line drawn with characters is silent.
std::optional<Match> ruler(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto text = scan.text(at);
  if (!is_in(k_ruler_signs, text)) {
    return std::nullopt;
  }
  std::size_t end = at;
  while (scan.is(end, text)) {
    ++end;
  }
  if (end - at < 3) {
    return std::nullopt;
  }
  return Match{end, "", "pause"};
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

/// Brackets and dashes become commas where no pause is.
std::optional<Match> pause(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t mark = scan.skip_space(at);
  const std::size_t before = at - 1;
  const bool area_code = mark != at && scan.is(mark, "(") && scan.is_digits(mark + 1) &&
                         scan.is(mark + 2, ")") && scan.is_digits(scan.skip_space(mark + 3));
  const bool result =
      mark != at && scan.is(mark, "(") && scan.is(mark + 2, ")") && scan.kind(mark + 1) == Kind::symbol;
  if (area_code || result) {
    return std::nullopt;
  }
  if (is_opening(scan, mark) && scan.kind(mark + 1) == Kind::symbol &&
      is_in(k_closing, scan.text(mark + 1))) {
    std::size_t end = mark + 1; // "(!)" says nothing
    while (is_in(k_closing, scan.text(end)) && !is_closing(scan, end)) {
      ++end;
    }
    if (is_closing(scan, end) && end - mark < 8) {
      return Match{end + 1, "", "pause"};
    }
  }
  if (is_opening(scan, mark) && mark != at) {
    return Match{mark + 1, pause_is_there(scan, before) ? " " : ", ", "pause"};
  }
  if (mark == at && is_opening(scan, at)) {
    const bool inside_word = scan.is_word(before) || scan.is_digits(before);
    return Match{at + 1, inside_word ? " " : "", "pause"};
  }
  if (mark == at && is_closing(scan, at)) {
    const std::size_t next = at + 1;
    const bool quiet = is_closing_punctuation(scan, next) || is_closing(scan, next) ||
                       is_dash(scan, scan.skip_space(next)) || is_opening(scan, scan.skip_space(next)) ||
                       (scan.is_space(next) && scan.is_none(next + 1)) || is_in(k_pausing, scan.text(before));
    return Match{at + 1, quiet ? "" : scan.is_word(next) ? " " : ",", "pause"};
  }
  if (is_dash(scan, mark) && scan.is_none(before) && scan.is_space(mark + 1)) { // a list's item
    return Match{mark + 2, "", "pause"};
  }
  if (scan.is_space(at) && is_dash(scan, mark) && scan.is_space(mark + 1)) {
    const bool quiet = pause_is_there(scan, before);
    return Match{mark + 2, quiet ? " " : ", ", "pause"};
  }
  const bool tight =
      (scan.is_digits(before) || scan.is_word(before)) && (scan.is_digits(at + 1) || scan.is_word(at + 1));
  if (scan.is(at, "–") && scan.is_word(before) && scan.is_digits(at + 1) &&
      scan.is_digits(scan.skip_space_back(before - 1))) {
    return Match{at + 1, " to ", "range"}; // "3 months–46 years"
  }
  const bool suspended = scan.is(at + 2, "to") || scan.is(at + 2, "or") || scan.is(at + 2, "and");
  if (scan.is(at, "-") && scan.is_digits(before) && scan.is_space(at + 1) &&
      suspended) { // "18- to 24-year-olds"
    return Match{at + 1, "", "pause"};
  }
  if (scan.is(at, ":") && is_closing(scan, before) && scan.is_digits(at + 1)) { // "14(1):23-29"
    return Match{at + 1, ", ", "pause"};
  }
  if (scan.is(at, ":") && scan.is(at + 1, ":")) { // a gene fusion
    return Match{at + 2, " ", "pause"};
  }
  if (tight && (scan.is_digits(before) || scan.is_digits(at + 1))) {
    if (scan.is(at, ";") || scan.is(at, ",")) { // "t(9;22)", "47,XXY"
      return Match{at + 1, std::string(scan.text(at)) + " ", "pause"};
    }
    if (scan.is(at, ":")) { // "O157:H7"
      return Match{at + 1, " ", "pause"};
    }
    if (scan.is(at, "-") && is_capitalised(scan.text(at + 1))) { // "5-HT"
      return Match{at + 1, " ", "pause"};
    }
  }
  if (scan.is(at, "—") || (scan.is(at, "–") && scan.is(at + 1, "–"))) {
    const bool quiet = pause_is_there(scan, before) || scan.is_none(at + 1);
    return Match{scan.skip_space(at + 1), quiet ? "" : ", ", "pause"};
  }
  return std::nullopt;
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
