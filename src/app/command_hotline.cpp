// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play.hpp"
#include "app/session.hpp"
#include "model/call_walk.hpp"
#include "publish/hotline_json.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <string>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder;
  std::string keys;
  bool quiet = false;
};

constexpr std::string_view k_phone_keys = "0123456789*#";

/// out/<slug>, its hotline folder, or the file itself.
fs::path tree_file(const std::string& named) {
  std::error_code error;
  for (const fs::path& file : {fs::path(named) / "hotline/hotline.json", fs::path(named) / "hotline.json"}) {
    if (fs::is_regular_file(file, error)) {
      return file;
    }
  }
  if (fs::is_regular_file(named, error)) {
    return named;
  }
  throw Error(fmt::format("{}: has no hotline; `audiosheet render SHEET --for hotline` makes it", named));
}

/// Walks a tree and says, and plays, what a caller would hear.
class Simulator {
public:
  Simulator(const CallTree& tree, fs::path sounds, bool quiet)
      : m_tree(tree), m_sounds(std::move(sounds)), m_quiet(quiet), m_walk(tree) {
    hear();
  }

  [[nodiscard]] bool ended() const { return m_walk.ended(); }

  /// One key, or "-" for a caller who waits.
  void press(const std::string& key) {
    const bool is_key = key.size() == 1 && k_phone_keys.find(key) != std::string_view::npos;
    if (!is_key && key != "-") {
      throw Error(fmt::format("\"{}\" is no key: there are 0 to 9, * and #, and - for waiting", key),
                  ExitStatus::usage);
    }
    fmt::print("[{}]\n", is_key ? key : "waits");
    if (is_key) {
      m_walk.key(key.front());
    } else {
      m_walk.wait();
    }
    if (m_walk.heard().empty()) {
      fmt::print("  ({})\n", m_walk.paused() ? "silence" : "goes on");
    }
    hear();
  }

private:
  void hear() {
    for (const CallSound& sound : m_walk.heard()) {
      const auto prompt = std::ranges::find(m_tree.prompts, sound.prompt, &CallPrompt::name);
      constexpr int k_rate = 8000;
      const auto seconds = prompt->samples / k_rate;
      fmt::print("  {} ({}:{:02}){}{}\n", sound.prompt, seconds / 60, seconds % 60,
                 sound.from_start ? "" : " goes on", prompt->text.empty() ? "" : ": " + prompt->text);
      std::fflush(stdout);
      if (!m_quiet) {
        play_file(m_sounds / (sound.prompt + ".wav"), "try --quiet");
      }
    }
    if (m_walk.ended()) {
      fmt::print("  (the call ends)\n");
    }
  }

  const CallTree& m_tree;
  fs::path m_sounds;
  bool m_quiet;
  CallWalk m_walk;
};

} // namespace

void add_hotline(CLI::App& program, Session& session) {
  (void)session;
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("hotline", "Call a hotline without a telephone");
  command->add_option("FOLDER", options->folder, "The sheet's output folder, out/<sheet>")->required();
  command->add_option("--keys", options->keys,
                      "Keys to press, with commas; - waits. Without it, keys are read from standard input");
  command->add_flag("--quiet", options->quiet, "Name the prompts, play nothing");
  command->footer("Each prompt is heard to its end; a telephone stops it at the next key.\n\n"
                  "Examples:\n"
                  "  audiosheet hotline out/anaphylaxis-basic-information\n"
                  "  audiosheet hotline out/anaphylaxis-basic-information --quiet --keys '2,0,#'");
  command->callback([options] {
    const fs::path file = tree_file(options->folder);
    const CallTree tree = publish::read_hotline(file);
    Simulator simulator(tree, file.parent_path() / "audio", options->quiet);
    if (!options->keys.empty()) {
      for (const auto key : split(options->keys, ',')) {
        if (!simulator.ended()) {
          simulator.press(std::string(trim(key)));
        }
      }
      return;
    }
    std::string line;
    while (!simulator.ended() && std::getline(std::cin, line)) {
      for (const auto key : split(trim(line), ',')) {
        if (!simulator.ended()) {
          simulator.press(key.empty() ? "-" : std::string(trim(key)));
        }
      }
    }
  });
}

} // namespace audiosheet::app
