// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

struct ProcessLimits {
  std::chrono::seconds time{30};               ///< of the clock
  std::size_t output = std::size_t{64} << 20U; ///< bytes of standard output
};

struct ProcessResult {
  enum class End { exited, signalled, timed_out, too_much_output, not_found };
  End end = End::exited;
  int status = 0; ///< exit status, or the signal
  std::string output;
  std::string errors; ///< the first 4 KiB of standard error
};

/// Runs a program (looked up in PATH) with `input` as its standard input, in a process group of its own that
/// is killed when a limit is reached. No shell is involved. Throws Error when the system has no room for it.
ProcessResult run_process(const std::vector<std::string>& command, std::string_view input,
                          const ProcessLimits& limits = {});

} // namespace audiosheet
