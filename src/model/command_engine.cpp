// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/command_engine.hpp"

#include "model/toml_table.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace audiosheet {

namespace {

constexpr std::size_t k_most_arguments = 100;

/// Calls `text` with what stands between placeholders and `placeholder` with their names.
template <typename Text, typename Placeholder>
void scan(std::string_view argument, const Text& text, const Placeholder& placeholder) {
  for (std::size_t i = 0; i < argument.size();) {
    const char c = argument[i];
    if ((c == '{' || c == '}') && i + 1 < argument.size() && argument[i + 1] == c) {
      text(argument.substr(i, 1));
      i += 2;
    } else if (c == '{') {
      const std::size_t end = std::min(argument.find('}', i), argument.size());
      placeholder(argument.substr(i + 1, end - i - 1));
      i = end + 1;
    } else {
      const std::size_t end = std::min(argument.find_first_of("{}", i + 1), argument.size());
      text(argument.substr(i, end - i));
      i = end;
    }
  }
}

void check_placeholders(const TomlTable& table, const CommandEngine& command) {
  for (const auto& argument : command.program) {
    scan(
        argument, [](std::string_view) {},
        [&](std::string_view name) {
          if (std::find(k_command_placeholders.begin(), k_command_placeholders.end(), name) ==
              k_command_placeholders.end()) {
            table.fail("program", fmt::format("has {{{}}}; known are {{{}}}, and {{{{ for a brace", name,
                                              fmt::join(k_command_placeholders, "}, {")));
          }
        });
  }
}

/// "wav", or "raw" with the rate in `raw_rate`.
void read_output(TomlTable& table, CommandEngine& command) {
  std::string output = command.raw_rate == 0 ? "wav" : "raw";
  table.text("output", output);
  if (output != "wav" && output != "raw") {
    table.fail("output", "must be \"wav\" or \"raw\" (16-bit little-endian mono samples of `raw_rate`)");
  }
  int rate = command.raw_rate;
  table.integer("raw_rate", rate, 4'000, 192'000);
  if (output == "raw" && rate == 0) {
    table.fail("raw_rate", "is missing: how many samples a second the program gives");
  }
  command.raw_rate = output == "raw" ? rate : 0;
  table.integer("sample_rate", command.sample_rate, 8'000, 48'000);
  constexpr std::array k_rates{8'000, 11'025, 12'000, 16'000, 22'050, 24'000, 32'000, 44'100, 48'000};
  if (std::find(k_rates.begin(), k_rates.end(), command.sample_rate) == k_rates.end()) {
    table.fail("sample_rate", fmt::format("must be one of {}", fmt::join(k_rates, ", ")));
  }
}

void read_input(TomlTable& table, CommandEngine& command) {
  std::string input = command.ssml ? "ssml" : "text";
  table.text("input", input);
  if (input != "text" && input != "ssml") {
    table.fail("input", "must be \"text\" or \"ssml\"");
  }
  command.ssml = input == "ssml";
}

CommandVoice read_voice(TomlTable table, CommandVoice voice) {
  table.text("language", voice.language);
  table.text("gender", voice.gender);
  if (!voice.gender.empty() && voice.gender != "female" && voice.gender != "male") {
    table.fail("gender", "must be \"female\" or \"male\"");
  }
  table.integer("rate", voice.rate_wpm, 80, 449);
  table.number("pitch", voice.pitch_hz, 40.0, 500.0);
  table.refuse_others();
  return voice;
}

void read_voices(TomlTable& table, CommandEngine& command, const std::string& language) {
  if (auto voices = table.table("voices")) {
    for (const auto& [name, entry] : voices->tables()) {
      CommandVoice& voice = command.voices[name];
      voice.language = voice.language.empty() ? language : voice.language;
      voice = read_voice(entry, voice);
      if (voice.pitch_hz == 0.0 && command.has({"pitch_hz"})) {
        entry.fail("pitch", "is missing: {pitch_hz} needs to know the voice's own pitch in Hz");
      }
    }
  }
  if (command.voices.empty()) {
    table.fail("voices", "is missing: a table [command.voices.NAME] for each voice that the program has");
  }
}

} // namespace

bool CommandEngine::has(std::initializer_list<std::string_view> placeholders) const {
  bool found = false;
  for (const auto& argument : program) {
    scan(
        argument, [](std::string_view) {},
        [&](std::string_view placeholder) {
          found =
              found || std::find(placeholders.begin(), placeholders.end(), placeholder) != placeholders.end();
        });
  }
  return found;
}

std::string fill_placeholders(std::string_view argument, const PlaceholderValues& values) {
  std::string out;
  scan(
      argument, [&](std::string_view text) { out += text; },
      [&](std::string_view name) {
        const auto found = values.find(name);
        if (found == values.end()) {
          throw Error(fmt::format("{{{}}} stands for nothing in \"{}\"", name, argument));
        }
        out += found->second;
      });
  return out;
}

CommandEngine read_command_engine(TomlTable table, CommandEngine start, const std::filesystem::path& profile,
                                  const std::string& language) {
  CommandEngine command = std::move(start);
  std::vector<std::string> program;
  table.texts("program", program);
  if (!program.empty()) {
    command.program = std::move(program);
    command.place = table.place("program");
    command.folder = profile.parent_path();
    command.name = std::filesystem::path(command.program.front()).filename().string();
  }
  if (command.program.empty() || command.program.front().empty() ||
      command.program.size() > k_most_arguments) {
    table.fail("program", "must be a list of a program and its arguments, such as [\"flite\", \"-o\"]");
  }
  check_placeholders(table, command);
  table.text("name", command.name);
  read_input(table, command);
  read_output(table, command);
  int seconds = static_cast<int>(command.timeout.count());
  table.integer("timeout", seconds, 1, 600);
  command.timeout = std::chrono::seconds(seconds);
  table.integer("workers", command.workers, 0, 1024);
  table.text("version", command.version);
  table.texts("version_command", command.version_command);
  table.text("package", command.package);
  std::vector<std::string> files;
  table.texts("files", files);
  for (const auto& file : files) {
    command.files.push_back(profile.parent_path() / file);
    command.files_place = table.place("files");
  }
  table.texts("environment", command.environment);
  read_voices(table, command, language);
  table.refuse_others();
  return command;
}

} // namespace audiosheet
