// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags of MP3 (ID3v2.3), Opus and FLAC (Xiph comments), written by TagLib.
#pragma once

#include "audio/chapter_marks.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::audio {

/// What a player shows. Texts are UTF-8; control characters in them become spaces.
struct Tags {
  std::string title;
  std::string album;
  std::string artist;
  std::string language;      ///< BCP 47, "en-US"
  std::string language_code; ///< ISO 639-2, "eng"
  std::string comment;
  std::string date;  ///< "2024-05-31"; empty: none
  std::string cover; ///< a PNG; empty: none
  Marks marks;       ///< with their ends
};

/// Adds an ID3v2.3 tag: TIT2 TALB TPE1 TLAN TDRC COMM APIC, a CHAP a mark and the CTOC that lists them (with
/// tables below it when they are more than 255). Nothing else stands before the first frame.
/// All of these throw Error that names the file.
void tag_mp3(const std::filesystem::path& file, const Tags& tags);

/// Adds Xiph comments, CHAPTERnnn for each mark (at most 99 count: `at_most_99`), and the cover.
void tag_opus(const std::filesystem::path& file, const Tags& tags);
void tag_flac(const std::filesystem::path& file, const Tags& tags);

/// Replaces the chapters of an MP3, FLAC, Opus or Ogg Vorbis file; all other tags stay.
void tag_marks(const std::filesystem::path& file, Container container, const Marks& marks);

} // namespace audiosheet::audio
