// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/collector.hpp"

#include "ssml/names.hpp"
#include "ssml/runs.hpp"

#include <algorithm>
#include <utility>

namespace audiosheet::ssml {

namespace {

std::string voice_of(const State& state) {
  return state.voice.empty() ? voice_name(state.role) : state.voice;
}

/// What an utterance is by the elements around it, without a value.
Utterance head_of(const State& state, Part usual) {
  Utterance head;
  head.role = state.role;
  head.part = state.part.value_or(usual);
  head.kind = state.kind;
  head.warning = state.warning;
  head.line = state.line;
  head.paragraph = state.paragraph;
  head.within = state.within;
  return head;
}

} // namespace

void Collector::begin_sentence(const State& state) {
  end_sentence();
  open(state, true);
}

void Collector::open(const State& state, bool is_explicit) {
  Open opened;
  opened.is_explicit = is_explicit;
  opened.source_line = state.source_line;
  opened.head = head_of(state, Part::speech);
  opened.voice = voice_of(state);
  opened.language = state.language;
  opened.sentence.voice = opened.voice;
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
  if (!m_open) {
    if (is_blank(words)) {
      return;
    }
    open(state, false);
  }
  words.prosody = state.words;
  words.emphasis = state.emphasis;
  words.voice = voice_of(state) == m_open->voice ? std::string() : voice_of(state);
  words.language = state.language == m_open->language ? std::string() : state.language;
  if (!is_blank(words)) {
    words.marks = std::exchange(m_marks, {});
  }
  append_words(m_open->sentence.runs, std::move(words));
}

void Collector::add_break(const State& state, Pause pause) {
  if (m_open) {
    m_open->sentence.runs.emplace_back(Rest{pause.duration, std::exchange(m_marks, {})});
    return;
  }
  Utterance utterance = head_of(state, Part::pause);
  utterance.value = std::move(pause);
  utterance.marks = std::exchange(m_marks, {});
  emit(std::move(utterance), state.source_line);
}

void Collector::add_no_break(const State& state) {
  if (!state.in_sentence) {
    end_sentence();
    m_no_break = true;
  }
}

void Collector::add_cue(const State& state, Cue cue) {
  end_sentence();
  Utterance utterance = head_of(state, Part::cue);
  utterance.value = std::move(cue);
  utterance.marks = std::exchange(m_marks, {});
  emit(std::move(utterance), state.source_line);
}

void Collector::add_clip(const State& state, Clip clip) {
  end_sentence();
  Utterance utterance = head_of(state, Part::speech);
  utterance.value = std::move(clip);
  utterance.marks = std::exchange(m_marks, {});
  emit(std::move(utterance), state.source_line);
}

void Collector::emit(Utterance utterance, int source_line) {
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
    m_lines.push_back(source_line);
  }
  m_no_break = false;
  m_utterances.push_back(std::move(utterance));
  m_lines.push_back(source_line);
}

void Collector::end_sentence() {
  if (!m_open) {
    return;
  }
  Open open = std::move(*m_open);
  m_open.reset();
  std::vector<Run> runs = std::move(open.sentence.runs);
  if (open.is_explicit) {
    emit_sentence(open, std::move(runs));
    return;
  }
  for (auto& piece : split_sentences(runs, open.language.empty() ? m_script_language : open.language)) {
    emit_sentence(open, std::move(piece));
  }
}

void Collector::emit_sentence(const Open& open, std::vector<Run> runs) {
  const Spaces spaces = open.is_explicit ? Spaces::line_breaks : Spaces::all;
  trim_runs(runs, End::front, spaces);
  trim_runs(runs, End::back, spaces);
  // Silence at the ends of text without `s` stands between sentences.
  const bool rests_leave = !open.is_explicit || !std::any_of(runs.begin(), runs.end(), has_words);
  std::vector<Rest> after;
  while (rests_leave && !runs.empty() && std::holds_alternative<Rest>(runs.front())) {
    emit_rest(open, std::get<Rest>(runs.front()));
    runs.erase(runs.begin());
    trim_runs(runs, End::front, Spaces::all);
  }
  while (rests_leave && !runs.empty() && std::holds_alternative<Rest>(runs.back())) {
    after.push_back(std::get<Rest>(runs.back()));
    runs.pop_back();
    trim_runs(runs, End::back, Spaces::all);
  }
  if (std::any_of(runs.begin(), runs.end(), has_words)) {
    finish_spaces(runs);
    Sentence sentence = open.sentence;
    sentence.runs = std::move(runs);
    if (!open.is_explicit) {
      lift_common(sentence);
      sentence.language = sentence.language == m_script_language ? std::string() : sentence.language;
    }
    Utterance utterance = open.head;
    utterance.value = std::move(sentence);
    emit(std::move(utterance), open.source_line);
  }
  std::for_each(after.rbegin(), after.rend(), [&](const Rest& rest) { emit_rest(open, rest); });
}

void Collector::emit_rest(const Open& open, const Rest& rest) {
  Utterance pause = open.head;
  pause.part = Part::pause;
  pause.line = 0;
  pause.paragraph = 0;
  pause.value = Pause{rest.duration, {}};
  pause.marks = rest.marks;
  emit(std::move(pause), open.source_line);
}

void Collector::add_comment(std::string_view text) {
  m_comments.push_back({m_utterances.size(), std::string(text)});
}

Collected Collector::take() {
  end_sentence();
  return {std::move(m_utterances), std::move(m_lines), std::move(m_comments), std::move(m_marks)};
}

} // namespace audiosheet::ssml
