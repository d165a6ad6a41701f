// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recording for people who follow fast speech: spoken fast, not squeezed.
#pragma once

#include "model/profile.hpp"
#include "model/script.hpp"
#include "publish/encodings.hpp"
#include "publish/publisher.hpp"
#include "util/file.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::app {

/// The narrator's rate in the fast edition, words a minute.
inline constexpr int k_fast_wpm = 320;

/// The profile with every voice faster by what brings its narrator to `k_fast_wpm` (a warning stays slower
/// than the rest). Never slower than it was.
Profile fast_profile(Profile profile);

/// The script with pauses shorter by the same factor as `profile` has become faster, but none so short that
/// it is not heard. Nothing that is said changes.
Script fast_script(Script script, const Profile& profile);

/// Whether the rates ("normal", "normal,fast") ask for the fast edition. Throws Error for others.
bool wants_fast(const std::string& rates);

/// The job of the fast edition, with encodings of its own in a folder that goes away with it.
class FastJob {
public:
  /// The recording must outlive the job.
  FastJob(const publish::Job& plain, const Recording& recording, const std::filesystem::path& work_folder);
  [[nodiscard]] const publish::Job& job() const { return m_job; }

private:
  StagedFolder m_work;
  publish::Encodings m_encodings;
  publish::Job m_job;
};

} // namespace audiosheet::app
