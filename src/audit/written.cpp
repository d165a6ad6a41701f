// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/written.hpp"

#include "audit/glyphs.hpp"
#include "audit/lexicon.hpp"
#include "audit/units.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::audit {

std::size_t digits_end(std::string_view text, std::size_t position) {
  while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
    ++position;
  }
  return position;
}

std::size_t word_end(std::string_view text, std::size_t position) {
  while (true) {
    const auto here = character_at(text, position);
    const bool inner =
        here.glyph == Glyph::quote && character_at(text, position + here.length).glyph == Glyph::letter;
    if (here.glyph != Glyph::letter && !inner) {
      return position;
    }
    position += here.length;
  }
}

std::size_t spaces_end(std::string_view text, std::size_t position) {
  while (character_at(text, position).glyph == Glyph::space) {
    position += character_at(text, position).length;
  }
  return position;
}

bool is_boundary(std::string_view text, std::size_t position) {
  const auto glyph = character_at(text, position).glyph;
  return glyph != Glyph::letter && glyph != Glyph::digit;
}

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

class Lexer {
public:
  Lexer(std::string_view text, DateOrder order) : m_text(text), m_order(order) {}

  std::vector<Token> run() {
    while (m_at < m_text.size()) {
      const std::size_t before = m_at;
      step();
      if (m_at <= before) {
        m_at = before + character_at(m_text, before).length; // nothing began here
      }
    }
    return std::move(m_tokens);
  }

private:
  void step() {
    const auto here = character_at(m_text, m_at);
    switch (here.glyph) {
    case Glyph::letter:
      read_word();
      break;
    case Glyph::digit:
      read_digits_led();
      break;
    case Glyph::space:
    case Glyph::quote:
    case Glyph::end:
    case Glyph::raised: // a footnote's mark, or a sign of a formula
      break;
    case Glyph::lowered:
      read_lowered();
      break;
    case Glyph::mark:
      read_mark();
      break;
    default:
      read_sign();
      break;
    }
  }

  // --- tokens

  void push_fact(const Fact& fact) {
    push({Token::Kind::fact, {}, fact.kind, m_at, fact.end, fact.expect, false});
  }
  bool push_found(const std::optional<Fact>& fact) {
    if (fact) {
      push_fact(*fact);
    }
    return fact.has_value();
  }
  void push_fact(std::string_view kind, std::size_t end, Expect expect) {
    push({Token::Kind::fact, {}, kind, m_at, end, std::move(expect), false});
  }
  void push_soft(std::size_t end, Expect expect) {
    push({Token::Kind::soft, {}, {}, m_at, end, std::move(expect), false});
  }
  void push_word(std::size_t end, std::string text) {
    push({Token::Kind::word, std::move(text), {}, m_at, end, {}, false});
  }
  void push(Token token) {
    m_at = token.end;
    m_tokens.push_back(std::move(token));
  }

  // --- numbers and signs

  Glyph glyph_before(std::size_t position) const {
    if (position == 0) {
      return Glyph::end;
    }
    std::size_t before = position - 1;
    while (before > 0 && (static_cast<unsigned char>(m_text[before]) & 0xC0U) == 0x80U) {
      --before;
    }
    return character_at(m_text, before).glyph;
  }

  /// Digits that belong to letters: "IL-6", "H1N1", "COVID-19".
  bool in_code() const {
    const Glyph before = glyph_before(m_at);
    if (before == Glyph::letter || before == Glyph::lowered) {
      return true;
    }
    if (before != Glyph::dash || m_tokens.empty()) {
      return false;
    }
    // Only a letter's hyphen ties: "IL-6", not "– 6".
    const std::size_t end = m_tokens.back().end;
    const auto between = m_text.substr(end, m_at - end);
    return (between == "-" || between == "‑" || between == "–") && m_tokens.back().kind != Token::Kind::fact;
  }

  void read_digits_led() {
    if (in_code()) {
      if (const auto decade = read_decade(m_text, m_at)) {
        push_fact(*decade);
        return;
      }
      if (const auto date = read_day_and_month(m_text, m_at)) {
        push_fact(*date);
        return;
      }
      const std::size_t end = std::min(digits_end(m_text, m_at), m_at + 600);
      const std::string value(m_text.substr(m_at, end - m_at));
      const char before = m_text[m_at - 1];
      const bool part_of_year = (before == 'Q' || before == 'H') && value.size() == 1;
      push_fact("code", end, part_of_year ? any({amount(value), ordinal(value)}) : amount(value));
      return;
    }
    std::optional<Fact> fact = read_numeric_date(m_text, m_at, m_order);
    if (!fact) {
      fact = read_month_and_year(m_text, m_at);
    }
    if (!fact) {
      fact = read_day_and_month(m_text, m_at);
    }
    if (!fact) {
      fact = read_telephone(m_text, m_at);
    }
    if (!fact) {
      fact = read_time(m_text, m_at);
    }
    if (!fact) {
      fact = read_decade(m_text, m_at);
    }
    if (!fact) {
      fact = read_quantity(m_text, m_at);
    }
    if (fact) {
      push_fact(*fact);
    }
  }

  void read_lowered() {
    std::string value;
    std::size_t end = m_at;
    while (character_at(m_text, end).glyph == Glyph::lowered) {
      const std::size_t length = character_at(m_text, end).length;
      value += plain_digit(m_text.substr(end, length));
      end += length;
    }
    push_fact("code", end, amount(value));
  }

  void read_mark() {
    const char c = m_text[m_at];
    const Glyph next = character_at(m_text, m_at + 1).glyph;
    if (c == '(' && next == Glyph::digit) {
      if (const auto phone = read_telephone(m_text, m_at)) {
        push_fact(*phone);
      }
      return;
    }
    const Glyph before = glyph_before(m_at);
    if (c == '.' && next == Glyph::digit && before != Glyph::letter && before != Glyph::digit) {
      if (const auto fact = read_quantity(m_text, m_at)) {
        push_fact(*fact);
      }
      return;
    }
    if (c == '&') {
      push_soft(m_at + 1, word("and"));
    } else if (c == '/' && m_after_count) {
      m_after_count = false;
      if (const auto rate = read_rate(m_text, m_at)) {
        push_fact("measure", rate->end, rate->expect);
      }
    }
  }

  void read_sign() {
    const auto here = character_at(m_text, m_at);
    const Glyph before = glyph_before(m_at);
    const bool behind_letters = before == Glyph::letter || before == Glyph::digit || before == Glyph::raised;
    if (here.glyph == Glyph::plus && behind_letters && is_boundary(m_text, m_at + 1)) {
      push_charge(here.length);
      return;
    }
    if (here.glyph == Glyph::plus) {
      if (const auto phone = read_telephone(m_text, m_at)) {
        push_fact(*phone);
        return;
      }
    }
    if (here.glyph == Glyph::dash && behind_letters) {
      return;
    }
    if (const auto fact = read_quantity(m_text, m_at)) {
      push_fact(*fact);
      return;
    }
    if (here.glyph == Glyph::percent) {
      push_fact("percent", m_at + here.length, say(Phrase::percent));
    } else if (here.glyph == Glyph::times) {
      push_soft(m_at + here.length, say(Phrase::times));
    } else if (here.glyph == Glyph::plus) {
      push_soft(m_at + here.length, any({say(Phrase::plus), word("and")}));
    } else if (here.glyph == Glyph::minus) {
      push_soft(m_at + here.length, say(Phrase::minus));
    }
  }

  /// "CD4+", "ALK+" say something; the charge of an ion ("Na+") may stay silent.
  void push_charge(std::size_t length) {
    static constexpr std::array<std::string_view, 8> k_ions = {"Na", "K", "Ca", "Mg", "H", "Li", "Fe", "Zn"};
    const Expect plus = say(Phrase::plus);
    std::string_view symbol;
    if (!m_tokens.empty()) {
      symbol = m_text.substr(m_tokens.back().begin, m_tokens.back().end - m_tokens.back().begin);
    }
    if (std::find(k_ions.begin(), k_ions.end(), symbol) != k_ions.end()) {
      push_soft(m_at + length, plus);
    } else {
      push_fact("code", m_at + length, plus);
    }
  }

  // --- words

  void read_word() {
    m_after_count = false;
    if (read_address() || read_dotted() || read_slashed() || push_found(read_formula(m_text, m_at))) {
      return;
    }
    if (const auto date = read_month_and_day(m_text, m_at)) {
      push_fact(*date);
      return;
    }
    const std::size_t end = word_end(m_text, m_at);
    const std::string_view written = m_text.substr(m_at, end - m_at);
    const std::string lower = lowered(written);
    if (read_numbered(lower, end) || push_found(read_comparison_words(m_text, m_at)) ||
        read_negation(written, lower, end)) {
      m_roman = false;
      return;
    }
    if (read_roman(written, end)) {
      return;
    }
    const bool connects = lower == "to" || lower == "or" || lower == "and" || lower == "through";
    m_roman = counts_in_roman(lower) || (m_roman && connects);
    if (push_found(read_number_words(m_text, m_at)) || read_abbreviation(lower, end) ||
        read_capitals(written, lower, end)) {
      return;
    }
    if (m_text.substr(end).starts_with("(s)")) {
      push_soft(end + 3,
                any({word(lower), word(lower + "s"), seq({word(lower), word("or"), word(lower + "s")}),
                     seq({word(lower), word("s")})}));
      return;
    }
    if (push_found(read_bare_unit(m_text, m_at))) {
      return;
    }
    if (const auto greek = greek_name(written); !greek.empty()) {
      push_soft(end, any({word(std::string(greek)), word(lower)}));
      return;
    }
    const bool counted = !m_tokens.empty() && m_tokens.back().fact == "number";
    if (is_in_code(end) && !is_weighty(lower)) {
      push_soft(end, letters(lower));
    } else {
      push_word(end, lower);
    }
    m_after_count = counted;
  }

  /// Letters that digits or a charge stand at: "wkra31", "Na+", "Tc-99m".
  bool is_in_code(std::size_t end) const {
    const Glyph before = glyph_before(m_at);
    const auto after = character_at(m_text, end);
    const auto belongs = [](Glyph glyph) {
      return glyph == Glyph::digit || glyph == Glyph::raised || glyph == Glyph::lowered;
    };
    constexpr std::size_t k_short = 3;
    const bool hyphen = after.glyph == Glyph::dash && end - m_at <= k_short &&
                        character_at(m_text, end + after.length).glyph == Glyph::digit;
    return belongs(before) || belongs(after.glyph) || hyphen ||
           (after.glyph == Glyph::plus && end - m_at <= k_short);
  }

  /// At the beginning of what stands between spaces: looked at once.
  bool read_address() {
    if (m_at < m_chunk_end) {
      return false;
    }
    std::size_t end = m_at;
    constexpr std::size_t k_most = 2000;
    while (end < m_text.size() && end - m_at < k_most && character_at(m_text, end).glyph != Glyph::space) {
      end += character_at(m_text, end).length;
    }
    m_chunk_end = end;
    while (end > m_at && std::string_view(".,;:!?)]}\"'").find(m_text[end - 1]) != std::string_view::npos) {
      --end;
    }
    const auto chunk = m_text.substr(m_at, end - m_at);
    if (chunk.size() < 5 || chunk.find('.') == std::string_view::npos || !is_address(chunk)) {
      return false;
    }
    push({Token::Kind::soft, {}, {}, m_at, end, seq({word("\x01")}), true});
    return true;
  }

  /// "e.g.", "U.S.A.", "q.i.d."
  bool read_dotted() {
    std::string joined;
    std::size_t at = m_at;
    const auto three = m_text.substr(m_at, 3);
    if (three.size() == 3 && is_upper(three[0]) && three[1] == '.' && is_upper(three[2]) &&
        is_boundary(m_text, m_at + 3) &&
        !(m_text.substr(m_at + 3).starts_with('.') && !is_boundary(m_text, m_at + 4))) {
      push_abbreviation(ascii_lower(std::string{three[0], three[2]}),
                        m_at + (m_text.substr(m_at + 3).starts_with('.') ? 4 : 3));
      return true;
    }
    while (at + 1 < m_text.size() && character_at(m_text, at).glyph == Glyph::letter &&
           m_text[at + 1] == '.' && static_cast<unsigned char>(m_text[at]) < 0x80 && joined.size() < 12) {
      joined += m_text[at];
      at += 2;
    }
    if (joined.size() < 2) {
      return false;
    }
    if (at < m_text.size() && character_at(m_text, at).glyph == Glyph::letter &&
        is_boundary(m_text, at + 1)) {
      joined += m_text[at++]; // "U.S.A" without its last full stop
    }
    push_abbreviation(ascii_lower(joined), at);
    return true;
  }

  void push_abbreviation(const std::string& lower, std::size_t end) {
    const auto known = abbreviation(lower);
    if (!known) {
      push_soft(end, letters(lower));
    } else if (known->is_fact) {
      push_fact(known->kind, end, say_abbreviation(lower, *known));
    } else {
      push_soft(end, say_abbreviation(lower, *known));
    }
  }

  bool read_slashed() {
    for (const std::string_view known : {"w/o", "w/"}) {
      if (ascii_lower(m_text.substr(m_at, known.size())) == known &&
          (known == "w/" || is_boundary(m_text, m_at + known.size()))) {
        push_abbreviation(std::string(known), m_at + known.size());
        return true;
      }
    }
    return false;
  }

  /// "No. 5": a number, or a sentence's end.
  bool read_numbered(const std::string& lower, std::size_t end) {
    if (lower != "no" && lower != "nos") {
      return false;
    }
    const bool stop = m_text.substr(end).starts_with('.') || m_text.substr(end).starts_with(':');
    std::size_t at = end + (stop ? 1U : 0U);
    if (at == end || character_at(m_text, spaces_end(m_text, at)).glyph != Glyph::digit) {
      return false;
    }
    push_fact("number", at, any({word("number"), word("numbers"), word(lower)}));
    return true;
  }

  bool read_negation(std::string_view written, const std::string& lower, std::size_t end) {
    auto expect = negation(lower);
    if (!expect) {
      return false;
    }
    const bool capitals = written.size() > 1 && is_upper(written[0]) && is_upper(written[1]);
    push_fact("negation", end, capitals ? any({std::move(*expect), letters(lower)}) : std::move(*expect));
    return true;
  }

  bool read_roman(std::string_view written, std::size_t end) {
    if (written.empty() || !is_upper(written[0])) {
      return false;
    }
    std::size_t length = written.size();
    std::string suffix;
    if (m_roman && length > 1 && roman_value(written) == 0 && written.back() >= 'A' &&
        written.back() <= 'E') {
      suffix = ascii_lower(written.substr(--length)); // "IIIA"
    }
    const int value = roman_value(written.substr(0, length));
    if (value == 0 || (!m_roman && written.size() < 2)) {
      return false;
    }
    const std::string number = std::to_string(value);
    Expect said = any({amount(number), seq({maybe(word("the")), ordinal(number)})});
    if (!suffix.empty()) {
      said = seq({std::move(said), word(suffix)});
    }
    if (m_roman) {
      push_fact("roman", end, std::move(said));
    } else {
      push_soft(end, any({std::move(said), letters(ascii_lower(written))}));
    }
    return true;
  }

  bool read_abbreviation(const std::string& lower, std::size_t end) {
    const auto known = abbreviation(lower);
    if (!known) {
      return false;
    }
    const bool stop = m_text.substr(end).starts_with('.');
    // "sun" and "max" are words, too: as they stand they're heard as they stand.
    Expect said = say_abbreviation(lower, *known);
    if (known->is_fact) {
      push_fact(known->kind, end + (stop ? 1U : 0U), std::move(said));
    } else {
      push_soft(end + (stop ? 1U : 0U), std::move(said));
    }
    return true;
  }

  /// Acronyms and names with inner capitals: as a word, spelled out, or as the narrator likes.
  bool read_capitals(std::string_view written, const std::string& lower, std::size_t end) {
    const bool inner = std::any_of(written.begin() + 1, written.end(), is_upper);
    if (!inner) {
      return false;
    }
    std::vector<Expect> ways = {letters(lower)};
    if (lower.size() > 2 && written.ends_with('s')) {
      ways.push_back(seq({letters(lower.substr(0, lower.size() - 1)), any({word("s"), word("'s")})}));
    }
    push_soft(end, any(std::move(ways)));
    return true;
  }

  std::string_view m_text;
  DateOrder m_order;
  std::size_t m_at = 0;
  std::size_t m_chunk_end = 0; ///< no address begins before it
  bool m_roman = false;        ///< a Roman numeral here is a number
  bool m_after_count = false;  ///< the last word was counted: "200 cells" before "/mm3"
  std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> read_written(std::string_view text, DateOrder order) { return Lexer(text, order).run(); }

} // namespace audiosheet::audit
