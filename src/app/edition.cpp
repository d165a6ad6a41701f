// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edition.hpp"

#include "app/fast_edition.hpp"
#include "app/input.hpp"
#include "publish/cover.hpp"
#include "publish/instant.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::app {

namespace {

std::string publisher_names() {
  std::vector<std::string> names;
  for (const auto& publisher : publish::publishers()) {
    names.emplace_back(publisher.name);
  }
  return join(names, ", ");
}

} // namespace

void add_edition_options(CLI::App& command, EditionOptions& options) {
  command.add_option("--for", options.targets,
                     "What to make, with commas: " + publisher_names() + ", or all");
  command.add_option(
      "--phone-voice", options.phone_voice,
      "Speak the sheet again for the hotline, in this voice profile; without it the hotline plays the "
      "recording, and its menus are in calm-english");
  command.add_option("--rates", options.rates,
                     "normal, or normal,fast: the books and the page at 320 words a minute, too");
  command.add_option("--cover", options.cover,
                     "Cover of the podcast: a square PNG of 1400 to 3000 pixels; else one is drawn");
  command.add_option("--date", options.date,
                     "Date of the podcast, 2024-05-31 or 2024-05-31T09:30:00Z; else the sheet's own");
  command.add_flag("--references", options.references, "Read the references out, too");
  add_verbosity(command, options.verbosity);
}

std::vector<publish::Publisher> chosen_publishers(const std::string& targets) {
  std::vector<std::string> wanted;
  for (const auto name : split(targets, ',')) {
    wanted.emplace_back(trim(name));
  }
  std::vector<publish::Publisher> found;
  for (const auto& publisher : publish::publishers()) {
    const auto named = std::find(wanted.begin(), wanted.end(), publisher.name);
    if (named != wanted.end() || targets == "all") {
      found.push_back(publisher);
    }
    wanted.erase(std::remove(wanted.begin(), wanted.end(), publisher.name), wanted.end());
  }
  if (targets != "all" && !wanted.empty()) {
    throw Error(
        fmt::format("--for: there is no \"{}\"; there are {}, or all", wanted.front(), publisher_names()),
        ExitStatus::usage);
  }
  return found;
}

void check_edition(const EditionOptions& options) {
  chosen_publishers(options.targets);
  wants_fast(options.rates);
  if (!options.date.empty() && !publish::instant_from(options.date)) {
    throw Error(
        fmt::format("--date: \"{}\" is no date; write 2024-05-31 or 2024-05-31T09:30:00Z", options.date),
        ExitStatus::usage);
  }
  if (!options.cover.empty()) {
    publish::read_cover(options.cover);
  }
}

std::vector<std::string> edition_arguments(const EditionOptions& options, const std::string& profile) {
  std::vector<std::string> words{
      "--for",   options.targets, "--voice",     profile,
      "--rates", options.rates,   "--verbosity", verbosity_name(options.verbosity)};
  for (const auto& [name, value] :
       {std::pair{"--phone-voice", &options.phone_voice}, std::pair{"--cover", &options.cover},
        std::pair{"--date", &options.date}}) {
    if (!value->empty()) {
      words.insert(words.end(), {name, *value});
    }
  }
  if (options.references) {
    words.emplace_back("--references");
  }
  return words;
}

} // namespace audiosheet::app
