// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every command has, and the list of commands: one file each, command_<name>.cpp.
#pragma once

#include "app/console.hpp"
#include "util/error.hpp"

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <vector>

namespace audiosheet::app {

struct Session {
  Console console;
  bool strict = false;
  /// Set by a command that reports its failures itself and goes on (a render of several sheets).
  ExitStatus status = ExitStatus::done;
};

/// Adds one command: its options, its help, and a callback that does the work and may throw Error.
using AddCommand = void (*)(CLI::App& program, Session& session);

void add_batch(CLI::App& program, Session& session);
void add_render(CLI::App& program, Session& session);
void add_inspect(CLI::App& program, Session& session);
void add_script(CLI::App& program, Session& session);
void add_speak(CLI::App& program, Session& session);
void add_spoken(CLI::App& program, Session& session);
void add_check(CLI::App& program, Session& session);
void add_audit(CLI::App& program, Session& session);
void add_hotline(CLI::App& program, Session& session);
void add_hotline_index(CLI::App& program, Session& session);
void add_index(CLI::App& program, Session& session);
void add_verify(CLI::App& program, Session& session);
void add_feed(CLI::App& program, Session& session);
void add_chapters(CLI::App& program, Session& session);
void add_voices(CLI::App& program, Session& session);

/// `--strict`, which most commands share.
void add_strict(CLI::App& command, Session& session);

} // namespace audiosheet::app
