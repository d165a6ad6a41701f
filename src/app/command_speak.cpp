// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "app/play.hpp"
#include "app/speaking.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

void add_speak(CLI::App& program, Session& session) {
  struct Options {
    std::string script;
    std::string output;
    SpeakingOptions speaking;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("speak", "SSML scripts, edited or not, into one recording");
  command->add_option("SCRIPT", options->script, "A folder of SSML files, or one of them")->required();
  command->add_option("-o,--output", options->output, "The WAV file (default: <name of the script>.wav)");
  add_speaking_options(*command, options->speaking);
  add_trace(*command, options->speaking);
  add_strict(*command, session);
  command->footer("Examples:\n"
                  "  audiosheet speak scripts/anaphylaxis-basic-information -o anaphylaxis.wav\n"
                  "  audiosheet speak scripts/anaphylaxis-basic-information/02-*.ssml");
  command->callback([options, &session] {
    Speaking speaking(options->speaking, session);
    const Profile& profile = speaking.profile();
    Stats stats(speaking.trace());
    stats.stage("read");
    const Script script = load_script(options->script, profile, session);
    const Profile adapted = adapt_profile(profile, script.language, options->script, session);
    const std::filesystem::path output = options->output.empty() ? script.slug + ".wav" : options->output;
    const std::filesystem::path folder = output.has_parent_path() ? output.parent_path() : ".";
    const Recorded recorded = speaking.record(script, adapted, folder, stats);
    stats.stage("publish");
    write_wav_file(recorded.recording, output);
    session.console.end_progress();
    fmt::print("{}\n", output.string());
    speaking.report(recorded.recording, options->script, "", stats);
    speaking.write_trace();
  });
}

} // namespace audiosheet::app
