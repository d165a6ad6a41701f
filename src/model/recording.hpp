// SPDX-License-Identifier: GPL-3.0-or-later
//
// One master recording and its timeline. Every position counts samples of the master.
#pragma once

#include "model/script.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet {

using Sample = std::int64_t;

/// A stretch of the recording. Segments cover it without gap or overlap, each inside one chapter.
struct Segment {
  int chapter = 0; ///< number of its chapter, from 1
  Role role = Role::body;
  Part part = Part::speech;
  std::optional<CalloutKind> kind;
  int warning = 0;
  Sample start = 0;
  Sample end = 0;
  std::string written; ///< empty for tones and pauses
  std::string spoken;
  int line = 0;
  int paragraph = 0;    ///< as in the script
  std::string within;   ///< as in the script: the containers it stands in
  std::string language; ///< BCP 47, when it is not the recording's, else empty
  bool operator==(const Segment&) const = default;
};

/// Where a spoken word begins; `segment` indexes Recording::segments.
struct Word {
  std::size_t segment = 0;
  Sample start = 0;
  std::string text;
  bool operator==(const Word&) const = default;
};

/// Where a mark of the script lies.
struct RecordedMark {
  std::string name;
  Sample sample = 0;
  int chapter = 0; ///< number of its chapter, from 1
  bool operator==(const RecordedMark&) const = default;
};

struct RecordedChapter {
  int number = 0; ///< from 1, in order
  std::string id;
  std::string title;
  int level = 1;
  ChapterRole role = ChapterRole::section;
  Sample start = 0;
  Sample end = 0;
  int warnings = 0; ///< warnings in it
  bool operator==(const RecordedChapter&) const = default;
};

struct Loudness {
  double integrated_lufs = 0.0; ///< EBU R128, of the whole master
  double true_peak_dbtp = 0.0;  ///< ITU-R BS.1770, four times oversampled
  bool operator==(const Loudness&) const = default;
};

/// What catalogues, feeds and notes say about the sheet. Nothing of it is heard because it stands here.
struct About {
  std::string description; ///< the lead's text, a paragraph a line; empty when the sheet has none
  std::string publisher;   ///< who publishes the sheet; empty when it does not say
  std::string date;        ///< "2024-05-31", of the sheet; empty when it does not say
  std::vector<Reference> references;
  bool references_spoken = false; ///< a chapter reads them out
  bool operator==(const About&) const = default;
};

struct Recording {
  std::string title;
  std::string language;
  std::string slug;
  std::string engine_name;
  std::string engine_version;
  std::string voice; ///< name of the profile
  int sample_rate = 0;
  Sample samples = 0;
  Loudness loudness;
  About about;
  std::vector<RecordedChapter> chapters;
  std::vector<Segment> segments;
  std::vector<Word> words;
  std::vector<RecordedMark> marks; ///< in order; most recordings have none
  std::filesystem::path pcm;       ///< mono, 16-bit little-endian, behind pcm_head; `samples` long
  std::uint64_t pcm_head = 0;      ///< bytes that are kept free for the head of a WAVE file
};

} // namespace audiosheet
