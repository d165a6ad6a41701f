// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "publish/publisher.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// Puts a copy of an encoded file (Encodings) among what is published, behind a `head`. Throws Error that
/// names the file.
PublishedFile copy_encoded(const Job& job, const std::filesystem::path& from, const std::string& path,
                           const std::string& head = {});

/// Gives a file a second name; copies it where the disk can't. Throws Error.
void link_or_copy(const std::filesystem::path& from, const std::filesystem::path& to);

/// What was written and hashed, as the manifest lists it.
PublishedFile published_file(std::string path, const audio::FileDigest& digest);

/// A file below the job's folder as the manifest lists it. Throws Error when it can't be read.
PublishedFile published_file(const Job& job, const std::string& path);

/// One of several things that can be made at the same time.
using PublishTask = std::function<PublishedFiles()>;

/// Does all of them on the job's threads. The files come in the order of the tasks.
PublishedFiles in_tasks(const Job& job, const std::vector<PublishTask>& tasks);

} // namespace audiosheet::publish
