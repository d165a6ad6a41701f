// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace audiosheet {

/// What the program tells its caller when it ends (README, "Exit status").
enum class ExitStatus { done = 0, failed = 1, usage = 2, warnings = 3, interrupted = 130 };

/// The run cannot go on: an unreadable file, a broken profile, a full disk, a dead engine.
/// Thrown where it is noticed, given context on the way up, printed once by `app`.
/// What is wrong with the *document* is no Error but a Diagnostic (model/diagnostic.hpp).
class Error : public std::runtime_error {
public:
  explicit Error(const std::string& message, ExitStatus status = ExitStatus::failed)
      : std::runtime_error(message), m_status(status) {}

  [[nodiscard]] ExitStatus status() const { return m_status; }

private:
  ExitStatus m_status;
};

} // namespace audiosheet
