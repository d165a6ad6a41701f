// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "ssml/ssml.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::vector<std::string> scripts;
  std::string profile = k_default_profile;
};

std::string counted(std::ptrdiff_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// "scripts/asthma: 12 chapters, 96 sentences; 1 error, 2 warnings"
std::string summary(const std::string& name, const Script& script, const Diagnostics& diagnostics) {
  std::ptrdiff_t sentences = 0;
  for (const auto& chapter : script.chapters) {
    sentences +=
        std::count_if(chapter.utterances.begin(), chapter.utterances.end(),
                      [](const Utterance& each) { return std::holds_alternative<Sentence>(each.value); });
  }
  const auto with = [&](Severity severity) {
    return std::count_if(diagnostics.begin(), diagnostics.end(),
                         [&](const Diagnostic& each) { return each.severity == severity; });
  };
  return fmt::format("{}: {}, {}; {}, {}", name, counted(std::ssize(script.chapters), "chapter"),
                     counted(sentences, "sentence"), counted(with(Severity::error), "error"),
                     counted(with(Severity::warning), "warning"));
}

void check(const std::string& name, const Profile& profile, Session& session) {
  Diagnostics diagnostics;
  try {
    const Script script = ssml::read_script(name, diagnostics, script_options(profile));
    session.console.report(diagnostics);
    fmt::print("{}\n", summary(name, script, diagnostics));
  } catch (const Error& error) { // the others are still to be checked
    session.console.report(diagnostics);
    session.console.error(error.what());
    session.status = ExitStatus::failed;
  }
  if (std::any_of(diagnostics.begin(), diagnostics.end(),
                  [](const Diagnostic& each) { return each.severity == Severity::error; })) {
    session.status = ExitStatus::failed;
  }
}

} // namespace

void add_check(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("check", "Whether SSML scripts are right, without speaking them");
  command->add_option("SCRIPT", options->scripts, "Folders of SSML files, or single ones")->required();
  command->add_option("--voice", options->profile, "Voice profile whose voices the scripts name");
  add_strict(*command, session);
  command->footer("Exit status 1 when a script breaks the rules of SSML.\n\n"
                  "Example:\n"
                  "  audiosheet check scripts/*");
  command->callback([options, &session] {
    const Profile profile = find_profile(options->profile);
    for (const auto& script : options->scripts) {
      check(script, profile, session);
    }
  });
}

} // namespace audiosheet::app
