// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/isolate.hpp"

#include "support/catch.hpp"
#include "util/error.hpp"

#include <csignal>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

using audiosheet::Error;
using audiosheet::Isolated;
using audiosheet::run_isolated;

TEST_CASE("what isolated work returns comes back whole") {
  const std::string large(3'000'000, 'x');
  CHECK(run_isolated("it fails", [&] { return large; }) == large);
  CHECK(run_isolated("it fails", [] { return std::string(); }).empty());
  CHECK(run_isolated("it fails", [] { return std::to_string(::getpid()); }) != std::to_string(::getpid()));
}

TEST_CASE("isolated work that fails is an error, however it fails") {
  CHECK_THROWS_WITH(run_isolated("it fails", []() -> std::string { throw Error("no such font"); }),
                    "no such font");
  for (const int signal : {SIGSEGV, SIGTRAP, SIGABRT, SIGKILL}) {
    CHECK_THROWS_WITH(run_isolated("it fails",
                                   [signal] {
                                     std::signal(signal, SIG_DFL);
                                     std::raise(signal);
                                     return std::string();
                                   }),
                      Catch::StartsWith("it fails: the library that does it gave up"));
  }
  CHECK_THROWS_AS(run_isolated("it fails", []() -> std::string { throw std::runtime_error("x"); }), Error);
  CHECK_THROWS_AS(run_isolated("it fails", []() -> std::string { ::_exit(0x55); }), Error);
}

TEST_CASE("isolated work that nobody waits for is ended") {
  {
    const Isolated work("it fails", [] {
      ::pause(); // for ever
      return std::string();
    });
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1); // no child is left, not even one that has ended
}
