// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book_markup.hpp"
#include "publish/daisy.hpp"
#include "publish/daisy_parts.hpp"
#include "util/xml.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using std::chrono::milliseconds;

std::string seconds(milliseconds time) {
  return fmt::format("{}.{:03}s", time.count() / 1000, time.count() % 1000);
}

/// What every SMIL file of a book says of it.
std::string about(const Book& book) {
  return daisy_meta("dc:format", "Daisy 2.02") + daisy_meta("dc:identifier", book.identifier) +
         daisy_meta("dc:title", book.title) + daisy_meta("ncc:generator", k_daisy_generator);
}

/// Players skip footnotes for those who ask for it. Nothing else may be skipped, warnings least of all.
std::string_view skippable(const OutlineSentence& sentence, bool in_references) {
  return in_references && sentence.segment->role == Role::reference ? " system-required=\"footnote-on\"" : "";
}

} // namespace

std::string daisy_smil(const Book& book, std::size_t chapter) {
  const OutlineChapter& outlined = book.outline[chapter];
  const std::string stem = file_stem(chapter);
  const BookIds ids(outlined);
  const bool in_references = book.recording->about.references_spoken && references_chapter(book) == chapter;
  milliseconds elapsed{0};
  for (std::size_t i = 0; i < chapter; ++i) {
    elapsed += length_of(book, i);
  }
  milliseconds heard{0};
  std::string pars;
  for (const OutlineSentence* sentence : sentences(outlined)) {
    if (is_heard(book, chapter, *sentence)) {
      const BookClip clip = clip_of(book, chapter, *sentence);
      heard += clip.end - clip.begin;
      pars += fmt::format(
          "<par endsync=\"last\" id=\"{0}\"{1}>\n<text src=\"{2}.html#{3}\" id=\"t-{3}\"/>\n"
          "<audio src=\"{2}.mp3\" clip-begin=\"npt={4}\" clip-end=\"npt={5}\" id=\"a-{3}\"/>\n</par>\n",
          daisy_par_id(ids, sentence), skippable(*sentence, in_references), stem, ids.of(*sentence),
          seconds(clip.begin), seconds(clip.end));
    }
  }
  if (pars.empty()) { // too short to be heard, but its heading needs a place to lead to
    pars =
        fmt::format("<par endsync=\"last\" id=\"{}\">\n<text src=\"{}.html#{}\" id=\"t-title\"/>\n</par>\n",
                    daisy_par_id(ids, nullptr), stem, k_title_id);
  }
  const std::string metadata = about(book) + daisy_meta("title", outlined.chapter->title) +
                               daisy_meta("ncc:totalElapsedTime", daisy_time(elapsed)) +
                               daisy_meta("ncc:timeInThisSmil", daisy_time(heard));
  return ascii_only(
      daisy_smil_head(metadata, "textView") +
      fmt::format("<body>\n<seq dur=\"{}\">\n{}</seq>\n</body>\n</smil>\n", seconds(heard), pars));
}

std::string daisy_master(const Book& book) {
  milliseconds total{0};
  std::string refs;
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    total += length_of(book, i);
    refs += fmt::format("<ref title=\"{}\" src=\"{}.smil\" id=\"m{}\"/>\n",
                        xml_escape(book.outline[i].chapter->title), file_stem(i), file_stem(i));
  }
  return ascii_only(
      daisy_smil_head(about(book) + daisy_meta("ncc:timeInThisSmil", daisy_time(total)), "textView") +
      fmt::format("<body>\n{}</body>\n</smil>\n", refs));
}

} // namespace audiosheet::publish
