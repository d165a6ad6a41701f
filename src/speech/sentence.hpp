// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "model/script.hpp"
#include "speech/engine.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace audiosheet::speech {

/// Where a spoken word begins, and which part of the sentence it is.
struct SpokenWord {
  std::int64_t sample = 0;
  std::size_t run = 0;      ///< index in Sentence::runs (a Words)
  std::uint32_t offset = 0; ///< bytes in the run's `spoken`; a run given in phonemes is one word
  std::uint32_t length = 0;
  bool operator==(const SpokenWord&) const = default;
};

struct SpokenSentence {
  std::vector<std::int16_t> samples;
  std::vector<SpokenWord> words;
  double gain_db = 0.0; ///< still to be applied: voice and volume; differences inside are in the samples
  std::vector<std::string> problems; ///< phonemes or languages that could not be honoured
  bool operator==(const SpokenSentence&) const = default;
};

/// The engine, the speakers, or a cache before them.
using Speak = std::function<Speech(const Request&)>;

/// Speaks a sentence of a script: in one request when nothing inside it differs, which keeps the melody; in
/// several where prosody changes or a rest comes, with digital silence of the rest's exact length between.
///
/// - prosody.rate: `scaled_rate` on the voice's words a minute; what eSpeak doesn't reach is done to the
/// samples.
/// - prosody.pitch_st, pitch_hz, offset_hz: the median frequency of the stretch is measured, spoken again
/// with
///   another pitch value until it is right to a quarter of a semitone, and what is out of eSpeak's reach
///   is done to the samples; not below 65 Hz.
/// - prosody.range is a factor on the voice's range, kept within 0–99; what was measured is about linear.
/// - prosody.volume_db is gain. The loudest part's gain is returned in `gain_db`, softer parts are
///   attenuated here, so that nothing clips.
/// - prosody.duration: spoken faster or slower, then stretched to the sample. Of a sentence, rests included.
/// - prosody.contour: the samples' pitch is bent, on top of the engine's melody.
/// - emphasis: 8 % slower, 1 semitone higher, 2 dB louder, half again the range.
/// - phonemes that can't be converted: the run's spoken form is said and `problems` tells.
/// - a language of its own: spoken by the engine's voice for it (with the voice's variant); when the engine
///   has none, by the voice itself, and `problems` tells.
/// - all rests of a sentence together are cut to ten minutes.
///
/// Throws Error as `speak` does.
SpokenSentence speak_sentence(const Sentence& sentence, const Profile& profile, int sample_rate,
                              const Speak& speak);

} // namespace audiosheet::speech
