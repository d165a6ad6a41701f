// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/chapter_builder.hpp"

#include "narrate/apply_lexicon.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unicode/uchar.h>

namespace audiosheet::narrate {

namespace {

bool is_audible(std::string_view spoken) {
  for (std::size_t i = 0; i < spoken.size();) {
    if (u_isalnum(static_cast<UChar32>(next_code_point(spoken, i))) != 0) {
      return true;
    }
  }
  return false;
}

/// Spaces at a run's edges come from its neighbours where they can, so that an alias begins with a word.
bool ends_in_space(const std::vector<Run>& runs) {
  const auto* last = runs.empty() ? nullptr : std::get_if<Words>(&runs.back());
  return last == nullptr || (!last->spoken.empty() && last->spoken.back() == ' ');
}

/// Neighbouring runs that are said as written become one.
void append(std::vector<Run>& runs, Words words) {
  if (words.written != words.spoken) {
    if (ends_in_space(runs) && words.spoken.starts_with(' ')) {
      words.spoken.erase(0, 1);
    }
  } else if (!runs.empty()) {
    auto* last = std::get_if<Words>(&runs.back());
    if (last != nullptr && last->written == last->spoken) {
      last->written += words.written;
      last->spoken += words.spoken;
      return;
    }
  }
  runs.emplace_back(std::move(words));
}

} // namespace

void ChapterBuilder::begin(Chapter chapter) {
  m_chapter = std::move(chapter);
  m_pending = {};
  m_paragraph = 0;
  m_containers.clear();
}

Manner ChapterBuilder::inside(std::string_view kind, Manner manner) {
  const std::string path = manner.within + (manner.within.empty() ? "" : "/") + std::string(kind);
  const std::string numbered = fmt::format("{}-{}", path, ++m_containers[path]);
  if (numbered.size() <= k_longest_container_path) { // deeper nesting is told from no one's voice
    manner.within = numbered;
  }
  return manner;
}

Chapter ChapterBuilder::end() {
  if (!m_chapter.utterances.empty()) {
    Utterance last = silence();
    if (last.kind) { // the silence behind a callout is whole already
      last = utterance({}, Part::pause, 0);
    }
    last.value = Pause{std::max(m_pending.duration, m_profile.pauses.chapter), "chapter"};
    m_chapter.utterances.push_back(std::move(last));
  }
  return std::move(m_chapter);
}

Utterance ChapterBuilder::utterance(const Manner& manner, Part part, int line) const {
  Utterance made;
  made.role = manner.role;
  made.part = part;
  made.kind = manner.kind;
  made.warning = manner.warning;
  made.line = line;
  made.paragraph = part == Part::pause ? 0 : m_paragraph;
  made.within = manner.within;
  return made;
}

void ChapterBuilder::pause(milliseconds duration, std::string_view reason) {
  if (duration > m_pending.duration) {
    m_pending = {duration, std::string(reason)};
  }
}

/// A pause belongs to what stands before it.
Utterance ChapterBuilder::silence() const {
  Utterance made = m_chapter.utterances.back();
  made.part = Part::pause;
  made.line = 0;
  made.paragraph = 0;
  return made;
}

void ChapterBuilder::flush() {
  if (m_pending.duration.count() > 0 && !m_chapter.utterances.empty()) {
    Utterance pause = silence();
    pause.value = m_pending;
    m_chapter.utterances.push_back(std::move(pause));
  }
  m_pending = {};
}

void ChapterBuilder::rest(milliseconds duration, std::string_view reason, const Manner& manner) {
  Utterance made = utterance(manner, Part::pause, 0);
  made.value = Pause{std::max(duration, m_pending.duration), std::string(reason)};
  m_pending = {};
  m_chapter.utterances.push_back(std::move(made));
}

void ChapterBuilder::cue(const std::string& name, Part part, const Manner& manner, int line) {
  flush();
  ++m_paragraph;
  Utterance tone = utterance(manner, part, line);
  tone.value = Cue{name};
  m_chapter.utterances.push_back(std::move(tone));
}

/// The script's spoken form and lexicon are for its own language.
std::vector<Run> ChapterBuilder::runs_of(std::string_view text, const std::string& language) {
  std::vector<Run> runs;
  const auto add = [&runs](const SpokenForm& spoken, std::string_view words) {
    for (auto& run : spoken.runs(words)) {
      append(runs, {.written = std::move(run.written), .spoken = std::move(run.spoken)});
    }
  };
  if (language.empty()) {
    add(m_spoken, text);
    apply_lexicon(m_lexicon, runs);
  } else {
    add(m_others.try_emplace(language, language).first->second, text);
  }
  return runs;
}

void ChapterBuilder::say(std::string_view text, int line, const Manner& manner, Part part,
                         std::string_view prefix) {
  ++m_paragraph;
  std::string before(prefix);
  for (const auto& sentence : m_splitter.split(fold_spaces(text))) {
    add_sentence(before + sentence, line, manner, part);
    before.clear();
  }
}

void ChapterBuilder::add_sentence(std::string_view text, int line, const Manner& manner, Part part) {
  Sentence sentence;
  sentence.voice = manner.voice;
  sentence.language = manner.language;
  sentence.runs = runs_of(text, manner.language);
  if (!is_audible(spoken_text(sentence))) {
    // Nothing to hear ("***", an emoji alone): kept beside the sentence before it, so that it is written.
    const auto before = std::find_if(
        m_chapter.utterances.rbegin(), m_chapter.utterances.rend(),
        [](const Utterance& utterance) { return std::holds_alternative<Sentence>(utterance.value); });
    if (before != m_chapter.utterances.rend()) {
      std::get<Sentence>(before->value)
          .runs.emplace_back(Words{.written = " " + std::string(text), .spoken = ""});
    }
    return;
  }
  flush();
  Utterance spoken = utterance(manner, part, line);
  spoken.value = std::move(sentence);
  m_chapter.utterances.push_back(std::move(spoken));
  pause(m_profile.pauses.sentence, "sentence");
}

} // namespace audiosheet::narrate
