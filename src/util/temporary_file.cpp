// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/temporary_file.hpp"

#include "util/binary_file.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace audiosheet {

namespace {
constexpr std::string_view k_handles = "/proc/self/fd/";
} // namespace

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) : m_folder(folder) {
  create_folders(folder);
  // Everybody, once it has a name: until then nobody can open it.
  m_fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, k_everyone_may_read);
  if (m_fd < 0) { // a file system without O_TMPFILE: take a name and give it up at once
    std::string name = (folder / ".audiosheet-XXXXXX").string();
    m_fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (m_fd >= 0) {
      ::unlink(name.c_str());
    }
  }
  if (m_fd < 0) {
    throw Error(
        fmt::format("{}: can't write here: {}", folder.string(), std::generic_category().message(errno)));
  }
  m_path = fmt::format("{}{}", k_handles, m_fd);
}

TemporaryFile::~TemporaryFile() { ::close(m_fd); }

void TemporaryFile::write_at(const void* data, std::size_t size, std::int64_t offset) {
  const auto* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t put = ::pwrite(m_fd, bytes, size, offset);
    if (put < 0 && errno == EINTR) {
      continue;
    }
    if (put < 0) {
      throw Error(
          fmt::format("{}: can't write here: {}", m_folder.string(), std::generic_category().message(errno)));
    }
    bytes += put;
    size -= static_cast<std::size_t>(put);
    offset += put;
  }
}

bool give_name(const std::filesystem::path& temporary, const std::filesystem::path& name) {
  return ::linkat(AT_FDCWD, temporary.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

std::string name_temporary_files(std::string_view message) {
  std::string out;
  for (std::size_t at = message.find(k_handles); at != std::string_view::npos; at = message.find(k_handles)) {
    out += std::string(message.substr(0, at)) + "a temporary file";
    message.remove_prefix(at + k_handles.size());
    message.remove_prefix(std::min(message.find_first_not_of("0123456789"), message.size()));
  }
  return out + std::string(message);
}

} // namespace audiosheet
