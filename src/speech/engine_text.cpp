// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/engine_text.hpp"

#include "util/text.hpp"

#include <unicode/uchar.h>

namespace audiosheet::speech {

namespace {

constexpr int k_longest_word = 80;
constexpr int k_most_dotted_letters = 20;

enum class Fate { keep, drop, space };

Fate fate_of(char32_t c) {
  constexpr char32_t k_joiners[] = {0x200C, 0x200D}; // letters of some scripts need them
  const auto code = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(code) != 0) {
    return Fate::space;
  }
  switch (u_charType(code)) {
  case U_CONTROL_CHAR:
  case U_SURROGATE:
  case U_PRIVATE_USE_CHAR:
  case U_UNASSIGNED:
    return Fate::space;
  case U_FORMAT_CHAR:
    return c == k_joiners[0] || c == k_joiners[1] ? Fate::keep : Fate::drop;
  default:
    break;
  }
  constexpr char32_t k_replacement = 0xFFFD; // an invalid byte
  if (c == k_replacement) {
    return Fate::space;
  }
  return u_hasBinaryProperty(code, UCHAR_VARIATION_SELECTOR) != 0 ? Fate::drop : Fate::keep;
}

/// Builds an EngineText character by character and knows how long the current word and the current
/// chain of dotted letters are.
class Writer {
public:
  void put(char32_t c, std::size_t source) {
    if (m_word == k_longest_word) {
      append(U' ', source);
      m_word = 0;
    }
    if (c == U'.' && m_letters == 1 && ++m_dotted > k_most_dotted_letters) {
      space(source);
      return;
    }
    if (u_isalpha(static_cast<UChar32>(c)) != 0) {
      if (++m_letters > 1) {
        m_dotted = 0;
      }
    } else {
      m_letters = 0;
    }
    append(c, source);
    ++m_word;
  }

  void space(std::size_t source) {
    append(U' ', source);
    m_word = 0;
    m_letters = 0;
  }

  /// Without any of the rules for words.
  void put_raw(char32_t c, std::size_t source) { append(c, source); }

  EngineText take(std::size_t end) {
    m_out.source.push_back(static_cast<std::uint32_t>(end));
    return std::move(m_out);
  }

private:
  void append(char32_t c, std::size_t source) {
    append_utf8(m_out.text, c);
    m_out.source.push_back(static_cast<std::uint32_t>(source));
  }

  EngineText m_out;
  int m_word = 0;    ///< characters of the current word
  int m_letters = 0; ///< letters in a row
  int m_dotted = 0;  ///< single letters with a dot in a row
};

} // namespace

EngineText make_engine_text(std::string_view request_text, bool phonemes) {
  Writer writer;
  bool inside = false;
  for (std::size_t i = 0; i < request_text.size();) {
    const std::size_t start = i;
    if (phonemes && request_text.substr(i, 2) == (inside ? "]]" : "[[")) {
      writer.put_raw(static_cast<unsigned char>(request_text[i]), i);
      writer.put_raw(static_cast<unsigned char>(request_text[i]), i + 1);
      inside = !inside;
      i += 2;
      continue;
    }
    const char32_t c = next_code_point(request_text, i);
    const Fate fate = fate_of(c);
    if (fate == Fate::space) {
      writer.space(start);
    } else if (inside) {
      writer.put_raw(c, start);
    } else if (fate == Fate::keep) {
      writer.put(c, start);
    }
  }
  return writer.take(request_text.size());
}

} // namespace audiosheet::speech
