// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_shape.hpp"

#include "read/list_marker.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <unicode/uchar.h>

namespace audiosheet::read {

namespace {

/// Without citation markers at the end ("… in the past.[1][12]").
std::string_view without_last_markers(std::string_view text) {
  while (text.ends_with(']')) {
    const std::size_t open = text.rfind('[');
    if (open == std::string_view::npos || open + 2 >= text.size() || text[open + 1] < '0' ||
        text[open + 1] > '9') {
      break;
    }
    text = trim(text.substr(0, open));
  }
  return text;
}

/// The last character that is no closing quote or bracket, of at most a few; 0 when there is none.
UChar32 last_character(std::string_view text) {
  constexpr int k_most = 4;
  text = without_last_markers(text);
  std::size_t end = text.size();
  for (int i = 0; i < k_most && end > 0; ++i) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
      --start;
    }
    std::size_t after = start;
    const auto c = static_cast<UChar32>(next_code_point(text, after));
    const auto type = u_charType(c);
    const bool closing =
        type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == '"' || c == '\'' || c == '*';
    if (!closing) {
      return c;
    }
    end = start;
  }
  return 0;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

} // namespace

bool starts_lower(std::string_view text) {
  std::size_t i = 0;
  return !text.empty() && u_islower(static_cast<UChar32>(next_code_point(text, i))) != 0;
}

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (u_isalpha(static_cast<UChar32>(next_code_point(text, i))) != 0) {
      return true;
    }
  }
  return false;
}

bool ends_sentence(std::string_view text) {
  return u_hasBinaryProperty(last_character(text), UCHAR_S_TERM) != 0 || last_character(text) == 0x2026;
}

bool ends_colon(std::string_view text) {
  const UChar32 c = last_character(text);
  return c == ':' || c == 0xFF1A;
}

bool ends_question(std::string_view text) {
  const UChar32 c = last_character(text);
  return c == '?' || c == 0xFF1F || c == 0x061F || c == 0x37E;
}

bool is_shouted(std::string_view text) {
  constexpr int k_enough = 5;
  int capitals = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (u_islower(c) != 0) {
      return false;
    }
    capitals += u_isupper(c) != 0 ? 1 : 0;
  }
  return capitals >= k_enough;
}

bool is_title_case(std::string_view text) {
  constexpr std::size_t k_short_word = 3;
  int capitals = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) {
      continue;
    }
    std::size_t i = 0;
    const auto c = static_cast<UChar32>(next_code_point(word, i));
    if (u_islower(c) != 0 && code_points(word) > k_short_word) {
      return false;
    }
    capitals += u_isupper(c) != 0 ? 1 : 0;
  }
  return capitals >= 2;
}

std::size_t word_count(std::string_view text) {
  constexpr std::size_t k_enough = 64;
  std::size_t words = 0;
  for (std::size_t at = 0; at != std::string_view::npos && words < k_enough; at = text.find(' ', at)) {
    at = text.find_first_not_of(' ', at);
    words += at == std::string_view::npos ? 0 : 1;
  }
  return words;
}

bool looks_like_heading(std::string_view text) {
  constexpr std::size_t k_most_bytes = 800;
  if (text.size() > k_most_bytes || !has_letter(text) || starts_lower(text) ||
      text.find("://") != std::string_view::npos) {
    return false;
  }
  // A question may be longer than a statement and still be a heading.
  constexpr std::size_t k_number = 6; // "2.1. "
  const bool question = ends_question(text) && text.find(". ", k_number) == std::string_view::npos;
  const std::size_t most_characters = question ? 200 : 120;
  const std::size_t most_words = question ? 32 : 18;
  const UChar32 last = last_character(text);
  const bool open_end = last == ',' || last == ';' || last == ':' || last == 0xFF1A;
  return !open_end && (!ends_sentence(text) || question || last == '!') && word_count(text) <= most_words &&
         code_points(text) <= most_characters;
}

bool is_adornment(std::string_view text) {
  constexpr std::string_view k_characters = "=-~*^\"'`#+:._<>";
  return text.size() >= 3 && k_characters.find(text[0]) != std::string_view::npos &&
         text.find_first_not_of(text[0]) == std::string_view::npos;
}

Wrapping wrapping_of(const std::vector<Chunk>& chunks) {
  constexpr std::size_t k_widest = 120;
  constexpr std::size_t k_narrowest = 40;
  std::size_t widest = 0;
  int flowing = 0;
  for (const Chunk& chunk : chunks) {
    for (std::size_t i = 0; i + 1 < chunk.lines.size(); ++i) {
      const Line& line = chunk.lines[i];
      const Line& next = chunk.lines[i + 1];
      if (list_marker(next.text) || is_adornment(next.text)) {
        continue;
      }
      const std::size_t length = static_cast<std::size_t>(line.indent) + code_points(line.text);
      if (length > k_widest) {
        return {};
      }
      widest = std::max(widest, length);
      flowing += starts_lower(next.text) && !ends_sentence(line.text) && !ends_colon(line.text) ? 1 : 0;
    }
  }
  return {flowing >= 2 && widest >= k_narrowest ? widest : 0};
}

bool is_parted_word(std::string_view line, std::string_view next) {
  if (line.size() < 2 || !line.ends_with('-') || !starts_lower(next)) {
    return false;
  }
  const char before = line[line.size() - 2];
  return (before >= 'a' && before <= 'z') || static_cast<unsigned char>(before) >= 0x80;
}

WordSet words_for_hyphens(const std::vector<Chunk>& chunks) {
  WordSet words;
  const auto parted = [](const Chunk& chunk) {
    for (std::size_t i = 0; i + 1 < chunk.lines.size(); ++i) {
      if (is_parted_word(chunk.lines[i].text, chunk.lines[i + 1].text)) {
        return true;
      }
    }
    return false;
  };
  if (std::none_of(chunks.begin(), chunks.end(), parted)) {
    return words;
  }
  for (const Chunk& chunk : chunks) {
    for (const Line& line : chunk.lines) {
      for (const std::string_view word : split(line.text, ' ')) {
        words.insert(comparison_key(word));
      }
    }
  }
  return words;
}

bool flows_into(std::string_view line, std::string_view next, const Wrapping& wrapping) {
  if (starts_lower(next) && !ends_sentence(line) && !ends_colon(line)) {
    return true;
  }
  if (wrapping.width == 0) {
    return false;
  }
  // Broken by a person: the next word would have fitted well.
  constexpr std::size_t k_slack = 8;
  return code_points(line) + 1 + code_points(first_word(next)) + k_slack > wrapping.width;
}

} // namespace audiosheet::read
