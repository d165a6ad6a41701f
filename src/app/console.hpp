// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"

#include <mutex>
#include <string>
#include <string_view>

namespace audiosheet::app {

/// "1 chapter", "3 chapters".
std::string counted(std::size_t number, std::string_view noun);

/// What the program tells a person. Results go to standard output; everything here to standard error.
/// Colour and a moving progress line only on a terminal, and never with NO_COLOR or TERM=dumb.
class Console {
public:
  Console();

  void quiet() { m_quiet = true; }

  /// `file:line:column: warning: message`. Counts warnings for --strict.
  void report(const Diagnostic& diagnostic);
  void report(const Diagnostics& diagnostics);
  /// `audiosheet: error: message`, or `file:line: error: …` when the message begins so.
  void error(std::string_view message);
  void say(std::string_view message);

  /// A line that is drawn over, "speaking 34 of 170". Nothing when standard error is no terminal.
  void progress(std::string_view what, std::size_t done, std::size_t total);
  void end_progress();

  [[nodiscard]] int warnings() const { return m_warnings; }
  /// Whether standard output may be coloured.
  [[nodiscard]] bool colour_output() const { return m_colour_output; }

private:
  void clear_line();
  [[nodiscard]] std::string paint(std::string_view text, std::string_view code) const;

  std::mutex m_mutex;
  bool m_terminal = false;
  bool m_colour = false;
  bool m_colour_output = false;
  bool m_quiet = false;
  bool m_drawn = false;
  int m_warnings = 0;
};

} // namespace audiosheet::app
