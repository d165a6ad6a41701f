// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be made of a sheet: the options that `render` and `batch` share.
#pragma once

#include "app/data_files.hpp"
#include "app/session.hpp"
#include "narrate/verbosity.hpp"
#include "publish/publisher.hpp"

#include <string>
#include <vector>

namespace audiosheet::app {

struct EditionOptions {
  std::string targets = "all";
  std::string phone_voice;
  std::string rates = "normal";
  std::string cover;
  std::string date;
  bool references = false;
  narrate::Verbosity verbosity = narrate::Verbosity::normal;
};

/// --for, --phone-voice, --rates, --cover, --date, --references, --verbosity.
void add_edition_options(CLI::App& command, EditionOptions& options);

/// The publishers that `--for` names, in the table's order. Throws Error with status usage for others.
std::vector<publish::Publisher> chosen_publishers(const std::string& targets);

/// What can be seen to be wrong before anything is spoken. Throws Error.
void check_edition(const EditionOptions& options);

/// The options as words of a command line, in one order however they were given: they stand for the edition
/// when it is asked whether an output is still current, and ask `audiosheet render` for it.
std::vector<std::string> edition_arguments(const EditionOptions& options, const std::string& profile);

} // namespace audiosheet::app
