// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken.hpp"

#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/learn.hpp"
#include "narrate/spoken/rule.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <vector>

namespace audiosheet::narrate {

using namespace spoken;

namespace {

/// Longer texts are worked on in pieces, so that memory stays bounded.
constexpr std::size_t k_piece = 64U << 10U;
constexpr std::size_t k_longest_piece = 2 * k_piece;

constexpr std::size_t k_kinds = static_cast<std::size_t>(Kind::none) + 1;

const Language* find_language(std::string_view tag) {
  const std::string lower = ascii_lower(tag);
  if (lower == "en" || lower.starts_with("en-us") || lower.starts_with("en_us")) {
    return &en::language(false);
  }
  return lower.starts_with("en") && (lower.size() == 2 || lower[2] == '-' || lower[2] == '_')
             ? &en::language(true)
             : nullptr;
}

bool is_word_character(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

bool begins_word(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_word_character(next_code_point(text, at));
}

bool ends_word(std::string_view text) {
  if (text.empty()) {
    return false;
  }
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return is_word_character(next_code_point(text, at));
}

constexpr std::string_view k_text = "text";

/// Keeps words apart where a changed run touches its neighbour.
class Gaps {
public:
  /// Is a space needed before `spoken`?
  bool needed_before(std::string_view spoken, bool glued) {
    if (spoken.empty()) {
      return false;
    }
    const bool needed = !glued && m_last_is_word && begins_word(spoken);
    m_last_is_word = ends_word(spoken);
    return needed;
  }

private:
  bool m_last_is_word = false;
};

/// Collects runs; joins neighbours that are unchanged, or silent for the same reason.
class Runs {
public:
  void add(std::string_view written, std::string_view spoken, std::string_view class_name,
           bool glued = false) {
    const bool gap = m_gaps.needed_before(spoken, glued);
    if (!m_runs.empty() && m_runs.back().class_name == class_name &&
        (class_name == k_text || (spoken.empty() && m_runs.back().spoken.empty()))) {
      m_runs.back().written += written;
      m_runs.back().spoken += spoken;
      return;
    }
    m_runs.push_back({std::string(written), (gap ? " " : "") + std::string(spoken), class_name});
  }

  std::vector<SpokenRun> take() { return std::move(m_runs); }

private:
  std::vector<SpokenRun> m_runs;
  Gaps m_gaps;
};

/// Collects what is said and nothing else.
class Speech {
public:
  void add(std::string_view /*written*/, std::string_view spoken, std::string_view class_name,
           bool glued = false) {
    if (m_gaps.needed_before(spoken, glued) && !(class_name == k_text && m_last_class == k_text)) {
      m_text += ' ';
    }
    m_text += spoken;
    m_last_class = class_name;
  }

  [[nodiscard]] const std::string& text() const { return m_text; }

private:
  std::string m_text;
  std::string_view m_last_class;
  Gaps m_gaps;
};

/// Where a long text may be cut: behind the last space of the piece, else anywhere between characters.
std::size_t piece_end(std::string_view text) {
  if (text.size() <= k_piece) {
    return text.size();
  }
  const std::size_t limit = std::min(text.size(), k_longest_piece);
  if (const auto space = text.substr(0, limit).find(". ", k_piece); space != std::string_view::npos) {
    return space + 2;
  }
  if (const auto space = text.substr(0, limit).rfind(' '); space != std::string_view::npos && space > 0) {
    return space + 1;
  }
  std::size_t end = limit;
  while (end > 1 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return end;
}

} // namespace

struct SpokenForm::State {
  explicit State(const Language& wanted) : language(&wanted), words(wanted.numbers) {
    for (const Rule& rule : wanted.rules) {
      by_kind.at(static_cast<std::size_t>(rule.first)).push_back(rule.match);
    }
  }

  [[nodiscard]] std::optional<Match> match(const Line& line, std::size_t at) const {
    for (const RuleFunction rule : by_kind.at(static_cast<std::size_t>(line.scan.kind(at)))) {
      if (auto found = rule(line, at)) {
        return found;
      }
    }
    return std::nullopt;
  }

  template <typename Sink> void add_piece(std::string_view text, Sink& sink) const {
    const Scan scan(text);
    const Line line{scan, words, learned, language->british};
    if (scan.size() == 0 && !text.empty()) {
      sink.add(text, "", "silent");
    }
    for (std::size_t at = 0; at < scan.size();) {
      const auto found = match(line, at);
      const std::size_t end = found ? std::max(found->end, at + 1) : at + 1;
      const auto written = scan.source(at, end);
      if (found && found->spoken != written) {
        sink.add(written, found->spoken, found->class_name, found->glued);
      } else {
        const auto clean = scan.text(at, end);
        sink.add(written, clean, clean == written ? k_text : "character");
      }
      at = end;
    }
  }

  template <typename Sink> void add(std::string_view text, Sink& sink) const {
    while (!text.empty()) {
      const std::size_t end = piece_end(text);
      add_piece(text.substr(0, end), sink);
      text.remove_prefix(end);
    }
  }

  /// One pass over the text.
  [[nodiscard]] std::string once(std::string_view text) const {
    Speech speech;
    add(text, speech);
    return fold_spaces(speech.text());
  }

  /// What is said must say itself. Prose does after one pass; texts in which words, signs and abbreviations
  /// run into each other may need another.
  [[nodiscard]] std::string settle(std::string spoken, std::string_view text) const {
    constexpr int k_most_passes = 4;
    for (int pass = 0; pass < k_most_passes && spoken != text; ++pass) {
      std::string again = once(spoken);
      if (again == spoken) {
        break;
      }
      spoken = std::move(again);
    }
    return spoken;
  }

  const Language* language;
  NumberWords words;
  Learned learned;
  std::array<std::vector<RuleFunction>, k_kinds> by_kind;
};

SpokenForm::SpokenForm(std::string_view language) {
  if (const auto* found = find_language(language)) {
    m_state = std::make_unique<State>(*found);
  }
}

SpokenForm::~SpokenForm() = default;
SpokenForm::SpokenForm(SpokenForm&&) noexcept = default;
SpokenForm& SpokenForm::operator=(SpokenForm&&) noexcept = default;

void SpokenForm::learn(std::string_view text) {
  if (m_state) {
    spoken::learn(text, m_state->learned);
  }
}

std::vector<SpokenRun> SpokenForm::runs(std::string_view text) const {
  if (!m_state) {
    return text.empty() ? std::vector<SpokenRun>()
                        : std::vector<SpokenRun>{{std::string(text), std::string(text), k_text}};
  }
  Runs runs;
  m_state->add(text, runs);
  std::vector<SpokenRun> out = runs.take();
  std::string joined;
  for (const auto& run : out) {
    joined += run.spoken;
  }
  const std::string once = fold_spaces(joined);
  if (std::string settled = m_state->settle(once, text); settled != once) {
    return {{std::string(text), std::move(settled), "mixed"}};
  }
  return out;
}

std::string SpokenForm::line(std::string_view text) const {
  if (!m_state) {
    return std::string(text);
  }
  return m_state->settle(m_state->once(text), text);
}

} // namespace audiosheet::narrate
