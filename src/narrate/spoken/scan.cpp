// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/scan.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace audiosheet::narrate::spoken {

namespace {

constexpr char32_t k_invalid = 0xFFFD;

struct Plain {
  char32_t from;
  std::string_view to;
};

constexpr std::array k_fractions{
    Plain{0xBC, "1/4"},   Plain{0xBD, "1/2"},    Plain{0xBE, "3/4"},   Plain{0x2150, "1/7"},
    Plain{0x2151, "1/9"}, Plain{0x2152, "1/10"}, Plain{0x2153, "1/3"}, Plain{0x2154, "2/3"},
    Plain{0x2155, "1/5"}, Plain{0x2156, "2/5"},  Plain{0x2157, "3/5"}, Plain{0x2158, "4/5"},
    Plain{0x2159, "1/6"}, Plain{0x215A, "5/6"},  Plain{0x215B, "1/8"}, Plain{0x215C, "3/8"},
    Plain{0x215D, "5/8"}, Plain{0x215E, "7/8"},  Plain{0x2189, "0/3"},
};

constexpr std::array k_superscripts{
    Plain{0xB2, "2"},   Plain{0xB3, "3"},   Plain{0xB9, "1"},   Plain{0x2070, "0"},
    Plain{0x2074, "4"}, Plain{0x2075, "5"}, Plain{0x2076, "6"}, Plain{0x2077, "7"},
    Plain{0x2078, "8"}, Plain{0x2079, "9"}, Plain{0x207A, "+"}, Plain{0x207B, "-"},
};

constexpr std::array k_subscripts{
    Plain{0x2080, "0"}, Plain{0x2081, "1"}, Plain{0x2082, "2"}, Plain{0x2083, "3"},
    Plain{0x2084, "4"}, Plain{0x2085, "5"}, Plain{0x2086, "6"}, Plain{0x2087, "7"},
    Plain{0x2088, "8"}, Plain{0x2089, "9"}, Plain{0x208A, "+"}, Plain{0x208B, "-"},
};

/// Characters that many writers use for one meaning.
constexpr std::array k_same{
    Plain{0xB5, "μ"},   Plain{0x2010, "-"}, Plain{0x2011, "-"}, Plain{0x2012, "–"}, Plain{0x2015, "—"},
    Plain{0x2044, "/"}, Plain{0x2215, "/"}, Plain{0x2217, "*"}, Plain{0x223C, "~"}, Plain{0x2A7D, "≤"},
    Plain{0x2A7E, "≥"}, Plain{0x2266, "≤"}, Plain{0x2267, "≥"}, Plain{0x22C5, "·"}, Plain{0x2219, "·"},
    Plain{0xBA, "°"},   Plain{0x2126, "Ω"}, Plain{0xFE63, "-"}, Plain{0x201B, "'"}, Plain{0x2BC, "’"},
    Plain{0x3008, "<"}, Plain{0x3009, ">"}, Plain{0x2329, "<"}, Plain{0x232A, ">"}, Plain{0x27E8, "<"},
    Plain{0x27E9, ">"}, Plain{0x226A, "<"}, Plain{0x226B, ">"}, Plain{0x2264, "≤"}, Plain{0x2265, "≥"},
    Plain{0x2039, "‘"}, Plain{0x203A, "’"},
};

template <std::size_t size> std::string_view find(const std::array<Plain, size>& table, char32_t c) {
  const auto* found = std::find_if(table.begin(), table.end(), [c](const Plain& p) { return p.from == c; });
  return found == table.end() ? std::string_view() : found->to;
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool is_letter(char32_t c) {
  if (c < 0x80) {
    return is_ascii_letter(c);
  }
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_white(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || (c >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0);
}

/// Says nothing and must not reach an engine: controls, formats (bidi, zero width, soft hyphen), surrogates,
/// private use, unassigned, variation selectors, the combining key cap.
bool is_silent(char32_t c) {
  if (c < 0x80) {
    return c < 0x20 || c == 0x7F;
  }
  if (c == k_invalid || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF) || c == 0x20E3) {
    return true;
  }
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_C_MASK)) != 0;
}

/// Characters with a compatibility form that reads better: digits in circles, full width, ligatures, squared
/// units, mathematical letters, Roman numerals.
bool has_plain_form(char32_t c) {
  const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((mask & (U_GC_NO_MASK | U_GC_NL_MASK)) != 0) {
    return true;
  }
  return (c >= 0xFF01 && c <= 0xFFEE) || (c >= 0x3300 && c <= 0x33FF) || c == 0x2103 || c == 0x2109 ||
         (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFB00 && c <= 0xFB06);
}

std::string plain_form(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string out;
  if (U_SUCCESS(status) != 0) {
    nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(out);
  }
  return out;
}

} // namespace

/// Appends cleaned characters and joins them to tokens.
class Scan::Builder {
public:
  explicit Builder(Scan& scan) : m_scan(scan) {}

  void add(char32_t c, std::uint32_t origin) {
    if (c >= 0x80 && add_special(c, origin)) {
      return;
    }
    std::string bytes;
    append_utf8(bytes, c);
    append(kind_of(c), bytes, origin);
  }

private:
  static Kind kind_of(char32_t c) {
    if (is_ascii_digit(c)) {
      return Kind::digits;
    }
    if (is_letter(c)) {
      return Kind::word;
    }
    return is_white(c) ? Kind::space : Kind::symbol;
  }

  /// Characters beyond ASCII that change: true when one was taken care of.
  bool add_special(char32_t c, std::uint32_t origin) {
    if (const auto same = find(k_same, c); !same.empty()) {
      std::size_t at = 0;
      const char32_t plain = next_code_point(same, at);
      append(kind_of(plain), same, origin);
      return true;
    }
    if (const auto raised = find(k_superscripts, c); !raised.empty()) {
      append(Kind::superscript, raised, origin);
      return true;
    }
    if (const auto lowered = find(k_subscripts, c); !lowered.empty()) {
      append(Kind::subscript, lowered, origin);
      return true;
    }
    if (const auto fraction = find(k_fractions, c); !fraction.empty()) {
      append(Kind::fraction, fraction, origin);
      return true;
    }
    if (const auto value = u_charDigitValue(static_cast<UChar32>(c)); value >= 0) {
      append(Kind::digits, std::string(1, static_cast<char>('0' + value)), origin);
      return true;
    }
    return has_plain_form(c) && add_plain(c, origin);
  }

  bool add_plain(char32_t c, std::uint32_t origin) {
    const std::string plain = plain_form(c);
    std::size_t at = 0;
    if (plain.empty() || next_code_point(plain, at) == c) {
      return add_numeric(c, origin);
    }
    for (at = 0; at < plain.size();) {
      const char32_t part = next_code_point(plain, at);
      std::string bytes;
      append_utf8(bytes, part);
      append(kind_of(part), bytes, origin);
    }
    return true;
  }

  /// A numeral without a plain form (Ancient Greek, Cuneiform …): its value in digits, so that it isn't lost.
  bool add_numeric(char32_t c, std::uint32_t origin) {
    const double value = u_getNumericValue(static_cast<UChar32>(c));
    if (value < 0 || value > 1e15) {
      return false;
    }
    append(Kind::digits, std::to_string(static_cast<std::uint64_t>(value)), origin);
    return true;
  }

  void append(Kind kind, std::string_view bytes, std::uint32_t origin) {
    auto& tokens = m_scan.m_tokens;
    const auto begin = static_cast<std::uint32_t>(m_scan.m_clean.size());
    m_scan.m_clean += bytes;
    m_scan.m_origin.insert(m_scan.m_origin.end(), bytes.size(), origin);
    const auto end = static_cast<std::uint32_t>(m_scan.m_clean.size());
    const bool single = kind == Kind::symbol || kind == Kind::fraction;
    if (kind == Kind::word && join_by_apostrophe(end)) {
      return;
    }
    const bool new_script = kind == Kind::word && !tokens.empty() && is_greek(bytes) != m_greek;
    m_greek = kind == Kind::word && is_greek(bytes);
    if (!single && !new_script && !tokens.empty() && tokens.back().kind == kind) {
      tokens.back().end = end;
      return;
    }
    tokens.push_back({kind, begin, end});
  }

  /// "don" "'" and now "t": one word. The apostrophe must touch both sides.
  bool join_by_apostrophe(std::uint32_t end) {
    auto& tokens = m_scan.m_tokens;
    if (tokens.size() < 2 || tokens[tokens.size() - 2].kind != Kind::word) {
      return false;
    }
    const auto mark = m_scan.text(tokens.size() - 1);
    if (mark != "'" && mark != "’") {
      return false;
    }
    tokens.pop_back();
    tokens.back().end = end;
    return true;
  }

  /// Greek letters among Latin ones are tokens of their own ("TNFα"), but for the prefix of "μg".
  static bool is_greek(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes.front());
    return (lead == 0xCE || lead == 0xCF) && bytes != "μ";
  }

  Scan& m_scan;
  bool m_greek = false;
};

Scan::Scan(std::string_view text) : m_source(text) {
  m_clean.reserve(text.size());
  m_origin.reserve(text.size() + 1);
  m_tokens.reserve(text.size() / 3);
  Builder builder(*this);
  for (std::size_t i = 0; i < text.size();) {
    const auto start = static_cast<std::uint32_t>(i);
    const char32_t c = next_code_point(text, i);
    if (!is_white(c) && is_silent(c)) {
      continue;
    }
    builder.add(c, start);
  }
  m_origin.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string_view Scan::text(std::size_t first, std::size_t last) const {
  if (first >= m_tokens.size() || last <= first) {
    return {};
  }
  const std::size_t begin = m_tokens[first].begin;
  const std::size_t end = m_tokens[std::min(last, m_tokens.size()) - 1].end;
  return std::string_view(m_clean).substr(begin, end - begin);
}

std::string_view Scan::source(std::size_t first, std::size_t last) const {
  const auto origin = [this](std::size_t i) -> std::size_t {
    if (i == 0) {
      return 0;
    }
    return i < m_tokens.size() ? m_origin[m_tokens[i].begin] : m_source.size();
  };
  return m_source.substr(origin(first), origin(last) - origin(first));
}

} // namespace audiosheet::narrate::spoken
