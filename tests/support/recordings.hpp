// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small recording for what publishers make of one.
#pragma once

#include "model/recording.hpp"
#include "support/signals.hpp"

namespace audiosheet {

/// Three chapters, a warning in the second; its samples are written to `pcm`.
inline Recording sample_recording(const std::filesystem::path& pcm) {
  constexpr int k_rate = 22050;
  Recording recording;
  recording.title = "Measles – basic information";
  recording.language = "en-US";
  recording.slug = "measles-basic-information";
  recording.engine_name = "eSpeak NG";
  recording.engine_version = "1.51";
  recording.voice = "clear-english";
  recording.sample_rate = k_rate;
  recording.loudness = {-19.004, -1.5961};
  const auto add = [&](Role role, Part part, Sample length, const std::string& written,
                       const std::string& spoken) {
    Segment segment;
    segment.chapter = static_cast<int>(recording.chapters.size());
    segment.role = role;
    segment.part = part;
    segment.start = recording.samples;
    segment.end = recording.samples += length;
    segment.written = written;
    segment.spoken = spoken;
    if (role == Role::warning) {
      segment.kind = CalloutKind::important;
      segment.warning = 1;
    }
    recording.segments.push_back(segment);
    recording.chapters.back().end = recording.samples;
  };
  const auto begin = [&](const std::string& id, const std::string& title, ChapterRole role, int level) {
    RecordedChapter chapter;
    chapter.number = static_cast<int>(recording.chapters.size()) + 1;
    chapter.id = id;
    chapter.title = title;
    chapter.role = role;
    chapter.level = level;
    chapter.start = chapter.end = recording.samples;
    recording.chapters.push_back(chapter);
  };
  begin("measles-basic-information", "Measles – basic information", ChapterRole::title, 1);
  add(Role::title, Part::speech, 20001, "Measles – basic information", "Measles, basic information");
  add(Role::title, Part::pause, 11025, "", "");
  begin("what-is-it", "What is “measles”?", ChapterRole::section, 1);
  add(Role::body, Part::speech, 30000, "About 9 in 10 people who are not immune catch it.",
      "About nine in ten people who are not immune catch it.");
  add(Role::warning, Part::pause, 13230, "", "");
  add(Role::warning, Part::cue, 7000, "", "");
  add(Role::warning, Part::label, 9001, "Warning. Important.", "Warning. Important.");
  add(Role::warning, Part::speech, 22050, "Call before you visit a clinic.",
      "Call before you visit a clinic.");
  add(Role::warning, Part::close, 9000, "End of warning.", "End of warning.");
  add(Role::warning, Part::pause, 13230, "", "");
  recording.chapters.back().warnings = 1;
  begin("takeaway-1", "Key takeaway 1 of 1", ChapterRole::takeaway, 2);
  add(Role::takeaway, Part::speech, 15003, "Vaccination protects.", "Vaccination protects.");
  write_pcm(pcm, noise(k_rate, static_cast<double>(recording.samples) / k_rate, 0.5));
  recording.pcm = pcm;
  return recording;
}

} // namespace audiosheet
