// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/published.hpp"

#include "util/binary_file.hpp"
#include "util/error.hpp"
#include "util/hash.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace audiosheet::publish {

PublishedFile copy_encoded(const Job& job, const std::filesystem::path& from, const std::string& path,
                           const std::string& head) {
  constexpr std::uint64_t k_block = 262'144;
  const BinaryFile source = BinaryFile::open(from);
  audio::HashedFile copy(job.folder / path);
  copy.append(head);
  std::string block;
  for (std::uint64_t at = 0, size = source.size(); at < size; at += block.size()) {
    block.resize(std::min(k_block, size - at));
    source.read_at(at, std::as_writable_bytes(std::span(block)));
    copy.append(block);
  }
  return published_file(path, copy.close());
}

void link_or_copy(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::create_hard_link(from, to, error);
  if (error) {
    std::filesystem::copy_file(from, to, error);
    if (error) {
      throw Error(fmt::format("{}: can't be written: {}", to.string(), error.message()));
    }
  }
}

PublishedFile published_file(std::string path, const audio::FileDigest& digest) {
  return {std::move(path), digest.sha256, digest.bytes};
}

PublishedFile published_file(const Job& job, const std::string& path) {
  const std::filesystem::path file = job.folder / path;
  return {path, sha256_file(file), std::filesystem::file_size(file)};
}

PublishedFiles in_tasks(const Job& job, const std::vector<PublishTask>& tasks) {
  std::vector<PublishedFiles> made(tasks.size());
  for_each_task(tasks.size(), job.jobs, [&](std::size_t i) { made[i] = tasks[i](); });
  PublishedFiles files;
  for (PublishedFiles& some : made) {
    std::move(some.begin(), some.end(), std::back_inserter(files));
  }
  return files;
}

} // namespace audiosheet::publish
