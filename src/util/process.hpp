// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

struct ProcessLimits {
  std::chrono::seconds time{30};               ///< of the clock
  std::size_t output = std::size_t{64} << 20U; ///< bytes of standard output
};

/// How a program is run.
struct ProcessManner {
  /// Standard output is a file (in memory): some programs go back to write a head. Else a pipe.
  bool seekable_output = false;
  /// In a process group of its own, which a limit kills as a whole. Else in the caller's: who made that group
  /// ends what may be left.
  bool own_group = true;
  /// "NAME=value"; none: the caller's.
  std::optional<std::vector<std::string>> environment;
};

struct ProcessResult {
  enum class End { exited, signalled, timed_out, too_much_output, not_found };
  End end = End::exited;
  int status = 0; ///< exit status, or the signal
  std::string output;
  std::string errors; ///< the first 4 KiB of standard error
};

/// Runs a program (looked up in PATH) with `input` as its standard input, until it ends or a limit is
/// reached. It dies with the calling thread. No shell is involved. Throws Error when the system has no room
/// for it.
ProcessResult run_process(const std::vector<std::string>& command, std::string_view input,
                          const ProcessLimits& limits = {}, const ProcessManner& manner = {});

/// The program's file, as run_process would find it; empty when there is none.
std::filesystem::path find_program(const std::string& name);

} // namespace audiosheet
