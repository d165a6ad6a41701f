// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command_engine.hpp"
#include "speech/engine.hpp"

#include <memory>
#include <string_view>

namespace audiosheet::speech {

/// A synthesizer that is run as a program, once for each request. What its command line can't say is done to
/// the samples: rate by stretching, pitch by bending. Throws Error that names the profile's file and key when
/// the program, or a file that it needs, is missing.
std::unique_ptr<Engine> make_command_engine(const CommandEngine& command);

/// Why an engine can't be made: "voices/flite.toml:9: command.program: …"; empty when it can.
std::string missing_part(const CommandEngine& command);

/// Words at white space, and when they begin: the time is shared out by letters and digits, as nothing
/// better is known.
std::vector<WordStart> words_by_letters(std::string_view text, std::int64_t samples);

} // namespace audiosheet::speech
