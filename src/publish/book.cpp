// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book.hpp"

#include "util/build_time.hpp"
#include "util/hash.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unicode/uloc.h>

namespace audiosheet::publish {

namespace {

using std::chrono::sys_seconds;

constexpr std::size_t k_entry_length = 80;

/// The phrase in the book's language; English where the language has no phrase file.
std::string words(const Phrases* phrases, const std::string& key, const std::string& english,
                  const std::map<std::string, std::string>& values = {}) {
  std::string text = phrases == nullptr ? "" : phrases->get(key, values);
  return text.empty() ? english : text;
}

/// A UUID of version 8 (RFC 9562) out of a hash.
std::string uuid(std::string_view name) {
  std::string hex = sha256_hex(name).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<std::size_t>(hex[16]) % 4];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20));
}

/// A number of exactly these digits in a range, or -1.
int digits(std::string_view text, std::size_t count, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() == count;
  return whole && text.front() != '-' && value >= low && value <= high ? value : -1;
}

/// The day that a date ("2024-05-31", "2024-05", "2024") begins with, or nothing.
std::optional<sys_seconds> day_of(std::string_view date) {
  using namespace std::chrono;
  const auto parts = split(date, '-');
  if (parts.size() > 3) {
    return std::nullopt;
  }
  const int y = digits(parts[0], 4, 1000, 9999);
  const int m = parts.size() > 1 ? digits(parts[1], 2, 1, 12) : 1;
  const int d = parts.size() > 2 ? digits(parts[2], 2, 1, 31) : 1;
  const year_month_day ymd{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (y < 0 || m < 0 || d < 0 || !ymd.ok()) {
    return std::nullopt;
  }
  return sys_days{ymd};
}

/// SOURCE_DATE_EPOCH, or the first day of 1980.
sys_seconds build_time() {
  using namespace std::chrono;
  constexpr std::int64_t k_last = 253'402'300'799; // the end of year 9999
  const auto epoch = source_date_epoch();
  return epoch && *epoch <= k_last ? sys_seconds{seconds{*epoch}} : sys_days{1980y / January / 1};
}

/// Gives a chapter without any text its title, heard as long as the chapter lasts.
void title_mute_chapters(Book& book) {
  for (OutlineChapter& chapter : book.outline) {
    if (sentences(chapter).empty()) {
      Segment& title = book.titles.emplace_back();
      title.chapter = chapter.chapter->number;
      title.role = Role::heading;
      title.start = chapter.chapter->start;
      title.end = chapter.chapter->end;
      title.written = chapter.chapter->title;
      chapter.heading.push_back({&title, title.start, title.end});
    }
  }
}

const OutlineSentence* first_heard(const Book& book, std::size_t chapter,
                                   const std::vector<const OutlineSentence*>& candidates) {
  const auto found = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const auto* sentence) { return is_heard(book, chapter, *sentence); });
  return found == candidates.end() ? nullptr : *found;
}

class EntryCollector {
public:
  explicit EntryCollector(const Book& book) : m_book(book) {}

  std::vector<BookEntry> collect() {
    for (m_chapter = 0; m_chapter < m_book.outline.size(); ++m_chapter) {
      const OutlineChapter& chapter = m_book.outline[m_chapter];
      m_sentences = sentences(chapter);
      const std::string& title = chapter.chapter->title;
      BookEntry entry =
          heading(trim(title).empty() ? m_book.recording->title : title, chapter.chapter->level);
      entry.begins_chapter = true;
      entry.sentence = first_heard(m_book, m_chapter, m_sentences);
      m_entries.push_back(std::move(entry));
      inside(chapter.nodes);
    }
    return std::move(m_entries);
  }

private:
  BookEntry heading(const std::string& title, int level) {
    BookEntry entry;
    entry.title = shorten(title, k_entry_length);
    m_level = entry.level = std::clamp(level, 1, std::min(m_level + 1, 6));
    entry.chapter = m_chapter;
    return entry;
  }

  void inside(const std::vector<OutlineNode>& nodes) {
    for (const OutlineNode& node : nodes) {
      if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
        if (paragraph->heading) {
          m_entries.push_back(heading(text_of(*paragraph), m_book.outline[m_chapter].chapter->level + 1));
          m_entries.back().sentence = heard_from(paragraph->sentences.front());
        }
        continue;
      }
      const auto& box = std::get<OutlineBox>(node.value);
      if (box.callout && is_warning(*box.callout)) {
        m_entries.push_back({warning_title(box), 0, m_chapter, false, heard_from(first_of(box)), &box});
      }
      inside(box.nodes);
    }
  }

  static std::string text_of(const OutlineParagraph& paragraph) {
    std::vector<std::string> texts;
    for (const OutlineSentence& sentence : paragraph.sentences) {
      texts.push_back(sentence.segment->written);
    }
    return join(texts, " ");
  }

  static const OutlineSentence& first_of(const OutlineBox& box) {
    const OutlineNode& node = box.nodes.front();
    const auto* paragraph = std::get_if<OutlineParagraph>(&node.value);
    return paragraph != nullptr ? paragraph->sentences.front() : first_of(std::get<OutlineBox>(node.value));
  }

  /// Its signal words and what it says first: "Danger. Leave the building at once."
  std::string warning_title(const OutlineBox& box) const {
    const std::string label = label_text(box);
    const auto first = std::find(m_sentences.begin(), m_sentences.end(), &first_of(box));
    const auto said = std::find_if(first, m_sentences.end(), [](const OutlineSentence* sentence) {
      return sentence->segment->part == Part::speech;
    });
    std::string title = label;
    if (said != m_sentences.end()) {
      title += (label.empty() ? "" : " ") + (*said)->segment->written;
    }
    return shorten(title, k_entry_length);
  }

  /// The first sentence that is heard, from this one on.
  [[nodiscard]] const OutlineSentence* heard_from(const OutlineSentence& sentence) const {
    const auto first = std::find(m_sentences.begin(), m_sentences.end(), &sentence);
    return first_heard(m_book, m_chapter, {first, m_sentences.end()});
  }

  const Book& m_book;
  std::size_t m_chapter = 0;
  int m_level = 0;
  std::vector<const OutlineSentence*> m_sentences; ///< of the chapter
  std::vector<BookEntry> m_entries;
};

} // namespace

Book make_book(const Recording& recording, const Phrases* phrases, std::vector<std::filesystem::path> audio,
               const BookEdition& edition) {
  Book book;
  book.recording = &recording;
  book.outline = outline(recording);
  book.audio = std::move(audio);
  book.title = edition.name == "fast" ? words(phrases, "book.fast_title", recording.title + " (fast)",
                                              {{"title", recording.title}})
                                      : recording.title;
  book.words = {
      .contents = words(phrases, "book.contents", "Contents"),
      .landmarks = words(phrases, "book.landmarks", "Landmarks"),
      .references = words(phrases, "book.references", "References"),
      .summary = words(phrases, "book.summary",
                       "Text and synthetic speech, sentence by sentence. Chapters, lists, tables and "
                       "warnings can be navigated. There are no images."),
  };
  const std::string name =
      join({recording.title, recording.language, recording.slug, recording.about.publisher, edition.name},
           std::string_view("\0", 1));
  book.identifier = uuid(name);
  const auto day = day_of(recording.about.date);
  book.date = day ? recording.about.date : "";
  const sys_seconds modified = day.value_or(build_time());
  book.modified = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                              fmt::gmtime(static_cast<std::time_t>(modified.time_since_epoch().count())));
  title_mute_chapters(book);
  return book;
}

BookClip clip_of(const Book& book, std::size_t chapter, const OutlineSentence& sentence) {
  const auto ms = [&](Sample at) {
    const Sample samples = at - book.outline[chapter].chapter->start;
    return std::chrono::milliseconds(samples * 1000 / book.recording->sample_rate);
  };
  return {ms(sentence.start), ms(sentence.end)};
}

bool is_heard(const Book& book, std::size_t chapter, const OutlineSentence& sentence) {
  const BookClip clip = clip_of(book, chapter, sentence);
  return clip.begin < clip.end;
}

std::chrono::milliseconds length_of(const Book& book, std::size_t chapter) {
  const RecordedChapter& recorded = *book.outline[chapter].chapter;
  return std::chrono::milliseconds((recorded.end - recorded.start) * 1000 / book.recording->sample_rate);
}

std::string file_stem(std::size_t chapter) { return fmt::format("{:04}", chapter + 1); }

BookIds::BookIds(const OutlineChapter& chapter) {
  for (const OutlineSentence& sentence : chapter.heading) {
    m_ids[&sentence] = fmt::format("s{:04}", ++m_sentences);
  }
  add(chapter.nodes);
}

void BookIds::add(const std::vector<OutlineNode>& nodes) {
  for (const OutlineNode& node : nodes) {
    if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
      for (const OutlineSentence& sentence : paragraph->sentences) {
        m_ids[&sentence] = fmt::format("s{:04}", ++m_sentences);
      }
    } else {
      const auto& box = std::get<OutlineBox>(node.value);
      m_ids[&box] = fmt::format("b{:04}", ++m_boxes);
      add(box.nodes);
    }
  }
}

std::vector<BookEntry> entries(const Book& book) { return EntryCollector(book).collect(); }

std::optional<std::size_t> references_chapter(const Book& book) {
  const bool spoken = book.recording->about.references_spoken;
  const ChapterRole role = spoken ? ChapterRole::references : ChapterRole::notice;
  const auto& outline = book.outline;
  const auto found = std::find_if(outline.begin(), outline.end(), [&](const OutlineChapter& chapter) {
    return chapter.chapter->role == role;
  });
  if (found != outline.end()) {
    return static_cast<std::size_t>(found - outline.begin());
  }
  const bool to_show = !spoken && !book.recording->about.references.empty() && !outline.empty();
  return to_show ? std::optional(outline.size() - 1) : std::nullopt;
}

bool is_right_to_left(const std::string& language) { return uloc_isRightToLeft(language.c_str()) != 0; }

std::string source(const Book& book) {
  std::vector<std::string> parts{book.recording->title};
  for (const std::string& part : {book.recording->about.publisher, book.date}) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return join(parts, ", ");
}

std::string narrator(const Recording& recording) {
  return fmt::format("{} {} ({})", recording.engine_name, recording.engine_version, recording.voice);
}

} // namespace audiosheet::publish
