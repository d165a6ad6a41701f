// SPDX-License-Identifier: GPL-3.0-or-later
// Capitals, and names made of letters and digits: IMT, SSRIs, IL-6, BRCA1/2, H1N1, T4N1M0, CO₂, Na+, CD4+.
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/roman_numeral.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/acronyms.hpp"
#include "narrate/spoken/en/tables/greek.hpp"
#include "narrate/spoken/en/tables/words.hpp"
#include "narrate/spoken/en/units.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

bool is_code_digit(const Scan& scan, std::size_t at) {
  return scan.is_digits(at) || ((scan.kind(at) == Kind::subscript || scan.kind(at) == Kind::superscript) &&
                                scan.text(at).front() >= '0' && scan.text(at).front() <= '9');
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_upper_letter(c) || is_lower_letter(c); });
}

/// "mRNA", "eGFR", "HbA", "PaO", "IMDb": a few letters with at least two capitals that aren't CamelCase.
bool is_mixed_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.size() > 6 || !is_ascii(word)) {
    return false;
  }
  const auto capitals = std::count_if(word.begin(), word.end(), is_upper_letter);
  std::size_t small_run = 0;
  for (const char c : word) {
    small_run = is_lower_letter(c) ? small_run + 1 : 0;
    if (small_run > 2) {
      return false;
    }
  }
  const auto small = static_cast<std::ptrdiff_t>(word.size()) - capitals;
  return capitals >= 2 && small > 0 && small <= capitals;
}

/// "proBNP": where two capitals or more follow a small word; 0 when they don't.
std::size_t capital_tail(std::string_view word) {
  const auto head =
      static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_lower_letter) - word.begin());
  return head >= 3 && word.size() >= head + 2 && is_upper(word.substr(head)) ? head : 0;
}

bool has_capital(std::string_view word) { return std::any_of(word.begin(), word.end(), is_upper_letter); }

/// One run of letters inside a code.
std::string piece_words(const Line& line, std::size_t at, bool first) {
  const auto word = line.scan.text(at);
  if (const auto name = greek_name(word); !name.empty()) {
    return std::string(name);
  }
  if (auto words = acronym_words(line, at)) {
    return *words;
  }
  if (!is_ascii(word)) {
    return std::string(word);
  }
  const bool staged = word.size() == 3 && has_capital(word) && !is_capitalised(word); // "ypT0"
  const bool short_piece = word.size() == 1 || staged || (has_capital(word) && word.size() <= 2) ||
                           is_mixed_abbreviation(word) || (first && is_upper(word) && word.size() <= 4);
  return short_piece ? spell(word) : std::string(word);
}

struct Code {
  std::size_t end = 0;
  std::string words;
  bool spelled = false; ///< has capitals or single letters: a name, not a word with a number
};

void add(Code& code, const std::string& words) {
  code.words += code.words.empty() ? "" : " ";
  code.words += words;
}

/// Does "-" at `at` join another piece of the name ("IL-6", "PD-L1", "HLA-B27")?
bool joins(const Scan& scan, std::size_t at) {
  if (!scan.is(at, "-") && !scan.is(at, "–")) {
    return false;
  }
  const auto next = scan.text(at + 1);
  if (scan.is_digits(at - 1) && scan.text(at - 2).size() == 1 && is_upper(scan.text(at - 2)) &&
      is_upper(next) && next.size() == 1 && scan.is_digits(at + 2)) {
    return false; // "C7–T1": a range
  }
  if (is_code_digit(scan, at + 1)) {
    return !scan.is(at + 2, "-") || !scan.is_digits(at + 3);
  }
  const auto word = scan.text(at + 1);
  if (is_roman_numeral(word)) {
    return false; // "DSM-III"
  }
  return scan.is_word(at + 1) && (has_capital(word) || !greek_name(word).empty()) && word.size() <= 5;
}

/// Letters, digits and inner hyphens from `at` on.
Code take_code(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  constexpr std::size_t k_most = 24;
  Code code{at, {}, false};
  while (code.end - at < k_most) {
    if (scan.is_word(code.end)) {
      const auto word = scan.text(code.end);
      code.spelled = code.spelled || has_capital(word) || word.size() == 1;
      add(code, piece_words(line, code.end, code.end == at));
      ++code.end;
    } else if (is_code_digit(scan, code.end) && code.end > at) {
      std::string_view digits = scan.text(code.end);
      const std::size_t sign = digits.find_first_of("+-");
      add(code, code_number(line, digits.substr(0, sign)));
      if (sign != std::string_view::npos) {
        add(code, digits[sign] == '+' ? "plus" : "minus");
      }
      ++code.end;
      if (scan.is(code.end, ".") && scan.is_digits(code.end + 1) && scan.is_digits(code.end - 1)) { // "v1.2"
        add(code, "point " + line.words.each_digit(scan.text(code.end + 1)));
        code.end += 2;
      }
    } else if (scan.is(code.end, ".") && scan.is_digits(code.end + 1) && is_upper(scan.text(at))) { // "BA.2"
      add(code, "point");
      ++code.end;
    } else if (joins(scan, code.end) && code.spelled) {
      const bool range = scan.is_digits(code.end - 1) && scan.is_digits(code.end + 1) && code.end == at + 2 &&
                         scan.text(at).size() == 1;
      if (range) { // "T1–2"
        add(code, "to");
      }
      ++code.end;
    } else {
      break;
    }
  }
  return code;
}

constexpr auto k_ions = std::to_array<std::string_view>(
    {"Na", "K", "Ca", "Mg", "Cl", "Fe", "H", "Li", "Zn", "Cu", "HCO", "NH", "PO", "OH", "NO", "SO"});

/// Names whose hyphen at the end is a minus.
constexpr auto k_markers =
    std::to_array<std::string_view>({"Ph", "ER", "PR", "HER", "CD", "ALK", "RET", "EGFR", "KRAS", "BRAF",
                                     "HIV", "HBV", "HCV", "Rh", "HLA", "AB", "A", "B", "O"});

/// "Na+", "CD4+ cells", "HER2−": the sign behind a name.
void add_sign(const Line& line, std::size_t at, Code& code) {
  const Scan& scan = line.scan;
  const std::size_t sign = code.end;
  const bool ends = !scan.is_word(sign + 1) && !scan.is_digits(sign + 1) && !scan.is(sign + 1, "+");
  if (!ends || !code.spelled) {
    return;
  }
  const bool ion = is_in(k_ions, scan.text(at));
  const bool joint = scan.is_space(sign + 1) && (scan.is(sign + 2, "and") || scan.is(sign + 2, "or"));
  if (scan.is(sign, "-") && !joint &&
      (ion || is_in(k_markers, scan.text(at)))) { // not "ALK- and ROS1-positive"
    add(code, ion ? "minus" : "negative");
    code.end = sign + 1;
    return;
  }
  if (scan.is(sign, "+")) {
    add(code, ion ? "plus" : "positive");
    code.end = sign + 1;
  } else if (scan.is(sign, "−")) {
    add(code, ion ? "minus" : "negative");
    code.end = sign + 1;
  }
}

/// "C5–C6", "L4-S1": from one to the other. The second begins with a capital and ends in digits.
void add_range(const Line& line, Code& code) {
  const Scan& scan = line.scan;
  const bool dash = scan.is(code.end, "-") || scan.is(code.end, "–");
  const auto letters = scan.text(code.end + 1);
  if (!dash || !scan.is_digits(code.end - 1) || letters.size() != 1 || !is_upper(letters) ||
      !scan.is_digits(code.end + 2) || scan.is_word(code.end + 3)) {
    return;
  }
  add(code, "to " + spell(letters) + " " + code_number(line, scan.text(code.end + 2)));
  code.end += 3;
}

/// "BRCA1/2", "CDK4/6".
void add_alternatives(const Line& line, Code& code) {
  const Scan& scan = line.scan;
  while (scan.is(code.end, "/") && scan.is_digits(code.end - 1) && scan.is_digits(code.end + 1) &&
         !scan.is_word(code.end + 2)) {
    add(code, "and " + code_number(line, scan.text(code.end + 1)));
    code.end += 2;
  }
}

} // namespace

/// A run of capitals, with nothing of a code about it.
std::optional<Match> acronym(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (is_code_digit(scan, at + 1) || joins(scan, at + 1)) {
    return std::nullopt;
  }
  std::string words;
  if (auto spelled = acronym_words(line, at)) {
    words = *spelled;
  } else if (const auto tail = capital_tail(scan.text(at)); tail > 0) {
    words = std::string(scan.text(at).substr(0, tail)) + " " + spell(scan.text(at).substr(tail));
  } else if (is_mixed_abbreviation(scan.text(at)) && !is_in(k_camel_words, scan.text(at))) {
    words = spell(scan.text(at));
  } else {
    return std::nullopt;
  }
  Code code{at + 1, words, true};
  add_sign(line, at, code);
  return Match{code.end, code.words, "acronym"};
}

/// Letters and digits in one name.
std::optional<Match> letter_code(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto word = scan.text(at);
  const bool times = word == "x" && scan.is(at + 1, "10") &&
                     (scan.is(at + 2, "^") || scan.kind(at + 2) == Kind::superscript);
  if (times) { // "x10⁹/L"
    if (auto power = quantity(line, at + 1)) {
      return Match{power->end, "times " + power->spoken, "scientific"};
    }
  }
  if (!is_ascii(word) && greek_name(word).empty()) {
    return std::nullopt;
  }
  if ((word == "FY" || word == "CY") && looks_like_year(scan.text(at + 1)) && !scan.is_word(at + 2)) {
    return Match{at + 2, spell(word) + " " + year_words(line, scan.text(at + 1)), "year"};
  }
  const bool lineage = is_upper(word) && word.size() <= 3 && scan.is(at + 1, ".") && scan.is_digits(at + 2);
  if (!is_code_digit(scan, at + 1) && !joins(scan, at + 1) && !scan.is(at + 1, "+") && !lineage) {
    return std::nullopt;
  }
  if (scan.kind(at + 1) == Kind::superscript && (word.size() == 1 || !greek_name(word).empty()) &&
      (scan.is(at + 1, "2") || scan.is(at + 1, "3"))) { // r², χ²
    const std::string letter = word.size() == 1 ? spell(word) : std::string(greek_name(word));
    return Match{at + 2, letter + (scan.is(at + 1, "2") ? " squared" : " cubed"), "scientific"};
  }
  const bool name = has_capital(word) || word.size() == 1 || !greek_name(word).empty();
  if (!name && !is_code_digit(scan, at + 1)) {
    return std::nullopt;
  }
  if (scan.kind(at + 1) == Kind::superscript && word.size() > 2 && !is_upper(word)) {
    return std::nullopt; // a citation
  }
  const bool title = is_capitalised(word) && word.size() > 2 && is_lower(word.substr(1));
  if (title && !is_code_digit(scan, at + 1)) {
    return std::nullopt;
  }
  Code code = take_code(line, at);
  const auto plain_end = code.end;
  add_range(line, code);
  add_alternatives(line, code);
  if (code.end == plain_end) {
    add_sign(line, at, code);
  }
  if (code.end == at + 1) {
    return std::nullopt;
  }
  return Match{code.end, code.words, "code"};
}

/// "3D", "5HT", "99mTc", "7q", "18F-FDG": a number with letters that are no unit.
std::optional<Match> digit_code(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t letters = at + 1;
  std::string_view digits = scan.text(at);
  const auto word = scan.text(letters);
  const bool raised = scan.kind(at) == Kind::superscript;
  if (digits.size() > 4 || digits.find_first_of("+-") != std::string_view::npos || !scan.is_word(letters) ||
      scan.is_word(at - 1) || is_in(k_suffix_words, word) || word.size() > 5 || !is_ascii(word) ||
      (!raised && parse_unit(line, letters)) || (!has_capital(word) && word.size() > 1)) {
    return std::nullopt;
  }
  Code code = take_code(line, letters);
  if (word.size() <= 3 && scan.is_word(code.end - 1) && code.end == letters + 1 && !is_upper(word)) {
    code.words = spell(word);
  }
  const std::string number = digits.size() == 4 ? code_number(line, digits) : line.words.cardinal(digits);
  return Match{code.end, number + " " + code.words, "code"};
}

/// "vitamin A deficiency", "A and B": the letter, not the article.
std::optional<Match> letter_a(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!scan.is(at, "A")) {
    return std::nullopt;
  }
  const auto before = scan.text(scan.skip_space_back(at - 1));
  const std::size_t word = scan.skip_space(at + 1);
  const auto after = scan.text(scan.skip_space(word + 1));
  const bool pair = (scan.is(word, "and") || scan.is(word, "or") || scan.is(word, "to") ||
                     scan.is(word, "&") || scan.is(word, "/")) &&
                    after.size() == 1 && is_upper(after);
  const bool last_initial =
      scan.is_none(at + 1) && scan.is(at - 2, ".") && scan.text(at - 3).size() == 1; // "O. A"
  const bool single = last_initial || (before.size() == 1 && is_upper(before));
  if ((scan.is(at + 1, "-") || scan.is(at + 1, "–")) && scan.is(at + 2, "Z")) {
    return Match{at + 3, "eigh to Z", "letter"};
  }
  const bool hyphen = scan.is(at + 1, "-");
  if (pair || single || hyphen || is_in(k_letter_nouns, ascii_lower(before))) {
    return Match{at + 1, "eigh", "letter"};
  }
  return std::nullopt;
}

} // namespace audiosheet::narrate::spoken::en
