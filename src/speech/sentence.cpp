// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/sentence.hpp"

#include "speech/sentence_plan.hpp"
#include "speech/speak_part.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cmath>

namespace audiosheet::speech {

namespace {

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
      Speech speech = speak_part(part, sample_rate, speak, out.problems);
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

SpokenSentence speak_sentence(const Sentence& sentence, const Profile& profile, int sample_rate,
                              const Speak& speak) {
  const Prosody& prosody = sentence.prosody;
  auto spoken = speak_plan(plan_sentence(sentence, profile), sentence, sample_rate, speak);
  if (spoken.samples.empty()) {
    return spoken;
  }
  if (prosody.duration.count() > 0) {
    constexpr double k_close = 0.05;
    const auto wanted = static_cast<std::size_t>(samples_of(prosody.duration, sample_rate));
    const double faster = static_cast<double>(spoken.samples.size()) / static_cast<double>(wanted);
    if (std::abs(faster - 1.0) > k_close) {
      Sentence hurried = sentence;
      hurried.prosody.rate *= faster;
      spoken = speak_plan(plan_sentence(hurried, profile), sentence, sample_rate, speak);
    }
    std::vector<std::int64_t*> positions;
    for (auto& word : spoken.words) {
      positions.push_back(&word.sample);
    }
    stretch_speech(spoken.samples, positions, sample_rate, wanted);
  }
  if (!prosody.contour.empty()) {
    bend_by_contour(spoken.samples, sample_rate, prosody.contour);
  }
  return spoken;
}

} // namespace audiosheet::speech
