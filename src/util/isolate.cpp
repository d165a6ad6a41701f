// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/isolate.hpp"

#include "util/error.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace audiosheet {

namespace {

constexpr int k_error = 3; ///< exit status of work that threw an Error: its message is the reply

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  return true;
}

/// In the child. Its status says how it went: 0, k_error, or anything else.
[[noreturn]] void do_work(int reply, const std::function<std::string()>& work) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0) {
    ::dup2(null, STDERR_FILENO);
  }
  int status = 1;
  try {
    status = write_all(reply, work()) ? 0 : 1;
  } catch (const Error& error) {
    status = write_all(reply, error.what()) ? k_error : 1;
  } catch (...) {
    status = 1;
  }
  ::_exit(status);
}

std::string read_reply(int reply) {
  std::string text(static_cast<std::size_t>(::lseek(reply, 0, SEEK_END)), '\0');
  const ssize_t size = ::pread(reply, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

} // namespace

Isolated::Isolated(std::string trouble, const std::function<std::string()>& work)
    : m_trouble(std::move(trouble)), m_reply(::memfd_create("reply", MFD_CLOEXEC)) {
  m_child = m_reply < 0 ? -1 : ::fork();
  if (m_child < 0) {
    const std::string problem = std::strerror(errno); // NOLINT(concurrency-mt-unsafe): one thread
    ::close(m_reply);
    throw Error(fmt::format("{}: {}", m_trouble, problem));
  }
  if (m_child == 0) {
    do_work(m_reply, work);
  }
}

Isolated::~Isolated() {
  if (m_child > 0) {
    ::kill(m_child, SIGKILL);
    wait();
  }
  ::close(m_reply);
}

/// The status of the process, which is no more.
int Isolated::wait() {
  int status = 0;
  while (::waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
  }
  m_child = -1;
  return status;
}

std::string Isolated::result() {
  const int status = wait();
  const std::string text = read_reply(m_reply);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return text;
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == k_error) {
    throw Error(text);
  }
  throw Error(fmt::format("{}: the library that does it gave up; is there enough memory?", m_trouble));
}

} // namespace audiosheet
