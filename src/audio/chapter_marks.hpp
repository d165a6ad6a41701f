// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chapters as sound files carry them: cue points of WAV, CHAP frames of MP3, comments of Opus, Ogg Vorbis
// and FLAC (docs/formats/podcast.md). Readers of our own, which trust no byte of a file; TagLib writes.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::audio {

using std::chrono::microseconds;

struct Mark {
  microseconds start{0};
  std::optional<microseconds> end; ///< not every format has one
  std::string title;               ///< UTF-8, perhaps empty; may hold anything that a file can
  bool operator==(const Mark&) const = default;
};

using Marks = std::vector<Mark>;

enum class Container { wav, mp3, flac, ogg };

std::string_view to_string(Container container);

/// By the file's first bytes, whatever its name. Throws Error when it is none of them.
Container container_of(const std::filesystem::path& file);

/// The chapters of a file by their start; none when it has none. Throws Error that names the file when it
/// can't be read or is damaged. Bounded: at most 64 MiB of it are read, at most 100,000 chapters are kept.
Marks read_marks(const std::filesystem::path& file);

/// Replaces the chapters of a file; its sound and its other tags stay. The file has its old content or the
/// new, never half. Throws Error that names the file, also when a chapter starts behind its end.
void write_marks(const std::filesystem::path& file, const Marks& marks);

/// At most 99 marks, as many as Ogg players can tell apart: those of level 1 (`levels` is parallel to
/// `marks`) when there are more, and of those every second, third, ….
Marks at_most_99(const Marks& marks, const std::vector<int>& levels);

/// "01:02:03.004", to the nearest millisecond.
std::string clock_time(microseconds time);

} // namespace audiosheet::audio
