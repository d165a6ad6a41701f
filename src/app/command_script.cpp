// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/explain.hpp"
#include "app/input.hpp"
#include "app/telephone.hpp"
#include "ssml/merge.hpp"
#include "ssml/script_files.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <map>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::string sheet;
  std::string out = "scripts";
  std::string profile = k_default_profile;
  bool references = false;
  narrate::Verbosity verbosity = narrate::Verbosity::normal;
  bool explain = false;
  bool mine = false;
  bool fresh = false;
};

std::map<std::string, std::string> existing_scripts(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) {
    for (const auto& file : ssml::find_scripts(folder, ssml::IfNone::empty)) {
      files[file.filename().string()] = read_file(file, ssml::k_max_document_bytes);
    }
  }
  return files;
}

/// Writes what changed, file by file, each whole or not at all; other files of the folder stay.
void write_scripts(const Script& script, const std::filesystem::path& folder, const Options& options,
                   Session& session) {
  auto files = existing_scripts(folder);
  if (options.fresh) {
    const auto made = ssml::script_files(script);
    for (const auto& [name, text] : made) {
      write_file(folder / name, text);
      files.erase(name);
    }
    for (const auto& [name, text] : files) {
      std::filesystem::remove(folder / name);
    }
    return;
  }
  ssml::ReadOptions how;
  how.folder = folder;
  how.language = script.language;
  Diagnostics diagnostics;
  const auto settle = options.mine ? ssml::Settle::mine : ssml::Settle::later;
  const auto merged = ssml::merge_script(files, script, folder.string(), how, settle, diagnostics);
  session.console.report(diagnostics);
  for (const auto& [name, text] : merged.write) {
    write_file(folder / name, text);
  }
  for (const auto& name : merged.remove) {
    std::filesystem::remove(folder / name);
  }
  const int edited = merged.kept + merged.conflicts;
  if (edited > 0) {
    const std::string too = fmt::format("; {} changed in the sheet too", merged.conflicts);
    session.console.say(fmt::format("{}: kept {} edited {}{}", folder.string(), edited,
                                    edited == 1 ? "place" : "places", merged.conflicts == 0 ? "" : too));
  }
}

/// The prompts of the hotline, in a folder of their own. A sheet that can't have one has none.
void write_phone_scripts(const FactSheet& sheet, const Script& script, const Profile& profile,
                         const std::filesystem::path& folder, const Options& options, Session& session) {
  const Phrases phrases = find_phrases(profile, sheet.language);
  const Profile phone = telephone_profile(find_profile(k_default_phone_voice), profile);
  try {
    Diagnostics told; // by narrate_sheet already
    const auto menus = narrate::phone_menus(script, phone, phrases,
                                            {.lexicon = load_lexicon(sheet, profile, script.language, told)});
    write_scripts(menus.prompts, folder / k_phone_scripts, options, session);
  } catch (const narrate::NoHotline& none) {
    session.console.report({.severity = Severity::warning,
                            .file = sheet.source,
                            .message = fmt::format("no scripts for a hotline: {}", none.what())});
  }
}

} // namespace

void add_script(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("script", "The SSML scripts of a sheet alone, one file a chapter");
  command->add_option("SHEET", options->sheet, "The sheet; - for standard input")->required();
  command->add_option("-o,--output", options->out, "Folder that gets a folder for the sheet");
  command->add_option("--voice", options->profile, "Voice profile, for its pauses and phrases");
  command->add_flag("--references", options->references, "Read the references out, too");
  add_verbosity(*command, options->verbosity);
  auto* mine =
      command->add_flag("--mine", options->mine,
                        "Where an edited place has changed in the sheet too: the edit is what is wanted");
  command->add_flag("--fresh", options->fresh, "Write all scripts anew; edits in them are lost")
      ->excludes(mine);
  command->add_flag("--explain", options->explain,
                    "Say why each line was skipped, each text expanded and each pause made");
  add_strict(*command, session);
  command->footer("Scripts that are there already are merged: what you edited is kept, the rest follows the\n"
                  "sheet, and a place where both changed is reported (and kept as you edited it).\n\n"
                  "Example:\n"
                  "  audiosheet script sheets/anaphylaxis.md -o scripts\n"
                  "  audiosheet render sheets/anaphylaxis.md --scripts scripts      (after editing them)");
  command->callback([options, &session] {
    const FactSheet sheet = load_sheet(options->sheet, session);
    const Profile profile = find_profile(options->profile);
    const Script script = narrate_sheet(sheet, profile, options->references, session, options->verbosity);
    const auto folder = std::filesystem::path(options->out) / script.slug;
    write_scripts(script, folder, *options, session);
    write_phone_scripts(sheet, script, profile, folder, *options, session);
    if (options->explain) {
      fmt::print(stderr, "{}", explain(sheet, script));
    }
    fmt::print("{}\n", folder.string());
  });
}

} // namespace audiosheet::app
