// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace audiosheet::app {

/// The program: reads the command line, does what it says, prints errors, gives the exit status.
int run(int argc, const char* const* argv);

} // namespace audiosheet::app
