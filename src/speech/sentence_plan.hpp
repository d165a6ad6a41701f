// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has to be asked from the engine to speak one sentence.
#pragma once

#include "model/profile.hpp"
#include "model/script.hpp"
#include "speech/engine.hpp"

#include <string>
#include <vector>

namespace audiosheet::speech {

/// A stretch of a request's text and where it comes from.
struct Origin {
  std::size_t begin = 0; ///< in the request's text
  std::size_t end = 0;
  std::size_t run = 0;
  std::size_t run_begin = 0; ///< in the run's spoken text
  bool phonemes = false;     ///< stands for the whole run
};

/// The pitch that was asked for by its sound; `is_set` when the engine's own isn't right.
struct PitchGoal {
  double hz = 0.0; ///< 0: of the voice
  double semitones = 0.0;
  double offset_hz = 0.0;
  bool operator==(const PitchGoal&) const = default;
  [[nodiscard]] bool is_set() const { return *this != PitchGoal{}; }
};

struct PlannedPart {
  Request request;             ///< empty text: nothing is said; rate and pitch are the voice's, before these
  std::string own_voice;       ///< engine voice to go back to when the engine has none for the language
  std::string language;        ///< of the words
  std::vector<Origin> origins; ///< ascending, without gaps
  double gain_db = 0.0;
  double rate = 1.0; ///< factor on the speed that the request gives
  PitchGoal pitch;
  milliseconds duration{0};          ///< to take; 0: as long as it needs
  std::vector<ContourPoint> contour; ///< of its own words
  milliseconds silence{0};           ///< that follows
};

struct SentencePlan {
  std::vector<PlannedPart> parts;
  std::vector<std::string> problems;
};

/// The sentence's own duration and contour are left to the caller: they are of the whole.
SentencePlan plan_sentence(const Sentence& sentence, const Profile& profile);

} // namespace audiosheet::speech
