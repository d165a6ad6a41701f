// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all commands that speak share: their options, the speakers, the cache, progress and --stats.
#pragma once

#include "app/record.hpp"
#include "app/session.hpp"
#include "publish/encoded_store.hpp"
#include "util/trace.hpp"

#include <string>

namespace audiosheet::app {

struct SpeakingOptions {
  std::string profile;
  unsigned jobs = 0;
  bool no_cache = false;
  bool stats = false;
  std::string trace; ///< a file; empty: none
};

/// --voice, --jobs, --no-cache, --stats.
void add_speaking_options(CLI::App& command, SpeakingOptions& options);

/// --trace, of commands that call `Speaking::write_trace`.
void add_trace(CLI::App& command, SpeakingOptions& options);

class Speaking {
public:
  /// Loads the voice profile and starts its engine. Make it before the program reads anything large and
  /// before any thread. Sets `options.jobs` to the number of cores when it is 0. Throws Error that names the
  /// profile's file and key for a program that is missing or a voice that the engine hasn't.
  Speaking(SpeakingOptions& options, Session& session);

  /// Speaks with progress on the console. `work_folder` must have room for the master.
  RawRecording speak(const Script& script, const Profile& profile, const std::filesystem::path& work_folder,
                     Stats& stats);
  /// `becomes_wav`: see RecordSettings.
  Recorded level(RawRecording raw, const Profile& profile, const std::filesystem::path& work_folder,
                 Stats& stats, bool becomes_wav = false);
  /// Both. `work_folder` must have room for twice the master.
  Recorded record(const Script& script, const Profile& profile, const std::filesystem::path& work_folder,
                  Stats& stats);

  speech::Speakers& speakers() { return m_speakers; }
  /// The cache for encoded sound; must not outlive this.
  publish::EncodedStore encoded_store();

  /// For Stats; null without --trace.
  Trace* trace() { return m_options.trace.empty() ? nullptr : &m_trace; }
  /// Does nothing without --trace. Throws Error that names the file.
  void write_trace() const;

  [[nodiscard]] const Profile& profile() const { return m_profile; }

  /// Names the engine and its installation.
  [[nodiscard]] std::string engine() const {
    const auto& info = m_speakers.info();
    return info.name + " " + info.version + " " + info.build;
  }

  /// One line about a finished recording, with what the audit said (may be empty), and --stats.
  void report(const Recording& recording, const std::string& source, const std::string& vouched,
              Stats& stats);

private:
  [[nodiscard]] RecordSettings settings(const std::filesystem::path& work_folder) const;

  const SpeakingOptions& m_options;
  Session& m_session;
  Trace m_trace;
  Profile m_profile;
  speech::Speakers m_speakers;
  speech::Cache m_cache;
};

} // namespace audiosheet::app
