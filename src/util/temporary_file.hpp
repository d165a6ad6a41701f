// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace audiosheet {

/// A file without a name: it is gone when the program is, however that ends.
class TemporaryFile {
public:
  /// In a folder with room for it. Throws Error that names the folder.
  explicit TemporaryFile(const std::filesystem::path& folder);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  /// A path under which this process (and no other) can open it again.
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  /// Writes all of it at an offset; safe from several threads. Throws Error when the disk is full.
  void write_at(const void* data, std::size_t size, std::int64_t offset);

private:
  std::filesystem::path m_folder;
  std::filesystem::path m_path;
  int m_fd = -1;
};

/// Gives a file of this kind, by its path, a name on the same file system, from where on it stays. False
/// where that can't be done.
bool give_name(const std::filesystem::path& temporary, const std::filesystem::path& name);

/// A message in which such files are called what they are instead of by their path, which says nothing to a
/// reader.
std::string name_temporary_files(std::string_view message);

} // namespace audiosheet
