// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/process.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using End = ProcessResult::End;

TEST_CASE("a program gets its input and gives its output, status and errors") {
  const ProcessResult cat = run_process({"cat"}, "some text");
  CHECK(cat.end == End::exited);
  CHECK(cat.status == 0);
  CHECK(cat.output == "some text");
  const ProcessResult shell = run_process({"sh", "-c", "echo bad >&2; exit 3"}, "");
  CHECK(shell.end == End::exited);
  CHECK(shell.status == 3);
  CHECK(shell.errors == "bad\n");
}

TEST_CASE("more input than a pipe holds is no problem") {
  const std::string text(std::size_t{5} << 20U, 'x');
  CHECK(run_process({"cat"}, text).output == text);
  CHECK(run_process({"true"}, text).status == 0);
}

TEST_CASE("a program that isn't there, dies or doesn't stop") {
  CHECK(run_process({"audiosheet-no-such-program"}, "").end == End::not_found);
  CHECK(run_process({"sh", "-c", "kill -9 $$"}, "").end == End::signalled);
  ProcessLimits limits;
  limits.time = std::chrono::seconds(1);
  CHECK(run_process({"sleep", "60"}, "", limits).end == End::timed_out);
  limits.output = 1000;
  limits.time = std::chrono::seconds(20);
  CHECK(run_process({"yes"}, "", limits).end == End::too_much_output);
}

TEST_CASE("arguments don't pass through a shell") {
  CHECK(run_process({"printf", "%s", "$HOME; `x` 'y'"}, "").output == "$HOME; `x` 'y'");
}
