// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/reader.hpp"

#include "publish/daisy.hpp"
#include "publish/epub.hpp"
#include "publish/published.hpp"
#include "publish/web.hpp"
#include "util/file.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// Both books of one recording; `suffix` goes behind their names.
void write_books(const Job& job, const BookEdition& edition, const std::string& suffix,
                 PublishedFiles& files) {
  std::vector<std::filesystem::path> audio;
  for (std::size_t i = 0; i < job.recording.chapters.size(); ++i) {
    audio.push_back(job.encodings->chapter_mp3(i));
  }
  const Book book = make_book(job.recording, job.phrases, std::move(audio), edition);
  const std::string epub = fmt::format("reader/{}{}.epub", job.recording.slug, suffix);
  write_epub(book, job.folder / epub);
  files.push_back(published_file(job, epub));
  const std::string daisy = "reader/daisy202" + suffix;
  create_folders(job.folder / daisy);
  for (const std::string& name : write_daisy(book, job.folder / daisy)) {
    files.push_back(published_file(job, daisy + "/" + name));
  }
}

} // namespace

PublishedFiles publish_reader(const Job& job) {
  create_folders(job.folder / "reader");
  PublishedFiles files;
  write_books(job, {}, "", files);
  if (job.fast != nullptr) {
    write_books(*job.fast, {.name = "fast"}, "-fast", files);
  }
  const PublishedFiles page = publish_web(job);
  files.insert(files.end(), page.begin(), page.end());
  return files;
}

} // namespace audiosheet::publish
