// SPDX-License-Identifier: GPL-3.0-or-later
//
// The checks of verify(), one file each.
#pragma once

#include "verify/markup.hpp"
#include "verify/package.hpp"
#include "verify/sound.hpp"
#include "verify/verify.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace audiosheet::verify {

/// What the checks share: the report, and the sounds that were decoded.
class Findings {
public:
  explicit Findings(Report& report) : m_report(report) {}

  void add(std::string file, std::string message, int line = 0) {
    m_report.problems.push_back({Severity::error, std::move(file), line, 0, std::move(message)});
  }
  Report& report() { return m_report; }

private:
  Report& m_report;
};

/// Lengths of sounds by name, in a package.
using Sounds = std::map<std::string, Sound>;

/// manifest.json by itself: format, chapters that divide the recording, segments that cover it, warnings that
/// have all their parts.
void check_timeline(const nlohmann::json& manifest, Findings& findings);

/// Every file that the manifest lists, with its bytes and hash, and none besides.
void check_files(const nlohmann::json& manifest, const std::filesystem::path& folder, const Package& package,
                 Findings& findings);

/// Decodes every sound of a package. `label` goes before the names in messages.
Sounds check_sounds(const Package& package, const std::string& label, Findings& findings);

/// Master, chapters and episode are as long as the manifest says.
void check_lengths(const nlohmann::json& manifest, const Sounds& sounds, Findings& findings);

/// Mark-up is well-formed, ids are unique, links lead to files and ids of the package, clips lie in their
/// sounds one behind the other.
void check_markup(const Package& package, const Sounds& sounds, const std::string& label, Findings& findings);

/// transcript.vtt says what the manifest's segments say, in order, inside the recording.
void check_transcript(const nlohmann::json& manifest, const Package& package, Findings& findings);

/// Each node and prompt of hotline.json leads somewhere, and each prompt is there in each format.
void check_hotline(const Package& package, Findings& findings);

} // namespace audiosheet::verify
