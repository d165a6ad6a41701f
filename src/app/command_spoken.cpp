// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"
#include "narrate/spoken.hpp"
#include "util/interrupt.hpp"

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

namespace audiosheet::app {

void add_spoken(CLI::App& program, Session& session) {
  struct Options {
    std::string language = "en-US";
    bool explain = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("spoken", "A filter: a line of text in, the line as it will be said out");
  command->add_option("--lang", options->language, "en-US or en-GB")
      ->check(CLI::IsMember({"en-US", "en-GB"}));
  command->add_flag("--explain", options->explain, "Say what each changed part was taken for");
  command->footer("Example:\n  echo 'p<0.05 in 50-80% of cases' | audiosheet spoken");
  command->callback([options] {
    const narrate::SpokenForm spoken(options->language);
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
      stop_if_interrupted();
      if (!line.empty() && line.back() == '\r') {
        line.pop_back();
      }
      std::cout << spoken.line(line) << '\n';
      if (options->explain) {
        for (const auto& run : spoken.runs(line)) {
          if (run.spoken != run.written) {
            std::cout << "  " << run.class_name << ": " << run.written << " -> " << run.spoken << '\n';
          }
        }
      }
    }
    if (!std::cout.flush()) {
      throw Error("can't write to standard output");
    }
  });
  (void)session;
}

} // namespace audiosheet::app
