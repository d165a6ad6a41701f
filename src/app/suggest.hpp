// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace audiosheet::app {

/// What is wrong with a command line, which command or option was probably meant, and where help is.
std::string explain_usage(const CLI::App& program, const CLI::ParseError& error, int argc,
                          const char* const* argv);

} // namespace audiosheet::app
