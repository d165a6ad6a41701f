// SPDX-License-Identifier: GPL-3.0-or-later
//
// podcast/episode.json: what a feed needs to know about a sheet (docs/formats/podcast.md).
#pragma once

#include "publish/publisher.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace audiosheet::publish {

/// What the date of an episode is when nothing says one: it can be seen to be none.
inline constexpr const char* k_no_date = "1970-01-01T00:00:00Z";

/// A sound file of an episode.
struct EpisodeSound {
  std::string path; ///< as all of an episode's paths relative to podcast/
  std::string mime;
  std::uint64_t bytes = 0;
  bool operator==(const EpisodeSound&) const = default;
};

struct Episode {
  std::string slug;
  std::string title;
  std::string language;
  std::string description; ///< one paragraph, never empty
  std::string publisher;   ///< empty when the sheet doesn't say
  double duration_s = 0.0;
  EpisodeSound sound;     ///< the MP3
  EpisodeSound alternate; ///< the Opus file
  std::string published;  ///< "2024-05-31T00:00:00Z"
  std::string guid;       ///< UUID of the slug; a feed makes its own of both
  std::string chapters;
  std::string transcript;
  std::string notes;
  std::string image;
  bool operator==(const Episode&) const = default;
};

/// What the recording and the job say of it; sizes are left open.
Episode describe_episode(const Job& job);

/// The file's text.
std::string episode_json(const Episode& episode);

/// Reads it back. Throws Error that names the file for what is missing, of the wrong type or of another
/// version.
Episode read_episode(const std::filesystem::path& file);

/// The date that an episode has: --date, else the sheet's, else SOURCE_DATE_EPOCH, else `k_no_date`.
std::string published(const Job& job);

} // namespace audiosheet::publish
