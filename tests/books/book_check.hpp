// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no public validator sees in a talking book: whether sound and text fit. Each check names itself at the
// beginning of its finding ("clip-gap: …"), so that a test can prove that it catches its fault.
#pragma once

#include "model/recording.hpp"
#include "support/xml_tree.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::test {

/// A package: what is in each of its files, by path.
using Files = std::map<std::string, std::string>;
using Findings = std::vector<std::string>;

/// What a book has to say: chapters, and segments with their written text.
struct Expected {
  std::string title;
  std::string language;
  int sample_rate = 0;
  std::vector<RecordedChapter> chapters;
  std::vector<Segment> segments;
};

Expected expected(const Recording& recording);
Expected expected(const std::filesystem::path& manifest);

Files read_folder(const std::filesystem::path& folder);
/// The entries of an archive, and their names in order.
Files read_zip(const std::filesystem::path& file, std::vector<std::string>& order);

/// A stretch of an audio file and the text that is shown with it.
struct PlayedClip {
  std::string where; ///< for findings
  std::string document;
  const Xml* element = nullptr; ///< holds the text
  std::string audio;
  double begin = 0.0; ///< seconds
  double end = 0.0;
};

/// Seconds of a clock value ("0:01:02.5", "62.5s", "62.5"), or nothing.
std::optional<double> clock_value(std::string text);

/// Clips forward, inside their audio, without gap or overlap; each sentence with its own sound, in the order
/// of the text; audio that is MP3. One audio file a chapter, in order.
void check_clips(const std::vector<PlayedClip>& clips, const Files& files, const Expected& expected,
                 Findings& findings);

/// Levels that do not jump by more than one. `headings` in order.
void check_heading_levels(const std::string& where, const std::vector<const Xml*>& headings,
                          Findings& findings);

/// Parses a file; a finding and nothing when it can't be.
std::shared_ptr<XmlTree> parse(const Files& files, const std::string& path, Findings& findings);

/// All headings inside, in document order.
std::vector<const Xml*> headings(const Xml& inside);

Findings check_epub(const Files& files, const std::vector<std::string>& order, const Expected& expected);
Findings check_daisy(const Files& files, const Expected& expected);

} // namespace audiosheet::test
