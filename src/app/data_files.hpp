// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::app {

/// The folder with profiles, phrases and lexicons: $AUDIOSHEET_VOICES, else `voices/` of the source tree
/// the program was built in, else where it was installed.
std::filesystem::path voices_folder();

/// A profile by path ("voices/clear-english.toml") or by name ("clear-english"). Throws Error that lists
/// the names when there is none.
Profile find_profile(const std::string& path_or_name);

/// The phrase file of a profile; for another language its own, or none when there is no file for it.
std::optional<std::filesystem::path> phrase_file(const Profile& profile, const std::string& language);

/// Its phrases; silent ones when there is none.
Phrases find_phrases(const Profile& profile, const std::string& language);

/// The lexicons of a language in the voices folder, sorted.
std::vector<std::filesystem::path> lexicon_files(const std::string& language);

/// Names of the profiles in the voices folder, sorted.
std::vector<std::string> profile_names();

inline constexpr const char* k_default_profile = "clear-english";

} // namespace audiosheet::app
