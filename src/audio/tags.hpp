// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags of MP3 (ID3v2.3), Opus and FLAC (Xiph comments), made by TagLib: as bytes for who writes a new file,
// so that none is written twice, and in files that are there.
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

/// An ID3v2.3 tag to stand before the first frame of an MP3: TIT2 TALB TPE1 TLAN TDRC COMM APIC, a CHAP a
/// mark and the CTOC that lists them (with tables below it when they are more than 255).
std::string id3_tag(const Tags& tags);

/// The comment header of Opus (RFC 7845, 5.2) by an encoder called `vendor`: Xiph comments, CHAPTERnnn for
/// each mark (at most 99 count: `at_most_99`), the cover among them.
std::string opus_tags(const Tags& tags, const std::string& vendor);

/// Metadata blocks of FLAC (RFC 9639, 8.6 and 8.8), none marked as the last: the same comments, and the
/// cover.
std::string flac_blocks(const Tags& tags, const std::string& vendor);

/// Replaces the chapters of an MP3, FLAC, Opus or Ogg Vorbis file; all other tags stay. Throws Error that
/// names the file.
void tag_marks(const std::filesystem::path& file, Container container, const Marks& marks);

} // namespace audiosheet::audio
