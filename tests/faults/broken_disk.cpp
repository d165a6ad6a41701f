// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands before the C library (LD_PRELOAD) and breaks a disk: reading a file whose path has FAULT_PATH in it
// fails with EIO.
#include <array>
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

bool is_broken(int fd) {
  const char* const wanted = std::getenv("FAULT_PATH");
  std::array<char, 4096> path{};
  const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), path.data(), path.size());
  return wanted != nullptr && size > 0 &&
         std::string_view(path.data(), static_cast<std::size_t>(size)).find(wanted) != std::string_view::npos;
}

template <typename Function, typename... Arguments>
ssize_t read_or_fail(const char* name, int fd, Arguments... arguments) {
  if (is_broken(fd)) {
    errno = EIO;
    return -1;
  }
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name))(fd, arguments...);
}

} // namespace

extern "C" {

ssize_t read(int fd, void* bytes, std::size_t size) {
  return read_or_fail<ssize_t (*)(int, void*, std::size_t)>("read", fd, bytes, size);
}

ssize_t pread(int fd, void* bytes, std::size_t size, off_t at) {
  return read_or_fail<ssize_t (*)(int, void*, std::size_t, off_t)>("pread", fd, bytes, size, at);
}

ssize_t pread64(int fd, void* bytes, std::size_t size, off_t at) {
  return read_or_fail<ssize_t (*)(int, void*, std::size_t, off_t)>("pread64", fd, bytes, size, at);
}

} // extern "C"
