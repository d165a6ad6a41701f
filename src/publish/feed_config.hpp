// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// What a feed says of itself: feed.toml (docs/formats/feed.md).
struct FeedConfig {
  std::string title;
  std::string description;
  std::string base_url; ///< where the output folder lies, without a slash at the end
  std::string link;     ///< the site; the base when none is given
  std::string author;
  std::string language;
  std::string category; ///< one of Apple's
  std::string subcategory;
  std::string image; ///< an address, or a path below the output folder
  std::string copyright;
  std::string owner_name;
  std::string owner_email;
  std::vector<std::string> people; ///< who made it; the author when nobody is named
  bool is_explicit = false;
  bool locked = true; ///< other hosts may not take the feed over
};

/// Throws Error that names file, line and key for what is unknown, missing or no directory takes.
FeedConfig load_feed_config(const std::filesystem::path& file);

} // namespace audiosheet::publish
