// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::publish {

/// What stands at the head of a manifest over several sheets.
struct JointTitle {
  std::string title;
  std::string language;
  std::string slug;
};

/// Writes FOLDER/manifest.json for the recordings of several sheets, one after the other: `manifests` are
/// theirs, in order. Chapters and warnings are numbered on, ids begin with the sheet's slug. There is no
/// loudness: nobody measured it. Throws Error, also for a manifest that is none.
void write_joint_manifest(const std::filesystem::path& folder, const JointTitle& title,
                          const std::vector<std::filesystem::path>& manifests, PublishedFiles files);

} // namespace audiosheet::publish
