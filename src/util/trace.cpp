// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/trace.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

namespace audiosheet {

namespace {

/// Names come from the program and from file names, which may hold anything.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte >= 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

} // namespace

void Trace::add(std::string_view category, std::string_view name, Clock::time_point start) {
  const auto end = Clock::now();
  const std::scoped_lock lock(m_mutex);
  m_events.push_back({std::string(category), std::string(name), start, end, ::gettid()});
}

std::string Trace::json() const {
  const auto microseconds = [](Clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
  };
  std::vector<Event> events;
  {
    const std::scoped_lock lock(m_mutex);
    events = m_events;
  }
  std::ranges::stable_sort(events, {}, &Event::start);
  std::string text = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
  std::string_view between = "\n";
  for (const Event& event : events) {
    text += fmt::format(
        "{}{{\"ph\":\"X\",\"cat\":{},\"name\":{},\"ts\":{:.3f},\"dur\":{:.3f},\"pid\":{},\"tid\":{}}}",
        between, quoted(event.category), quoted(event.name), microseconds(event.start - m_start),
        microseconds(event.end - event.start), ::getpid(), event.thread);
    between = ",\n";
  }
  return text + "\n]}\n";
}

TraceSpan::~TraceSpan() {
  if (m_trace == nullptr) {
    return;
  }
  try {
    m_trace->add(m_category, m_name, m_start);
  } catch (...) { // no memory for it: the run is worth more than its trace
    static_cast<void>(0);
  }
}

} // namespace audiosheet
