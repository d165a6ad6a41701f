// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recordings of any shape, line by line, for tests of books and pages.
#pragma once

#include "model/recording.hpp"

#include <string>

namespace audiosheet::test {

/// Builds a recording without samples: each call adds a chapter or a segment behind the last.
class BookBuilder {
public:
  static constexpr int k_rate = 22050;

  explicit BookBuilder(const std::string& title, const std::string& language = "en-US") {
    recording.title = title;
    recording.language = language;
    recording.slug = "book";
    recording.engine_name = "eSpeak NG";
    recording.engine_version = "1.51";
    recording.voice = "clear-english";
    recording.sample_rate = k_rate;
  }

  BookBuilder& chapter(const std::string& title, ChapterRole role = ChapterRole::section, int level = 1) {
    RecordedChapter chapter;
    chapter.number = static_cast<int>(recording.chapters.size()) + 1;
    chapter.id = "chapter-" + std::to_string(chapter.number);
    chapter.title = title;
    chapter.role = role;
    chapter.level = level;
    chapter.start = chapter.end = recording.samples;
    recording.chapters.push_back(chapter);
    return *this;
  }

  /// A sentence of 1,000 samples a byte. A new paragraph, unless `paragraph` is the last one's.
  BookBuilder& say(const std::string& text, Role role = Role::body, const std::string& within = {},
                   Part part = Part::speech) {
    ++m_paragraph;
    return more(text, role, within, part);
  }

  /// Another sentence of the same paragraph.
  BookBuilder& more(const std::string& text, Role role = Role::body, const std::string& within = {},
                    Part part = Part::speech) {
    add(role, part, static_cast<Sample>(text.size()) * 1000);
    recording.segments.back().written = recording.segments.back().spoken = text;
    recording.segments.back().within = within;
    recording.segments.back().paragraph = m_paragraph;
    return *this;
  }

  BookBuilder& pause(Sample samples = 5000) { return add(Role::body, Part::pause, samples); }

  /// A callout as the narration makes one: pause, tone, label, sentence, closing tone and words, pause.
  BookBuilder& callout(CalloutKind kind, const std::string& signal, const std::string& text,
                       const std::string& within = {}) {
    const Role role = is_warning(kind) ? Role::warning : Role::note;
    const std::size_t first = recording.segments.size();
    if (is_warning(kind)) {
      ++m_warnings;
      ++recording.chapters.back().warnings;
    }
    add(role, Part::pause, 5000).add(role, Part::cue, 3000).add(role, Part::pause, 1000);
    say(signal, role, within, Part::label).add(role, Part::pause, 2000);
    say(text, role, within).add(role, Part::pause, 1000).add(role, Part::close, 3000);
    add(role, Part::pause, 1000).say("End.", role, within, Part::close).add(role, Part::pause, 5000);
    for (std::size_t i = first; i < recording.segments.size(); ++i) {
      recording.segments[i].kind = kind;
      recording.segments[i].warning = is_warning(kind) ? m_warnings : 0;
    }
    return *this;
  }

  BookBuilder& add(Role role, Part part, Sample samples) {
    Segment segment;
    segment.chapter = static_cast<int>(recording.chapters.size());
    segment.role = role;
    segment.part = part;
    segment.start = recording.samples;
    segment.end = recording.samples += samples;
    recording.segments.push_back(segment);
    recording.chapters.back().end = recording.samples;
    return *this;
  }

  Recording recording;

private:
  int m_paragraph = 0;
  int m_warnings = 0;
};

} // namespace audiosheet::test
