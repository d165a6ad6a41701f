// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pronunciation lexicons (W3C PLS 1.0): words and how they are said.
#pragma once

#include "model/script.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

class Lexicon {
public:
  /// Reads a PLS document: `lexeme`s with `grapheme`s and the first `phoneme` (ipa or x-espeak) or `alias`.
  /// Throws Error "file:line:column: …" when it is not PLS or beyond limits.
  static Lexicon parse(const std::string& file, std::string_view document);

  /// Cuts a text into words that are said as written and words that the lexicon knows. The longest
  /// entry wins; entries match whole words, in the case they are written in.
  [[nodiscard]] std::vector<Words> apply(std::string_view text) const;

  [[nodiscard]] std::size_t size() const { return m_size; }

private:
  struct Entry {
    std::string grapheme;
    std::string phonemes; ///< as Words::phonemes
    std::string alias;
  };

  void add(Entry entry);
  [[nodiscard]] const Entry* find(std::string_view text, std::size_t at) const;

  std::map<std::string, std::vector<Entry>, std::less<>> m_by_first_word; ///< longest grapheme first
  std::size_t m_size = 0;
};

} // namespace audiosheet::ssml
