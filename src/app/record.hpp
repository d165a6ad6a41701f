// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/stats.hpp"
#include "model/diagnostic.hpp"
#include "model/profile.hpp"
#include "model/recording.hpp"
#include "speech/cache.hpp"
#include "speech/speakers.hpp"
#include "util/temporary_file.hpp"

#include <filesystem>
#include <functional>

namespace audiosheet::app {

struct RecordSettings {
  unsigned jobs = 1;
  std::filesystem::path work_folder; ///< has room for twice the master
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// A recording and the nameless file its samples live in.
struct Recorded {
  Recording recording;
  std::unique_ptr<TemporaryFile> master;
  Diagnostics diagnostics; ///< phonemes and languages that the engine could not honour; no file named
};

/// Script → Recording: speaks each sentence (or finds it in the cache), sets the timeline, levels the
/// master. The bytes depend on script, profile and engine alone, not on jobs, order or cache.
/// Throws Error that names the sentence when the engine fails.
Recorded record(const Script& script, const Profile& profile, speech::Speakers& speakers,
                speech::Cache& cache, const RecordSettings& settings, Stats& stats);

} // namespace audiosheet::app
