// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/reader.hpp"

#include "publish/daisy.hpp"
#include "publish/epub.hpp"
#include "publish/published.hpp"
#include "publish/web.hpp"
#include "util/file.hpp"
#include "util/tasks.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

PublishedFiles publish_epub(const Job& job, const Book& book, const std::string& suffix) {
  const TraceSpan span(job.trace, "package", "EPUB");
  const std::string epub = fmt::format("reader/{}{}.epub", job.recording.slug, suffix);
  write_epub(book, job.folder / epub);
  return {published_file(job, epub)};
}

PublishedFiles publish_daisy(const Job& job, const Book& book, const std::string& suffix) {
  const TraceSpan span(job.trace, "package", "DAISY");
  const std::string daisy = "reader/daisy202" + suffix;
  create_folders(job.folder / daisy);
  PublishedFiles files;
  for (const std::string& name : write_daisy(book, job.folder / daisy)) {
    files.push_back(published_file(job, daisy + "/" + name));
  }
  return files;
}

/// Both books of one recording; `suffix` goes behind their names.
PublishedFiles publish_books(const Job& job, const BookEdition& edition, const std::string& suffix) {
  std::vector<std::filesystem::path> audio(job.recording.chapters.size());
  for_each_task(audio.size(), job.jobs, [&](std::size_t i) { audio[i] = job.encodings->chapter_mp3(i); });
  const Book book = make_book(job.recording, job.phrases, std::move(audio), edition);
  return in_tasks(job, {[&] { return publish_epub(job, book, suffix); },
                        [&] { return publish_daisy(job, book, suffix); }});
}

} // namespace

PublishedFiles publish_reader(const Job& job) {
  create_folders(job.folder / "reader");
  std::vector<PublishTask> tasks{[&] { return publish_books(job, {}, ""); }};
  if (job.fast != nullptr) {
    tasks.emplace_back([&] { return publish_books(*job.fast, {.name = "fast"}, "-fast"); });
  }
  tasks.emplace_back([&] { return publish_web(job); });
  return in_tasks(job, tasks);
}

} // namespace audiosheet::publish
