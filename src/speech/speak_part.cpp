// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/speak_part.hpp"

#include "speech/engine_units.hpp"
#include "speech/reshape.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace audiosheet::speech {

namespace {

constexpr double k_octave = 12.0;
constexpr double k_lowest_hz = 65.0; // Sonic finds no longer periods
constexpr double k_highest_hz = 1000.0;

double semitones_between(double from_hz, double to_hz) { return k_octave * std::log2(to_hz / from_hz); }

/// Speaks with a fitting pitch value. A text without voice stays as it is.
Speech speak_at_pitch(Request& request, const PitchGoal& goal, int sample_rate, const Speak& speak) {
  constexpr int k_most_tries = 4;
  constexpr double k_good = 0.25; // semitones: 1.5 %
  Speech speech = speak(request);
  if (!goal.is_set()) {
    return speech; // nearly always: measuring would cost as much as speaking
  }
  double heard = median_pitch(speech.samples, sample_rate);
  if (heard <= 0.0) {
    return speech;
  }
  const double from = goal.hz > 0.0 ? goal.hz : heard;
  const double moved = from * std::exp2(std::clamp(goal.semitones, -48.0, 48.0) / k_octave) + goal.offset_hz;
  const double wanted = std::isfinite(moved) ? std::clamp(moved, k_lowest_hz, k_highest_hz) : from;
  for (int i = 0; i < k_most_tries && heard > 0.0; ++i) {
    const double missing = semitones_between(heard, wanted);
    const int pitch = shifted_pitch(request.voice.pitch, missing);
    if (std::abs(missing) < k_good || pitch == request.voice.pitch) {
      break;
    }
    request.voice.pitch = pitch;
    speech = speak(request);
    heard = median_pitch(speech.samples, sample_rate);
  }
  if (heard > 0.0 && std::abs(semitones_between(heard, wanted)) > 2 * k_good) {
    const double factor = wanted / heard;
    speech.samples = bent(speech.samples, sample_rate, [factor](double /*position*/) { return factor; });
  }
  return speech;
}

void stretch(Speech& speech, int sample_rate, std::size_t length) {
  std::vector<std::int64_t*> positions;
  for (auto& word : speech.words) {
    positions.push_back(&word.sample);
  }
  stretch_speech(speech.samples, positions, sample_rate, length);
}

/// Gives speech at the voice's own rate the rate or duration that was asked for.
void set_length(Speech& speech, const PlannedPart& part, Request& request, int sample_rate,
                const Speak& speak) {
  constexpr double k_spoken_again = 0.05; // beyond this, the engine does it better
  constexpr double k_inaudible = 0.01;
  constexpr double k_thousand = 1000.0;
  if (speech.samples.empty()) {
    return;
  }
  const bool exact = part.duration.count() > 0;
  const auto natural = static_cast<double>(speech.samples.size());
  const double wanted =
      exact ? static_cast<double>(part.duration.count()) * sample_rate / k_thousand : natural / part.rate;
  if (std::abs(natural / wanted - 1.0) > k_spoken_again) {
    request.voice.rate_wpm = scaled_rate(request.voice.rate_wpm, natural / wanted);
    speech = speak(request);
  }
  if (exact || std::abs(static_cast<double>(speech.samples.size()) / wanted - 1.0) > k_inaudible) {
    stretch(speech, sample_rate, static_cast<std::size_t>(std::llround(wanted)));
  }
}

} // namespace

void stretch_speech(std::vector<std::int16_t>& samples, const std::vector<std::int64_t*>& positions,
                    int sample_rate, std::size_t length) {
  if (samples.empty() || samples.size() == length) {
    return;
  }
  const auto before = static_cast<double>(samples.size());
  samples = stretched(samples, sample_rate, length);
  const double factor = static_cast<double>(samples.size()) / before;
  for (auto* position : positions) {
    *position = std::min(std::llround(static_cast<double>(*position) * factor),
                         static_cast<long long>(samples.size()));
  }
}

void bend_by_contour(std::vector<std::int16_t>& samples, int sample_rate, std::vector<ContourPoint> contour) {
  const double median = median_pitch(samples, sample_rate);
  if (median <= 0.0) {
    return;
  }
  std::stable_sort(contour.begin(), contour.end(),
                   [](const ContourPoint& a, const ContourPoint& b) { return a.position < b.position; });
  const auto factor_of = [median](const ContourPoint& point) {
    return std::exp2(point.pitch_st / k_octave) + point.offset_hz / median;
  };
  samples = bent(samples, sample_rate, [&](double position) {
    const auto after = std::find_if(contour.begin(), contour.end(), [position](const ContourPoint& point) {
      return point.position >= position;
    });
    if (after == contour.begin()) {
      return factor_of(contour.front());
    }
    if (after == contour.end()) {
      return factor_of(contour.back());
    }
    const auto before = after - 1;
    const double part = (position - before->position) / (after->position - before->position);
    return factor_of(*before) + part * (factor_of(*after) - factor_of(*before));
  });
}

Speech speak_part(const PlannedPart& part, int sample_rate, const Speak& speak,
                  std::vector<std::string>& problems) {
  Request request = part.request;
  Speech speech;
  try {
    speech = speak_at_pitch(request, part.pitch, sample_rate, speak);
  } catch (const Error& error) {
    if (part.own_voice.empty()) {
      throw;
    }
    problems.push_back(fmt::format("words in language \"{}\" are spoken by the voice \"{}\": {}",
                                   part.language, part.own_voice, error.what()));
    request = part.request;
    request.voice.engine_voice = part.own_voice;
    speech = speak_at_pitch(request, part.pitch, sample_rate, speak);
  }
  set_length(speech, part, request, sample_rate, speak);
  if (!part.contour.empty()) {
    bend_by_contour(speech.samples, sample_rate, part.contour);
  }
  return speech;
}

} // namespace audiosheet::speech
