// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/error.hpp"
#include "verify/checks.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

Sounds check_sounds(const Package& package, const std::string& label, Findings& findings) {
  Sounds sounds;
  for (const auto& name : package.names()) {
    if (!is_sound(name)) {
      continue;
    }
    try {
      sounds.emplace(name, decode(package.read(name)));
      ++findings.report().sounds;
    } catch (const Error& error) {
      findings.add(label + name, error.what());
    }
  }
  return sounds;
}

namespace {

/// Seconds by which a compressed sound may differ from the recording: a frame of MP3 at 22.05 kHz.
constexpr double k_frame = 1152.0 / 22050.0;

void check_length(const Sounds& sounds, const std::string& name, double seconds, double tolerance,
                  Findings& findings) {
  const auto sound = sounds.find(name);
  if (sound != sounds.end() && std::abs(sound->second.seconds() - seconds) > tolerance) {
    findings.add(name,
                 fmt::format("is {:.4f} s long, the recording {:.4f} s", sound->second.seconds(), seconds));
  }
}

} // namespace

void check_lengths(const json& manifest, const Sounds& sounds, Findings& findings) {
  const double rate = manifest.at("sample_rate").get<double>();
  const double seconds = manifest.at("samples").get<double>() / rate;
  const auto slug = manifest.at("slug").get<std::string>();
  constexpr double k_exact = 1e-9;
  check_length(sounds, "wav/" + slug + ".wav", seconds, k_exact, findings);
  check_length(sounds, "archive/" + slug + ".flac", seconds, k_exact, findings);
  check_length(sounds, "podcast/" + slug + ".mp3", seconds, k_frame, findings);
  check_length(sounds, "podcast/" + slug + ".opus", seconds, k_frame, findings);
  check_length(sounds, "reader/web/" + slug + ".mp3", seconds, k_frame, findings);
  std::size_t chapter_files = 0;
  double chapter_seconds = 0.0;
  for (const auto& [name, sound] : sounds) {
    if (name.starts_with("wav/chapters/")) {
      ++chapter_files;
      chapter_seconds += sound.seconds();
    }
  }
  if (chapter_files > 0 &&
      (chapter_files != manifest.at("chapters").size() ||
       std::abs(chapter_seconds - seconds) > k_exact * static_cast<double>(chapter_files + 1))) {
    findings.add("wav/chapters",
                 fmt::format("{} files of {:.3f} s together, for {} chapters of {:.3f} s", chapter_files,
                             chapter_seconds, manifest.at("chapters").size(), seconds));
  }
}

} // namespace audiosheet::verify
