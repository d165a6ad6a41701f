// SPDX-License-Identifier: GPL-3.0-or-later
//
// From spoken sentences to one levelled master: gains, cues, silence, loudness, limiter.
#pragma once

#include "audio/cue.hpp"
#include "model/profile.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace audiosheet::audio {

/// A stretch of the master before levelling. Exactly one of: sound read from `source`, a cue, silence.
struct Piece {
  Sample samples = 0;       ///< length
  double gain_db = 0.0;     ///< of sound
  std::int64_t source = -1; ///< sample offset in the spool file; -1: a cue or silence
  const CuePattern* cue = nullptr;
};

/// The master as a sequence of pieces, grouped by chapter, over a spool file of raw 16-bit mono samples.
struct Take {
  int sample_rate = 0;
  std::filesystem::path spool;
  std::vector<std::vector<Piece>> chapters;
};

/// The gain (dB) that brings a take to its loudness, and what the limited master will then have.
struct Levels {
  double gain_db = 0.0;
  Loudness loudness;
  std::vector<double> hop_energies; ///< K-weighted, of each 100 ms before the gain: spares a second weighing
};

/// What silence is said to have, so that both stay numbers.
constexpr double k_silence_lufs = -70.0;
constexpr double k_silence_dbtp = -100.0;

/// Finds the gain with which the limited master has `loudness_lufs` (±0.1 LU where the limiter allows)
/// and at most `true_peak_dbtp`. A take of nothing but silence has gain 0. Streams; memory does not grow
/// with the take. Throws Error when the spool can't be read.
Levels measure(const Take& take, double loudness_lufs, double true_peak_dbtp, unsigned jobs);

/// Writes the levelled master as raw 16-bit mono and returns what was measured on the samples written.
/// The bytes are the same for any number of jobs; pauses are digital silence. Throws Error that names
/// the file when it can't be written (a full disk); nothing is left of it then. The samples stand behind
/// `head` bytes.
Loudness write_master(const Take& take, const Levels& levels, double true_peak_dbtp,
                      const std::filesystem::path& file, unsigned jobs, std::uint64_t head = 0);

} // namespace audiosheet::audio
