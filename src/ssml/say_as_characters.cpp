// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/say_as_values.hpp"
#include "ssml/values.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace audiosheet::ssml {

namespace {

constexpr std::size_t k_max_spelled = 2'000;

constexpr std::array<std::pair<char32_t, std::string_view>, 32> k_symbols{{{U'.', "dot"},
                                                                           {U',', "comma"},
                                                                           {U'-', "dash"},
                                                                           {U'_', "underscore"},
                                                                           {U'/', "slash"},
                                                                           {U'\\', "backslash"},
                                                                           {U'@', "at"},
                                                                           {U'&', "and"},
                                                                           {U'+', "plus"},
                                                                           {U'=', "equals"},
                                                                           {U'#', "hash"},
                                                                           {U'%', "percent"},
                                                                           {U'*', "star"},
                                                                           {U'!', "exclamation mark"},
                                                                           {U'?', "question mark"},
                                                                           {U':', "colon"},
                                                                           {U';', "semicolon"},
                                                                           {U'\'', "apostrophe"},
                                                                           {U'"', "quote"},
                                                                           {U'(', "open bracket"},
                                                                           {U')', "close bracket"},
                                                                           {U'[', "open square bracket"},
                                                                           {U']', "close square bracket"},
                                                                           {U'<', "less than"},
                                                                           {U'>', "greater than"},
                                                                           {U'$', "dollar"},
                                                                           {U'£', "pound"},
                                                                           {U'€', "euro"},
                                                                           {U'~', "tilde"},
                                                                           {U'|', "bar"},
                                                                           {U'°', "degree"},
                                                                           {U'^', "caret"}}};

std::string symbol_name(char32_t c) {
  const auto found =
      std::find_if(k_symbols.begin(), k_symbols.end(), [&](const auto& row) { return row.first == c; });
  if (found != k_symbols.end()) {
    return std::string(found->second);
  }
  std::string out;
  append_utf8(out, c);
  return out;
}

/// Puts spelled characters one after the other: letters "A.B.", the rest as words between spaces.
class Speller {
public:
  explicit Speller(std::string_view language) : m_language(language) {}

  void character(char32_t c) {
    if (c < 0x80 && u_isalpha(static_cast<UChar32>(c)) != 0) {
      if (!m_letters) {
        gap();
      }
      append_utf8(m_out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))));
      m_out += '.';
      m_letters = true;
      return;
    }
    if (c == U' ') {
      return comma();
    }
    gap();
    m_out += c >= U'0' && c <= U'9' ? digit_word(static_cast<char>(c), m_language) : symbol_name(c);
    m_letters = false;
  }

  /// A small pause between groups.
  void comma() {
    if (!m_out.empty() && m_out.back() != ',') {
      m_out += ',';
    }
    m_letters = false;
  }

  std::string take() {
    if (!m_out.empty() && m_out.back() == ',') {
      m_out.pop_back();
    }
    return std::exchange(m_out, {});
  }

private:
  void gap() {
    if (!m_out.empty()) {
      m_out += ' ';
    }
  }

  std::string m_language;
  std::string m_out;
  bool m_letters = false;
};

/// "1 4 2" of `detail`: how many characters stand together.
std::vector<int> groups_of(std::string_view detail) {
  std::vector<int> groups;
  for (const auto piece : split(detail, ' ')) {
    if (const auto count = parse_count(piece); count && *count > 0) {
      groups.push_back(*count);
    }
  }
  return groups;
}

} // namespace

std::optional<std::string> say_characters(const SayAs& request) {
  if (request.text.size() > k_max_spelled) {
    return std::nullopt;
  }
  Speller speller(request.language);
  const std::vector<int> groups = groups_of(request.detail);
  std::size_t group = 0;
  int in_group = 0;
  for (std::size_t i = 0; i < request.text.size();) {
    speller.character(next_code_point(request.text, i));
    if (group < groups.size() && ++in_group == groups[group]) {
      speller.comma();
      ++group;
      in_group = 0;
    }
  }
  return speller.take();
}

std::optional<std::string> say_telephone(const SayAs& request) {
  if (request.text.size() > k_max_spelled) {
    return std::nullopt;
  }
  Speller speller(request.language);
  std::string out;
  for (const std::string_view piece : digit_groups(request.text)) {
    if (piece[0] >= '0' && piece[0] <= '9') {
      for (const char digit : piece) {
        speller.character(static_cast<unsigned char>(digit));
      }
      continue;
    }
    const std::string lower = ascii_lower(piece);
    const bool extension = lower.find('x') != std::string::npos;
    if (lower.find('+') != std::string::npos) {
      speller.character(U'+');
    } else if (extension) {
      speller.comma();
      out += speller.take() + ", extension ";
    } else {
      for (std::size_t i = 0; i < piece.size();) { // "1-800-FLOWERS", "*", "#"
        const char32_t c = next_code_point(piece, i);
        if (u_isalpha(static_cast<UChar32>(c)) != 0 || c == U'*' || c == U'#') {
          speller.character(c);
        } else {
          speller.comma();
        }
      }
    }
  }
  out += speller.take();
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::string> say_net(const SayAs& request) {
  if (request.text.size() > k_max_spelled) {
    return std::nullopt;
  }
  std::string out;
  for (std::size_t i = 0; i < request.text.size();) {
    const char32_t c = next_code_point(request.text, i);
    if (u_isalnum(static_cast<UChar32>(c)) != 0 || c == U' ') {
      append_utf8(out, c);
    } else {
      out += " " + symbol_name(c) + " ";
    }
  }
  return fold_spaces(out);
}

std::optional<std::string> say_boolean(const SayAs& request) {
  const std::string text = ascii_lower(request.text);
  return text == "true" || text == "1"    ? std::optional<std::string>("yes")
         : text == "false" || text == "0" ? std::optional<std::string>("no")
                                          : std::nullopt;
}

} // namespace audiosheet::ssml
