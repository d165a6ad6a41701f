// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/process.hpp"

#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

/// In the child: only what is safe between fork and exec.
[[noreturn]] void become(char* const* arguments, int input, int output, int errors, rlim_t seconds) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM); // nobody waits for it any more
  const rlimit time{seconds, seconds};
  ::setrlimit(RLIMIT_CPU, &time);
  const rlimit core{0, 0};
  ::setrlimit(RLIMIT_CORE, &core);
  if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0) {
    ::_exit(k_not_found);
  }
  ::execvp(arguments[0], arguments);
  ::_exit(k_not_found);
}

/// Reads until the other end closes; false when a limit ended it.
bool collect(int pipe, const ProcessLimits& limits, Clock::time_point deadline, ProcessResult& result) {
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wait{pipe, POLLIN, 0};
    constexpr std::int64_t k_look_up = 200; // milliseconds
    const int ready = left > 0 ? ::poll(&wait, 1, static_cast<int>(std::min(left, k_look_up))) : 0;
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
                          const ProcessLimits& limits) {
  const Descriptor in(::memfd_create("input", MFD_CLOEXEC));
  const Descriptor errors(::memfd_create("errors", MFD_CLOEXEC));
  fill(in.number(), input);
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    ends = {-1, -1};
  }
  const Descriptor out(ends[0]);
  Descriptor child_out(ends[1]);
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  arguments.push_back(nullptr);
  const Clock::time_point deadline = Clock::now() + limits.time;
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(std::string("can't start ") + command.front() + ": " + std::strerror(errno));
  }
  if (child == 0) {
    become(arguments.data(), in.number(), child_out.number(), errors.number(),
           static_cast<rlim_t>(limits.time.count()));
  }
  ::setpgid(child, child);
  child_out.close();
  ProcessResult result;
  if (!collect(out.number(), limits, deadline, result)) {
    ::kill(-child, is_interrupted() ? SIGTERM : SIGKILL); // asked to stop, it removes its temporary files
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  stop_if_interrupted();
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

} // namespace audiosheet
