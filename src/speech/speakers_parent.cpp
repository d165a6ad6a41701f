// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/speakers_parent.hpp"

#include "speech/confine.hpp"
#include "speech/rewind.hpp"
#include "speech/wire.hpp"
#include "util/error.hpp"
#include "util/limits.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace audiosheet::speech {

namespace {

struct Child {
  pid_t pid = 0;
  UniqueFd end;          ///< where its JobEnd goes; none for a branch
  bool given_up = false; ///< by the program: killed, not yet reaped
};

void tell_end(const UniqueFd& socket, JobEnd end) {
  // The other side may have given up: nobody is left to tell, and that is fine.
  (void)::send(socket.get(), &end, sizeof end, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/// Dies with `parent`, even when that is killed.
void die_with(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) {
    ::_exit(1); // it died before the call
  }
}

/// Leaves the terminal and its signals to the program: it decides when the speakers end.
void detach_from_terminal() {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGCHLD, SIG_DFL);
  // A crash is to be a crash, whatever handlers the program has: its parent reports it.
  for (const int crash : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGXFSZ}) {
    std::signal(crash, SIG_DFL);
  }
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null >= 0) {
    ::dup2(null, STDIN_FILENO);
    ::dup2(null, STDOUT_FILENO);
    ::close(null);
  }
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
}

/// SIGCHLD, kept for the signal descriptor. REQUIRES: made before the engine, which may start threads that
/// would take the signal away.
class ChildSignal {
public:
  ChildSignal() {
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &mask, &m_old);
  }
  void restore() const { ::sigprocmask(SIG_SETMASK, &m_old, nullptr); }

  sigset_t mask{};

private:
  sigset_t m_old{};
};

void do_job(Engine& engine, int file) {
  std::size_t reply_at = 0;
  const Job job = read_job(file, reply_at);
  try {
    if (job.kind == JobKind::voices) {
      write_reply(file, reply_at, engine.voices());
    } else if (job.kind == JobKind::check_voice) {
      engine.prepare(job.request.voice.engine_voice);
      write_reply(file, reply_at, std::vector<EngineVoice>());
    } else {
      write_reply(file, reply_at, engine.speak(job.request));
    }
  } catch (const std::exception& error) {
    write_refusal(file, reply_at, error.what());
  } catch (...) {
    write_refusal(file, reply_at, "the speech engine failed for an unknown reason");
  }
}

struct JobToDo {
  Engine* engine = nullptr;
  int file = -1;
};

void do_job_or_leave(void* job) {
  try {
    const auto* to_do = static_cast<const JobToDo*>(job);
    do_job(*to_do->engine, to_do->file);
  } catch (...) {
    ::_exit(2); // no room for the reply: the program sees that there is none
  }
}

/// A speaker's CPU time is limited as a whole: it makes room for a fresh one in time.
bool has_time_left() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) < limits::k_speaker_time;
}

class Parent {
public:
  /// Speakers are locked up by `confinement`, unless it is null.
  Parent(Engine& engine, const Confinement* confinement, std::chrono::seconds time_limit,
         const UniqueFd& control, const ChildSignal& child_signal)
      : m_engine(engine),
        m_confinement(confinement),
        m_time_limit(time_limit),
        m_control(control),
        m_pid(::getpid()),
        m_child_signal(child_signal),
        m_signals(::signalfd(-1, &child_signal.mask, SFD_CLOEXEC | SFD_NONBLOCK)) {}

  /// Until the other end of `control` is closed.
  void run() {
    std::vector<pollfd> wait;
    for (;;) {
      wait.assign({pollfd{m_control.get(), POLLIN, 0}, pollfd{m_signals.get(), POLLIN, 0}});
      for (const auto& child : m_children) {
        wait.push_back({child.given_up ? -1 : child.end.get(), 0, 0}); // the end of the connection is all
      }
      if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR) {
        break;
      }
      end_unwanted(wait);
      if (wait[1].revents != 0) {
        reap();
      }
      if (wait[0].revents != 0 && !take_job()) {
        break;
      }
    }
    for (const auto& child : m_children) {
      end(child);
    }
    while (::waitpid(-1, nullptr, 0) > 0) {
    }
  }

private:
  /// Ends the children whose connection the program has closed: it waits for them no longer.
  /// `wait`: as polled, children from the third on.
  void end_unwanted(const std::vector<pollfd>& wait) {
    for (std::size_t i = 2; i < wait.size(); ++i) {
      if (wait[i].revents != 0) {
        m_children[i - 2].given_up = true;
        end(m_children[i - 2]);
      }
    }
  }

  /// False when the program has closed its end.
  bool take_job() {
    Call call = Call::work;
    iovec part{&call, sizeof call};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> room{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    const auto size = ::recvmsg(m_control.get(), &message, MSG_CMSG_CLOEXEC);
    if (size < 0) {
      return errno == EINTR || errno == EAGAIN;
    }
    const cmsghdr* head = CMSG_FIRSTHDR(&message);
    if (size == 0 || head == nullptr || head->cmsg_type != SCM_RIGHTS ||
        head->cmsg_len != CMSG_LEN(2 * sizeof(int))) {
      return false;
    }
    std::array<int, 2> fds{};
    std::memcpy(fds.data(), CMSG_DATA(head), sizeof fds);
    start(call, UniqueFd(fds[0]), UniqueFd(fds[1]));
    return true;
  }

  void start(Call call, const UniqueFd& file, UniqueFd socket) {
    const pid_t child = ::fork();
    if (child == 0) {
      become_child();
      if (call == Call::branch) {
        run_branch(file, socket);
      }
      if (call == Call::stay && m_confinement != nullptr && m_confinement->allows_rewinding()) {
        run_jobs(file, socket);
      }
      run_job(file);
    }
    if (child > 0 && call != Call::branch && m_engine.runs_programs()) {
      ::setpgid(child, child); // here and there: whoever comes first
    }
    if (child < 0) {
      tell_end(socket, {JobEnd::Kind::no_process, errno});
    } else if (call == Call::branch) {
      m_children.push_back({child, {}});
    } else {
      m_children.push_back({child, std::move(socket)});
    }
  }

  /// A speaker that runs a program leads a process group of its own, so that the program ends with it,
  /// whatever it has started in turn.
  void end(const Child& child) const {
    // A branch ends by itself, as its own control socket is closed: it has children of its own to end first.
    if (child.end) {
      ::kill(m_engine.runs_programs() ? -child.pid : child.pid, SIGKILL);
    }
  }

  void become_child() {
    die_with(m_pid);
    m_signals.reset();
    m_children.clear();
    ::close(m_control.get());
  }

  /// `time`: of CPU for all its jobs. Unlocked a speaker may meet no text.
  void lock_or_leave(std::chrono::seconds time) const {
    try {
      if (m_confinement != nullptr) {
        m_confinement->lock_speaker(time);
      }
    } catch (...) {
      ::_exit(2);
    }
  }

  [[noreturn]] void run_job(const UniqueFd& file) {
    m_child_signal.restore();
    if (m_engine.runs_programs()) {
      ::setpgid(0, 0);
    }
    lock_or_leave(m_time_limit);
    JobToDo job{&m_engine, file.get()};
    do_job_or_leave(&job);
    ::_exit(0); // the engine's own end may hang, and must not run twice
  }

  /// Job after job, each as if it were the first. Falls back to a single one where the process can't be
  /// rewound.
  [[noreturn]] void run_jobs(const UniqueFd& file, const UniqueFd& socket) {
    m_child_signal.restore();
    Rewinder rewinder;
    if (!rewinder.works()) {
      run_job(file);
    }
    lock_or_leave(limits::k_speaker_time + m_time_limit);
    JobToDo job{&m_engine, file.get()};
    for (bool more = rewinder.rewind(); more;) {
      rewinder.run(do_job_or_leave, &job);
      more = has_time_left();
      const JobEnd end{more ? JobEnd::Kind::ready : JobEnd::Kind::finished, 0};
      char next = 0;
      more = ::send(socket.get(), &end, sizeof end, MSG_NOSIGNAL) > 0 && more && rewinder.rewind() &&
             ::recv(socket.get(), &next, sizeof next, 0) > 0;
    }
    ::_exit(0);
  }

  [[noreturn]] void run_branch(const UniqueFd& file, const UniqueFd& control) {
    try {
      std::size_t ignored = 0;
      m_engine.prepare(read_job(file.get(), ignored).request.voice.engine_voice);
    } catch (...) {
      // A voice that can't be had: each request for it says so.
      static_cast<void>(0);
    }
    try {
      Parent(m_engine, m_confinement, m_time_limit, control, m_child_signal).run();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }

  void reap() {
    signalfd_siginfo ignored{};
    while (::read(m_signals.get(), &ignored, sizeof ignored) > 0) {
    }
    int status = 0;
    end_leftovers();
    for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG)) {
      const auto child = std::ranges::find(m_children, pid, &Child::pid);
      if (child != m_children.end()) {
        tell_end(child->end, {JobEnd::Kind::finished, status});
        m_children.erase(child);
      }
    }
  }

  /// Ends what a finished speaker's program may have left running. While the speaker is not reaped, its
  /// number is nobody else's.
  void end_leftovers() const {
    if (!m_engine.runs_programs()) {
      return;
    }
    for (const auto& child : m_children) {
      siginfo_t info{};
      const bool over =
          ::waitid(P_PID, static_cast<id_t>(child.pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          info.si_pid == child.pid;
      if (over && child.end) {
        ::kill(-child.pid, SIGKILL);
      }
    }
  }

  Engine& m_engine;
  const Confinement* m_confinement;
  std::chrono::seconds m_time_limit;
  const UniqueFd& m_control;
  pid_t m_pid;
  const ChildSignal& m_child_signal;
  UniqueFd m_signals;
  std::vector<Child> m_children;
};

} // namespace

void run_speakers_parent(const Speakers::MakeEngine& make_engine, std::chrono::seconds time_limit,
                         UniqueFd control, pid_t program) {
  die_with(program);
  detach_from_terminal();
  keep_memory_simple();
  const ChildSignal child_signal;
  std::unique_ptr<Engine> engine;
  std::optional<Confinement> confinement;
  std::string hello;
  try {
    engine = make_engine();
    if (!engine->runs_programs()) {
      confinement.emplace(engine->data_folders());
      confinement->lock_parent();
    }
    hello = pack_info({engine->name(), engine->version(), engine->build(), engine->sample_rate()});
  } catch (const std::exception& error) {
    hello = pack_start_failure(error.what());
  }
  if (::send(control.get(), hello.data(), hello.size(), MSG_NOSIGNAL) < 0 || !engine) {
    return;
  }
  Parent(*engine, confinement ? &*confinement : nullptr, time_limit, control, child_signal).run();
  // No destructor of the engine: it would end what the children still use, and may hang.
  (void)engine.release();
}

} // namespace audiosheet::speech
