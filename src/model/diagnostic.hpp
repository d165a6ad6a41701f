// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace audiosheet {

enum class Severity { note, warning, error };

/// Something a person should know about an input file. Data, not control flow: the work goes on.
/// `app` prints it as `file:line:column: warning: message`; with `--strict` warnings end in status 3.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string file;    ///< as the user named it; empty when it belongs to no file
  int line = 0;        ///< from 1; 0 when it belongs to no line
  int column = 0;      ///< from 1, in characters; 0 when unknown
  std::string message; ///< what is wrong and, where there is one, the mend

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

} // namespace audiosheet
