// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace audiosheet {

/// The whole of a regular file (or pipe). Throws Error that names the file when it is missing, no file,
/// unreadable or longer than `limit` bytes.
std::string read_file(const std::filesystem::path& file, std::uintmax_t limit = 64U << 20U);

/// Writes a file under a temporary name beside it and renames it when whole, so that a reader finds the
/// old content or the new. Creates missing folders. Throws Error that names the file.
void write_file(const std::filesystem::path& file, std::string_view content);

/// Creates a folder and those above it. Throws Error that names it.
void create_folders(const std::filesystem::path& folder);

/// A folder that is filled under a temporary name beside its target and takes the target's place when
/// `commit` is called: users find the old content or the new, never half. Without a commit everything
/// in it is removed.
class StagedFolder {
public:
  /// Throws Error when it can't be created.
  explicit StagedFolder(const std::filesystem::path& target);
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  StagedFolder(StagedFolder&&) = delete;
  StagedFolder& operator=(StagedFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_stage; }
  /// `jobs` threads remove what stood there: the memory that large files are kept in takes time to free.
  void commit(unsigned jobs = 1);

private:
  std::filesystem::path m_target;
  std::filesystem::path m_stage;
  int m_lock = -1; ///< held while the stage is filled: a later run removes stages that nobody holds
  bool m_committed = false;
};

} // namespace audiosheet
