// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/episode.hpp"
#include "publish/feed_config.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// An episode, and its notes as they stand in its folder.
struct FeedItem {
  Episode episode;
  std::string notes;
};

struct FeedItems {
  std::vector<FeedItem> items;      ///< newest first, then by slug
  std::vector<std::string> without; ///< folders of sheets that were rendered without a podcast
};

/// The episodes in the folders of an output folder. Every file that a folder's manifest lists is checked.
/// Throws Error that names the folder and says what to run when one is damaged or of another version.
FeedItems collect_episodes(const std::filesystem::path& out);

/// The feed: RSS 2.0 with the names of iTunes and of podcastindex.org. The same items and configuration
/// give the same text.
std::string feed_xml(const FeedConfig& config, const std::vector<FeedItem>& items);

} // namespace audiosheet::publish
