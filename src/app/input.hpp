// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the names on a command line to sheets and scripts, with their diagnostics reported.
#pragma once

#include "app/session.hpp"
#include "model/profile.hpp"
#include "narrate/narrate.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::app {

/// Reads and understands a sheet; "-" is standard input.
FactSheet load_sheet(const std::string& file, Session& session);

/// A sheet narrated with a profile's phrases.
Script narrate_sheet(const FactSheet& sheet, const Profile& profile, const narrate::Options& options,
                     Session& session);

/// Scripts as they lie on disk: a folder of SSML files, or one file.
/// `pauses` stand where a script has none between its sentences.
Script load_script(const std::filesystem::path& path, const Pauses& pauses, Session& session);

/// A profile that can speak a language: as it is when it is its own, else with the engine's voice for the
/// language in place of each of its voices (rates, gains, pauses and cues stay), and a warning.
Profile adapt_profile(Profile profile, const std::string& language, const std::string& source,
                      Session& session);

} // namespace audiosheet::app
