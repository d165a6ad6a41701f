// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/stats.hpp"
#include "audio/timeline.hpp"
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
  bool becomes_wav =
      false; ///< the master's file has room for the head of a WAVE file, and can be given a name
};

/// A recording and the nameless file its samples live in.
struct Recorded {
  Recording recording;
  std::unique_ptr<TemporaryFile> master;
  Diagnostics diagnostics; ///< phonemes and languages that the engine could not honour; no file named
};

/// A recording that has its timeline, and its sound not levelled yet. It needs its profile, no more its
/// script.
struct RawRecording {
  Recording recording;
  std::unique_ptr<TemporaryFile> spool;
  audio::Take take;
  Diagnostics diagnostics;
};

/// Script → timeline: speaks each sentence, or finds it in the cache. Throws Error that names the sentence
/// when the engine fails.
RawRecording speak(const Script& script, const Profile& profile, speech::Speakers& speakers,
                   speech::Cache& cache, const RecordSettings& settings, Stats& stats);

/// Levels the master.
Recorded level(RawRecording raw, const Profile& profile, const RecordSettings& settings, Stats& stats);

/// Script → Recording: both. The bytes depend on script, profile and engine alone, not on jobs, order or
/// cache.
Recorded record(const Script& script, const Profile& profile, speech::Speakers& speakers,
                speech::Cache& cache, const RecordSettings& settings, Stats& stats);

} // namespace audiosheet::app
