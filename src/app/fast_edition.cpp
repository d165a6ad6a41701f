// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fast_edition.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace audiosheet::app {

namespace {

constexpr int k_fastest_wpm = 449;
constexpr milliseconds k_shortest_pause{80};

double factor(const Profile& profile) {
  const int rate = profile.voice("narrator").rate_wpm;
  return std::max(1.0, static_cast<double>(k_fast_wpm) / std::max(1, rate));
}

/// A pause that was shorter stays as it was.
void shorten(milliseconds& pause, double by) {
  const milliseconds shorter(std::llround(static_cast<double>(pause.count()) / by));
  pause = std::min(pause, std::max(shorter, k_shortest_pause));
}

} // namespace

Profile fast_profile(Profile profile) {
  const double by = factor(profile);
  for (auto& [name, voice] : profile.voices) {
    voice.rate_wpm = std::min(k_fastest_wpm, static_cast<int>(std::lround(voice.rate_wpm * by)));
    voice.word_gap = 0;
  }
  profile.name += "-fast";
  return profile;
}

Script fast_script(Script script, const Profile& profile) {
  const double by = factor(profile);
  for (Chapter& chapter : script.chapters) {
    for (Utterance& utterance : chapter.utterances) {
      if (auto* pause = std::get_if<Pause>(&utterance.value)) {
        shorten(pause->duration, by);
      }
    }
  }
  return script;
}

bool wants_fast(const std::string& rates) {
  bool normal = false;
  bool fast = false;
  for (const auto name : split(rates, ',')) {
    normal = normal || trim(name) == "normal";
    fast = fast || trim(name) == "fast";
    if (trim(name) != "normal" && trim(name) != "fast") {
      throw Error(fmt::format("--rates: there is no \"{}\"; there are normal and fast", trim(name)),
                  ExitStatus::usage);
    }
  }
  if (!normal) {
    throw Error("--rates: normal must be among them; fast comes beside it", ExitStatus::usage);
  }
  return fast;
}

FastJob::FastJob(const publish::Job& plain, const Recording& recording,
                 const std::filesystem::path& work_folder)
    : m_work(work_folder),
      m_encodings(recording, m_work.path(), plain.jobs, plain.store, plain.trace),
      m_job{.recording = recording,
            .folder = plain.folder,
            .jobs = plain.jobs,
            .encodings = &m_encodings,
            .store = plain.store,
            .trace = plain.trace,
            .phrases = plain.phrases,
            .cover = plain.cover,
            .date = plain.date,
            .build_date = plain.build_date} {}

} // namespace audiosheet::app
