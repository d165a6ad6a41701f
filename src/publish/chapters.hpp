// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recording's chapters as sound files and podcast players take them.
#pragma once

#include "audio/chapter_marks.hpp"
#include "model/recording.hpp"

#include <string>

namespace audiosheet::publish {

using std::chrono::microseconds;

/// The time of a sample, to the nearest microsecond.
microseconds time_at(const Recording& recording, Sample sample);

audio::Marks chapter_marks(const Recording& recording);

/// The marks that fit into Xiph comments.
audio::Marks xiph_chapter_marks(const Recording& recording);

/// Podcasting 2.0 chapters (podcastnamespace.org, "JSON chapters", version 1.2.0).
std::string chapters_json(const Recording& recording);

} // namespace audiosheet::publish
