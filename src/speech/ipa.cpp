// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/ipa.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace audiosheet::speech {

namespace {

constexpr std::string_view k_espeak = "x-espeak:";
/// eSpeak drops the whole clause when a word has more than some 180 phonemes; no word comes near.
constexpr std::size_t k_longest_word = 120;

enum class Kind {
  vowel, ///< carries the stress
  consonant,
  coloured, ///< a vowel and the r behind it; where a vowel follows, the r belongs to that one
  mark,     ///< changes what stands before it, or nothing
};

struct Row {
  std::string_view ipa;
  std::string_view mnemonic;
  Kind kind;
};

/// English. Each row was checked against `espeak-ng -x --ipa` with en-us and en-gb, and a test holds them.
/// The longest match counts. Narrow symbols take their nearest English phoneme.
constexpr auto k_rows = std::to_array<Row>({
    // vowels with r
    {"ɑːɹ", "A@", Kind::coloured},
    {"ɑɹ", "A@", Kind::coloured},
    {"ɔːɹ", "O@", Kind::coloured},
    {"ɔɹ", "O@", Kind::coloured},
    {"oːɹ", "o@", Kind::coloured},
    {"ɛɹ", "e@", Kind::coloured},
    {"ɪɹ", "i@3", Kind::coloured},
    {"ʊɹ", "U@", Kind::coloured},
    {"ɜːɹ", "3:", Kind::coloured},
    {"ɜɹ", "3:", Kind::coloured},
    {"əɹ", "3", Kind::coloured},
    {"ɝː", "3:", Kind::vowel},
    {"ɝ", "3:", Kind::vowel},
    {"ɚ", "3", Kind::vowel},
    // diphthongs
    {"eɪ", "eI", Kind::vowel},
    {"aɪ", "aI", Kind::vowel},
    {"ɔɪ", "OI", Kind::vowel},
    {"oʊ", "oU", Kind::vowel},
    {"əʊ", "oU", Kind::vowel},
    {"aʊ", "aU", Kind::vowel},
    {"ɪə", "i@", Kind::vowel},
    {"iə", "i@", Kind::vowel},
    {"eə", "e@", Kind::vowel},
    {"ɛə", "e@", Kind::vowel},
    {"ʊə", "U@", Kind::vowel},
    // vowels
    {"iː", "i:", Kind::vowel},
    {"i", "i", Kind::vowel},
    {"ɪ", "I", Kind::vowel},
    {"ɨ", "I2", Kind::vowel},
    {"ᵻ", "I2", Kind::vowel},
    {"e", "E", Kind::vowel},
    {"ɛ", "E", Kind::vowel},
    {"ɛː", "e@", Kind::vowel},
    {"æ", "a", Kind::vowel},
    {"a", "a", Kind::vowel},
    {"ɐ", "a#", Kind::vowel},
    {"ɑː", "A:", Kind::vowel},
    {"ɑ", "A:", Kind::vowel},
    {"aː", "A:", Kind::vowel},
    {"ɒ", "0", Kind::vowel},
    {"ɔː", "O:", Kind::vowel},
    {"ɔ", "O:", Kind::vowel},
    {"oː", "oU", Kind::vowel},
    {"o", "oU", Kind::vowel},
    {"uː", "u:", Kind::vowel},
    {"u", "u:", Kind::vowel},
    {"ʉ", "u:", Kind::vowel},
    {"ʊ", "U", Kind::vowel},
    {"ʌ", "V", Kind::vowel},
    {"ɜː", "3:", Kind::vowel},
    {"ɜ", "3:", Kind::vowel},
    {"ə", "@", Kind::vowel},
    {"ɘ", "@", Kind::vowel},
    {"n̩", "n-", Kind::vowel},
    {"l̩", "@L", Kind::vowel},
    {"m̩", "m-", Kind::vowel},
    // consonants
    {"p", "p", Kind::consonant},
    {"b", "b", Kind::consonant},
    {"t", "t", Kind::consonant},
    {"d", "d", Kind::consonant},
    {"k", "k", Kind::consonant},
    {"g", "g", Kind::consonant},
    {"ɡ", "g", Kind::consonant},
    {"tʃ", "tS", Kind::consonant},
    {"ʧ", "tS", Kind::consonant},
    {"dʒ", "dZ", Kind::consonant},
    {"ʤ", "dZ", Kind::consonant},
    {"f", "f", Kind::consonant},
    {"v", "v", Kind::consonant},
    {"θ", "T", Kind::consonant},
    {"ð", "D", Kind::consonant},
    {"s", "s", Kind::consonant},
    {"z", "z", Kind::consonant},
    {"ʃ", "S", Kind::consonant},
    {"ʒ", "Z", Kind::consonant},
    {"h", "h", Kind::consonant},
    {"ɦ", "h", Kind::consonant},
    {"m", "m", Kind::consonant},
    {"n", "n", Kind::consonant},
    {"ŋ", "N", Kind::consonant},
    {"l", "l", Kind::consonant},
    {"ɫ", "l", Kind::consonant},
    {"ɹ", "r", Kind::consonant},
    {"r", "r", Kind::consonant},
    {"ɻ", "r", Kind::consonant},
    {"ʁ", "r", Kind::consonant},
    {"ɾ", "*", Kind::consonant},
    {"w", "w", Kind::consonant},
    {"ʍ", "w", Kind::consonant},
    {"j", "j", Kind::consonant},
    {"x", "x", Kind::consonant},
    {"ç", "C", Kind::consonant},
    {"ʔ", "?", Kind::consonant},
    {"ɬ", "l#", Kind::consonant},
    {"ɲ", "n^", Kind::consonant},
    {"ʎ", "l^", Kind::consonant},
    // what the engine has no sign for, or does of itself
    {".", "", Kind::mark},
    {"‿", "", Kind::mark},
    {"ː", "", Kind::mark},
    {"ˑ", "", Kind::mark},
    {"ʰ", "", Kind::mark},
    {"̩", "", Kind::mark},
    {"̯", "", Kind::mark},
    {"̬", "", Kind::mark},
    {"̪", "", Kind::mark},
    {"̚", "", Kind::mark},
});

/// The row that matches most of the text's beginning; nullptr when none does.
const Row* longest_match(std::string_view text) {
  const Row* best = nullptr;
  for (const auto& row : k_rows) {
    if (text.substr(0, row.ipa.size()) == row.ipa && (best == nullptr || row.ipa.size() > best->ipa.size())) {
      best = &row;
    }
  }
  return best;
}

/// Tie bars join what is one symbol here anyway; the script g, slashes and "(ɹ)" are ways of writing.
std::string normalised(std::string_view ipa) {
  std::string text(ipa);
  for (const std::string_view out : {"\u0361", "\u035C", "/", "(", ")"}) {
    text = replace_all(std::move(text), out, "");
  }
  text = replace_all(std::move(text), ":", "ː");
  text = replace_all(std::move(text), "'", "ˈ");
  // One spelling of r, so that the rows of vowels with r need one each.
  return replace_all(std::move(text), "r", "ɹ");
}

/// Does a vowel come next, whatever marks stand before it?
bool vowel_follows(std::string_view text) {
  for (const std::string_view skipped : {"ˈ", "ˌ", "."}) {
    if (text.substr(0, skipped.size()) == skipped) {
      return vowel_follows(text.substr(skipped.size()));
    }
  }
  const Row* row = longest_match(text);
  return row != nullptr && (row->kind == Kind::vowel || row->kind == Kind::coloured);
}

/// eSpeak has the stress before the vowel, IPA before the syllable.
Mnemonics convert_word(std::string_view word) {
  constexpr std::string_view k_primary = "ˈ";
  constexpr std::string_view k_secondary = "ˌ";
  Mnemonics out;
  std::string stress;
  while (!word.empty()) {
    if (word.substr(0, k_primary.size()) == k_primary || word.substr(0, k_secondary.size()) == k_secondary) {
      stress = word.substr(0, k_primary.size()) == k_primary ? "'" : ",";
      word.remove_prefix(k_primary.size());
      continue;
    }
    const Row* row = longest_match(word);
    if (row == nullptr) {
      std::size_t end = 0;
      next_code_point(word, end);
      out.problem = fmt::format("the IPA symbol \"{}\" has no English phoneme", word.substr(0, end));
      return out;
    }
    constexpr std::string_view k_r = "ɹ";
    auto ipa = row->ipa;
    if (row->kind == Kind::coloured && vowel_follows(word.substr(ipa.size()))) {
      ipa.remove_suffix(k_r.size());
      row = longest_match(ipa);
    }
    if (row->kind != Kind::consonant && row->kind != Kind::mark) {
      out.text += std::exchange(stress, "");
    }
    out.text += row->mnemonic;
    word.remove_prefix(ipa.size());
  }
  return out;
}

/// Mnemonics as they are: printable, and nothing that would end the bracket.
Mnemonics check_word(std::string_view word) {
  const bool printable = std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (!printable || word.find("[[") != std::string_view::npos || word.find(']') != std::string_view::npos ||
      word.back() == '[') {
    return {{}, fmt::format("\"{}\" has characters that no eSpeak phoneme has", word)};
  }
  return {std::string(word), {}};
}

} // namespace

Mnemonics to_mnemonics(std::string_view phonemes, std::string_view language) {
  const bool is_espeak = phonemes.substr(0, k_espeak.size()) == k_espeak;
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  if (!is_espeak && primary != "en") {
    return {{}, fmt::format("IPA is understood for English voices only, not for \"{}\"", language)};
  }
  const std::string text = is_espeak ? std::string(phonemes.substr(k_espeak.size())) : normalised(phonemes);
  const std::string folded = fold_spaces(text);
  Mnemonics out;
  for (const auto word : split(folded, ' ')) {
    if (word.empty()) {
      continue;
    }
    const Mnemonics one = is_espeak ? check_word(word) : convert_word(word);
    if (!one.problem.empty()) {
      return {{}, one.problem};
    }
    if (one.text.size() > k_longest_word) {
      return {{}, fmt::format("\"{}\" is too long for one word", shorten(word, 20))};
    }
    if (!one.text.empty()) {
      out.text += (out.text.empty() ? "[[" : " [[") + one.text + "]]";
    }
  }
  if (out.text.empty()) {
    out.problem = "there are no phonemes";
  }
  return out;
}

} // namespace audiosheet::speech
