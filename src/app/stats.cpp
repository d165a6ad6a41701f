// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sys/resource.h>

namespace audiosheet::app {

namespace {

double cpu_seconds(int who) {
  struct rusage usage {};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

void Stats::stop() {
  if (m_running) {
    m_stages[m_current].spent += Clock::now() - m_begin;
    m_running = false;
    if (m_trace != nullptr) {
      m_trace->add("stage", m_stages[m_current].name, m_begin);
    }
  }
}

void Stats::stage(std::string_view name) {
  stop();
  const auto found = std::find_if(m_stages.begin(), m_stages.end(),
                                  [name](const Stage& stage) { return stage.name == name; });
  m_current = static_cast<std::size_t>(found - m_stages.begin());
  if (found == m_stages.end()) {
    m_stages.push_back({std::string(name)});
  }
  m_begin = Clock::now();
  m_running = true;
}

std::string Stats::table() {
  stop();
  const auto seconds = [](Clock::duration d) { return std::chrono::duration<double>(d).count(); };
  double whole = 0.0;
  for (const auto& stage : m_stages) {
    whole += seconds(stage.spent);
  }
  std::string out = fmt::format("{:<12} {:>9} {:>6}\n", "stage", "seconds", "share");
  for (const auto& stage : m_stages) {
    const double spent = seconds(stage.spent);
    out +=
        fmt::format("{:<12} {:>9.3f} {:>5.0f}%\n", stage.name, spent, whole > 0 ? 100 * spent / whole : 0.0);
  }
  out += fmt::format("{:<12} {:>9.3f}\n", "whole", whole);
  out += fmt::format("CPU: {:.3f} s in the program", cpu_seconds(RUSAGE_SELF));
  return out;
}

} // namespace audiosheet::app
