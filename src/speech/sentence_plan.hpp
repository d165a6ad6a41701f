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

struct PlannedPart {
  Request request;             ///< empty text: nothing is said
  std::vector<Origin> origins; ///< ascending, without gaps
  double gain_db = 0.0;
  milliseconds silence{0}; ///< that follows
};

struct SentencePlan {
  std::vector<PlannedPart> parts;
  std::vector<std::string> problems;
};

/// `voice`: the sentence's, without its prosody; `language`: of the words (phonemes depend on it).
SentencePlan plan_sentence(const Sentence& sentence, const Voice& voice, const std::string& language);

} // namespace audiosheet::speech
