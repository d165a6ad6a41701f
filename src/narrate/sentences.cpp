// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/sentences.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace audiosheet::narrate {

namespace {

/// After these a full stop ends no sentence, whatever follows. ICU knows titles ("Dr.") but not these.
constexpr std::array<std::string_view, 31> k_never_last{
    "e.g.", "i.e.", "approx.", "ca.",  "cf.",   "vs.",    "viz.",   "no.",    "nos.",  "fig.", "figs.",
    "dr.",  "mr.",  "mrs.",    "ms.",  "prof.", "st.",    "resp.",  "incl.",  "esp.",  "max.", "min.",
    "tel.", "ext.", "ref.",    "vol.", "pp.",   "b.i.d.", "t.i.d.", "q.i.d.", "p.r.n."};

std::string_view last_word(std::string_view text) {
  text = trim(text);
  std::string_view word = text.substr(text.find_last_of(" (") + 1);
  return word;
}

bool ends_in_abbreviation(std::string_view text) {
  const std::string word = ascii_lower(last_word(text));
  if (std::find(k_never_last.begin(), k_never_last.end(), word) != k_never_last.end()) {
    return true;
  }
  // A single capital is an initial or a genus: "C. difficile", "E. coli".
  const std::string_view written = last_word(text);
  return written.size() == 2 && written[1] == '.' && written[0] >= 'A' && written[0] <= 'Z';
}

bool begins_in_lower_case(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (u_isalnum(c) != 0) {
      return u_islower(c) != 0;
    }
  }
  return false;
}

bool has_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (u_isalnum(static_cast<UChar32>(next_code_point(text, i))) != 0) {
      return true;
    }
  }
  return false;
}

/// "No." ends a sentence when it answers; it is a number sign only before a digit.
bool joins(std::string_view before, std::string_view after) {
  if (!has_word(after)) {
    return true; // a closing quotation mark or bracket alone
  }
  const std::string word = ascii_lower(last_word(before));
  if (word == "no." || word == "nos." || word == "fig." || word == "min." || word == "max.") {
    return !after.empty() && after.front() >= '0' && after.front() <= '9';
  }
  return ends_in_abbreviation(before) || (before.back() == '.' && begins_in_lower_case(after));
}

/// The best place to cut an overlong sentence: behind the last clause mark before the limit, else at the
/// last space, else (no space at all) at a character's end.
std::size_t cut_place(std::string_view text) {
  const std::string_view head = text.substr(0, SentenceSplitter::k_longest);
  for (const std::string_view mark : {"; ", ": ", ", ", " "}) {
    const std::size_t at = head.rfind(mark);
    if (at != std::string_view::npos && at > SentenceSplitter::k_longest / 2) {
      return at + mark.size();
    }
  }
  std::size_t end = head.size();
  while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return end;
}

void add(std::vector<std::string>& sentences, std::string_view text) {
  text = trim(text);
  while (text.size() > SentenceSplitter::k_longest) {
    const std::size_t at = cut_place(text);
    sentences.emplace_back(trim(text.substr(0, at)));
    text = trim(text.substr(at));
  }
  if (!text.empty()) {
    sentences.emplace_back(text);
  }
}

} // namespace

struct SentenceSplitter::State {
  std::unique_ptr<icu::BreakIterator> iterator;
};

SentenceSplitter::SentenceSplitter(const std::string& language) : m_state(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale((language + "@ss=standard").c_str());
  m_state->iterator.reset(icu::BreakIterator::createSentenceInstance(locale, status));
  if (U_FAILURE(status)) {
    throw Error(std::string("ICU has no sentence rules: ") + u_errorName(status));
  }
}

SentenceSplitter::~SentenceSplitter() = default;

std::vector<std::string> SentenceSplitter::split(std::string_view text) {
  std::vector<std::string> sentences;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  m_state->iterator->setText(&utext, status);
  if (U_FAILURE(status)) {
    throw Error(std::string("ICU can't read this text: ") + u_errorName(status));
  }
  std::size_t begin = 0;
  for (int32_t at = m_state->iterator->next(); at != icu::BreakIterator::DONE;
       at = m_state->iterator->next()) {
    const auto end = static_cast<std::size_t>(at);
    const std::string_view sentence = trim(text.substr(begin, end - begin));
    const std::string_view rest = trim(text.substr(end, SentenceSplitter::k_longest));
    if (sentence.empty() || (!rest.empty() && end - begin < k_longest && joins(sentence, rest))) {
      continue;
    }
    add(sentences, sentence);
    begin = end;
  }
  add(sentences, text.substr(begin));
  utext_close(&utext);
  return sentences;
}

} // namespace audiosheet::narrate
