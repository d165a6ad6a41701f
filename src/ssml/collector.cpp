// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/collector.hpp"

#include "ssml/names.hpp"
#include "ssml/sentences.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::ssml {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

/// Each stretch of white space with a line break or tab in it becomes one '\n'; other spaces stay. A '\n'
/// goes at the ends of a sentence and is a space elsewhere.
std::string fold_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
    if (end == i) {
      out += text[i++];
      continue;
    }
    const std::string_view space = text.substr(i, end - i);
    out += space.find_first_of("\t\r\n") == std::string_view::npos ? std::string(space) : "\n";
    i = end;
  }
  return out;
}

bool same_way(const Words& a, const Words& b) {
  return a.prosody == b.prosody && a.emphasis == b.emphasis && a.phonemes.empty() && b.phonemes.empty() &&
         a.written == a.spoken && b.written == b.spoken;
}

bool is_blank(const Words& words) {
  return words.phonemes.empty() && std::all_of(words.written.begin(), words.written.end(), is_space) &&
         std::all_of(words.spoken.begin(), words.spoken.end(), is_space);
}

bool has_words(const Run& run) {
  const auto* words = std::get_if<Words>(&run);
  return words != nullptr && !is_blank(*words);
}

/// Drops white space at one end; all of it, or only what came from line breaks.
void trim_end(std::vector<Run>& runs, bool front, bool all) {
  while (!runs.empty()) {
    auto* words = std::get_if<Words>(front ? &runs.front() : &runs.back());
    if (words == nullptr || words->written != words->spoken) {
      return;
    }
    std::string& text = words->written;
    const auto goes = [&](char c) { return c == '\n' || (all && c == ' '); };
    while (!text.empty() && goes(front ? text.front() : text.back())) {
      text.erase(front ? text.begin() : text.end() - 1);
    }
    words->spoken = text;
    if (!text.empty() || !words->phonemes.empty()) {
      return;
    }
    runs.erase(front ? runs.begin() : runs.end() - 1);
  }
}

void finish_spaces(std::vector<Run>& runs) {
  for (auto& run : runs) {
    if (auto* words = std::get_if<Words>(&run)) {
      std::replace(words->written.begin(), words->written.end(), '\n', ' ');
      std::replace(words->spoken.begin(), words->spoken.end(), '\n', ' ');
    }
  }
}

/// Splits runs before the words that begin at these offsets of the joined written text. A start inside
/// words that are said otherwise than written is passed over.
std::vector<std::vector<Run>> split_runs(const std::vector<Run>& runs,
                                         const std::vector<std::size_t>& starts) {
  std::vector<std::vector<Run>> pieces(1);
  std::size_t offset = 0;
  auto start = starts.begin();
  for (const auto& run : runs) {
    const auto* words = std::get_if<Words>(&run);
    if (words == nullptr) {
      pieces.back().push_back(run);
      continue;
    }
    const std::size_t end = offset + words->written.size();
    const bool divisible = words->phonemes.empty() && words->written == words->spoken;
    std::size_t begin = offset;
    for (; start != starts.end() && *start < end; ++start) {
      if (*start < begin || (!divisible && *start != offset)) {
        continue;
      }
      if (*start > begin) {
        Words piece = *words;
        piece.written = piece.spoken = words->written.substr(begin - offset, *start - begin);
        pieces.back().emplace_back(std::move(piece));
      }
      pieces.emplace_back();
      begin = *start;
    }
    Words rest = *words;
    if (divisible) {
      rest.written = rest.spoken = words->written.substr(begin - offset);
    }
    pieces.back().emplace_back(std::move(rest));
    offset = end;
  }
  return pieces;
}

} // namespace

void Collector::begin_sentence(const State& state) {
  end_sentence();
  open(state, true);
}

void Collector::open(const State& state, bool is_explicit) {
  Open opened;
  opened.is_explicit = is_explicit;
  opened.head.role = state.role;
  opened.head.part = state.part.value_or(Part::speech);
  opened.head.kind = state.kind;
  opened.head.warning = state.warning;
  opened.head.line = state.line;
  opened.head.paragraph = state.paragraph;
  opened.sentence.voice = state.voice.empty() ? voice_name(state.role) : state.voice;
  opened.sentence.prosody = state.base;
  opened.sentence.language = state.language == m_script_language ? std::string() : state.language;
  m_open = std::move(opened);
}

void Collector::add_text(const State& state, std::string_view text) {
  Words words;
  words.written = words.spoken = fold_lines(text);
  add_words(state, std::move(words));
}

void Collector::add_words(const State& state, Words words) {
  words.prosody = state.words;
  words.emphasis = state.emphasis;
  if (!m_open) {
    if (is_blank(words)) {
      return;
    }
    open(state, false);
  }
  auto& runs = m_open->sentence.runs;
  if (auto* before = runs.empty() ? nullptr : std::get_if<Words>(&runs.back());
      before != nullptr && same_way(*before, words)) {
    before->written += words.written;
    before->spoken += words.spoken;
    return;
  }
  runs.emplace_back(std::move(words));
}

void Collector::add_break(const State& state, Pause pause) {
  if (m_open) {
    m_open->sentence.runs.emplace_back(Rest{pause.duration});
    return;
  }
  emit({.value = std::move(pause),
        .role = state.role,
        .part = state.part.value_or(Part::pause),
        .kind = state.kind,
        .warning = state.warning,
        .line = state.line,
        .paragraph = state.paragraph});
}

void Collector::add_no_break(const State& state) {
  if (!state.in_sentence) {
    end_sentence();
    m_no_break = true;
  }
}

void Collector::add_cue(const State& state, std::string name) {
  end_sentence();
  emit({.value = Cue{std::move(name)},
        .role = state.role,
        .part = state.part.value_or(Part::cue),
        .kind = state.kind,
        .warning = state.warning,
        .line = state.line,
        .paragraph = state.paragraph});
}

void Collector::emit(Utterance utterance) {
  const bool sentence = std::holds_alternative<Sentence>(utterance.value);
  if (sentence && !m_no_break && !m_utterances.empty() &&
      std::holds_alternative<Sentence>(m_utterances.back().value)) {
    const Utterance& before = m_utterances.back();
    const bool together = before.paragraph > 0 && before.paragraph == utterance.paragraph;
    const bool same_callout = before.kind == utterance.kind && before.warning == utterance.warning;
    Utterance pause{.value = together ? Pause{m_pauses.sentence, std::string(k_sentence_pause)}
                                      : Pause{m_pauses.paragraph, std::string(k_paragraph_pause)},
                    .role = same_callout ? before.role : Role::body,
                    .part = Part::pause,
                    .kind = same_callout ? before.kind : std::nullopt,
                    .warning = same_callout ? before.warning : 0};
    m_utterances.push_back(std::move(pause));
  }
  m_no_break = false;
  m_utterances.push_back(std::move(utterance));
}

void Collector::end_sentence() {
  if (!m_open) {
    return;
  }
  const Open open = std::move(*m_open);
  m_open.reset();
  if (open.is_explicit) {
    emit_sentence(open.head, open.sentence, open.sentence.runs, true);
    return;
  }
  std::string text;
  for (const auto& run : open.sentence.runs) {
    if (const auto* words = std::get_if<Words>(&run)) {
      text += words->written;
    }
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  const std::string& language = open.sentence.language.empty() ? m_script_language : open.sentence.language;
  for (auto& piece : split_runs(open.sentence.runs, sentence_starts(text, language))) {
    emit_sentence(open.head, open.sentence, std::move(piece), false);
  }
}

void Collector::emit_sentence(const Utterance& head, const Sentence& sentence, std::vector<Run> runs,
                              bool is_explicit) {
  Utterance pause = head;
  pause.part = Part::pause;
  pause.line = 0;
  pause.paragraph = 0;
  const auto emit_pause = [&](const Rest& rest) {
    pause.value = Pause{rest.duration, ""};
    emit(pause);
  };
  trim_end(runs, true, !is_explicit);
  trim_end(runs, false, !is_explicit);
  std::vector<Rest> after;
  const bool rests_leave = !is_explicit || !std::any_of(runs.begin(), runs.end(), has_words);
  while (rests_leave && !runs.empty() && std::holds_alternative<Rest>(runs.front())) {
    emit_pause(std::get<Rest>(runs.front()));
    runs.erase(runs.begin());
    trim_end(runs, true, true);
  }
  while (rests_leave && !runs.empty() && std::holds_alternative<Rest>(runs.back())) {
    after.push_back(std::get<Rest>(runs.back()));
    runs.pop_back();
    trim_end(runs, false, true);
  }
  if (std::any_of(runs.begin(), runs.end(), has_words)) {
    finish_spaces(runs);
    Utterance utterance = head;
    utterance.value = Sentence{sentence.voice, sentence.prosody, sentence.language, std::move(runs)};
    emit(std::move(utterance));
  }
  std::for_each(after.rbegin(), after.rend(), emit_pause);
}

std::vector<Utterance> Collector::take() {
  end_sentence();
  return std::move(m_utterances);
}

} // namespace audiosheet::ssml
