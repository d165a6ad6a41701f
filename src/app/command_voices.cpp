// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_voices.hpp"
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "app/play.hpp"
#include "app/speaking.hpp"
#include "narrate/narrate.hpp"
#include "speech/command_engine.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::string say;
  std::string output;
  std::string role = "body";
  bool engine = false;
  bool compare = false;
  SpeakingOptions speaking;
};

void list_profiles() {
  fmt::print("Profiles (--voice NAME):\n");
  for (const auto& name : profile_names()) {
    const Profile profile = find_profile(name);
    fmt::print("  {:<18} {:<6} {}\n", name, profile.language, profile.description);
    const std::string missing = profile.command ? speech::missing_part(*profile.command) : "";
    if (!missing.empty()) {
      fmt::print("      can't speak here: {}\n", missing);
    }
    for (const auto& [voice_name, voice] : profile.voices) {
      fmt::print("      {:<14} {:<12} {} words a minute, pitch {}, {:+.1f} dB\n", voice_name,
                 voice.engine_voice, voice.rate_wpm, voice.pitch, voice.gain_db);
    }
  }
}

void list_engine_voices(speech::Speakers& speakers) {
  fmt::print("Voices of {} {} (`engine = \"…\"` in a profile):\n", speakers.info().name,
             speakers.info().version);
  for (const auto& voice : speakers.voices()) {
    fmt::print("  {:<20} {:<8} {:<7} {}\n", voice.name, voice.language, voice.gender, voice.title);
  }
}

/// A sheet of one line, so that a trial is spoken exactly as a render would.
Script trial(const Options& options, const Profile& profile, Session& session) {
  FactSheet sheet;
  sheet.title = "voices";
  sheet.language = profile.language;
  const Blocks text{{Paragraph{options.say}, 1}};
  if (const auto kind = callout_kind(options.role)) {
    sheet.lead = {{Callout{*kind, options.role, text}, 1}};
  } else {
    sheet.lead = text;
  }
  Script script = narrate_sheet(sheet, profile, false, session);
  auto& utterances = script.chapters.front().utterances;
  utterances.erase(utterances.begin(), utterances.begin() + 2); // the title and its pause
  if (const auto role = role_from(options.role); role && role != Role::warning) {
    for (auto& utterance : utterances) {
      if (auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        sentence->voice = voice_name(*role);
      }
    }
  }
  return script;
}

void say(Options& options, Speaking& speaking, Session& session) {
  const Profile& profile = speaking.profile();
  const Script script = trial(options, profile, session);
  for (const auto& utterance : script.chapters.front().utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      fmt::print("{}\n", spoken_text(*sentence));
    }
  }
  Stats stats;
  const Recorded recorded = speaking.record(script, profile, std::filesystem::temp_directory_path(), stats);
  if (options.output.empty()) {
    play(recorded.recording);
  } else {
    write_wav_file(recorded.recording, options.output);
  }
}

} // namespace

void add_voices(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("voices", "Profiles and engine voices; --say to try one");
  command->add_option("--say", options->say, "Print how this text is said, and say it");
  command->add_option("-o,--output", options->output,
                      "With --say: a WAV file instead of the loudspeaker; with --compare: the folder");
  command->add_option(
      "--as", options->role,
      "With --say: a role (body, heading, question, takeaway …) or a kind of callout (warning …)");
  command->add_flag(
      "--compare", options->compare,
      "Write a page on which all profiles say the same lines, warnings included, to the folder -o");
  command->add_flag("--engine", options->engine, "List the engine's voices, too");
  add_speaking_options(*command, options->speaking);
  command->footer("Examples:\n"
                  "  audiosheet voices\n"
                  "  audiosheet voices --say 'Take 5 mg twice a day.' --as warning -o trial.wav\n"
                  "  audiosheet voices --compare -o voices-page");
  command->callback([options, &session] {
    if (!role_from(options->role) && !callout_kind(options->role)) {
      throw Error(fmt::format("--as: {} is neither a role nor a kind of callout", options->role),
                  ExitStatus::usage);
    }
    if (options->compare) {
      if (options->output.empty() || !options->say.empty()) {
        throw Error("--compare needs a folder for its page, -o FOLDER, and no --say", ExitStatus::usage);
      }
      compare_voices(options->speaking, options->output, session);
      return;
    }
    if (!options->say.empty()) {
      Speaking speaking(options->speaking, session);
      say(*options, speaking, session);
      return;
    }
    list_profiles();
    if (options->engine) {
      list_engine_voices(Speaking(options->speaking, session).speakers());
    }
  });
}

} // namespace audiosheet::app
