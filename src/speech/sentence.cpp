// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/sentence.hpp"

#include "speech/sentence_plan.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace audiosheet::speech {

namespace {

std::string primary_language(std::string_view language) {
  return ascii_lower(language.substr(0, language.find_first_of("-_")));
}

/// The voice for words in another language: the engine's best for it, with the variant of the old one.
std::string voice_for_language(const std::string& engine_voice, const std::string& language) {
  const auto plus = engine_voice.find('+');
  return ascii_lower(language) + (plus == std::string::npos ? "" : engine_voice.substr(plus));
}

std::int64_t samples_of(milliseconds duration, int sample_rate) {
  constexpr std::int64_t k_half = 500;
  constexpr std::int64_t k_thousand = 1000;
  return (static_cast<std::int64_t>(duration.count()) * sample_rate + k_half) / k_thousand;
}

/// Attenuates; `gain_db` <= 0.
void attenuate(std::vector<std::int16_t>& samples, double gain_db) {
  constexpr double k_decibels = 20.0;
  const double factor = std::pow(10.0, gain_db / k_decibels);
  for (auto& sample : samples) {
    sample = static_cast<std::int16_t>(std::lround(sample * factor));
  }
}

/// The engine's words as the sentence's: those of one run in phonemes are one word.
void add_words(const PlannedPart& part, const Sentence& sentence, const std::vector<WordStart>& words,
               std::int64_t start, std::vector<SpokenWord>& out) {
  auto origin = part.origins.begin();
  for (const auto& word : words) {
    while (origin != part.origins.end() && word.offset >= origin->end) {
      ++origin;
    }
    if (origin == part.origins.end()) {
      break;
    }
    SpokenWord spoken{.sample = start + word.sample, .run = origin->run};
    if (origin->phonemes) {
      const std::string_view text = std::get<Words>(sentence.runs[origin->run]).spoken;
      const auto trimmed = trim(text);
      spoken.offset = static_cast<std::uint32_t>(trimmed.data() - text.data());
      spoken.length = static_cast<std::uint32_t>(trimmed.size());
      const bool again = !out.empty() && out.back().run == origin->run;
      if (again) {
        continue;
      }
    } else {
      spoken.offset = static_cast<std::uint32_t>(word.offset - origin->begin + origin->run_begin);
      spoken.length =
          static_cast<std::uint32_t>(std::min<std::size_t>(word.length, origin->end - word.offset));
    }
    out.push_back(spoken);
  }
}

SpokenSentence speak_plan(const SentencePlan& plan, const Sentence& sentence, int sample_rate,
                          const Speak& speak) {
  SpokenSentence out;
  out.problems = plan.problems;
  bool first = true;
  for (const auto& part : plan.parts) {
    if (!part.request.text.empty()) {
      out.gain_db = first ? part.gain_db : std::max(out.gain_db, part.gain_db);
      first = false;
    }
  }
  for (const auto& part : plan.parts) {
    if (!part.request.text.empty()) {
      Speech speech = speak(part.request);
      if (part.gain_db < out.gain_db) {
        attenuate(speech.samples, part.gain_db - out.gain_db);
      }
      add_words(part, sentence, speech.words, static_cast<std::int64_t>(out.samples.size()), out.words);
      if (out.samples.empty()) {
        out.samples = std::move(speech.samples);
      } else {
        out.samples.insert(out.samples.end(), speech.samples.begin(), speech.samples.end());
      }
    }
    out.samples.resize(out.samples.size() + static_cast<std::size_t>(samples_of(part.silence, sample_rate)));
  }
  return out;
}

} // namespace

int shifted_pitch(int pitch, double semitones) {
  if (semitones == 0.0 || std::isnan(semitones)) {
    return pitch;
  }
  constexpr double k_moving = 0.67; // part of the frequency that follows the pitch value
  constexpr double k_units_an_octave = 50.0;
  constexpr double k_octave = 12.0;
  constexpr int k_highest = 99;
  const double now = k_moving * std::exp2((pitch - k_units_an_octave) / k_units_an_octave) + 1.0 - k_moving;
  const double wanted =
      (now * std::exp2(std::clamp(semitones, -48.0, 48.0) / k_octave) - 1.0 + k_moving) / k_moving;
  if (wanted <= 0.0) {
    return 0;
  }
  const double value = k_units_an_octave + k_units_an_octave * std::log2(wanted);
  return static_cast<int>(std::lround(std::clamp(value, 0.0, static_cast<double>(k_highest))));
}

SpokenSentence speak_sentence(const Sentence& sentence, const Profile& profile, int sample_rate,
                              const Speak& speak) {
  const Voice& voice = profile.voice(sentence.voice);
  const bool foreign =
      !sentence.language.empty() && primary_language(sentence.language) != primary_language(profile.language);
  std::string problem;
  if (foreign) {
    try {
      Voice other = voice;
      other.engine_voice = voice_for_language(voice.engine_voice, sentence.language);
      return speak_plan(plan_sentence(sentence, other, sentence.language), sentence, sample_rate, speak);
    } catch (const Error& error) {
      problem = fmt::format("language \"{}\" is spoken by the voice \"{}\": {}", sentence.language,
                            voice.engine_voice, error.what());
    }
  }
  auto spoken = speak_plan(plan_sentence(sentence, voice, profile.language), sentence, sample_rate, speak);
  if (!problem.empty()) {
    spoken.problems.push_back(std::move(problem));
  }
  return spoken;
}

} // namespace audiosheet::speech
