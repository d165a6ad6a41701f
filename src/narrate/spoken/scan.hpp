// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::narrate::spoken {

enum class Kind : std::uint8_t {
  word,        ///< letters and marks, with apostrophes between letters
  digits,      ///< ASCII digits
  space,       ///< white space of any kind
  superscript, ///< raised digits and signs, as ASCII: "9", "-3", "2+"
  subscript,   ///< lowered digits and signs, as ASCII
  fraction,    ///< one character like ½, as "1/2"
  symbol,      ///< one other character
  none,        ///< before the beginning and behind the end
};

struct Token {
  Kind kind = Kind::none;
  std::uint32_t begin = 0; ///< in the clean text
  std::uint32_t end = 0;
};

/// A text cleaned and cut into tokens, with the way back to its bytes. Clean means: no control, format or
/// unassigned character, no invalid byte; digits of any script, full-width and compatibility characters in
/// their plain form (４ ④ ℃ ㎎), raised and lowered digits as tokens of their own.
/// Any index may be asked for, also "before" the first (it wraps): outside there is Kind::none and "".
class Scan {
public:
  /// REQUIRES: text is shorter than 1 GB. Time and memory are linear in it. The text must outlive the Scan.
  explicit Scan(std::string_view text);

  [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
  [[nodiscard]] Kind kind(std::size_t i) const { return i < m_tokens.size() ? m_tokens[i].kind : Kind::none; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    if (i >= m_tokens.size()) {
      return {};
    }
    const Token& token = m_tokens[i];
    return std::string_view(m_clean).substr(token.begin, token.end - token.begin);
  }
  /// The clean text of tokens [first, last).
  [[nodiscard]] std::string_view text(std::size_t first, std::size_t last) const;
  /// The bytes that tokens [first, last) were made from; those that left no token belong to the token behind.
  [[nodiscard]] std::string_view source(std::size_t first, std::size_t last) const;

  [[nodiscard]] bool is(std::size_t i, std::string_view text) const {
    return i < m_tokens.size() && this->text(i) == text;
  }
  [[nodiscard]] bool is_word(std::size_t i) const { return kind(i) == Kind::word; }
  [[nodiscard]] bool is_digits(std::size_t i) const { return kind(i) == Kind::digits; }
  [[nodiscard]] bool is_space(std::size_t i) const { return kind(i) == Kind::space; }
  [[nodiscard]] bool is_none(std::size_t i) const { return kind(i) == Kind::none; }
  /// i, or i + 1 when i is a space.
  [[nodiscard]] std::size_t skip_space(std::size_t i) const { return is_space(i) ? i + 1 : i; }
  /// i, or i - 1 when i is a space: for looking back.
  [[nodiscard]] std::size_t skip_space_back(std::size_t i) const { return is_space(i) ? i - 1 : i; }

private:
  class Builder;

  std::string_view m_source;
  std::string m_clean;
  std::vector<std::uint32_t>
      m_origin; ///< for each byte of m_clean, and its end: where in m_source it is from
  std::vector<Token> m_tokens;
};

} // namespace audiosheet::narrate::spoken
