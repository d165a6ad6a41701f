// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/suggest.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using Catch::Contains;

namespace {

std::string explained(std::vector<const char*> words) {
  CLI::App program("", "audiosheet");
  program.require_subcommand(1);
  std::string sheet;
  std::string out;
  CLI::App* render = program.add_subcommand("render");
  render->add_option("SHEET", sheet)->required();
  render->add_option("-o,--output", out);
  program.add_subcommand("inspect");
  words.insert(words.begin(), "audiosheet");
  try {
    program.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::ParseError& error) {
    return app::explain_usage(program, error, static_cast<int>(words.size()), words.data());
  }
  return "accepted";
}

} // namespace

TEST_CASE("a wrong command line is explained", "[suggest]") {
  auto [words, message] = GENERATE(table<std::vector<const char*>, std::string>({
      {{"redner", "x"}, "there is no command redner; did you mean render?\n`audiosheet --help` tells more"},
      {std::vector<const char*>{"zzzzzzz"}, "there is no command zzzzzzz; there are render, inspect"},
      {std::vector<const char*>{}, "a command is needed: render, inspect"},
      {{"render", "x", "--ouput", "y"}, "there is no option --ouput; did you mean --output?"},
      {{"render", "x", "--ouput=y"}, "there is no option --ouput; did you mean --output?"},
      {{"render", "x", "--qqqqqqqqqqqq"},
       "there is no option --qqqqqqqqqqqq\n`audiosheet render --help` tells more"},
      {std::vector<const char*>{"render"}, "SHEET is required\n`audiosheet render --help` tells more"},
  }));
  CHECK_THAT(explained(words), Contains(message));
}
