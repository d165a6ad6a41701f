// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/binary_file.hpp"

#include "util/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace audiosheet {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw Error(fmt::format("{}: {}", file.string(), std::generic_category().message(error)));
}

int open_or_fail(const std::filesystem::path& file, int flags) {
  const int fd = ::open(file.c_str(), flags | O_CLOEXEC, k_everyone_may_read);
  if (fd < 0) {
    fail(file, errno);
  }
  return fd;
}

} // namespace

BinaryFile BinaryFile::open(const std::filesystem::path& file, std::uint64_t origin) {
  return {open_or_fail(file, O_RDONLY), file, origin};
}

BinaryFile BinaryFile::create(const std::filesystem::path& file, std::uint64_t origin) {
  return {open_or_fail(file, O_RDWR | O_CREAT | O_TRUNC), file, origin};
}

BinaryFile BinaryFile::change(const std::filesystem::path& file) {
  return {open_or_fail(file, O_RDWR), file, 0};
}

BinaryFile::~BinaryFile() {
  if (m_fd >= 0) {
    ::close(m_fd);
  }
}

BinaryFile::BinaryFile(BinaryFile&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_file(std::move(other.m_file)), m_origin(other.m_origin) {}

std::uint64_t BinaryFile::size() const {
  struct stat info {};
  if (::fstat(m_fd, &info) != 0) {
    fail(m_file, errno);
  }
  return static_cast<std::uint64_t>(info.st_size);
}

void BinaryFile::read_at(std::uint64_t offset, std::span<std::byte> bytes) const {
  offset += m_origin;
  while (!bytes.empty()) {
    const ssize_t got = ::pread(m_fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      fail(m_file, errno);
    }
    if (got == 0) {
      throw Error(fmt::format("{}: ends before byte {}", m_file.string(), offset + bytes.size()));
    }
    bytes = bytes.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
}

void BinaryFile::write_at(std::uint64_t offset, std::span<const std::byte> bytes) const {
  offset += m_origin;
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(m_fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) {
      continue;
    }
    if (put < 0) {
      fail(m_file, errno);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
}

void BinaryFile::close() {
  if (::close(std::exchange(m_fd, -1)) != 0) {
    fail(m_file, errno);
  }
}

void discard(const std::filesystem::path& file) noexcept {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(std::filesystem::symlink_status(file, ignored))) {
    std::filesystem::remove(file, ignored);
  }
}

} // namespace audiosheet
