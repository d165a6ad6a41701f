// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play.hpp"
#include "app/session.hpp"
#include "model/call_walk.hpp"
#include "publish/hotline_json.hpp"
#include "util/interrupt.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder;
  std::string keys;
  bool quiet = false;
};

constexpr char k_wait = '-';
constexpr std::string_view k_phone_keys = "0123456789*#-";

/// "1, 2,#" or "12#" as keys. Throws Error with what is none.
std::string keys_in(std::string_view text) {
  std::string keys;
  for (const auto piece : split(text, ',')) {
    const std::string_view pressed = trim(piece);
    if (pressed.find_first_not_of(k_phone_keys) != std::string_view::npos) {
      throw Error(fmt::format("\"{}\" is no key: there are 0 to 9, * and #, and - for waiting", pressed),
                  ExitStatus::usage);
    }
    keys += pressed;
  }
  return keys;
}

/// Ctrl-C puts the receiver down.
void hang_up_if_interrupted() {
  if (is_interrupted()) {
    throw Error("you hung up", ExitStatus::interrupted);
  }
}

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

  void press_all(std::string_view keys) {
    for (const char key : keys) {
      if (!ended()) {
        press(key);
      }
    }
  }

private:
  /// One key, or k_wait for a caller who waits.
  void press(char key) {
    fmt::print("[{}]\n", key == k_wait ? "waits" : std::string(1, key));
    if (key == k_wait) {
      m_walk.wait();
    } else {
      m_walk.key(key);
    }
    if (m_walk.heard().empty()) {
      fmt::print("  ({})\n", m_walk.paused() ? "silence" : "goes on");
    }
    hear();
  }

  void hear() {
    for (const CallSound& sound : m_walk.heard()) {
      hang_up_if_interrupted();
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

/// Keys from standard input, until the call or the input ends. A slip of the finger does not end a call.
void call_by_hand(const fs::path& file, bool quiet) {
  if (::isatty(STDIN_FILENO) != 0) {
    fmt::print(stderr, "Type keys (0 to 9, * and #) and Enter; Enter alone waits, Ctrl-D hangs up.\n");
  }
  Simulator call(file, quiet);
  std::string line;
  while (!call.ended() && std::getline(std::cin, line)) {
    try {
      const std::string pressed = keys_in(line);
      call.press_all(pressed.empty() ? std::string(1, k_wait) : pressed);
    } catch (const Error& error) {
      if (error.status() != ExitStatus::usage) {
        throw;
      }
      fmt::print(stderr, "{}\n", error.what());
    }
  }
  hang_up_if_interrupted();
  if (!call.ended()) {
    fmt::print("  (the caller hangs up)\n");
  }
}

} // namespace

void add_hotline(CLI::App& program, Session& session) {
  (void)session;
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("hotline", "Call a hotline without a telephone");
  command->add_option("FOLDER", options->folder, "The sheet's output folder, out/<sheet>")->required();
  auto* keys = command->add_option(
      "--keys", options->keys,
      "Keys to press, with commas; - waits. Without it, keys are read from standard input");
  command->add_flag("--quiet", options->quiet, "Name the prompts, play nothing");
  command->footer("Each prompt is heard to its end; a telephone stops it at the next key.\n\n"
                  "Examples:\n"
                  "  audiosheet hotline out/anaphylaxis-basic-information\n"
                  "  audiosheet hotline out/anaphylaxis-basic-information --quiet --keys '2,0,#'");
  command->callback([options, keys] {
    const fs::path file = tree_file(options->folder);
    if (keys->count() > 0) {
      const std::string pressed = keys_in(options->keys);
      Simulator(file, options->quiet).press_all(pressed);
    } else {
      call_by_hand(file, options->quiet);
    }
  });
}

} // namespace audiosheet::app
