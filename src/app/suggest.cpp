// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/suggest.hpp"

#include "util/text.hpp"

#include <fmt/format.h>
#include <string_view>
#include <vector>

namespace audiosheet::app {

namespace {

/// The nearest of the names, when it is near enough to be what was meant; else empty.
std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = word.size() / 3 + 2;
  for (const auto& name : names) {
    const std::size_t distance = edit_distance(word, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

} // namespace

std::string explain_usage(const CLI::App& program, const CLI::ParseError& error, int argc,
                          const char* const* argv) {
  const CLI::App* command = nullptr;
  std::vector<std::string> commands;
  for (const CLI::App* candidate : program.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(candidate->get_name());
    if (argc > 1 && candidate->get_name() == argv[1]) {
      command = candidate;
    }
  }
  const std::string help =
      fmt::format("`audiosheet {}--help` tells more", command != nullptr ? command->get_name() + " " : "");
  if (argc < 2) {
    return fmt::format("a command is needed: {}\n{}", join(commands, ", "), help);
  }
  if (command == nullptr && argv[1][0] != '-') {
    const std::string meant = nearest(argv[1], commands);
    return meant.empty()
               ? fmt::format("there is no command {}; there are {}\n{}", argv[1], join(commands, ", "), help)
               : fmt::format("there is no command {}; did you mean {}?\n{}", argv[1], meant, help);
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    for (int i = 1; i < argc; ++i) {
      const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
      const auto names = option_names(command != nullptr ? *command : program);
      const bool known = std::find(names.begin(), names.end(), word) != names.end();
      if (word.rfind("--", 0) == 0 && !known) {
        const std::string meant = nearest(word, names);
        return meant.empty() ? fmt::format("there is no option {}\n{}", word, help)
                             : fmt::format("there is no option {}; did you mean {}?\n{}", word, meant, help);
      }
    }
  }
  return fmt::format("{}\n{}", error.what(), help);
}

} // namespace audiosheet::app
