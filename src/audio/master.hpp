// SPDX-License-Identifier: GPL-3.0-or-later
//
// From spoken sentences to one levelled master: gains, cues, silence, loudness, limiter.
#pragma once

#include "model/profile.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// A stretch of the master before levelling. Exactly one of: sound read from `source`, a cue, silence.
struct Piece {
  Sample samples = 0;     ///< length
  double gain_db = 0.0;   ///< of sound
  std::int64_t source = -1; ///< sample offset in the spool file; -1: a cue or silence
  const CuePattern* cue = nullptr;
};

/// The master as a sequence of pieces, grouped by chapter, over a spool file of raw 16-bit mono samples.
struct Take {
  int sample_rate = 0;
  std::filesystem::path spool;
  std::vector<std::vector<Piece>> chapters;
};

/// Samples that a cue takes at a rate.
Sample cue_samples(const CuePattern& cue, int sample_rate);

/// The gain (dB) that brings the take to a loudness, and what was measured with it applied.
struct Levels {
  double gain_db = 0.0;
  Loudness loudness;
};

/// Finds the gain with libebur128 so that the limited master has `loudness_lufs` (±0.1 LU where the
/// limiter allows) and at most `true_peak_dbtp`. Streams; memory does not grow with the take.
Levels measure(const Take& take, double loudness_lufs, double true_peak_dbtp, unsigned jobs);

/// Writes the levelled master as raw 16-bit mono: each chapter is an independent stretch (the limiter
/// looks over no chapter's edge), so the bytes are the same for any number of jobs. Pauses are digital
/// silence. Throws Error when the disk is full.
void write_master(const Take& take, const Levels& levels, double true_peak_dbtp,
                  const std::filesystem::path& file, unsigned jobs);

} // namespace audiosheet::audio
