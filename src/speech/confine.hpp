// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine's processes can do to the machine once they have to do with a stranger's text: nothing
// but compute. SECURITY.md has the whole picture.
#pragma once

#include "speech/unique_fd.hpp"

#include <chrono>
#include <filesystem>
#include <linux/filter.h>
#include <vector>

namespace audiosheet::speech {

/// Locks for the engine's parent process and for the speakers forked from it.
///
/// The parent (seccomp and, where the kernel has it, Landlock): runs no program, opens no socket, traces no
/// process, opens no file but those below the engine's data folders and what /proc tells about processes, and
/// these only for reading.
/// A speaker, on top: opens no file but the engine's data; starts no process; whatever system call is not
/// needed to speak ends it with SIGSYS. Its memory, CPU time, files and their sizes are limited.
class Confinement {
public:
  /// Prepares both. `folders` are the engine's data.
  explicit Confinement(const std::vector<std::filesystem::path>& folders);
  ~Confinement();
  Confinement(const Confinement&) = delete;
  Confinement& operator=(const Confinement&) = delete;
  Confinement(Confinement&&) = delete;
  Confinement& operator=(Confinement&&) = delete;

  /// In the parent, when the engine is ready. Holds for every process forked later, too.
  void lock_parent() const;
  /// In a speaker, before it reads its job. `time` is what it may compute for. Allocates nothing.
  void lock_speaker(std::chrono::seconds time) const;

  /// Whether speakers may be rewound (rewind.hpp): not where sanitizers, debuggers or valgrind look after the
  /// process's memory.
  [[nodiscard]] bool allows_rewinding() const { return !m_speaker_filter.empty(); }

private:
  UniqueFd m_parent_folders; ///< Landlock rules
  UniqueFd m_speaker_folders;
  std::vector<sock_filter> m_parent_filter;
  std::vector<sock_filter> m_speaker_filter;
};

} // namespace audiosheet::speech
