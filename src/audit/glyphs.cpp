// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/glyphs.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::audit {

namespace {

struct GlyphRange {
  char32_t first;
  char32_t last;
  Glyph glyph;
};

// Sorted. What is in no range and beyond ASCII is a letter.
constexpr std::array k_ranges = {
    GlyphRange{0x0080, 0x009F, Glyph::mark},       GlyphRange{0x00A0, 0x00A0, Glyph::space},
    GlyphRange{0x00A1, 0x00A1, Glyph::mark},       GlyphRange{0x00A2, 0x00A5, Glyph::currency},
    GlyphRange{0x00A6, 0x00A9, Glyph::mark},       GlyphRange{0x00AA, 0x00AA, Glyph::letter},
    GlyphRange{0x00AB, 0x00AC, Glyph::mark},       GlyphRange{0x00AD, 0x00AD, Glyph::mark},
    GlyphRange{0x00AE, 0x00AF, Glyph::mark},       GlyphRange{0x00B0, 0x00B0, Glyph::degree},
    GlyphRange{0x00B1, 0x00B1, Glyph::plus_minus}, GlyphRange{0x00B2, 0x00B3, Glyph::raised},
    GlyphRange{0x00B4, 0x00B4, Glyph::mark},       GlyphRange{0x00B5, 0x00B5, Glyph::letter},
    GlyphRange{0x00B6, 0x00B8, Glyph::mark},       GlyphRange{0x00B9, 0x00B9, Glyph::raised},
    GlyphRange{0x00BA, 0x00BA, Glyph::letter},     GlyphRange{0x00BB, 0x00BB, Glyph::mark},
    GlyphRange{0x00BC, 0x00BE, Glyph::fraction},   GlyphRange{0x00BF, 0x00BF, Glyph::mark},
    GlyphRange{0x00D7, 0x00D7, Glyph::times},      GlyphRange{0x00F7, 0x00F7, Glyph::divided},
    GlyphRange{0x02BC, 0x02BC, Glyph::quote},      GlyphRange{0x1680, 0x1680, Glyph::space},
    GlyphRange{0x2000, 0x200F, Glyph::space},      GlyphRange{0x2010, 0x2015, Glyph::dash},
    GlyphRange{0x2016, 0x2017, Glyph::mark},       GlyphRange{0x2018, 0x2019, Glyph::quote},
    GlyphRange{0x201A, 0x2027, Glyph::mark},       GlyphRange{0x2028, 0x202F, Glyph::space},
    GlyphRange{0x2030, 0x2043, Glyph::mark},       GlyphRange{0x2044, 0x2044, Glyph::mark},
    GlyphRange{0x2045, 0x205E, Glyph::mark},       GlyphRange{0x205F, 0x206F, Glyph::space},
    GlyphRange{0x2070, 0x2070, Glyph::raised},     GlyphRange{0x2071, 0x2073, Glyph::letter},
    GlyphRange{0x2074, 0x207B, Glyph::raised},     GlyphRange{0x207C, 0x207F, Glyph::mark},
    GlyphRange{0x2080, 0x2089, Glyph::lowered},    GlyphRange{0x208A, 0x209F, Glyph::mark},
    GlyphRange{0x20A0, 0x20CF, Glyph::currency},   GlyphRange{0x2100, 0x2125, Glyph::mark},
    GlyphRange{0x2126, 0x2126, Glyph::letter},     GlyphRange{0x2127, 0x214F, Glyph::mark},
    GlyphRange{0x2150, 0x215E, Glyph::fraction},   GlyphRange{0x2190, 0x2211, Glyph::mark},
    GlyphRange{0x2212, 0x2212, Glyph::minus},      GlyphRange{0x2213, 0x223B, Glyph::mark},
    GlyphRange{0x223C, 0x223C, Glyph::about},      GlyphRange{0x223D, 0x2247, Glyph::mark},
    GlyphRange{0x2248, 0x2248, Glyph::about},      GlyphRange{0x2249, 0x225F, Glyph::mark},
    GlyphRange{0x2260, 0x2260, Glyph::not_equal},  GlyphRange{0x2261, 0x2263, Glyph::mark},
    GlyphRange{0x2264, 0x2264, Glyph::at_most},    GlyphRange{0x2265, 0x2265, Glyph::at_least},
    GlyphRange{0x2266, 0x2266, Glyph::at_most},    GlyphRange{0x2267, 0x2267, Glyph::at_least},
    GlyphRange{0x2268, 0x2A7C, Glyph::mark},       GlyphRange{0x2A7D, 0x2A7D, Glyph::at_most},
    GlyphRange{0x2A7E, 0x2A7E, Glyph::at_least},   GlyphRange{0x2A7F, 0x2BFF, Glyph::mark},
    GlyphRange{0x2E00, 0x2E7F, Glyph::mark},       GlyphRange{0x3000, 0x3000, Glyph::space},
    GlyphRange{0x3001, 0x3004, Glyph::mark},       GlyphRange{0x3008, 0x3020, Glyph::mark},
    GlyphRange{0xE000, 0xF8FF, Glyph::mark},       GlyphRange{0xFE00, 0xFE0F, Glyph::mark},
    GlyphRange{0xFEFF, 0xFEFF, Glyph::space},      GlyphRange{0xFF01, 0xFF0F, Glyph::mark},
    GlyphRange{0xFF1A, 0xFF20, Glyph::mark},       GlyphRange{0xFFE0, 0xFFFF, Glyph::mark},
    GlyphRange{0x1F000, 0x1FAFF, Glyph::mark},     GlyphRange{0xE0000, 0x10FFFF, Glyph::mark},
};

Glyph ascii_glyph(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    return Glyph::letter;
  }
  if (c >= '0' && c <= '9') {
    return Glyph::digit;
  }
  switch (c) {
  case ' ':
  case '\t':
  case '\n':
  case '\r':
  case '\f':
  case '\v':
    return Glyph::space;
  case '\'':
    return Glyph::quote;
  case '-':
    return Glyph::dash;
  case '<':
    return Glyph::less;
  case '>':
    return Glyph::greater;
  case '=':
    return Glyph::equals;
  case '~':
    return Glyph::about;
  case '+':
    return Glyph::plus;
  case '%':
    return Glyph::percent;
  case '$':
    return Glyph::currency;
  default:
    return Glyph::mark;
  }
}

struct NamedFraction {
  std::string_view text;
  CharacterFraction fraction;
};

constexpr std::array k_fractions = {
    NamedFraction{"½", {1, 2}}, NamedFraction{"¼", {1, 4}}, NamedFraction{"¾", {3, 4}},
    NamedFraction{"⅓", {1, 3}}, NamedFraction{"⅔", {2, 3}}, NamedFraction{"⅕", {1, 5}},
    NamedFraction{"⅖", {2, 5}}, NamedFraction{"⅗", {3, 5}}, NamedFraction{"⅘", {4, 5}},
    NamedFraction{"⅙", {1, 6}}, NamedFraction{"⅚", {5, 6}}, NamedFraction{"⅐", {1, 7}},
    NamedFraction{"⅛", {1, 8}}, NamedFraction{"⅜", {3, 8}}, NamedFraction{"⅝", {5, 8}},
    NamedFraction{"⅞", {7, 8}}, NamedFraction{"⅑", {1, 9}}, NamedFraction{"⅒", {1, 10}},
};

} // namespace

Character character_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) {
    return {};
  }
  const char c = text[position];
  if (static_cast<unsigned char>(c) < 0x80) {
    return {ascii_glyph(c), 1};
  }
  std::size_t next = position;
  const char32_t code_point = next_code_point(text, next);
  const std::size_t length = next - position;
  const auto* range =
      std::lower_bound(k_ranges.begin(), k_ranges.end(), code_point,
                       [](const GlyphRange& entry, char32_t value) { return entry.last < value; });
  if (range != k_ranges.end() && code_point >= range->first) {
    return {range->glyph, length};
  }
  return {Glyph::letter, length};
}

char plain_digit(std::string_view text) {
  std::size_t position = 0;
  const char32_t code_point = text.empty() ? 0 : next_code_point(text, position);
  if (code_point == 0x00B2 || code_point == 0x00B3) {
    return static_cast<char>('0' + (code_point - 0x00B0));
  }
  if (code_point == 0x00B9) {
    return '1';
  }
  if (code_point == 0x207A) {
    return '+';
  }
  if (code_point == 0x207B) {
    return '-';
  }
  if (code_point >= 0x2070 && code_point <= 0x2079) {
    return static_cast<char>('0' + (code_point - 0x2070));
  }
  if (code_point >= 0x2080 && code_point <= 0x2089) {
    return static_cast<char>('0' + (code_point - 0x2080));
  }
  return '\0';
}

CharacterFraction fraction_of(std::string_view text) {
  for (const auto& entry : k_fractions) {
    if (entry.text == text) {
      return entry.fraction;
    }
  }
  return {};
}

} // namespace audiosheet::audit
