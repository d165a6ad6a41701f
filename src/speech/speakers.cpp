// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/speakers.hpp"

#include "speech/speakers_parent.hpp"
#include "speech/unique_fd.hpp"
#include "speech/wire.hpp"
#include "util/error.hpp"
#include "util/interrupt.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace audiosheet::speech {

namespace {

/// A starved machine may take that long until the parent has its engine.
constexpr std::chrono::seconds k_grace{15};

std::array<UniqueFd, 2> make_sockets() {
  std::array<int, 2> fds{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds.data()) != 0) {
    throw Error(fmt::format("can't make a socket for the speech engine: {}", std::strerror(errno)));
  }
  return {UniqueFd(fds[0]), UniqueFd(fds[1])};
}

UniqueFd make_file() {
  UniqueFd file(::memfd_create("audiosheet-speech", MFD_CLOEXEC));
  if (!file) {
    throw Error(fmt::format("can't make a memory file for the speech engine: {}", std::strerror(errno)));
  }
  return file;
}

/// The length of the message, 0 at the end of the connection, negative when none came in time. Throws Error
/// when the user asks to stop: a program may take long for a sentence.
ssize_t receive(const UniqueFd& socket, void* data, std::size_t size, std::chrono::seconds limit) {
  constexpr int k_look_up = 200; // milliseconds
  const auto deadline = std::chrono::steady_clock::now() + limit;
  for (;;) {
    pollfd wait{socket.get(), POLLIN, 0};
    const int ready = ::poll(&wait, 1, k_look_up);
    stop_if_interrupted();
    if (ready > 0) {
      const auto n = ::recv(socket.get(), data, size, 0);
      if (n >= 0 || errno != EINTR) {
        return std::max<ssize_t>(n, 0); // an error says that the other side is gone, too
      }
    } else if (std::chrono::steady_clock::now() >= deadline) {
      return -1;
    }
  }
}

bool send_call(const UniqueFd& control, Call call, const UniqueFd& file, const UniqueFd& socket) {
  const std::array<int, 2> fds{file.get(), socket.get()};
  iovec part{&call, sizeof call};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof fds)> room{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = room.data();
  message.msg_controllen = room.size();
  cmsghdr* head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof fds);
  std::memcpy(CMSG_DATA(head), fds.data(), sizeof fds);
  for (;;) {
    if (::sendmsg(control.get(), &message, MSG_NOSIGNAL) >= 0) {
      return true;
    }
    if (errno != EINTR) {
      return false;
    }
  }
}

/// Empty when the child ended well, else what happened to it.
std::string trouble_of(JobEnd end) {
  if (end.kind == JobEnd::Kind::ready) {
    return {};
  }
  if (end.kind == JobEnd::Kind::no_process) {
    return fmt::format("can't start a process for the speech engine: {}", std::strerror(end.value));
  }
  if (WIFSIGNALED(end.value)) {
    const char* name = ::sigdescr_np(WTERMSIG(end.value));
    return fmt::format("the speech engine crashed ({})", name == nullptr ? "unknown signal" : name);
  }
  if (WEXITSTATUS(end.value) != 0) {
    return "the speech engine ended without a reply";
  }
  return {};
}

} // namespace

struct Speakers::State {
  UniqueFd control;
  pid_t parent = 0;
  std::chrono::seconds time_limit{0};
  EngineInfo info;
  std::mutex branches_mutex;
  std::map<std::string, UniqueFd> branches; ///< control sockets of the parents with a voice, by its name
  unsigned most_at_once = 0;                ///< 0: no limit
  std::mutex turns_mutex;
  std::condition_variable turns;
  unsigned running = 0;
  std::atomic<unsigned> most_running = 0;

  /// The parent that has the voice ready. It was forked from the first, so its children are no different;
  /// setting a voice takes eSpeak half as long as saying a short sentence. Beyond a few voices, and when it
  /// can't be made: the first.
  const UniqueFd& parent_with(const std::string& voice) {
    constexpr std::size_t k_most = 24;
    const std::scoped_lock lock(branches_mutex);
    const auto known = branches.find(voice);
    if (known != branches.end()) {
      return known->second;
    }
    if (branches.size() >= k_most) {
      return control;
    }
    const UniqueFd file = make_file();
    Job job;
    job.request.voice.engine_voice = voice;
    write_job(file.get(), job);
    auto [mine, theirs] = make_sockets();
    return send_call(control, Call::branch, file, theirs)
               ? branches.emplace(voice, std::move(mine)).first->second
               : control;
  }

  /// Holds one of the places for running jobs.
  class Turn {
  public:
    explicit Turn(State& state) : m_state(state) {
      std::unique_lock lock(state.turns_mutex);
      state.turns.wait(lock, [&] { return state.most_at_once == 0 || state.running < state.most_at_once; });
      ++state.running;
      state.most_running = std::max(state.most_running.load(), state.running);
    }
    ~Turn() {
      {
        const std::scoped_lock lock(m_state.turns_mutex);
        --m_state.running;
      }
      m_state.turns.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turn(Turn&&) = delete;
    Turn& operator=(Turn&&) = delete;

  private:
    State& m_state;
  };

  /// A child and what connects it with the program: it ends when its seat is gone.
  struct Seat {
    UniqueFd socket;
    UniqueFd file;
    bool used = false; ///< has done a job, and waits for another
  };

  std::mutex seats_mutex;
  std::map<const UniqueFd*, std::vector<Seat>> seats; ///< that wait, by the parent they come from
  std::size_t waiting = 0;

  Seat take_seat(const UniqueFd& parent_socket) {
    {
      const std::scoped_lock lock(seats_mutex);
      auto& free = seats[&parent_socket];
      if (!free.empty()) {
        Seat seat = std::move(free.back());
        free.pop_back();
        --waiting;
        return seat;
      }
    }
    return {{}, make_file(), false};
  }

  void give_back(const UniqueFd& parent_socket, Seat seat) {
    constexpr std::size_t k_few = 8; // each is a process
    const std::scoped_lock lock(seats_mutex);
    if (waiting < std::max<std::size_t>(k_few, std::size_t{2} * most_running)) {
      seats[&parent_socket].push_back(std::move(seat));
      ++waiting;
    }
  }

  /// Has the job done in the seat, by a new child unless one waits in it. Nothing when the connection ended.
  std::optional<JobEnd> do_job(const Job& job, const UniqueFd& parent_socket, Seat& seat,
                               std::size_t& reply_at) const {
    reply_at = write_job(seat.file.get(), job);
    bool sent = false;
    if (seat.used) {
      constexpr char k_next = 'n';
      sent = ::send(seat.socket.get(), &k_next, sizeof k_next, MSG_NOSIGNAL) > 0;
    } else {
      auto [mine, theirs] = make_sockets();
      sent =
          send_call(parent_socket, job.kind == JobKind::speak ? Call::stay : Call::work, seat.file, theirs);
      seat.socket = std::move(mine);
    }
    JobEnd end;
    const auto size = sent ? receive(seat.socket, &end, sizeof end, time_limit) : 0;
    if (size < 0) {
      throw Error(fmt::format("the speech engine did not finish within {} s", time_limit.count()));
    }
    return size == sizeof end ? std::optional(end) : std::nullopt;
  }

  /// Has the job done in a child, and `read`s the reply: a function of the file and the reply's place in it.
  template <typename Read> auto run(const Job& job, const Read& read) {
    const Turn turn(*this);
    const UniqueFd& parent_socket =
        job.kind == JobKind::speak ? parent_with(job.request.voice.engine_voice) : control;
    Seat seat = take_seat(parent_socket);
    std::size_t reply_at = 0;
    auto end = do_job(job, parent_socket, seat, reply_at);
    if (seat.used && (!end || !trouble_of(*end).empty())) {
      // It may have died while it waited. A sentence that is the cause ends a new child just the same.
      seat = {{}, make_file(), false};
      end = do_job(job, parent_socket, seat, reply_at);
    }
    const auto trouble = end ? trouble_of(*end) : "the speech engine's parent process has died";
    if (!trouble.empty()) {
      throw Error(trouble);
    }
    auto reply = read(seat.file.get(), reply_at);
    if (end->kind == JobEnd::Kind::ready) {
      seat.used = true;
      give_back(parent_socket, std::move(seat));
    }
    return reply;
  }
};

Speakers::Speakers(const MakeEngine& make_engine, std::chrono::seconds time_limit, unsigned most_at_once)
    : m_state(std::make_unique<State>()) {
  m_state->most_at_once = most_at_once;
  auto [mine, theirs] = make_sockets();
  const pid_t program = ::getpid();
  const pid_t parent = ::fork();
  if (parent < 0) {
    throw Error(fmt::format("can't start a process for the speech engine: {}", std::strerror(errno)));
  }
  if (parent == 0) {
    mine.reset();
    try {
      run_speakers_parent(make_engine, time_limit, std::move(theirs), program);
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  theirs.reset();
  m_state->control = std::move(mine);
  m_state->parent = parent;
  m_state->time_limit = time_limit;
  std::array<char, 4096> hello{};
  try {
    const auto size = receive(m_state->control, hello.data(), hello.size(), time_limit + k_grace);
    if (size <= 0) {
      throw Error("the speech engine died while it started");
    }
    m_state->info = unpack_info({hello.data(), static_cast<std::size_t>(size)});
  } catch (...) {
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    throw;
  }
}

Speakers::~Speakers() {
  m_state->seats.clear();
  m_state->branches.clear();
  m_state->control.reset();
  while (::waitpid(m_state->parent, nullptr, 0) < 0 && errno == EINTR) {
  }
}

const EngineInfo& Speakers::info() const { return m_state->info; }

Speech Speakers::speak(const Request& request) {
  constexpr std::size_t k_quoted = 60;
  try {
    if (request.text.size() > k_longest_text) {
      throw Error(fmt::format("a text of {} bytes is too long to be spoken at once", request.text.size()));
    }
    return m_state->run({JobKind::speak, request},
                        [&](int file, std::size_t at) { return read_speech(file, at, request); });
  } catch (const Error& error) {
    if (error.status() == ExitStatus::interrupted) {
      throw;
    }
    throw Error(fmt::format("{}: \"{}\"", error.what(), shorten(request.text, k_quoted)), error.status());
  }
}

void Speakers::check_voice(const std::string& engine_voice) {
  Job job{.kind = JobKind::check_voice, .request = {}};
  job.request.voice.engine_voice = engine_voice;
  (void)m_state->run(job, read_voices);
}

std::vector<EngineVoice> Speakers::voices() { return m_state->run({JobKind::voices, {}}, read_voices); }

} // namespace audiosheet::speech
