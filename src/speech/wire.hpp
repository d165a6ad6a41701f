// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program, the speakers' parent and its children say to each other. All three run the same
// binary, so the bytes are in the machine's own order; but a child may have gone wrong, so that all that
// comes back is checked.
//
// A job is a memory file: the request from its beginning, the reply behind it.
#pragma once

#include "speech/engine.hpp"
#include "speech/speakers.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace audiosheet::speech {

/// Goes with two descriptors to a parent: the job's memory file, and
enum class Call : char {
  work = 'w', ///< the socket for its JobEnd
  /// the same; the child may then say that it is ready and take further jobs in the same file, one at each
  /// byte that comes to the socket
  stay = 's',
  branch =
      'b', ///< the control socket of a new parent, which prepares the job's voice and then takes calls itself
};

enum class JobKind : std::uint32_t { speak = 1, voices = 2, check_voice = 3 };

struct Job {
  JobKind kind = JobKind::speak;
  Request request;
};

/// How a job ended, as the parent tells the program; `ready` comes from the child itself.
struct JobEnd {
  enum class Kind : std::uint32_t {
    finished = 1,   ///< and so is the child
    no_process = 2, ///< there was none
    ready = 3,      ///< for another job
  };
  Kind kind = Kind::finished;
  std::int32_t value = 0; ///< finished: the status of waitpid; no_process: errno
};

/// Writes the job at the start of the file; the reply's place is behind it, at the offset returned.
/// Throws Error when the file can't take it.
std::size_t write_job(int fd, const Job& job);
/// Throws Error when there is no whole job. `reply_at`: offset of the reply.
Job read_job(int fd, std::size_t& reply_at);

void write_reply(int fd, std::size_t at, const Speech& speech);
void write_reply(int fd, std::size_t at, const std::vector<EngineVoice>& voices);
void write_refusal(int fd, std::size_t at, std::string_view message);

/// Throw Error: the refusal's message, or that the reply is not whole.
Speech read_speech(int fd, std::size_t at, const Request& request);
std::vector<EngineVoice> read_voices(int fd, std::size_t at);

/// The parent's first message: what the engine is, or why there is none (read throws it as Error).
std::string pack_info(const EngineInfo& info);
std::string pack_start_failure(std::string_view message);
EngineInfo unpack_info(std::string_view message);

} // namespace audiosheet::speech
