// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/sentence.hpp"
#include "speech/sentence_plan.hpp"

namespace audiosheet::speech {

/// Speaks one part of a sentence so that it has the pitch, speed, duration and contour that were asked for.
/// What can't be had is told in `problems`.
Speech speak_part(const PlannedPart& part, int sample_rate, const Speak& speak,
                  std::vector<std::string>& problems);

/// Stretches speech to `length` samples; its words move along.
void stretch_speech(std::vector<std::int16_t>& samples, const std::vector<std::int64_t*>& positions,
                    int sample_rate, std::size_t length);

/// Bends the pitch of speech by a contour (not empty; positions ascending or not).
void bend_by_contour(std::vector<std::int16_t>& samples, int sample_rate, std::vector<ContourPoint> contour);

} // namespace audiosheet::speech
