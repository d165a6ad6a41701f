// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/explain.hpp"
#include "app/input.hpp"
#include "ssml/script_files.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::string sheet;
  std::string out = "scripts";
  std::string profile = k_default_profile;
  bool references = false;
  bool explain = false;
};

void write_scripts(const Script& script, const std::filesystem::path& folder) {
  StagedFolder stage(folder);
  for (const auto& [name, text] : ssml::script_files(script)) {
    write_file(stage.path() / name, text);
  }
  stage.commit();
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
  command->add_flag("--explain", options->explain,
                    "Say why each line was skipped, each text expanded and each pause made");
  add_strict(*command, session);
  command->footer("Example:\n"
                  "  audiosheet script sheets/anaphylaxis.md -o scripts\n"
                  "  audiosheet render sheets/anaphylaxis.md --scripts scripts      (after editing them)");
  command->callback([options, &session] {
    const FactSheet sheet = load_sheet(options->sheet, session);
    const Profile profile = find_profile(options->profile);
    const Script script = narrate_sheet(sheet, profile, options->references, session);
    const auto folder = std::filesystem::path(options->out) / script.slug;
    write_scripts(script, folder);
    if (options->explain) {
      fmt::print(stderr, "{}", explain(sheet, script));
    }
    fmt::print("{}\n", folder.string());
  });
}

} // namespace audiosheet::app
