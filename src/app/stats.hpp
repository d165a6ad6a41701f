// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/trace.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::app {

/// Wall time of each stage of a run, for --stats.
class Stats {
public:
  /// Stages are added to a trace, too, when there is one.
  explicit Stats(Trace* trace = nullptr) : m_trace(trace) {}

  /// Ends the stage before and begins one; stages of the same name add up.
  void stage(std::string_view name);
  void stop();
  /// A table: stage, seconds, share of the whole; then the CPU time of the program and its speakers.
  [[nodiscard]] std::string table();
  [[nodiscard]] Trace* trace() const { return m_trace; }

private:
  using Clock = std::chrono::steady_clock;
  struct Stage {
    std::string name;
    Clock::duration spent{0};
  };
  Trace* m_trace;
  std::vector<Stage> m_stages;
  std::size_t m_current = 0;
  bool m_running = false;
  Clock::time_point m_begin;
};

} // namespace audiosheet::app
