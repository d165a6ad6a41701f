// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/reader.hpp"

#include "publish/daisy.hpp"
#include "publish/epub.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

PublishedFile listed(const Job& job, const std::string& path) {
  const auto file = job.folder / path;
  return {path, sha256_file(file), std::filesystem::file_size(file)};
}

} // namespace

PublishedFiles publish_reader(const Job& job) {
  create_folders(job.folder / "reader");
  std::vector<std::filesystem::path> audio;
  for (std::size_t i = 0; i < job.recording.chapters.size(); ++i) {
    audio.push_back(job.encodings->chapter_mp3(i));
  }
  const Book book = make_book(job.recording, job.phrases, std::move(audio));
  const std::string epub = fmt::format("reader/{}.epub", job.recording.slug);
  write_epub(book, job.folder / epub);
  PublishedFiles files{listed(job, epub)};
  create_folders(job.folder / "reader/daisy202");
  for (const std::string& name : write_daisy(book, job.folder / "reader/daisy202")) {
    files.push_back(listed(job, "reader/daisy202/" + name));
  }
  return files;
}

} // namespace audiosheet::publish
