// SPDX-License-Identifier: GPL-3.0-or-later
//
// Podcast episodes of a small recording.
#pragma once

#include "publish/encodings.hpp"
#include "publish/podcast.hpp"
#include "support/recordings.hpp"
#include "util/file.hpp"

#include <string>

namespace audiosheet {

/// sample_recording with what catalogues know about it.
inline Recording sample_episode(const std::filesystem::path& pcm) {
  Recording recording = sample_recording(pcm);
  recording.about = {.description = "Measles is an illness.\nIt spreads easily.",
                     .publisher = "Example Health",
                     .date = "2024-05-31",
                     .references = {{"Vaccines & children", "https://example.org/vaccines?a=1&b=2", 1},
                                    {"A book", "", 2},
                                    {"Evil", "javascript:alert(1)", 3}}};
  return recording;
}

/// Publishes the episode of a recording into folder/<slug>, with its manifest.
inline publish::PublishedFiles publish_episode(const Recording& recording,
                                               const std::filesystem::path& folder,
                                               const std::string& date = {}) {
  const auto work = folder.parent_path() / "encodings";
  create_folders(work);
  publish::Encodings encodings(recording, work, 2);
  const Phrases phrases(
      {{"notes.chapters", "Chapters"}, {"notes.warnings", "Warnings"}, {"notes.references", "References"}});
  const publish::Job job{.recording = recording,
                         .folder = folder / recording.slug,
                         .jobs = 2,
                         .encodings = &encodings,
                         .phrases = &phrases,
                         .date = date};
  create_folders(job.folder);
  auto files = publish::publish_podcast(job);
  publish::write_manifest(job, files);
  return files;
}

} // namespace audiosheet
