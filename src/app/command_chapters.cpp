// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"
#include "audio/chapter_marks.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace audiosheet::app {

namespace {

struct Options {
  std::string file;
  std::string to;
  bool json = false;
};

/// A title as one line of a terminal, which no character of it can command.
std::string line_of(const std::string& title) {
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = next_code_point(title, at);
    constexpr char32_t k_first = 0x20;
    const bool control = c < k_first || (c >= 0x7f && c < 0xa0);
    append_utf8(out, control ? U' ' : c);
  }
  return fold_spaces(out);
}

std::string table(const audio::Marks& marks) {
  std::string out;
  const std::size_t width = std::to_string(marks.size()).size();
  for (std::size_t i = 0; i < marks.size(); ++i) {
    out += fmt::format("{:>{}}  {}  {}\n", i + 1, width, audio::clock_time(marks[i].start),
                       line_of(marks[i].title));
  }
  return out;
}

std::string json(const audio::Marks& marks, const std::string& file) {
  const auto seconds = [](audio::microseconds time) { return static_cast<double>(time.count()) / 1e6; };
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const audio::Mark& mark : marks) {
    nlohmann::ordered_json entry{{"start", seconds(mark.start)}};
    if (mark.end) {
      entry["end"] = seconds(*mark.end);
    }
    entry["title"] = mark.title;
    list.push_back(entry);
  }
  const nlohmann::ordered_json all{{"format", audio::to_string(audio::container_of(file))},
                                   {"chapters", list}};
  return all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// FLAC and Ogg have room for 99: what is left out is said.
void copy_chapters(const audio::Marks& marks, const Options& options, Session& session) {
  const audio::Container container = audio::container_of(options.to);
  const bool xiph = container == audio::Container::flac || container == audio::Container::ogg;
  const audio::Marks fitting = xiph ? audio::at_most_99(marks, {}) : marks;
  if (fitting.size() < marks.size()) {
    session.console.report(
        {.severity = Severity::warning,
         .file = options.to,
         .message = fmt::format("players know at most 99 chapters in {}: {} of {} are written",
                                audio::to_string(container), fitting.size(), marks.size())});
  }
  audio::write_marks(options.to, fitting);
  session.console.say(fmt::format("{}: {}", options.to, counted(fitting.size(), "chapter")));
}

} // namespace

void add_chapters(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("chapters", "The chapters in a WAV, MP3, Opus, Ogg Vorbis or FLAC file");
  command->add_option("FILE", options->file, "The sound file")->required();
  auto* as_json = command->add_flag("--json", options->json, "As JSON, not as a table");
  command->add_option("--to", options->to, "Write them into this sound file; its other tags stay")
      ->excludes(as_json);
  add_strict(*command, session);
  command->footer("Examples:\n"
                  "  audiosheet chapters episode.mp3\n"
                  "  audiosheet chapters master.wav --to episode.opus");
  command->callback([options, &session] {
    const audio::Marks marks = audio::read_marks(options->file);
    if (!options->to.empty() && marks.empty()) {
      throw Error(fmt::format("{}: has no chapters; {} stays as it is", options->file, options->to));
    }
    if (!options->to.empty()) {
      copy_chapters(marks, *options, session);
      return;
    }
    if (marks.empty()) {
      session.console.say(fmt::format("{}: has no chapters", options->file));
    }
    fmt::print("{}", options->json ? json(marks, options->file) : table(marks));
  });
}

} // namespace audiosheet::app
