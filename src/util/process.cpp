// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/process.hpp"

#include "util/error.hpp"
#include "util/interrupt.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace audiosheet {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_not_found = 127;
constexpr std::size_t k_max_errors = 4096;

/// A file descriptor that is closed at the end.
class Descriptor {
public:
  explicit Descriptor(int number) : m_number(number) {
    if (number < 0) {
      throw Error(std::string("can't start another program: ") + std::strerror(errno));
    }
  }
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  [[nodiscard]] int number() const { return m_number; }
  void close() {
    if (m_number >= 0) {
      ::close(m_number);
      m_number = -1;
    }
  }

private:
  int m_number;
};

void fill(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      throw Error(std::string("can't pass a document to another program: ") + std::strerror(errno));
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  ::lseek(file, 0, SEEK_SET);
}

std::string start_of(int file) {
  std::string text(k_max_errors, '\0');
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

/// What the child needs, made before the fork.
struct Start {
  std::vector<char*> arguments;
  std::vector<char*> environment;
  int input = -1;
  int output = -1;
  int errors = -1;
  rlim_t seconds = 0;
  rlim_t file_size = RLIM_INFINITY;
  bool own_group = true;
  pid_t caller = 0;
};

void limit(__rlimit_resource_t what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(what, &both);
}

/// In the child: only what is safe between fork and exec.
[[noreturn]] void become(const Start& start) {
  if (start.own_group) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // nobody waits for it any more
  } else {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    for (const int ignored : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
      ::signal(ignored, SIG_DFL);
    }
  }
  ::signal(SIGXFSZ, SIG_DFL);
  if (::getppid() != start.caller) {
    ::_exit(k_not_found); // it died before the call
  }
  limit(RLIMIT_CPU, start.seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, start.file_size);
  if (::dup2(start.input, 0) < 0 || ::dup2(start.output, 1) < 0 || ::dup2(start.errors, 2) < 0) {
    ::_exit(k_not_found);
  }
  if (start.environment.empty()) {
    ::execvp(start.arguments[0], start.arguments.data());
  } else {
    ::execvpe(start.arguments[0], start.arguments.data(), start.environment.data());
  }
  ::_exit(k_not_found);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) {
    out.push_back(const_cast<char*>(text.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  out.push_back(nullptr);
  return out;
}

int milliseconds_to(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(left, 0));
}

/// Waits for the end of a program whose output is a file; false when the time is over.
bool outlast(pid_t child, Clock::time_point deadline, ProcessResult& result) {
  // glibc 2.36 declares pidfd_open as a C++ function.
  const Descriptor ended(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  for (;;) {
    pollfd wait{ended.number(), POLLIN, 0};
    const int ready = ::poll(&wait, 1, milliseconds_to(deadline));
    if (ready > 0) {
      return true;
    }
    if (ready == 0) {
      result.end = ProcessResult::End::timed_out;
      return false;
    }
  }
}

/// Takes the output from its file. A file as long as the limit was cut there.
void take_file(int file, const ProcessLimits& limits, ProcessResult& result) {
  struct stat info {};
  const auto size = ::fstat(file, &info) == 0 ? static_cast<std::size_t>(info.st_size) : 0;
  if (size >= limits.output) {
    result.end = ProcessResult::End::too_much_output;
    return;
  }
  result.output.resize(size);
  std::size_t at = 0;
  while (at < size) {
    const ssize_t n = ::pread(file, result.output.data() + at, size - at, static_cast<off_t>(at));
    if (n <= 0 && errno != EINTR) {
      break;
    }
    at += n > 0 ? static_cast<std::size_t>(n) : 0;
  }
  result.output.resize(at);
}

/// Reads until the other end closes; false when a limit ended it.
bool collect(int pipe, const ProcessLimits& limits, Clock::time_point deadline, ProcessResult& result) {
  std::array<char, 65536> buffer{};
  for (;;) {
    pollfd wait{pipe, POLLIN, 0};
    constexpr int k_look_up = 200; // milliseconds
    const int left = milliseconds_to(deadline);
    const int ready = left > 0 ? ::poll(&wait, 1, std::min(left, k_look_up)) : 0;
    if (is_interrupted()) {
      return false;
    }
    if ((ready < 0 && errno == EINTR) || (ready == 0 && left > 0)) {
      continue;
    }
    if (ready <= 0) {
      result.end = ProcessResult::End::timed_out;
      return false;
    }
    const ssize_t size = ::read(pipe, buffer.data(), buffer.size());
    if (size == 0 || (size < 0 && errno != EINTR)) {
      return true;
    }
    result.output.append(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    if (result.output.size() > limits.output) {
      result.end = ProcessResult::End::too_much_output;
      return false;
    }
  }
}

} // namespace

ProcessResult run_process(const std::vector<std::string>& command, std::string_view input,
                          const ProcessLimits& limits, const ProcessManner& manner) {
  const Descriptor in(::memfd_create("input", MFD_CLOEXEC));
  const Descriptor errors(::memfd_create("errors", MFD_CLOEXEC));
  fill(in.number(), input);
  std::array<int, 2> ends{-1, -1};
  if (manner.seekable_output) {
    ends = {::memfd_create("output", MFD_CLOEXEC), -1};
    ends[1] = ::fcntl(ends[0], F_DUPFD_CLOEXEC, 0);
  } else if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    ends = {-1, -1};
  }
  const Descriptor out(ends[0]);
  Descriptor child_out(ends[1]);
  Start start{.arguments = pointers(command),
              .environment = manner.environment ? pointers(*manner.environment) : std::vector<char*>(),
              .input = in.number(),
              .output = child_out.number(),
              .errors = errors.number(),
              .seconds = static_cast<rlim_t>(limits.time.count()),
              .file_size = manner.seekable_output ? limits.output : RLIM_INFINITY,
              .own_group = manner.own_group,
              .caller = ::getpid()};
  const Clock::time_point deadline = Clock::now() + limits.time;
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(std::string("can't start ") + command.front() + ": " + std::strerror(errno));
  }
  if (child == 0) {
    become(start);
  }
  if (manner.own_group) {
    ::setpgid(child, child);
  }
  child_out.close();
  ProcessResult result;
  const bool ended = manner.seekable_output ? outlast(child, deadline, result)
                                            : collect(out.number(), limits, deadline, result);
  if (!ended) {
    // Asked to stop, it removes its temporary files.
    ::kill(manner.own_group ? -child : child, is_interrupted() ? SIGTERM : SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  stop_if_interrupted();
  if (ended && manner.seekable_output) {
    take_file(out.number(), limits, result);
  }
  result.errors = start_of(errors.number());
  if (result.end != ProcessResult::End::exited) {
    return result;
  }
  if (WIFSIGNALED(status)) {
    result.end = ProcessResult::End::signalled;
    result.status = WTERMSIG(status);
  } else {
    result.status = WEXITSTATUS(status);
    result.end = result.status == k_not_found ? ProcessResult::End::not_found : ProcessResult::End::exited;
  }
  return result;
}

std::filesystem::path find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    return ::access(name.c_str(), X_OK) == 0 ? std::filesystem::path(name) : std::filesystem::path();
  }
  const char* path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe)
  for (const auto folder : split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    const std::filesystem::path file = std::filesystem::path(folder.empty() ? "." : folder) / name;
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0) {
      return file;
    }
  }
  return {};
}

} // namespace audiosheet
