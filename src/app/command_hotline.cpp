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
  Simulator(const fs::path& file, bool quiet)
      : m_tree(publish::read_hotline(file)),
        m_sounds(file.parent_path() / "audio"),
        m_quiet(quiet),
        m_walk(m_tree) {
    hear();
  }
  ~Simulator() = default;
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;
  Simulator(Simulator&&) = delete; // the walk knows where the tree is
  Simulator& operator=(Simulator&&) = delete;

  [[nodiscard]] bool ended() const { return m_walk.ended(); }

  /// The sheet that the call is handed over to; empty while it stays here.
  [[nodiscard]] const std::string& sheet() const { return m_walk.node().sheet; }

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
    if (m_walk.heard().empty() && sheet().empty()) {
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

  CallTree m_tree;
  fs::path m_sounds;
  bool m_quiet;
  CallWalk m_walk;
};

/// One call, also from one sheet's hotline into another's.
class Call {
public:
  Call(fs::path file, bool quiet)
      : m_file(std::move(file)), m_quiet(quiet), m_simulator(std::make_unique<Simulator>(m_file, quiet)) {}

  [[nodiscard]] bool ended() const { return m_simulator->ended(); }

  void press_all(std::string_view keys) {
    for (const auto key : split(keys, ',')) {
      if (!ended()) {
        m_simulator->press(std::string(trim(key)));
        hand_over();
      }
    }
  }

private:
  void hand_over() {
    const std::string sheet = m_simulator->sheet();
    if (!sheet.empty()) {
      m_file = m_file.parent_path() / "../.." / sheet / "hotline/hotline.json";
      m_simulator = std::make_unique<Simulator>(m_file.lexically_normal(), m_quiet);
    }
  }

  fs::path m_file;
  bool m_quiet;
  std::unique_ptr<Simulator> m_simulator;
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
    Call call(tree_file(options->folder), options->quiet);
    if (!options->keys.empty()) {
      call.press_all(options->keys);
      return;
    }
    std::string line;
    while (!call.ended() && std::getline(std::cin, line)) {
      call.press_all(trim(line).empty() ? "-" : line);
    }
  });
}

} // namespace audiosheet::app
