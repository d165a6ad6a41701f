// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace audiosheet {

constexpr unsigned k_everyone_may_read = 0644; ///< mode of a new file, less the umask

/// A file of bytes that is read and written by position, so that threads may share it. Every failure
/// throws an Error that names the file; a short read is a failure.
class BinaryFile {
public:
  /// Positions count from byte `origin`.
  static BinaryFile open(const std::filesystem::path& file, std::uint64_t origin = 0);
  /// Creates the file, or empties it.
  static BinaryFile create(const std::filesystem::path& file, std::uint64_t origin = 0);
  /// An existing file, to be changed.
  static BinaryFile change(const std::filesystem::path& file);

  ~BinaryFile();
  BinaryFile(const BinaryFile&) = delete;
  BinaryFile& operator=(const BinaryFile&) = delete;
  BinaryFile(BinaryFile&& other) noexcept;
  BinaryFile& operator=(BinaryFile&&) = delete;

  /// Of the whole file.
  [[nodiscard]] std::uint64_t size() const;
  void read_at(std::uint64_t offset, std::span<std::byte> bytes) const;
  void write_at(std::uint64_t offset, std::span<const std::byte> bytes) const;
  /// A disk may say only now that it is full: call it before the file counts as written.
  void close();

private:
  BinaryFile(int fd, std::filesystem::path file, std::uint64_t origin)
      : m_fd(fd), m_file(std::move(file)), m_origin(origin) {}

  int m_fd;
  std::filesystem::path m_file;
  std::uint64_t m_origin;
};

/// Removes what is left of a file whose writing failed: a regular file only, never a device.
void discard(const std::filesystem::path& file) noexcept;

} // namespace audiosheet
