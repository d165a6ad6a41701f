// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <sys/types.h>
#include <utility>

namespace audiosheet {

/// A piece of work in a process of its own: for libraries that end the process when memory runs out or their
/// input surprises them. What they print to standard error is dropped.
class Isolated {
public:
  /// Begins the work. `trouble` is what to say when it fails ("the cover can't be drawn"). Throws Error when
  /// there can be no other process. REQUIRES: no other thread of this process is at work.
  Isolated(std::string trouble, const std::function<std::string()>& work);
  /// Ends the work if nobody has waited for it.
  ~Isolated();
  Isolated(const Isolated&) = delete;
  Isolated& operator=(const Isolated&) = delete;
  Isolated(Isolated&&) = delete;
  Isolated& operator=(Isolated&&) = delete;

  /// What the work returned; waits for it. Throws Error when the work threw one, and when its process ended
  /// in any other way. REQUIRES: called once.
  std::string result();

private:
  int wait();

  std::string m_trouble;
  int m_reply = -1; ///< a memory file
  pid_t m_child = -1;
};

/// Begins the work and waits for it.
inline std::string run_isolated(std::string trouble, const std::function<std::string()>& work) {
  return Isolated(std::move(trouble), work).result();
}

} // namespace audiosheet
