// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"
#include "publish/outputs.hpp"
#include "verify/verify.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

/// The folder itself when it is the output of a sheet, else those outputs that lie in it.
std::vector<fs::path> outputs_of(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / "manifest.json", error)) {
    return {folder};
  }
  std::vector<fs::path> outputs = publish::outputs_in(folder);
  if (outputs.empty()) {
    throw Error(fmt::format(
        "{}: has no manifest.json, and no folder with one; `audiosheet render` makes them", folder.string()));
  }
  return outputs;
}

bool verify_one(const fs::path& output, Session& session) {
  verify::Report report = verify::verify(output);
  for (auto& problem : report.problems) {
    problem.file = (output / problem.file).string();
  }
  session.console.report(report.problems);
  if (report.problems.empty()) {
    fmt::print("{}: {}, {}, {} and {} are good\n", output.string(), counted(report.files, "file"),
               counted(report.sounds, "sound"), counted(report.links, "link"), counted(report.clips, "clip"));
  }
  return report.problems.empty();
}

} // namespace

void add_verify(CLI::App& program, Session& session) {
  auto folders = std::make_shared<std::vector<std::string>>();
  CLI::App* command = program.add_subcommand("verify", "Check finished outputs, before they are published");
  command->add_option("OUT", *folders, "Outputs of sheets, or folders with several of them")
      ->required()
      ->default_str("");
  command->footer(
      "Checks hashes, chapter positions, every link and clip, that all audio decodes, the transcript and\n"
      "the call tree. The status is 1 when anything is wrong.\n\n"
      "Examples:\n"
      "  audiosheet verify out\n"
      "  audiosheet verify out/anaphylaxis-basic-information");
  command->callback([folders, &session] {
    for (const auto& folder : *folders) {
      for (const auto& output : outputs_of(folder)) {
        try {
          if (!verify_one(output, session)) {
            session.status = ExitStatus::failed;
          }
        } catch (const Error& error) {
          session.console.error(error.what());
          session.status = ExitStatus::failed;
        }
      }
    }
  });
}

} // namespace audiosheet::app
