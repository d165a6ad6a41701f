// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/speaking.hpp"

#include "app/check_voices.hpp"
#include "app/data_files.hpp"
#include "speech/command_engine.hpp"
#include "util/file.hpp"
#include "util/parallel.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::app {

void add_speaking_options(CLI::App& command, SpeakingOptions& options) {
  options.profile = k_default_profile;
  command.add_option("--voice", options.profile, "Voice profile: a name (see `audiosheet voices`) or a file");
  command.add_option("-j,--jobs", options.jobs, "Sentences spoken at once; 0: as many as there are cores")
      ->check(CLI::Range(0U, 1024U));
  command.add_flag("--no-cache", options.no_cache, "Neither use nor keep sentences spoken before");
  command.add_flag("--stats", options.stats, "Time and share of each stage, at the end");
}

void add_trace(CLI::App& command, SpeakingOptions& options) {
  command.add_option("--trace", options.trace,
                     "Write what each thread did when to this file, for chrome://tracing or ui.perfetto.dev");
}

namespace {

speech::Speakers start_speakers(const Profile& profile) {
  if (!profile.command) {
    return speech::Speakers(speech::make_espeak);
  }
  // The engine itself gives up at its timeout, with a better message.
  constexpr std::chrono::seconds k_later{5};
  return speech::Speakers([&profile] { return speech::make_command_engine(*profile.command); },
                          profile.command->timeout + k_later,
                          static_cast<unsigned>(profile.command->workers));
}

} // namespace

Speaking::Speaking(SpeakingOptions& options, Session& session)
    : m_options(options),
      m_session(session),
      m_profile(find_profile(options.profile)),
      m_speakers(start_speakers(m_profile)),
      m_cache(options.no_cache ? std::filesystem::path() : speech::default_cache_folder()) {
  options.jobs = jobs_of(options.jobs);
  write_trace(); // a file that can't be written is known before the work
  check_voices(m_profile, m_speakers);
}

void Speaking::write_trace() const {
  if (!m_options.trace.empty()) {
    write_file(m_options.trace, m_trace.json());
  }
}

RecordSettings Speaking::settings(const std::filesystem::path& work_folder) const {
  return {.jobs = m_options.jobs,
          .work_folder = work_folder,
          .progress = [this](std::size_t done, std::size_t total) {
            m_session.console.progress("speaking sentence", done, total);
          }};
}

RawRecording Speaking::speak(const Script& script, const Profile& profile,
                             const std::filesystem::path& work_folder, Stats& stats) {
  if (profile.command != m_profile.command) {
    throw Error(
        fmt::format("{} and {} speak by different engines, a run has one", m_profile.name, profile.name));
  }
  RawRecording raw = app::speak(script, profile, m_speakers, m_cache, settings(work_folder), stats);
  m_cache.trim_when_due();
  for (auto& diagnostic : raw.diagnostics) {
    diagnostic.file = script.title;
    m_session.console.report(diagnostic);
  }
  return raw;
}

Recorded Speaking::level(RawRecording raw, const Profile& profile, const std::filesystem::path& work_folder,
                         Stats& stats, bool becomes_wav) {
  RecordSettings how = settings(work_folder);
  how.becomes_wav = becomes_wav;
  return app::level(std::move(raw), profile, how, stats);
}

Recorded Speaking::record(const Script& script, const Profile& profile,
                          const std::filesystem::path& work_folder, Stats& stats) {
  return level(speak(script, profile, work_folder, stats), profile, work_folder, stats);
}

publish::EncodedStore Speaking::encoded_store() {
  return {
      .knows = [this](const std::string& name) { return m_cache.has_bytes(name); },
      .find = [this](const std::string& name) { return m_cache.find_bytes(name); },
      .store = [this](const std::string& name, std::string_view bytes) { m_cache.store_bytes(name, bytes); }};
}

void Speaking::report(const Recording& recording, const std::string& source, const std::string& vouched,
                      Stats& stats) {
  stats.stop();
  const auto seconds = recording.samples / std::max(1, recording.sample_rate);
  std::size_t warnings = 0;
  for (const auto& chapter : recording.chapters) {
    warnings += static_cast<std::size_t>(chapter.warnings);
  }
  m_session.console.say(fmt::format("{}: {}:{:02} minutes, {}, {}{}{}", source, seconds / 60, seconds % 60,
                                    counted(recording.chapters.size(), "chapter"),
                                    counted(warnings, "warning"), vouched.empty() ? "" : ", ", vouched));
  m_cache.trim_when_due();
  if (m_options.stats) {
    m_session.console.say(stats.table());
  }
}

} // namespace audiosheet::app
