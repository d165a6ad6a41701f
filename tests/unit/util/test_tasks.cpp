// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/tasks.hpp"

#include "support/catch.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <vector>

using namespace audiosheet;

TEST_CASE("tasks begin in their order, each once, on any number of threads") {
  const unsigned jobs = GENERATE(1U, 2U, 8U);
  constexpr std::size_t k_tasks = 200;
  std::mutex mutex;
  std::vector<std::size_t> begun;
  with_jobs(jobs, [&] {
    for_each_task(k_tasks, jobs, [&](std::size_t i) {
      const std::scoped_lock lock(mutex);
      begun.push_back(i);
    });
  });
  REQUIRE(begun.size() == k_tasks);
  // Two threads may come to the lock in the other order, but none is ahead by more than the others hold.
  for (std::size_t turn = 0; turn < k_tasks; ++turn) {
    CHECK(begun[turn] < turn + jobs);
  }
  std::ranges::sort(begun);
  std::vector<std::size_t> all(k_tasks);
  std::iota(all.begin(), all.end(), 0U);
  CHECK(begun == all);
}

TEST_CASE("the first failure of a task ends the rest and is thrown again") {
  const unsigned jobs = GENERATE(1U, 4U);
  CHECK_THROWS_WITH(with_jobs(jobs,
                              [&] {
                                for_each_task(100, jobs, [](std::size_t i) {
                                  if (i == 7) {
                                    throw Error("seven");
                                  }
                                });
                              }),
                    "seven");
}
