// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/short_label.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>

namespace audiosheet::narrate {

namespace {

/// A heading that begins and ends so, and what is between, becomes the label; {x} in it is what was between.
/// A rule with `topic` asks that the sheet's topic, or "it", stands there.
struct Rule {
  std::string_view begin;
  std::string_view end;
  std::string_view label;
  bool topic = false;
};

/// In lower case, without the closing mark. The first that fits counts.
constexpr auto k_rules = std::to_array<Rule>({
    {"living with ", "", "living with it", true},
    {"what is ", "", "what it is", true},
    {"what are ", "", "what they are", true},
    {"what causes ", "", "causes", true},
    {"what triggers ", "", "triggers", true},
    {"how common is ", "", "how common it is", true},
    {"how common are ", "", "how common they are", true},
    {"how serious is ", "", "how serious it is", true},
    {"how long does ", " last", "how long it lasts", true},
    {"where does ", " come from", "where it comes from", true},
    {"where do ", " come from", "where they come from", true},
    {"how is ", " diagnosed", "diagnosis", true},
    {"how are ", " diagnosed", "diagnosis", true},
    {"how do doctors diagnose ", "", "diagnosis", true},
    {"how is ", " treated", "treatment", true},
    {"how are ", " treated", "treatment", true},
    {"how can ", " be treated", "treatment", true},
    {"how do doctors treat ", "", "treatment", true},
    {"how can ", " be prevented", "prevention", true},
    {"can ", " be prevented", "prevention", true},
    {"how can i prevent ", "", "prevention", true},
    {"how to prevent ", "", "prevention", true},
    {"preventing ", "", "prevention", true},
    {"can ", " be cured", "whether it can be cured", true},
    {"can ", " be treated", "treatment", true},
    {"who is at risk", "", "who is at risk"},
    {"who is at higher risk", "", "who is at risk"},
    {"who is at increased risk", "", "who is at risk"},
    {"who gets ", "", "who gets it", true},
    {"what complications ", "", "complications"},
    {"what are the signs and symptoms ", "", "signs and symptoms"},
    {"what is the ", "", "the {x}"},
    {"what are the ", "", "{x}"},
    {"what is a ", "", "{x}"},
    {"what is an ", "", "{x}"},
    {"what is ", "", "{x}"},
    {"what are ", "", "{x}"},
    {"what about ", "", "{x}"},
    {"what causes ", "", "causes of {x}"},
    {"what should i do", "", "what to do{x}"},
    {"what should you do", "", "what to do{x}"},
    {"what can i do", "", "what to do{x}"},
    {"where does ", " come from", "where {x} comes from"},
    {"what does ", " mean", "what {x} means"},
    {"what do ", " mean", "what {x} mean"},
    {"what does ", " look like", "what {x} looks like"},
    {"does ", " help", "whether {x} helps"},
    {"do ", " help", "whether {x} help"},
    {"can i have ", "", "{x}"},
    {"do i have to ", "", "whether to {x}"},
    {"do i need to ", "", "whether to {x}"},
    {"should i ", "", "whether to {x}"},
    {"should you ", "", "whether to {x}"},
    {"will i ", "", "whether I will {x}"},
    {"can i ", "", "whether I can {x}"},
    {"can you ", "", "whether you can {x}"},
    {"may i ", "", "whether I may {x}"},
    {"can it ", "", "whether it can {x}"},
    {"can they ", "", "whether they can {x}"},
    {"will it ", "", "whether it will {x}"},
    {"is it ", "", "whether it is {x}"},
    {"are they ", "", "whether they are {x}"},
    {"how soon will i ", "", "how soon I will {x}"},
    {"how much should i ", "", "how much to {x}"},
    {"how often should i ", "", "how often to {x}"},
    {"how long should i ", "", "how long to {x}"},
    {"how long will i ", "", "how long I will {x}"},
    {"where can i ", "", "where to {x}"},
    {"where should i ", "", "where to {x}"},
    {"when can i ", "", "when to {x}"},
    {"when may i ", "", "when to {x}"},
    {"when should i ", "", "when to {x}"},
    {"when should you ", "", "when to {x}"},
    {"how should i ", "", "how to {x}"},
    {"how do i ", "", "how to {x}"},
    {"how can i ", "", "how to {x}"},
    {"how can you ", "", "how to {x}"},
    {"how do you ", "", "how to {x}"},
    {"how can ", " be prevented", "preventing {x}"},
    {"how is ", " treated", "treating {x}"},
    {"which ", " do i need", "{x}"},
    {"which ", " are there", "{x}"},
});

/// Words that a label can't end with.
constexpr auto k_never_last = std::to_array<std::string_view>(
    {"a",    "an",   "the",   "of",   "to",    "in",      "on",      "at",     "for",   "from",  "with",
     "by",   "and",  "or",    "but",  "if",    "that",    "which",   "when",   "who",   "whose", "my",
     "your", "is",   "are",   "was",  "be",    "been",    "has",     "have",   "can",   "will",  "should",
     "not",  "no",   "as",    "than", "into",  "it",      "its",     "does",   "about", "after", "before",
     "how",  "what", "where", "why",  "while", "without", "because", "during", "could", "may",   "must"});

constexpr auto k_links =
    std::to_array<std::string_view>({"of", "for", "in", "with", "from", "to", "about", "by"});

constexpr auto k_question_words = std::to_array<std::string_view>(
    {"what", "how", "who", "when", "where", "why",  "which", "can",    "could", "do",
     "does", "did", "is",  "are",  "was",   "will", "would", "should", "may",   "must"});

bool is_alnum(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) {
      words.emplace_back(word);
    }
  }
  return words;
}

std::vector<std::string> heard_words(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& word : words_of(text)) {
    std::string heard = heard_label(word);
    if (!heard.empty()) {
      words.push_back(std::move(heard));
    }
  }
  return words;
}

/// Without marks at the end, and without marks and dashes at the beginning.
std::string trim_marks(std::string_view text) {
  std::size_t first = std::string_view::npos;
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    const bool keeps = is_alnum(c) || u_getCombiningClass(static_cast<UChar32>(c)) != 0 ||
                       u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK ||
                       u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK || c == ')' || c == '%';
    if (keeps) {
      first = std::min(first, at);
      last = i;
    }
  }
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first));
}

/// "tumor" and "tumour", "child" and "childs": one word to a caller.
bool same_word(std::string_view a, std::string_view b) {
  constexpr std::size_t k_long = 5;
  return a == b || (std::min(a.size(), b.size()) >= k_long && edit_distance(a, b) <= 1);
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "What Are the Symptoms" → "what are the symptoms", when every long word begins with a capital: names and
/// acronyms can't be told from other words then, but acronyms have more than one.
std::string without_title_case(std::string_view heading) {
  constexpr std::size_t k_long = 4;
  std::vector<std::string> words = words_of(heading);
  const bool title_case = words.size() > 1 && std::ranges::all_of(words, [](const std::string& word) {
                            return word.size() < k_long || word.front() < 'a' || word.front() > 'z';
                          });
  if (!title_case) {
    return std::string(heading);
  }
  for (std::string& word : words) {
    if (is_upper(word.front()) && std::count_if(word.begin(), word.end(), is_upper) == 1 && word.size() > 1) {
      word.front() = static_cast<char>(word.front() - 'A' + 'a');
    }
  }
  return join(words, " ");
}

std::string_view topic_of(std::string_view title) {
  for (const std::string_view mark : {" – ", " — ", " - ", ":", "(", "|"}) {
    const std::size_t at = title.find(mark);
    if (at != std::string_view::npos && at > 0) {
      title = title.substr(0, at);
    }
  }
  return trim(title);
}

} // namespace

std::string heard_label(std::string_view label) {
  std::string heard;
  for (std::size_t i = 0; i < label.size();) {
    const char32_t c = next_code_point(label, i);
    if (is_alnum(c)) {
      append_utf8(heard, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  return heard;
}

namespace {

bool can_end(std::string_view word) {
  return std::ranges::find(k_never_last, heard_label(word)) == k_never_last.end();
}

} // namespace

std::string cut_label(std::string_view text, std::size_t limit) {
  if (code_points(text) <= limit) {
    return std::string(text);
  }
  std::vector<std::string> words = words_of(text);
  std::string cut;
  std::size_t kept = 0;
  while (kept < words.size() && code_points(cut) + 1 + code_points(words[kept]) <= limit) {
    cut += (cut.empty() ? "" : " ") + words[kept++];
  }
  while (kept > 1 && !can_end(words[kept - 1])) {
    --kept;
  }
  constexpr std::size_t k_few_more = 20;
  constexpr std::size_t k_longest_word = 20;
  constexpr char32_t k_no_spaces = 0x0E00; // from Thai on, most scripts have none between words
  std::size_t at = 0;
  if (kept == 0 && !words.empty() && code_points(words.front()) <= k_longest_word &&
      next_code_point(words.front(), at) < k_no_spaces) {
    return trim_marks(words.front()); // half a word is worse than a few letters more
  }
  if (kept == 0) { // one long word, or a language without spaces
    cut.clear();
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size() && count < limit; ++count) {
      append_utf8(cut, next_code_point(text, i));
    }
    return trim_marks(cut);
  }
  // "how" tells nothing: rather a few letters more, "how to measure"
  for (std::size_t more = kept; kept == 1 && !can_end(words.front()) && more < words.size(); ++more) {
    cut = join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(more) + 1}, " ");
    if (code_points(cut) > limit + k_few_more) {
      break;
    }
    if (can_end(words[more])) {
      return trim_marks(cut);
    }
  }
  words.resize(kept);
  return trim_marks(join(words, " "));
}

ShortLabels::ShortLabels(std::string_view language, std::string_view title)
    : m_english(ascii_lower(language.substr(0, language.find('-'))) == "en"),
      m_topic(heard_words(topic_of(title))) {
  for (const auto& word : m_topic) {
    m_initials += word.front();
  }
}

/// The topic, its initials, "it" and the like.
bool ShortLabels::is_topic(std::string_view text) const {
  std::vector<std::string> words = heard_words(text);
  if (!words.empty() && (words.front() == "the" || words.front() == "a" || words.front() == "an")) {
    words.erase(words.begin());
  }
  if (words.size() == 1) {
    for (const std::string_view pronoun : {"it", "they", "them", "this"}) {
      if (words.front() == pronoun) {
        return true;
      }
    }
    if (m_topic.size() > 1 && words.front() == m_initials) {
      return true;
    }
  }
  return !words.empty() && std::equal(words.begin(), words.end(), m_topic.begin(), m_topic.end(), same_word);
}

/// "symptoms of asthma" → "symptoms": the caller knows what the sheet is about.
std::string ShortLabels::without_topic(std::string text) const {
  const std::vector<std::string> words = words_of(text);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool links = std::ranges::find(k_links, ascii_lower(words[i])) != k_links.end();
    const std::vector<std::string> behind(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    if (links && is_topic(join(behind, " "))) {
      return join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i)}, " ");
    }
  }
  return text;
}

/// "Can inflammatory tumour come back" → "Can it come back". In questions only: "Asthma in children" keeps
/// its topic.
std::string ShortLabels::topic_as_it(std::string_view heading) const {
  std::vector<std::string> words = words_of(heading);
  if (words.empty() || m_topic.empty() ||
      std::ranges::find(k_question_words, heard_label(words.front())) == k_question_words.end()) {
    return std::string(heading);
  }
  for (std::size_t i = 1; i + m_topic.size() <= words.size(); ++i) {
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
    const bool here = std::equal(m_topic.begin(), m_topic.end(), at, [](const auto& topic, const auto& word) {
      return same_word(topic, heard_label(word));
    });
    if (here) {
      *at = "it";
      words.erase(at + 1, at + static_cast<std::ptrdiff_t>(m_topic.size()));
    }
  }
  return join(words, " ");
}

std::string ShortLabels::by_rules(std::string_view heading) const {
  const std::string lower = ascii_lower(heading);
  for (const Rule& rule : k_rules) {
    if (lower.size() < rule.begin.size() + rule.end.size() || !lower.starts_with(rule.begin) ||
        !lower.ends_with(rule.end)) {
      continue;
    }
    const std::string_view between =
        heading.substr(rule.begin.size(), heading.size() - rule.begin.size() - rule.end.size());
    const bool wants_more =
        rule.label.find("{x}") != std::string_view::npos && !rule.label.ends_with("do{x}");
    if ((rule.topic && !is_topic(between)) || (wants_more && trim(between).empty())) {
      continue;
    }
    const std::string label = replace_all(std::string(rule.label), "{x}", between);
    return label == rule.label ? label : without_topic(label);
  }
  return without_topic(std::string(heading));
}

std::string ShortLabels::label(std::string_view heading, std::size_t limit) const {
  std::string text = trim_marks(fold_spaces(heading));
  if (m_english && !text.empty()) {
    const std::string question = topic_as_it(without_title_case(text));
    text = by_rules(topic_as_it(by_rules(without_title_case(text)))); // again: some rules want "it"
    if (text.starts_with("whether ") && code_points(text) > limit) {
      text = question; // says more in as many words
    }
  }
  return cut_label(trim_marks(text), limit);
}

} // namespace audiosheet::narrate
