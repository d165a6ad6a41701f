// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work that is made of pieces which may be made of pieces in turn, shared by as many threads as there are
// jobs, however deep (oneTBB, docs/adr/0011). For work that computes; what waits for other processes has
// threads of its own (parallel.hpp).
#pragma once

#include <atomic>
#include <cstddef>

#if defined(__SANITIZE_THREAD__)
// ThreadSanitizer sees no order in what a library does that was built without it.
#include "util/parallel.hpp"

#include <mutex>
#else
#include <oneapi/tbb/collaborative_call_once.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace audiosheet {

#if defined(__SANITIZE_THREAD__)

template <typename Work> void with_jobs(unsigned /*jobs*/, const Work& work) { work(); }

template <typename Work> void for_each_task(std::size_t count, unsigned jobs, const Work& work) {
  parallel_for(count, jobs, work);
}

using OnceFlag = std::once_flag;

template <typename Work> void once(OnceFlag& flag, const Work& work) { std::call_once(flag, work); }

#else

/// Calls work(), whose `for_each_task` and `once` then have `jobs` threads together, this one included, on
/// any machine.
template <typename Work> void with_jobs(unsigned jobs, const Work& work) {
  const oneapi::tbb::global_control threads(oneapi::tbb::global_control::max_allowed_parallelism, jobs);
  oneapi::tbb::task_arena arena(static_cast<int>(jobs));
  arena.execute(work);
}

/// Calls work(i) for each i in [0, count): they begin in that order, so what takes longest should come first.
/// The first exception stops the rest and is thrown again here. With one job no other thread takes part.
template <typename Work> void for_each_task(std::size_t count, unsigned jobs, const Work& work) {
  if (jobs <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      work(i);
    }
    return;
  }
  std::atomic<std::size_t> next = 0;
  oneapi::tbb::parallel_for(
      oneapi::tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const oneapi::tbb::blocked_range<std::size_t>& range) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
          work(next++);
        }
      },
      oneapi::tbb::simple_partitioner());
}

/// Like std::once_flag and std::call_once, but who waits for the first caller helps with its tasks.
using OnceFlag = oneapi::tbb::collaborative_once_flag;

template <typename Work> void once(OnceFlag& flag, const Work& work) {
  oneapi::tbb::collaborative_call_once(flag, work);
}

#endif

} // namespace audiosheet
