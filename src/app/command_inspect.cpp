// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.hpp"
#include "app/inspect_output.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

void add_inspect(CLI::App& program, Session& session) {
  struct Options {
    std::string sheet;
    std::string format = "tree";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("inspect", "What was understood of a sheet, and what was left out and why");
  command->add_option("SHEET", options->sheet, "The sheet; - for standard input")->required();
  command->add_option("--format", options->format, "tree or json")->check(CLI::IsMember({"tree", "json"}));
  add_strict(*command, session);
  command->footer("Example:\n  audiosheet inspect sheets/anaphylaxis.md --format json");
  command->callback([options, &session] {
    const FactSheet sheet = load_sheet(options->sheet, session);
    fmt::print("{}", options->format == "json" ? inspect_json(sheet)
                                               : inspect_tree(sheet, session.console.colour_output()));
  });
}

} // namespace audiosheet::app
