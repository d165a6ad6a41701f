// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/accounting.hpp"

#include "read/list_marker.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <unicode/uchar.h>
#include <unordered_map>

namespace audiosheet::read {

namespace {

bool is_word(UChar32 c) {
  const auto type = u_charType(c);
  const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
  return u_isalnum(c) != 0 || (mark && (c < 0xFE00 || c > 0xFE0F)) || type == U_OTHER_NUMBER ||
         type == U_LETTER_NUMBER;
}

/// A raised digit is a word of its own: "disease³" may be a word and its citation marker, which part ways.
bool is_raised_digit(UChar32 c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

template <typename Visit> void each_word(std::string_view text, Visit visit) {
  std::string word;
  bool raised = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (!word.empty() && is_raised_digit(c) != raised) {
      visit(word);
      word.clear();
    }
    raised = is_raised_digit(c);
    if (is_word(c)) {
      append_utf8(word, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    } else if (!word.empty()) {
      visit(word);
      word.clear();
    }
  }
  if (!word.empty()) {
    visit(word);
  }
}

class Counter {
public:
  void add(std::string_view text) {
    each_word(text, [this](const std::string& word) { ++m_counts[word]; });
  }
  void add(const Blocks& blocks) {
    // plain_text has every word of the blocks, and bullets that are none.
    add(plain_text(blocks));
  }
  void add(const Counter& other) {
    for (const auto& [word, count] : other.m_counts) {
      m_counts[word] += count;
    }
  }
  [[nodiscard]] bool has(const std::string& word) const {
    const auto found = m_counts.find(word);
    return found != m_counts.end() && found->second > 0;
  }
  /// Takes one of the word away when there is one.
  bool take(const std::string& word) {
    const auto found = m_counts.find(word);
    if (found == m_counts.end() || found->second == 0) {
      return false;
    }
    --found->second;
    return true;
  }

  /// The words that are left, by their letters in order.
  [[nodiscard]] std::unordered_map<std::string, std::string> anagrams() const {
    std::unordered_map<std::string, std::string> words;
    for (const auto& [word, count] : m_counts) {
      if (count > 0) {
        std::string letters = word;
        std::ranges::sort(letters);
        words.try_emplace(std::move(letters), word);
      }
    }
    return words;
  }

private:
  std::unordered_map<std::string, std::size_t> m_counts;
};

void count_sheet(const FactSheet& sheet, Counter& kept) {
  kept.add(sheet.title);
  kept.add(sheet.lead);
  for (const Section& section : sheet.sections) {
    kept.add(section.heading);
    kept.add(section.blocks);
    for (const Question& question : section.questions) {
      kept.add(question.question);
      kept.add(question.answer);
    }
    for (const Takeaway& takeaway : section.takeaways) {
      kept.add(takeaway.blocks);
    }
    for (const Reference& reference : section.references) {
      kept.add(reference.text);
    }
  }
}

/// The pieces of a word that the source parts: by a hyphen at the end of a line ("in-", "flamed"), or by a
/// backslash, which reStructuredText takes away together with white space behind it (`H\ :sub:`2`\ O`), or by
/// its mark-up.
using PartedWord = std::vector<std::string>;

/// Length in bytes of what parts a word at `at`, white space included; 0 when it goes on, or ends for good.
std::size_t parting(std::string_view text, std::size_t at) {
  constexpr std::string_view k_spaces = " \t\n";
  if (text.substr(at, 2) == "-\n") {
    return std::min(text.find_first_not_of(k_spaces, at + 1), text.size()) - at;
  }
  if (text[at] == '`' || text[at] == '*') {
    return 1;
  }
  if ((text[at] == '<' && at > 0 && text[at - 1] == '`') || text.substr(at, 2) == ">`") {
    return 1; // about an address that stands for its link
  }
  if (text[at] != '\\' || at + 1 == text.size()) {
    return 0;
  }
  if (text[at + 1] == '\n') {
    return std::min(text.find_first_not_of(k_spaces, at + 1), text.size()) - at;
  }
  return k_spaces.find(text[at + 1]) == std::string_view::npos ? 1 : 2;
}

/// The ":sub:" before "`2`": it is not said.
bool is_role(std::string_view piece) {
  return piece.size() > 1 && piece.starts_with(':') && piece.ends_with(':');
}

/// The word that begins at `begin`, and moves it to the end of that.
PartedWord next_word(std::string_view text, std::size_t& begin) {
  PartedWord word;
  std::size_t at = begin;
  const auto is_space = [&] { return text[at] == ' ' || text[at] == '\t' || text[at] == '\n'; };
  const auto add = [&] {
    if (at > begin) {
      word.emplace_back(text.substr(begin, at - begin));
    }
  };
  while (at < text.size() && !is_space()) {
    if (const std::size_t length = parting(text, at); length > 0) {
      add();
      begin = at += length;
    } else {
      ++at;
    }
  }
  add();
  begin = at;
  return word;
}

/// Takes such words out of the text.
std::vector<PartedWord> take_parted_words(std::string& text) {
  std::vector<PartedWord> out;
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    PartedWord word = next_word(text, at);
    if (word.size() > 1) {
      out.push_back(std::move(word));
    } else {
      rest.append(text, begin, at - begin);
    }
    if (at < text.size()) {
      rest += text[at++];
    }
  }
  text = std::move(rest);
  return out;
}

/// How the pieces of a word came to the sheet: those are put together whose words are all known then.
template <typename IsKnown>
std::vector<std::string> put_together(const PartedWord& word, const IsKnown& is_known) {
  constexpr std::size_t k_most = 8; // pieces at once
  std::vector<std::string> out;
  for (std::size_t first = 0; first < word.size();) {
    std::size_t count = std::min(k_most, word.size() - first);
    for (; count > 1; --count) {
      std::string whole;
      for (std::size_t i = first; i < first + count; ++i) {
        whole += is_role(word[i]) ? "" : word[i];
      }
      bool all = true;
      each_word(whole, [&](const std::string& each) { all = all && is_known(each); });
      if (all) {
        out.push_back(std::move(whole));
        break;
      }
    }
    if (count == 1) {
      out.push_back(word[first]);
    }
    first += count;
  }
  return out;
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }

/// Whether figures stand on both sides of a place: a number that is cut or joined is another number.
bool is_in_number(std::string_view letters, std::size_t at) {
  return at > 0 && at < letters.size() && is_figure(letters[at - 1]) && is_figure(letters[at]);
}

/// Takes words that make up `letters` when they are put one behind the other; false when there are none.
bool take_all(std::string_view letters, Counter& kept) {
  // the length of a word that ends there, so that all before it is made up of words; 0: of none
  std::vector<std::size_t> ends(letters.size() + 1, 0);
  for (std::size_t end = 1; end <= letters.size(); ++end) {
    for (std::size_t begin = 0; begin < end && ends[end] == 0; ++begin) {
      if ((begin == 0 || (ends[begin] > 0 && !is_in_number(letters, begin))) &&
          kept.has(std::string(letters.substr(begin, end - begin)))) {
        ends[end] = end - begin;
      }
    }
  }
  std::vector<std::string> words;
  for (std::size_t end = letters.size(); end > 0 && ends[end] > 0; end -= ends[end]) {
    words.emplace_back(letters.substr(end - ends[end], ends[end]));
    letters = letters.substr(0, end - ends[end]);
  }
  if (!letters.empty()) {
    return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!kept.take(words[i])) { // there are fewer of it
      std::for_each(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i),
                    [&kept](const auto& word) { kept.add(word); });
      return false;
    }
  }
  return true;
}

/// A word that nothing accounts for may only be cut elsewhere than in the sheet: then its letters, or those
/// of some lost words in a row, are words of the sheet that no other word of the source accounts for.
void find_cut_elsewhere(std::vector<std::string>& lost, Counter& kept) {
  constexpr std::size_t k_most = 64; // of more, reading has gone wrong
  constexpr std::size_t k_words = 8;
  constexpr std::size_t k_letters = 128;
  if (lost.size() > k_most) {
    return;
  }
  const auto anagrams = kept.anagrams();
  // Of equal pieces of the source any may have been counted, so those left over may come in another order.
  const auto take_anagram = [&](std::string letters) {
    if (std::ranges::count_if(letters, is_figure) > 1) {
      return false; // in another order it is another number
    }
    std::ranges::sort(letters);
    const auto found = anagrams.find(letters);
    return found != anagrams.end() && kept.take(found->second);
  };
  std::vector<std::string> still;
  for (std::size_t first = 0; first < lost.size();) {
    std::string letters;
    std::size_t found = 0;
    for (std::size_t i = first; i < std::min(first + k_words, lost.size()) && found == 0; ++i) {
      const std::size_t seam = letters.size();
      letters += lost[i];
      if (is_in_number(letters, seam)) {
        break;
      }
      if (letters.size() <= k_letters && (take_all(letters, kept) || (i > first && take_anagram(letters)))) {
        found = i + 1 - first;
      }
    }
    if (found == 0) {
      still.push_back(lost[first]);
    }
    first += std::max<std::size_t>(found, 1);
  }
  lost = std::move(still);
}

/// The letter "o" before an item is a bullet of pasted office documents, no word; so it is behind another
/// bullet.
std::string without_bullets(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    std::string_view rest = trim(line);
    bool letter = false;
    for (auto marker = list_marker(rest); marker && !marker->ordered; marker = list_marker(rest)) {
      letter = letter || marker->bullet == U'o';
      rest.remove_prefix(marker->size);
    }
    out.append(letter ? rest : line).append("\n");
  }
  return out;
}

} // namespace

WordAccount account_for(std::string_view visible, const FactSheet& sheet) {
  Counter kept;
  Counter skipped;
  count_sheet(sheet, kept);
  for (const Skipped& piece : sheet.skipped) {
    skipped.add(piece.text);
  }
  WordAccount account;
  const auto count = [&](const std::string& word) {
    ++account.words;
    if (kept.take(word)) {
      ++account.kept;
    } else if (skipped.take(word)) {
      ++account.skipped;
    } else {
      account.lost.push_back(word);
    }
  };
  std::string text = without_bullets(visible);
  const std::vector<PartedWord> parted = take_parted_words(text);
  each_word(text, count);
  const auto is_known = [&](const std::string& word) { return kept.has(word) || skipped.has(word); };
  for (const PartedWord& word : parted) {
    for (const std::string& piece : put_together(word, is_known)) {
      each_word(piece, count);
    }
  }
  if (const std::size_t lost = account.lost.size(); lost > 0) {
    kept.add(skipped);
    find_cut_elsewhere(account.lost, kept);
    account.kept += lost - account.lost.size();
  }
  return account;
}

} // namespace audiosheet::read
