// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lexicon.hpp"

#include "util/text.hpp"

#include <algorithm>

namespace audiosheet {

namespace {

/// Entries that begin with one word; more would make a long text slow.
constexpr std::size_t k_max_alternatives = 64;
/// From this length on a word in capitals is taken for the word, not for an acronym that looks like it.
constexpr std::size_t k_shortest_shouted = 5;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Bytes of letters and digits; all beyond ASCII count as letters but for the punctuation U+2010–U+205E.
bool is_word_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    const bool general_punctuation = c == '\xE2' && (second == 0x80U || second == 0x81U);
    const bool no_break_space = c == '\xC2' && second == 0xA0U;
    return !general_punctuation && !no_break_space;
  }
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || is_capital(c);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The end of the character at `at`.
std::size_t character_end(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && is_continuation(text[at]));
  return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_at(text, at)) {
    at = character_end(text, at);
  }
  return at;
}

/// True when the entry may be written as `text`, which equals it but for capitals.
bool allows_case(const std::string& grapheme, std::string_view text) {
  if (text == grapheme) {
    return true;
  }
  if (std::any_of(grapheme.begin(), grapheme.end(), is_capital)) {
    return false;
  }
  const auto capitals = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_capital));
  const bool only_first = capitals == 1 && is_capital(text.front());
  const bool all = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return only_first || (all && text.size() >= k_shortest_shouted);
}

/// "'s" or "’s" at `at`: its length; else 0.
std::size_t genitive_length(std::string_view text, std::size_t at) {
  for (const std::string_view genitive : {"'s", "\u2019s"}) {
    const std::size_t end = at + genitive.size();
    if (text.substr(at, genitive.size()) == genitive && (end >= text.size() || !is_word_at(text, end))) {
      return genitive.size();
    }
  }
  return 0;
}

/// English: a syllable of its own behind hissing sounds, voiceless behind voiceless ones.
std::string genitive_sound(const std::string& phonemes) {
  constexpr std::string_view k_espeak = "x-espeak:";
  const bool espeak = phonemes.rfind(k_espeak, 0) == 0;
  const auto ends_in = [&](std::initializer_list<std::string_view> sounds) {
    return std::any_of(sounds.begin(), sounds.end(), [&](std::string_view sound) {
      return phonemes.size() >= sound.size() &&
             std::string_view(phonemes).substr(phonemes.size() - sound.size()) == sound;
    });
  };
  if (espeak ? ends_in({"s", "z", "S", "Z"}) : ends_in({"s", "z", "ʃ", "ʒ"})) {
    return espeak ? "Iz" : "ɪz";
  }
  return ends_in({"p", "t", "k", "f", espeak ? "T" : "θ"}) ? "s" : "z";
}

Words as_written(std::string_view text) {
  Words words;
  words.written = words.spoken = std::string(text);
  return words;
}

} // namespace

bool Lexicon::add(LexiconEntry entry) {
  const bool says_something = !entry.phonemes.empty() || !entry.alias.empty();
  if (entry.grapheme.empty() || !says_something || !is_word_at(entry.grapheme, 0)) {
    return false;
  }
  auto& entries = m_by_first_word[ascii_lower(entry.grapheme.substr(0, word_end(entry.grapheme, 0)))];
  const bool known = std::any_of(entries.begin(), entries.end(),
                                 [&](const LexiconEntry& each) { return each.grapheme == entry.grapheme; });
  if (known || entries.size() >= k_max_alternatives) {
    return false;
  }
  // Of equal length, one with capitals comes first: it is the more particular.
  const auto before = [](const LexiconEntry& a, const LexiconEntry& b) {
    return a.grapheme.size() != b.grapheme.size() ? a.grapheme.size() > b.grapheme.size()
                                                  : a.grapheme < b.grapheme;
  };
  entries.insert(std::upper_bound(entries.begin(), entries.end(), entry, before), std::move(entry));
  ++m_size;
  return true;
}

void Lexicon::add_all(const Lexicon& other) {
  for (auto& entry : other.entries()) {
    add(std::move(entry));
  }
}

std::vector<LexiconEntry> Lexicon::entries() const {
  std::vector<LexiconEntry> all;
  for (const auto& [word, entries] : m_by_first_word) {
    all.insert(all.end(), entries.begin(), entries.end());
  }
  return all;
}

const LexiconEntry* Lexicon::find_at(std::string_view text, std::size_t at) const {
  const auto entries = m_by_first_word.find(ascii_lower(text.substr(at, word_end(text, at) - at)));
  if (entries == m_by_first_word.end()) {
    return nullptr;
  }
  for (const LexiconEntry& entry : entries->second) {
    const auto candidate = text.substr(at, entry.grapheme.size());
    const std::size_t end = at + candidate.size();
    if (candidate.size() == entry.grapheme.size() && (end == text.size() || !is_word_at(text, end)) &&
        ascii_lower(candidate) == ascii_lower(entry.grapheme) && allows_case(entry.grapheme, candidate)) {
      return &entry;
    }
  }
  return nullptr;
}

const LexiconEntry* Lexicon::find(std::string_view text) const {
  if (text.empty() || !is_word_at(text, 0)) {
    return nullptr;
  }
  const LexiconEntry* entry = find_at(text, 0);
  return entry != nullptr && entry->grapheme.size() == text.size() ? entry : nullptr;
}

std::vector<Words> Lexicon::apply(std::string_view text) const {
  std::vector<Words> out;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_at(text, at)) {
      at = character_end(text, at);
      continue;
    }
    const LexiconEntry* entry = find_at(text, at);
    if (entry == nullptr) {
      at = word_end(text, at);
      continue;
    }
    if (at > plain) {
      out.push_back(as_written(text.substr(plain, at - plain)));
    }
    Words words = as_written(text.substr(at, entry->grapheme.size()));
    at += entry->grapheme.size();
    words.phonemes = entry->phonemes;
    if (!entry->alias.empty()) {
      words.spoken = entry->alias;
    }
    if (const auto genitive = genitive_length(text, at); genitive > 0) {
      words.written += text.substr(at, genitive);
      words.spoken += text.substr(at, genitive);
      words.phonemes += words.phonemes.empty() ? "" : genitive_sound(words.phonemes);
      at += genitive;
    }
    out.push_back(std::move(words));
    plain = at;
  }
  if (plain < text.size()) {
    out.push_back(as_written(text.substr(plain)));
  }
  return out;
}

} // namespace audiosheet
