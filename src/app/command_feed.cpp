// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"
#include "publish/cover.hpp"
#include "publish/feed.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::string out;
  std::string config;
};

void warn(Session& session, const std::string& file, const std::string& message) {
  session.console.report({.severity = Severity::warning, .file = file, .message = message});
}

/// An image that lies in the output folder can be looked at; one elsewhere is taken on trust.
void check_image(const publish::FeedConfig& config, const Options& options) {
  if (config.image.find("://") == std::string::npos) {
    publish::read_cover(std::filesystem::path(options.out) / config.image);
  }
}

void write_feed(const Options& options, Session& session) {
  const publish::FeedConfig config = publish::load_feed_config(options.config);
  check_image(config, options);
  const publish::FeedItems found = publish::collect_episodes(options.out);
  for (const auto& folder : found.without) {
    warn(session, folder,
         "has no podcast and is left out; `audiosheet render SHEET --for podcast` makes one");
  }
  for (const auto& item : found.items) {
    if (item.episode.published == publish::k_no_date) {
      warn(session, (std::filesystem::path(options.out) / item.episode.slug).string(),
           "has no date, so players show 1970; `audiosheet render … --date 2024-05-31` gives it one");
    }
  }
  if (found.items.empty()) {
    throw Error(fmt::format("{}: has no episodes; audiosheet render SHEET --for podcast -o {} makes one",
                            options.out, options.out));
  }
  const std::filesystem::path file = std::filesystem::path(options.out) / "feed.xml";
  write_file(file, publish::feed_xml(config, found.items));
  fmt::print("{}\n", file.string());
  session.console.say(fmt::format("{}: {}", file.string(), counted(found.items.size(), "episode")));
}

} // namespace

void add_feed(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("feed", "A podcast feed of all sheets rendered into a folder");
  command->add_option("OUT", options->out, "The output folder of render")->required();
  command->add_option("--config", options->config, "What the feed says of itself: a TOML file")->required();
  add_strict(*command, session);
  command->footer("The feed is OUT/feed.xml; put OUT on a web server at the base_url of the TOML file.\n\n"
                  "Example:\n"
                  "  audiosheet render sheets/* -o public --for podcast\n"
                  "  audiosheet feed public --config feed.toml\n\n"
                  "A feed.toml has at least:\n"
                  "  title = \"Health, read aloud\"\n"
                  "  description = \"What patients ask, chapter by chapter.\"\n"
                  "  base_url = \"https://example.org/sheets\"\n"
                  "  author = \"Example Health\"\n"
                  "  language = \"en\"\n"
                  "  category = \"Health & Fitness\"\n"
                  "  image = \"https://example.org/sheets/cover.png\"");
  command->callback([options, &session] { write_feed(*options, session); });
}

} // namespace audiosheet::app
