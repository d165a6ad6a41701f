// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace audiosheet {

/// A number of threads as options give it: 0 is as many as there are cores.
inline unsigned jobs_of(unsigned option) {
  return option != 0 ? option : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(i) for each i in [0, count) on up to `jobs` threads, this one included, in about that order.
/// The first exception stops the rest and is thrown again here. With one job no thread is made.
template <typename Work> void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::scoped_lock lock(failure_mutex);
        if (!failure) {
          failure = std::current_exception();
        }
        next = count;
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (unsigned n = 1; n < jobs && n < count; ++n) {
      helpers.emplace_back(run);
    }
    run();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

} // namespace audiosheet
