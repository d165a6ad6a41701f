// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lexer of the audit: a written sentence as words, facts, and signs that may be said in any way.
#pragma once

#include "audit/expect.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::audit {

/// Which of two numbers is the day in 03/04/2020.
enum class DateOrder { month_first, day_first };

/// A fact found at a place of the text.
struct Fact {
  std::string_view kind;
  std::size_t end = 0;
  Expect expect;
};

struct Token {
  enum class Kind {
    word, ///< must be heard as it stands
    soft, ///< abbreviations, acronyms, addresses, signs: may be said in words of the narrator's choice
    fact, ///< must be heard, in any wording that has its value
  };
  Kind kind = Kind::word;
  std::string text;      ///< of a word: in lower case
  std::string_view fact; ///< of a fact: its kind
  std::size_t begin = 0; ///< bytes of the written text
  std::size_t end = 0;
  Expect expect;        ///< of facts and soft tokens; a soft one without parts matches nothing
  bool address = false; ///< soft: may be said with any number of signs and digits
};

std::vector<Token> read_written(std::string_view text, DateOrder order);

// The recognisers, each at a place where its fact may begin.

/// Numbers with all that belongs to them: signs, comparisons, units, ranges, fractions, money, ratios,
/// ordinals, powers.
std::optional<Fact> read_quantity(std::string_view text, std::size_t position);
/// "2021-03-05", "15/01/2020", "5 March 2021", "10:30 pm", "1990s".
std::optional<Fact> read_numeric_date(std::string_view text, std::size_t position, DateOrder order);
std::optional<Fact> read_month_and_year(std::string_view text, std::size_t position);
std::optional<Fact> read_day_and_month(std::string_view text, std::size_t position);
std::optional<Fact> read_month_and_day(std::string_view text, std::size_t position);
std::optional<Fact> read_time(std::string_view text, std::size_t position);
std::optional<Fact> read_decade(std::string_view text, std::size_t position);
std::optional<Fact> read_telephone(std::string_view text, std::size_t position);

/// "carbon dioxide" for CO2, or letter by letter.
std::optional<Fact> read_formula(std::string_view text, std::size_t position);
/// "less than", "at least".
std::optional<Fact> read_comparison_words(std::string_view text, std::size_t position);
/// "one hundred fifty"; "one" alone is a word like others.
std::optional<Fact> read_number_words(std::string_view text, std::size_t position);
/// "in mg/dL", "mmol": a unit that stands alone. As its name, or letter by letter.
std::optional<Fact> read_bare_unit(std::string_view text, std::size_t position);

/// Whether what stands between two spaces is an address of the web or of e-mail.
bool is_address(std::string_view chunk);

/// A number as it is written, with its digits grouped or not.
struct WrittenNumber {
  std::string value;               ///< digits and at most one '.'
  std::vector<std::string> groups; ///< when plain spaces may or may not group it: what stands between
  std::size_t end = 0;
  bool whole = true; ///< no decimal point
};
std::optional<WrittenNumber> read_number(std::string_view text, std::size_t position);
Expect say_number(const WrittenNumber& number);

/// Lower case, every apostrophe straight: as heard words are compared.
std::string lowered(std::string_view text);
/// Index behind the digits at `position`.
std::size_t digits_end(std::string_view text, std::size_t position);
/// Index behind the letters (with inner apostrophes) at `position`.
std::size_t word_end(std::string_view text, std::size_t position);
/// Index behind the spaces at `position`.
std::size_t spaces_end(std::string_view text, std::size_t position);
/// No letter or digit stands at `position`.
bool is_boundary(std::string_view text, std::size_t position);

} // namespace audiosheet::audit
