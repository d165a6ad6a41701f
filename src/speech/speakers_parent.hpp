// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/speakers.hpp"
#include "speech/unique_fd.hpp"

#include <sys/types.h>

namespace audiosheet::speech {

/// The life of the parent process: makes the engine, tells about it on `control` (a SOCK_SEQPACKET socket),
/// then forks a child for each Call (wire.hpp) that comes there. Returns when `control` is closed at the
/// other end. REQUIRES: called in a process forked for it, which ends with `_exit` afterwards.
void run_speakers_parent(const Speakers::MakeEngine& make_engine, std::chrono::seconds time_limit,
                         UniqueFd control, pid_t program);

} // namespace audiosheet::speech
