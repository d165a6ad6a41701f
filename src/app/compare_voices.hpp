// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/speaking.hpp"

#include <filesystem>

namespace audiosheet::app {

/// Writes `folder`/index.html, a page where each profile says the same lines, warnings included, with a sound
/// file for each line and profile below `folder`/audio. It needs no network. Profiles that can't speak
/// here are on it with the reason. `options` as for one trial; its profile is not used. The folder is made
/// anew as a whole, or stays as it was. Throws Error.
void compare_voices(const SpeakingOptions& options, const std::filesystem::path& folder, Session& session);

} // namespace audiosheet::app
