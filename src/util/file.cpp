// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/file.hpp"

#include "util/error.hpp"
#include "util/parallel.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace audiosheet {

namespace fs = std::filesystem;

namespace {

std::string reason(int error) { return std::generic_category().message(error); }

/// A file descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor() {
    if (m_fd >= 0) {
      ::close(m_fd);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int get() const { return m_fd; }
  /// Closes now and says whether that worked (a full disk may only show here).
  bool close() {
    const int result = ::close(m_fd);
    m_fd = -1;
    return result == 0;
  }

private:
  int m_fd;
};

constexpr std::string_view k_temporary_end = ".tmp";

std::string temporary_stem(const fs::path& target) {
  return fmt::format(".{}.", target.filename().string().substr(0, 100));
}

std::string temporary_name(const fs::path& target) {
  return fmt::format("{}{}{}", temporary_stem(target), ::getpid(), k_temporary_end);
}

/// Takes the lock of a stage; -1 when another process holds it (and so still fills the stage). The kernel
/// gives the lock back when its holder dies, however it dies.
int lock_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd);
    return -1;
  }
  return fd;
}

/// Removes the stages that killed runs left beside a target.
void remove_stale_stages(const fs::path& target) {
  const std::string stem = temporary_stem(target);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(target.parent_path(), error)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(stem, 0) != 0 || !name.ends_with(k_temporary_end) || !entry.is_directory(error)) {
      continue;
    }
    const Descriptor lock(lock_folder(entry.path()));
    if (lock.get() >= 0) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
  }
}

} // namespace

std::string read_file(const fs::path& file, std::uintmax_t limit) {
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) {
    throw Error(fmt::format("{}: {}", file.string(), reason(errno)));
  }
  struct stat info {};
  if (::fstat(fd.get(), &info) == 0 && S_ISDIR(info.st_mode)) {
    throw Error(fmt::format("{}: is a folder, not a file", file.string()));
  }
  std::string content;
  std::array<char, 1U << 16U> buffer{};
  for (;;) {
    const ssize_t got = ::read(fd.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      throw Error(fmt::format("{}: {}", file.string(), reason(errno)));
    }
    if (got == 0) {
      return content;
    }
    content.append(buffer.data(), static_cast<std::size_t>(got));
    if (content.size() > limit) {
      throw Error(
          fmt::format("{}: is longer than {} MiB, the most that is read", file.string(), limit >> 20U));
    }
  }
}

void create_folders(const fs::path& folder) {
  if (folder.empty()) {
    return;
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw Error(fmt::format("{}: can't create this folder: {}", folder.string(), error.message()));
  }
}

void write_file(const fs::path& file, std::string_view content) {
  create_folders(file.parent_path());
  const fs::path temporary = file.parent_path() / temporary_name(file);
  const auto fail = [&](int error) {
    ::unlink(temporary.c_str());
    throw Error(fmt::format("{}: can't write: {}", file.string(), reason(error)));
  };
  Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (fd.get() < 0) {
    fail(errno);
  }
  while (!content.empty()) {
    const ssize_t put = ::write(fd.get(), content.data(), content.size());
    if (put < 0 && errno != EINTR) {
      fail(errno);
    }
    content.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
  }
  if (!fd.close()) {
    fail(errno);
  }
  if (::rename(temporary.c_str(), file.c_str()) != 0) {
    fail(errno);
  }
}

namespace {

/// As much as can be removed; what stays is no error.
void remove_folder(const fs::path& folder, unsigned jobs) {
  std::error_code ignored;
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(folder, ignored);
       !ignored && entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
    std::error_code no_type;
    if (!entry->is_directory(no_type)) {
      files.push_back(entry->path());
    }
  }
  parallel_for(files.size(), jobs, [&files](std::size_t i) { ::unlink(files[i].c_str()); });
  fs::remove_all(folder, ignored);
}

} // namespace

StagedFolder::StagedFolder(const fs::path& target) : m_target(fs::absolute(target).lexically_normal()) {
  create_folders(m_target.parent_path());
  remove_stale_stages(m_target);
  m_stage = m_target.parent_path() / temporary_name(m_target);
  create_folders(m_stage);
  m_lock = lock_folder(m_stage);
}

StagedFolder::~StagedFolder() {
  if (m_lock >= 0) {
    ::close(m_lock);
  }
  if (!m_committed) {
    std::error_code ignored;
    fs::remove_all(m_stage, ignored);
  }
}

void StagedFolder::commit(unsigned jobs) {
  // An exchange of names has no moment at which the target is missing. Where the file system can't
  // exchange, the old folder steps aside first.
  if (::renameat2(AT_FDCWD, m_stage.c_str(), AT_FDCWD, m_target.c_str(), RENAME_EXCHANGE) == 0) {
    m_committed = true;
    remove_folder(m_stage, jobs);
    return;
  }
  std::error_code error;
  fs::path aside;
  if (fs::exists(m_target, error)) {
    aside = m_stage;
    aside += ".old";
    fs::rename(m_target, aside, error);
  }
  fs::rename(m_stage, m_target, error);
  if (error) {
    if (!aside.empty()) {
      std::error_code ignored;
      fs::rename(aside, m_target, ignored);
    }
    throw Error(fmt::format("{}: can't put the new output in place: {}", m_target.string(), error.message()));
  }
  m_committed = true;
  if (!aside.empty()) {
    remove_folder(aside, jobs);
  }
}

} // namespace audiosheet
