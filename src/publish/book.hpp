// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the DAISY and the EPUB edition of a recording have in common.
#pragma once

#include "model/profile.hpp"
#include "publish/outline.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// The words that a book adds, in its language.
struct BookWords {
  std::string contents;
  std::string landmarks;
  std::string references;
  std::string summary; ///< of what makes the book accessible
};

/// Which of a sheet's recordings a book holds.
struct BookEdition {
  std::string name; ///< "" or "fast"; two editions have two titles and two identifiers
};

/// A recording as a book. Holds pointers into itself: moved, never copied.
struct Book {
  const Recording* recording = nullptr;
  std::deque<Segment> titles;               ///< stand in for the text of chapters that have none
  Outline outline;                          ///< each chapter has a sentence
  std::vector<std::filesystem::path> audio; ///< an MP3 a chapter, decoding to its samples
  BookWords words;
  std::string title;      ///< the recording's, and the edition
  std::string identifier; ///< "urn:uuid:…", the same for every version of the sheet
  std::string date;       ///< of the sheet, "2024-05-31", "2024-05" or "2024"; empty when unknown
  std::string modified;   ///< "2024-05-31T00:00:00Z"

  Book() = default;
  ~Book() = default;
  Book(Book&&) = default;
  Book& operator=(Book&&) = default;
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
};

/// The recording must outlive the book. The date of change is the sheet's, else SOURCE_DATE_EPOCH, else a
/// fixed one: the same input makes the same bytes. REQUIRES: an audio file a chapter.
Book make_book(const Recording& recording, const Phrases* phrases, std::vector<std::filesystem::path> audio,
               const BookEdition& edition = {});

/// A stretch of a chapter's audio.
struct BookClip {
  std::chrono::milliseconds begin{0};
  std::chrono::milliseconds end{0};
};

/// Where the sentence is heard, in whole milliseconds of its chapter's audio: clips abut, and none ends
/// behind the audio's end. Empty when nothing is heard.
BookClip clip_of(const Book& book, std::size_t chapter, const OutlineSentence& sentence);
bool is_heard(const Book& book, std::size_t chapter, const OutlineSentence& sentence);
std::chrono::milliseconds length_of(const Book& book, std::size_t chapter);

/// "0001" for chapter 0: the name of its files without extension.
std::string file_stem(std::size_t chapter);

/// The ids of a chapter's elements: "s0001" for sentences, "b0001" for boxes, in reading order.
class BookIds {
public:
  explicit BookIds(const OutlineChapter& chapter);
  [[nodiscard]] const std::string& of(const OutlineSentence& sentence) const { return m_ids.at(&sentence); }
  [[nodiscard]] const std::string& of(const OutlineBox& box) const { return m_ids.at(&box); }

private:
  void add(const std::vector<OutlineNode>& nodes);

  std::map<const void*, std::string> m_ids; ///< only looked up: no order of addresses gets out
  std::size_t m_sentences = 0;
  std::size_t m_boxes = 0;
};

/// A place that readers go to: a chapter, a heading in it, or a warning.
struct BookEntry {
  std::string title;
  int level = 1; ///< of a heading: the first is 1, none jumps; 0: a warning
  std::size_t chapter = 0;
  bool begins_chapter = false;
  const OutlineSentence* sentence = nullptr; ///< the first one that is heard there; null when none is
  const OutlineBox* warning = nullptr;
};

/// In reading order.
std::vector<BookEntry> entries(const Book& book);

/// The chapter whose text ends with the references, spoken or not; nothing when there are none to show.
std::optional<std::size_t> references_chapter(const Book& book);

/// Whether a language is written from right to left.
bool is_right_to_left(const std::string& language);

/// What the book was made from: title, publisher and date of the sheet, as far as it says them.
std::string source(const Book& book);

/// "eSpeak NG 1.51 (clear-english)".
std::string narrator(const Recording& recording);

} // namespace audiosheet::publish
