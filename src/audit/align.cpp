// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/align.hpp"

#include "audit/glyphs.hpp"
#include "audit/lexicon.hpp"
#include "audit/numbers.hpp"
#include "audit/units.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::audit {

namespace {

constexpr std::size_t k_none = static_cast<std::size_t>(-1);

// How far the two sides are searched for a place where they agree again. An expansion is seldom longer
// than a dozen words; the product of the two bounds the work.
constexpr std::size_t k_tokens_ahead = 40;
constexpr std::size_t k_words_ahead = 80;
// Once they didn't meet so far ahead they have nothing in common: a short look is enough.
constexpr std::size_t k_tokens_ahead_lost = 8;
constexpr std::size_t k_words_ahead_lost = 16;

// Context of a finding in a long sentence, in bytes on each side.
constexpr std::size_t k_context = 160;

/// Signs and digits left in the spoken text: the engine says them by its own rules.
bool is_unspoken(std::string_view word) {
  const auto glyph = character_at(word, 0).glyph;
  return glyph != Glyph::letter;
}

/// A word that narrators put between others, or that names a sign.
bool is_filler(std::string_view word) {
  static constexpr std::array<std::string_view, 14> k_fillers = {
      "and", "the", "of", "to", "a", "or", "slash", "dash", "dot", "at", "number", "hash", "s", "is"};
  return std::find(k_fillers.begin(), k_fillers.end(), word) != k_fillers.end();
}

bool is_number(const Heard& heard, std::size_t index) {
  return heard.numeral_at(index).kind != NumeralKind::none;
}

std::string context_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t from = begin > k_context ? begin - k_context : 0;
  std::size_t to = std::min(text.size(), end + k_context);
  while (from > 0 && text[from] != ' ' && begin - from < 2 * k_context) {
    --from;
  }
  while (to < text.size() && text[to] != ' ' && to - end < 2 * k_context) {
    ++to;
  }
  // Never inside a character.
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
    --from;
  }
  while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) {
    ++to;
  }
  return fold_spaces((from > 0 ? "…" : "") + std::string(text.substr(from, to - from)) +
                     (to < text.size() ? "…" : ""));
}

class Aligner {
public:
  Aligner(std::string_view written, const Heard& heard, const std::vector<RunSpan>& runs, DateOrder order)
      : m_written(written), m_heard(heard), m_runs(runs), m_tokens(read_written(written, order)) {}

  SentenceAudit run() {
    std::size_t token = 0;
    std::size_t word = 0;
    while (token < m_tokens.size() || word < m_heard.size()) {
      if (const std::size_t end = accept(token, word, false); end != k_none) {
        verify(token, word, end);
        ++token;
        word = end;
        continue;
      }
      const auto [skip_tokens, skip_words, found] = find_agreement(token, word);
      m_lost = !found;
      settle_gap(token, token + skip_tokens, word, word + skip_words);
      token += skip_tokens;
      word += skip_words;
    }
    return std::move(m_result);
  }

private:
  // --- one token at one word

  /// Index behind the words that say the token; k_none when they don't. `after_gap`: the word before is
  /// not accounted for, so a number must not have begun there.
  [[nodiscard]] std::size_t accept(std::size_t token_index, std::size_t word, bool after_gap) const {
    if (token_index >= m_tokens.size() || word >= m_heard.size()) {
      return k_none;
    }
    const Token& token = m_tokens[token_index];
    if (token.kind == Token::Kind::word) {
      return m_heard.text(word) == token.text ? word + 1 : spelled_end(token.text, word);
    }
    if (token.kind == Token::Kind::fact && after_gap && is_number(m_heard, word) &&
        number_began_before(m_heard, word)) {
      return k_none;
    }
    const auto ends = match(token.expect, m_heard, word);
    std::size_t best = k_none;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      if (*end == word) {
        continue;
      }
      const bool goes_on =
          token.kind == Token::Kind::fact && is_number(m_heard, *end - 1) && continues_number(m_heard, *end);
      const bool next_agrees = (goes_on || ends.size() > 1) && says_next(token_index + 1, *end);
      if (next_agrees) {
        return *end;
      }
      if (!goes_on && best == k_none) {
        best = *end;
      }
    }
    return best;
  }

  /// Index behind the letters of a short word that is spelled out ("pp").
  [[nodiscard]] std::size_t spelled_end(const std::string& text, std::size_t word) const {
    constexpr std::size_t k_longest = 5;
    if (text.size() < 2 || text.size() > k_longest) {
      return k_none;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (m_heard.text(word + i) != text.substr(i, 1)) {
        return k_none;
      }
    }
    return word + text.size();
  }

  /// Whether the token is said at the word, without a look at what comes then.
  [[nodiscard]] bool says_next(std::size_t token_index, std::size_t word) const {
    if (token_index >= m_tokens.size()) {
      return word >= m_heard.size();
    }
    const Token& token = m_tokens[token_index];
    if (token.kind == Token::Kind::word) {
      return m_heard.text(word) == token.text;
    }
    const auto ends = match(token.expect, m_heard, word);
    return !ends.empty() && ends.back() > word;
  }

  // --- where both sides agree again

  struct Skip {
    std::size_t tokens = 0;
    std::size_t words = 0;
    bool found = false; ///< they agree there
  };

  [[nodiscard]] Skip find_agreement(std::size_t token, std::size_t word) const {
    const std::size_t tokens_left = m_tokens.size() - token;
    const std::size_t words_left = m_heard.size() - word;
    const std::size_t most_tokens = std::min(tokens_left, m_lost ? k_tokens_ahead_lost : k_tokens_ahead);
    const std::size_t most_words = std::min(words_left, m_lost ? k_words_ahead_lost : k_words_ahead);
    for (std::size_t sum = 1; sum <= most_tokens + most_words; ++sum) {
      for (std::size_t tokens = sum > most_words ? sum - most_words : 0; tokens <= std::min(sum, most_tokens);
           ++tokens) {
        const std::size_t words = sum - tokens;
        if (tokens == tokens_left && words == words_left) {
          return {tokens, words, true};
        }
        if (agrees(token + tokens, word + words, words > 0)) {
          return {tokens, words, true};
        }
      }
    }
    return {most_tokens, most_words, false};
  }

  /// A place where the two sides surely run in step: a telling word, or two tokens in a row.
  [[nodiscard]] bool agrees(std::size_t token, std::size_t word, bool after_gap) const {
    const std::size_t end = accept(token, word, after_gap);
    if (end == k_none) {
      return false;
    }
    constexpr std::size_t k_telling = 5;
    const Token& here = m_tokens[token];
    const bool telling = here.kind == Token::Kind::word
                             ? here.text.size() >= k_telling
                             : here.kind == Token::Kind::fact && here.fact != "negation";
    const bool both_end = token + 1 == m_tokens.size() && end == m_heard.size();
    return telling || both_end || accept(token + 1, end, false) != k_none;
  }

  // --- what becomes of it

  void verify(std::size_t token, std::size_t first, std::size_t last) {
    if (m_tokens[token].kind == Token::Kind::fact) {
      const bool sounds = says_sounds(m_tokens[token]);
      report(sounds ? Verdict::not_understood : Verdict::verified, token, m_heard.slice(first, last));
    }
  }

  /// The first run that ends behind `position`; the runs stand in the order of the text.
  [[nodiscard]] std::vector<RunSpan>::const_iterator run_behind(std::size_t position) const {
    return std::partition_point(m_runs.begin(), m_runs.end(),
                                [position](const RunSpan& run) { return run.end <= position; });
  }

  [[nodiscard]] bool says_sounds(const Token& token) const {
    for (auto run = run_behind(token.begin); run != m_runs.end() && run->begin < token.end; ++run) {
      if (run->phonemes) {
        return true;
      }
    }
    return false;
  }

  void report(Verdict verdict, std::size_t token, std::string_view heard) {
    const Token& at = m_tokens[token];
    add(verdict, std::string(at.fact), at.begin, at.end, heard);
  }

  void add(Verdict verdict, std::string kind, std::size_t begin, std::size_t end, std::string_view heard) {
    Finding finding;
    finding.verdict = verdict;
    finding.kind = std::move(kind);
    finding.written = fold_spaces(m_written.substr(begin, end - begin));
    finding.heard = shorten(fold_spaces(heard), 2 * k_context);
    finding.sentence = context_of(m_written, begin, end);
    m_result.findings.push_back(std::move(finding));
  }

  /// Tokens and words between two places of agreement.
  void settle_gap(std::size_t first_token, std::size_t last_token, std::size_t first_word,
                  std::size_t last_word) {
    std::vector<bool> used(last_word - first_word, false);
    const auto facts = find_facts_inside(first_token, last_token, first_word, last_word, used);
    const auto lost = find_lost_words(first_token, last_token, first_word, used);
    std::size_t rest_first = last_word;
    std::size_t rest_last = first_word;
    bool weighty = false;
    bool unspoken = false;
    const bool soft = has_soft(first_token, last_token);
    for (std::size_t word = first_word; word < last_word; ++word) {
      if (used[word - first_word]) {
        continue;
      }
      rest_first = std::min(rest_first, word);
      rest_last = word + 1;
      if (!is_filler(m_heard.text(word))) {
        m_result.unexplained_spoken.emplace_back(m_heard[word].begin, m_heard[word].end);
      }
      weighty = weighty || is_weighty_here(word, soft);
      unspoken = unspoken || is_unspoken(m_heard.text(word));
    }
    const std::string_view rest = m_heard.slice(rest_first, rest_last);
    bool unmatched_facts = false;
    for (std::size_t token = first_token; token < last_token; ++token) {
      if (m_tokens[token].kind != Token::Kind::fact) {
        continue;
      }
      if (const auto& found = facts[token - first_token]; found.second > found.first) {
        verify(token, found.first, found.second);
        continue;
      }
      unmatched_facts = true;
      report(unspoken ? Verdict::not_understood : weighty ? Verdict::changed : Verdict::missing, token, rest);
    }
    if (first_token < last_token) {
      m_result.unexplained.emplace_back(m_tokens[first_token].begin, m_tokens[last_token - 1].end);
    }
    if (!lost.empty() && !unmatched_facts) {
      add(rest.empty() ? Verdict::missing : Verdict::changed, "words", m_tokens[lost.front()].begin,
          m_tokens[lost.back()].end, rest);
    } else if (weighty && !unmatched_facts && !has_address(first_token, last_token)) {
      const std::size_t at = first_token > 0 ? m_tokens[first_token - 1].end : 0;
      add(Verdict::added, is_number(m_heard, rest_first) ? "number" : "words", at, at, rest);
    }
  }

  [[nodiscard]] bool has_soft(std::size_t first, std::size_t last) const {
    return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(first),
                       m_tokens.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Token& token) { return token.kind == Token::Kind::soft; });
  }

  [[nodiscard]] bool has_address(std::size_t first, std::size_t last) const {
    return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(first),
                       m_tokens.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Token& token) { return token.address; });
  }

  /// A word that says a fact. Beside something that may be said freely, only numbers and denials do.
  [[nodiscard]] bool is_weighty_here(std::size_t word, bool beside_soft) const {
    const std::string_view text = m_heard.text(word);
    if (is_number(m_heard, word) || negation(text).has_value() || text == "minus" || text == "percent") {
      return true;
    }
    return !beside_soft && (is_weighty(text) || is_unit_word(text) || is_unspoken(text));
  }

  /// Facts that are said inside the gap after all, in order.
  std::vector<std::pair<std::size_t, std::size_t>>
  find_facts_inside(std::size_t first_token, std::size_t last_token, std::size_t first_word,
                    std::size_t last_word, std::vector<bool>& used) const {
    std::vector<std::pair<std::size_t, std::size_t>> out(last_token - first_token);
    std::size_t from = first_word;
    for (std::size_t token = first_token; token < last_token; ++token) {
      if (m_tokens[token].kind != Token::Kind::fact) {
        continue;
      }
      for (std::size_t word = from; word < last_word; ++word) {
        const std::size_t end = accept(token, word, word > first_word && !used[word - 1 - first_word]);
        if (end == k_none || end > last_word) {
          continue;
        }
        out[token - first_token] = {word, end};
        std::fill(used.begin() + static_cast<std::ptrdiff_t>(word - first_word),
                  used.begin() + static_cast<std::ptrdiff_t>(end - first_word), true);
        from = end;
        break;
      }
    }
    return out;
  }

  /// Plain words of the gap that nobody says.
  std::vector<std::size_t> find_lost_words(std::size_t first_token, std::size_t last_token,
                                           std::size_t first_word, std::vector<bool>& used) const {
    std::vector<std::size_t> lost;
    std::size_t from = 0;
    for (std::size_t token = first_token; token < last_token; ++token) {
      if (m_tokens[token].kind != Token::Kind::word) {
        continue;
      }
      std::size_t at = from;
      while (at < used.size() && (used[at] || m_heard.text(first_word + at) != m_tokens[token].text)) {
        ++at;
      }
      if (at < used.size()) {
        used[at] = true;
        from = at + 1;
      } else if (!may_be_respelled(m_tokens[token])) {
        lost.push_back(token);
      }
    }
    return lost;
  }

  /// A single word with an alias of its own is a matter of pronunciation, unless it carries a fact; and a
  /// short word with a full stop is an abbreviation.
  [[nodiscard]] bool may_be_respelled(const Token& token) const {
    if (is_weighty(token.text)) {
      return false;
    }
    constexpr std::size_t k_abbreviation = 5;
    if (token.text.size() <= k_abbreviation && m_written.substr(token.end).starts_with('.') &&
        token.end + 1 < m_written.size()) {
      return true;
    }
    const auto run = run_behind(token.begin);
    if (run == m_runs.end() || !run->changed || run->begin > token.begin || run->end < token.end) {
      return false;
    }
    const auto silent = [](std::string_view text) {
      return std::all_of(text.begin(), text.end(), [](char c) {
        return character_at({&c, 1}, 0).glyph == Glyph::mark || c == ' ';
      });
    };
    return silent(m_written.substr(run->begin, token.begin - run->begin)) &&
           silent(m_written.substr(token.end, run->end - token.end));
  }

  std::string_view m_written;
  const Heard& m_heard;
  const std::vector<RunSpan>& m_runs;
  std::vector<Token> m_tokens;
  bool m_lost = false; ///< the last search found no place of agreement
  SentenceAudit m_result;
};

} // namespace

SentenceAudit audit_sentence(std::string_view written, std::string_view spoken,
                             const std::vector<RunSpan>& runs, DateOrder order) {
  const Heard heard(spoken);
  return Aligner(written, heard, runs, order).run();
}

} // namespace audiosheet::audit
