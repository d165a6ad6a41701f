// SPDX-License-Identifier: GPL-3.0-or-later
//
// How words are said: read from pronunciation lexicons (W3C PLS 1.0) by `ssml`, applied to a sheet's text by
// `narrate` and to scripts by `ssml`. docs/formats/lexicon.md.
#pragma once

#include "model/script.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

/// One spelling and what is said for it: phonemes, or else the alias.
struct LexiconEntry {
  std::string grapheme; ///< a word or several, single spaces
  std::string phonemes; ///< as Words::phonemes
  std::string alias;
  int line = 0; ///< where it stands
  bool operator==(const LexiconEntry&) const = default;
};

/// Finds entries in text. The longest entry wins; entries match whole words. An entry without capitals also
/// matches the word with its first letter or, from five letters on, all letters in capitals ("warfarin",
/// "Warfarin", "WARFARIN"); one with capitals only as it is written ("AIDS" is not "aids").
class Lexicon {
public:
  /// The first entry of a spelling counts. False when it was not taken: it is empty, begins with no letter
  /// or digit, is a second one, or too many begin with the same word.
  bool add(LexiconEntry entry);
  /// Adds what is not known yet.
  void add_all(const Lexicon& other);

  /// Cuts a text into words that are said as written and words that the lexicon knows; joined, their
  /// `written` is the text. An English genitive goes with its word: its sound is added to the phonemes.
  /// Linear in the text.
  [[nodiscard]] std::vector<Words> apply(std::string_view text) const;

  /// The entry for a whole text, or null.
  [[nodiscard]] const LexiconEntry* find(std::string_view text) const;

  [[nodiscard]] std::size_t size() const { return m_size; }
  [[nodiscard]] bool empty() const { return m_size == 0; }
  /// All entries, by their first word.
  [[nodiscard]] std::vector<LexiconEntry> entries() const;

private:
  [[nodiscard]] const LexiconEntry* find_at(std::string_view text, std::size_t at) const;

  std::map<std::string, std::vector<LexiconEntry>, std::less<>> m_by_first_word; ///< longest spelling first
  std::size_t m_size = 0;
};

} // namespace audiosheet
