// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/feed.hpp"

#include "publish/outputs.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/interrupt.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// Refuses a folder, with what mends it.
[[noreturn]] void refuse(const fs::path& folder, const std::string& problem) {
  throw Error(fmt::format("{}: {}; make it anew: audiosheet render SHEET --for podcast -o {}",
                          folder.string(), problem, folder.parent_path().string()));
}

/// A path that a manifest lists must lie below its folder.
bool is_inside(const fs::path& path) {
  return path.is_relative() && !path.empty() &&
         std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

/// Checks every listed file; tells whether there is an episode among them.
bool check_files(const fs::path& folder, const Json& files) {
  bool episode = false;
  for (const Json& file : files) {
    stop_if_interrupted();
    const auto path = file.at("path").get<std::string>();
    if (!is_inside(path)) {
      refuse(folder, fmt::format("its manifest lists \"{}\", which lies elsewhere", path));
    }
    std::error_code error;
    const auto bytes = fs::file_size(folder / path, error);
    if (error) {
      refuse(folder, fmt::format("{} is missing", path));
    }
    if (bytes != file.at("bytes") || sha256_file(folder / path) != file.at("sha256")) {
      refuse(folder, fmt::format("{} is damaged: it is not what was rendered", path));
    }
    episode = episode || path == "podcast/episode.json";
  }
  return episode;
}

/// What an episode names must be a file of its own, listed and so checked.
void check_names(const fs::path& folder, const Episode& episode, const Json& files) {
  for (const std::string& name : {episode.sound.path, episode.alternate.path, episode.chapters,
                                  episode.transcript, episode.notes, episode.image}) {
    const bool listed = std::any_of(files.begin(), files.end(),
                                    [&](const Json& file) { return file.at("path") == "podcast/" + name; });
    if (!listed) {
      refuse(folder, fmt::format("its manifest doesn't list podcast/{}", name));
    }
  }
  if (episode.slug != folder.filename().string()) {
    refuse(folder, fmt::format("it holds \"{}\": its name was changed", episode.slug));
  }
}

/// Nothing for a sheet without a podcast.
std::optional<FeedItem> read_item(const fs::path& folder) {
  try {
    const Json manifest = Json::parse(read_file(folder / "manifest.json", 256U << 20U));
    if (manifest.at("format") != "audiosheet-manifest/1") {
      refuse(folder, "it was rendered by another version of audiosheet");
    }
    const Json& files = manifest.at("files");
    if (!check_files(folder, files)) {
      return std::nullopt;
    }
    FeedItem item;
    try {
      item.episode = read_episode(folder / "podcast/episode.json");
    } catch (const Error& error) {
      refuse(folder, error.what());
    }
    check_names(folder, item.episode, files);
    item.notes = read_file(folder / "podcast" / item.episode.notes);
    return item;
  } catch (const Json::exception& problem) {
    refuse(folder, fmt::format("manifest.json is damaged: {}", problem.what()));
  }
}

} // namespace

FeedItems collect_episodes(const fs::path& out) {
  FeedItems found;
  for (const auto& folder : sheet_outputs_in(out)) {
    if (auto item = read_item(folder)) {
      found.items.push_back(std::move(*item));
    } else {
      found.without.push_back(folder.string());
    }
  }
  std::stable_sort(found.items.begin(), found.items.end(), [](const FeedItem& a, const FeedItem& b) {
    return a.episode.published > b.episode.published;
  });
  return found;
}

} // namespace audiosheet::publish
