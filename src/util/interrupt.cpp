// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/interrupt.hpp"

#include "util/error.hpp"

#include <csignal>

namespace audiosheet {

namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t g_interrupted = 0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void mark(int signal) {
  g_interrupted = 1;
  std::signal(signal, SIG_DFL);
}

} // namespace

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    action.sa_handler = mark;
    sigaction(signal, &action, nullptr); // without SA_RESTART: a waiting read comes back
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

bool is_interrupted() { return g_interrupted != 0; }

void stop_if_interrupted() {
  if (is_interrupted()) {
    throw Error("stopped; nothing was changed", ExitStatus::interrupted);
  }
}

} // namespace audiosheet
