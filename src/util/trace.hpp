// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

/// What the threads of a run did when, in the trace-event format that chrome://tracing and Perfetto show
/// (docs/formats/trace.md). Safe to use from several threads.
class Trace {
public:
  using Clock = std::chrono::steady_clock;

  struct Event {
    std::string category;
    std::string name;
    Clock::time_point start;
    Clock::time_point end;
    long thread = 0; ///< the system's number of it
  };

  Trace() : m_start(Clock::now()) {}

  /// Something that this thread did from `start` until now.
  void add(std::string_view category, std::string_view name, Clock::time_point start);

  /// One object a line, sorted by time.
  [[nodiscard]] std::string json() const;

private:
  Clock::time_point m_start;
  mutable std::mutex m_mutex;
  std::vector<Event> m_events;
};

/// Adds to a trace what happens between its begin and its end; nothing when there is no trace.
class TraceSpan {
public:
  TraceSpan(Trace* trace, std::string_view category, std::string_view name)
      : m_trace(trace), m_category(category), m_name(trace == nullptr ? "" : name) {
    if (m_trace != nullptr) {
      m_start = Trace::Clock::now();
    }
  }
  ~TraceSpan();
  TraceSpan(const TraceSpan&) = delete;
  TraceSpan& operator=(const TraceSpan&) = delete;
  TraceSpan(TraceSpan&&) = delete;
  TraceSpan& operator=(TraceSpan&&) = delete;

private:
  Trace* m_trace;
  std::string_view m_category;
  std::string m_name;
  Trace::Clock::time_point m_start;
};

} // namespace audiosheet
