// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken.hpp"

#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/learn.hpp"
#include "narrate/spoken/rule.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
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

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Joins runs; keeps words apart where a changed run touches its neighbour.
class Runs {
public:
  void add(std::string_view written, std::string_view spoken, std::string_view class_name,
           bool touches_word) {
    if (class_name == k_text && !m_runs.empty() && m_runs.back().class_name == k_text) {
      m_runs.back().written += written;
      m_runs.back().spoken += spoken;
      return;
    }
    SpokenRun run{std::string(written), std::string(spoken), class_name};
    if (touches_word && !run.spoken.empty() && !m_runs.empty() && m_last_is_word &&
        is_word_byte(run.spoken.front())) {
      run.spoken = std::string(" ").append(run.spoken);
    }
    if (!run.spoken.empty()) {
      m_last_is_word = is_word_byte(run.spoken.back());
    }
    m_runs.push_back(std::move(run));
  }

  std::vector<SpokenRun> take() { return std::move(m_runs); }

  static constexpr std::string_view k_text = "text";

private:
  std::vector<SpokenRun> m_runs;
  bool m_last_is_word = false;
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

  void add_piece(std::string_view text, Runs& runs) const {
    const Scan scan(text);
    const Line line{scan, words, learned, language->british};
    if (scan.size() == 0 && !text.empty()) {
      runs.add(text, "", "silent", false);
    }
    for (std::size_t at = 0; at < scan.size();) {
      const auto found = match(line, at);
      const std::size_t end = found ? std::max(found->end, at + 1) : at + 1;
      const auto written = scan.source(at, end);
      if (found && found->spoken != written) {
        runs.add(written, found->spoken, found->class_name, true);
      } else {
        const auto clean = scan.text(at, end);
        runs.add(written, clean, clean == written ? Runs::k_text : "character", true);
      }
      at = end;
    }
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
                        : std::vector<SpokenRun>{{std::string(text), std::string(text), Runs::k_text}};
  }
  Runs runs;
  while (!text.empty()) {
    const std::size_t end = piece_end(text);
    m_state->add_piece(text.substr(0, end), runs);
    text.remove_prefix(end);
  }
  return runs.take();
}

std::string SpokenForm::line(std::string_view text) const {
  std::string out;
  for (const auto& run : runs(text)) {
    out += run.spoken;
  }
  return m_state ? fold_spaces(out) : out;
}

} // namespace audiosheet::narrate
