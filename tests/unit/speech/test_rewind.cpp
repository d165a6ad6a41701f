// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/rewind.hpp"

#include "support/catch.hpp"
#include "util/sanitized.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace audiosheet::speech {

namespace {

/// What a run finds of the process that it runs in.
struct Seen {
  int calls = 0;
  int random = 0;
  int descriptor = 0;
  int error = 0;
  std::uintptr_t heap = 0;
  std::uintptr_t heap_end = 0;
  std::size_t words = 0;
  bool clean_stack = false;
  bool operator==(const Seen&) const = default;
};

constexpr std::size_t k_runs = 12;

/// Shared with the test: all else of the process is put back.
struct Report {
  std::size_t run = 0;
  bool works = false;
  std::size_t done = 0;
  std::array<Seen, k_runs> seen{};
};

Report* report = nullptr;                  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
int calls = 0;                             // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
std::vector<std::string>* words = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Looks at `size` bytes of stack that nothing has written to yet, then writes to them.
[[gnu::noinline]] bool is_clean_stack(std::size_t size) {
  auto* bytes = static_cast<volatile char*>(__builtin_alloca(size));
  bool clean = true;
  for (std::size_t i = 0; i < size; ++i) {
    clean = clean && bytes[i] == 0;
    bytes[i] = 'x';
  }
  return clean;
}

/// Leaves a mess wherever a process can: each run a different one.
void look_and_litter(void* argument) {
  const std::size_t run = *static_cast<const std::size_t*>(argument);
  Seen& seen = report->seen.at(run);
  seen.clean_stack = is_clean_stack((run % 3 + 1) * 20'000 + run % 2 * 2'000'000);
  seen.calls = ++calls;
  seen.random = std::rand(); // NOLINT(concurrency-mt-unsafe,bugprone-random-generator-seed): what eSpeak uses
  seen.error = errno;
  seen.descriptor = ::dup(0);
  seen.words = words->size();
  seen.heap_end = static_cast<std::uintptr_t>(::syscall(SYS_brk, 0)); // as the kernel has it
  auto* block =
      new std::string(run * 400'000 + 100, 'b'); // NOLINT(cppcoreguidelines-owning-memory): never freed
  seen.heap = reinterpret_cast<std::uintptr_t>(block);
  errno = EDOM;
  for (std::size_t i = 0; i < run + 3; ++i) {
    words->push_back(std::string(50 * run, 'w'));
    (void)::dup(0);
    (void)std::rand(); // NOLINT(concurrency-mt-unsafe,bugprone-random-generator-seed)
  }
  words->front() = "changed";
}

void rewind_again_and_again() {
  keep_memory_simple();
  const auto on_the_heap = std::make_unique<std::vector<std::string>>(3, std::string(1000, 'a'));
  words = on_the_heap.get();
  Rewinder rewinder;
  report->works = rewinder.works();
  for (std::size_t run = 0; run < k_runs && rewinder.works(); ++run) {
    if (!rewinder.rewind()) {
      return;
    }
    std::size_t on_the_stack = run;
    rewinder.run(look_and_litter, &on_the_stack);
    report->done = run + 1;
  }
}

} // namespace

TEST_CASE("A process that is rewound finds all as it was, whatever it did") {
  if (k_sanitized) {
    WARN("skipped: a sanitizer keeps books about the memory that is put back");
    return;
  }
  void* shared = ::mmap(nullptr, sizeof(Report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  REQUIRE(shared != MAP_FAILED);
  report = new (shared) Report;
  const pid_t child = ::fork();
  if (child == 0) {
    rewind_again_and_again();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  CHECK(report->works);
  CHECK(report->done == k_runs);
  const Seen& first = report->seen.front();
  CHECK(first.calls == 1);
  CHECK(first.clean_stack);
  CHECK(first.words == 3);
  for (std::size_t run = 0; run < report->done; ++run) {
    CAPTURE(run);
    CHECK(report->seen.at(run) == first);
  }
  ::munmap(shared, sizeof(Report));
  report = nullptr;
}

} // namespace audiosheet::speech
