// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.hpp"

#include "util/temporary_file.hpp"
#include "util/visible.hpp"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace audiosheet::app {

namespace {

bool wants_colour() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') && term != nullptr && std::string_view(term) != "dumb";
}

constexpr std::string_view k_red = "1;31";
constexpr std::string_view k_yellow = "1;33";
constexpr std::string_view k_blue = "1;34";

} // namespace

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

Console::Console()
    : m_terminal(::isatty(STDERR_FILENO) != 0),
      m_colour(m_terminal && wants_colour()),
      m_colour_output(::isatty(STDOUT_FILENO) != 0 && wants_colour()) {}

std::string Console::paint(std::string_view text, std::string_view code) const {
  return m_colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

void Console::clear_line() {
  if (m_drawn) {
    std::fputs("\r\033[K", stderr);
    m_drawn = false;
  }
}

void Console::report(const Diagnostic& diagnostic) {
  const std::scoped_lock lock(m_mutex);
  std::string severity = paint("warning", k_yellow);
  if (diagnostic.severity == Severity::error) {
    severity = paint("error", k_red);
  } else if (diagnostic.severity == Severity::note) {
    severity = paint("note", k_blue);
  }
  if (diagnostic.severity == Severity::note && m_quiet) {
    return;
  }
  m_warnings += diagnostic.severity == Severity::note ? 0 : 1;
  std::string place = diagnostic.file.empty() ? "audiosheet" : diagnostic.file;
  if (diagnostic.line > 0) {
    place += fmt::format(":{}", diagnostic.line);
  }
  if (diagnostic.column > 0) {
    place += fmt::format(":{}", diagnostic.column);
  }
  clear_line();
  fmt::print(stderr, "{}: {}: {}\n", visible_text(place), severity, visible_text(diagnostic.message));
}

void Console::report(const Diagnostics& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    report(diagnostic);
  }
}

void Console::error(std::string_view message) {
  const std::scoped_lock lock(m_mutex);
  clear_line();
  fmt::print(stderr, "audiosheet: {}: {}\n", paint("error", k_red),
             visible_text(name_temporary_files(message)));
}

void Console::say(std::string_view message) {
  const std::scoped_lock lock(m_mutex);
  if (!m_quiet) {
    clear_line();
    fmt::print(stderr, "{}\n", visible_text(message));
  }
}

void Console::progress(std::string_view what, std::size_t done, std::size_t total) {
  if (!m_terminal || m_quiet) {
    return;
  }
  const std::scoped_lock lock(m_mutex);
  fmt::print(stderr, "\r\033[K{} {} of {}", what, done, total);
  m_drawn = true;
  std::fflush(stderr);
}

void Console::end_progress() {
  const std::scoped_lock lock(m_mutex);
  clear_line();
}

} // namespace audiosheet::app
