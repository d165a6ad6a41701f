// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the names on a command line to sheets and scripts, with their diagnostics reported.
#pragma once

#include "app/session.hpp"
#include "model/profile.hpp"
#include "narrate/narrate.hpp"
#include "ssml/ssml.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::app {

/// Reads and understands a sheet; "-" is standard input.
FactSheet load_sheet(const std::string& file, Session& session);

/// A sheet narrated with a profile's phrases and with the lexicons of sheet, profile and language.
Script narrate_sheet(const FactSheet& sheet, const Profile& profile, bool references, Session& session,
                     narrate::Verbosity verbosity = narrate::Verbosity::normal);

/// `--verbosity`, for commands that narrate.
void add_verbosity(CLI::App& command, narrate::Verbosity& verbosity);

/// As `--verbosity` takes it.
std::string verbosity_name(narrate::Verbosity verbosity);

/// The pronunciations of a sheet: its own lexicon (asthma.pls beside asthma.txt), the profile's, then the
/// language's; what comes first counts.
Lexicon load_lexicon(const FactSheet& sheet, const Profile& profile, const std::string& language,
                     Diagnostics& diagnostics);

/// Audits what a script says against what the sheet writes; each fact that is not verified is reported as a
/// warning. One line for the end of a run: "72 of 72 facts verified".
std::string vouch(const FactSheet& sheet, const Script& script, Session& session);

/// How scripts are read for a profile: its voices, its pauses where a script has none, and the narrator's
/// spoken form for say-as.
ssml::ReadOptions script_options(const Profile& profile);

/// Scripts as they lie on disk: a folder of SSML files, or one file.
Script load_script(const std::filesystem::path& path, const Profile& profile, Session& session);

/// A profile that can speak a language: as it is when it is its own, else with the engine's voice for the
/// language in place of each of its voices (rates, gains, pauses and cues stay), and a warning.
Profile adapt_profile(Profile profile, const std::string& language, const std::string& source,
                      Session& session);

} // namespace audiosheet::app
