// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "audit/audit.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

struct Options {
  std::string sheet;
  std::string scripts;
  std::string profile = k_default_profile;
  std::string format = "text";
  std::string output;
  bool references = false;
  narrate::Verbosity verbosity = narrate::Verbosity::normal;
};

std::string written_report(const audit::Report& report, const Options& options, const Script& script,
                           const FactSheet& sheet) {
  if (options.format == "json") {
    return audit::report_json(report, script);
  }
  if (options.format == "html") {
    return audit::report_html(report, script, &sheet);
  }
  return audit::report_text(report, sheet.source);
}

} // namespace

void add_audit(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "audit", "Every fact written against every fact said, and what can't be vouched for");
  command->add_option("SHEET", options->sheet, "The sheet; - for standard input")->required();
  command->add_option("--scripts", options->scripts,
                      "Scripts to audit, edited or not (a folder or a file); without it: as narrated");
  command->add_option("--voice", options->profile, "Voice profile, for its phrases");
  command->add_flag("--references", options->references, "The references are read out, too");
  add_verbosity(*command, options->verbosity);
  command->add_option("--format", options->format, "text, json, or html: a page for a clinical reviewer")
      ->check(CLI::IsMember({"text", "json", "html"}));
  command->add_option("-o,--output", options->output, "File for the report; without it: standard output");
  command->add_flag("--strict", session.strict, "End with status 3 unless every fact is verified");
  command->footer("Examples:\n"
                  "  audiosheet audit sheets/anaphylaxis.md --strict\n"
                  "  audiosheet audit sheets/anaphylaxis.md --scripts scripts/anaphylaxis-basic-information "
                  "--format html -o review.html");
  command->callback([options, &session] {
    const FactSheet sheet = load_sheet(options->sheet, session);
    const Profile profile = find_profile(options->profile);
    const Script script = options->scripts.empty() ? narrate_sheet(sheet, profile, options->references,
                                                                   session, options->verbosity)
                                                   : load_script(options->scripts, profile, session);
    const audit::Report report = audit::audit(script, &sheet);
    const std::string text = written_report(report, *options, script, sheet);
    if (options->output.empty()) {
      fmt::print("{}", text);
    } else {
      write_file(options->output, text);
      fmt::print("{}\n", options->output);
    }
    if (session.strict && !report.clean()) {
      session.status = ExitStatus::warnings;
    }
  });
}

} // namespace audiosheet::app
