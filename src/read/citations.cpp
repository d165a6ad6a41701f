// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/citations.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace audiosheet::read {

namespace {

constexpr std::array<std::string_view, 4> k_editor_notes{"[citation needed]", "[clarification needed]",
                                                         "[better source needed]", "[edit]"};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of "[12]", "[1, 3]" or "[2–5]" at the start, else 0. Numbers have at most three digits.
std::size_t bracket_marker(std::string_view text) {
  constexpr std::size_t k_most_digits = 3;
  constexpr std::size_t k_longest = 60;
  std::size_t i = 1;
  bool number = false;
  while (i < text.size() && i < k_longest) {
    const std::size_t digits =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), is_digit) - text.begin() -
        static_cast<std::ptrdiff_t>(i);
    if (digits > k_most_digits) {
      return 0;
    }
    number = digits > 0 || number;
    i += digits;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(']')) {
      return number ? i + 1 : 0;
    }
    const bool separator =
        number && !rest.empty() && (rest[0] == ',' || rest[0] == ';' || rest[0] == '-' || rest[0] == ' ');
    const bool dash = number && (rest.starts_with("–") || rest.starts_with("—"));
    if (!separator && !dash) {
      return 0;
    }
    i += dash ? std::string_view("–").size() : 1;
  }
  return 0;
}

std::size_t editor_note(std::string_view text) {
  if (text.size() < 2 || text[1] < 'A') {
    return 0;
  }
  const std::string lower = ascii_lower(text.substr(0, 30));
  for (const std::string_view note : k_editor_notes) {
    if (lower.starts_with(note)) {
      return note.size();
    }
  }
  return 0;
}

bool is_superscript_digit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/// Length of a run of superscript numbers ("¹", "¹²", "¹,³", "²⁻⁵") at the start, else 0.
std::size_t superscript_run(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_superscript_digit(c)) {
      end = i;
    } else if (end == 0 || (c != U',' && c != 0x207B && c != 0x02D2)) {
      break;
    }
  }
  return end;
}

/// Superscript numbers cite behind a stop, a closing bracket or a word; behind a number or a short word
/// they are a power or part of a unit or formula (10⁵, m², CO², kg/m²).
bool cites_after(std::string_view before) {
  constexpr std::size_t k_longest_unit = 3;
  std::size_t letters = 0;
  std::size_t end = before.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(before[start]) & 0xC0) == 0x80) {
      --start;
    }
    std::size_t after = start;
    const auto c = static_cast<UChar32>(next_code_point(before, after));
    if (letters == 0 && u_isalpha(c) == 0) {
      return u_ispunct(c) != 0 && c != '/' && c != '(';
    }
    if (u_isalpha(c) == 0) {
      return letters > k_longest_unit && c != '/';
    }
    ++letters;
    if (letters > k_longest_unit + 1) {
      return true;
    }
    end = start;
  }
  return letters > k_longest_unit;
}

/// All markers that stand together at `position` ("[2][12]", "[1], [3]").
std::size_t markers_at(std::string_view text, std::size_t position) {
  std::size_t end = position;
  for (std::size_t i = position; i < text.size();) {
    const std::string_view rest = text.substr(i);
    std::size_t size = 0;
    if (rest[0] == '[') {
      size = std::max(bracket_marker(rest), editor_note(rest));
    } else if (end == position) {
      size = superscript_run(rest);
    }
    if (size == 0) {
      break;
    }
    end = i + size;
    // "[1], [3]": what joins two markers goes with them.
    i = end;
    while (i < text.size() && (text[i] == ',' || text[i] == ' ')) {
      ++i;
    }
  }
  return end - position;
}

bool may_begin_marker(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '[' || byte == 0xC2 || byte == 0xE2;
}

} // namespace

std::string without_citations(std::string_view text, int line, std::vector<Skipped>& skipped) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const bool possible = i > 0 && may_begin_marker(text[i]);
    const std::size_t raised = possible && text[i] != '[' ? superscript_run(text.substr(i)) : 0;
    if (raised > 0 && !cites_after(text.substr(0, i))) {
      out += text.substr(i, raised); // a power or part of a formula
      i += raised;
      continue;
    }
    const std::size_t size = possible ? markers_at(text, i) : 0;
    if (size == 0) {
      out += text[i++];
      continue;
    }
    skipped.push_back({line, std::string(text.substr(i, size)), "citation marker"});
    i += size;
    // "cells [3]." keeps no space before its stop.
    const bool closes = i >= text.size() || text[i] == ' ' ||
                        std::string_view(".,;:!?)").find(text[i]) != std::string_view::npos;
    if (closes && !out.empty() && out.back() == ' ') {
      out.pop_back();
    } else if (!closes && !out.empty() && is_word_byte(out.back()) && is_word_byte(text[i])) {
      out += ' '; // "cells[3]and" must not become one word
    }
  }
  return out;
}

} // namespace audiosheet::read
