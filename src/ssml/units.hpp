// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the utterances of a chapter are grouped into elements when they are written.
#pragma once

#include "model/script.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace audiosheet::ssml {

using Utterances = std::span<const Utterance>;

/// A paragraph (`is_paragraph`), or one utterance that stands outside paragraphs.
struct Unit {
  Utterances utterances;
  bool is_paragraph = false;
  std::string voice;           ///< of its sentences, when it is the same for all
  bool silent = true;          ///< has no sentence
  bool mixed = false;          ///< its sentences have several voices
  bool explicit_voice = false; ///< a sentence needs a `voice` element around it
};

const Sentence* sentence_of(const Utterance& utterance);

/// Whether the sentence would get another voice without a `voice` element around it. The role's own voice
/// is named too: an editor should see who speaks.
bool needs_voice(const Utterance& utterance);

/// Sentences of one paragraph with what stands between them, in order.
std::vector<Unit> make_units(const std::vector<Utterance>& utterances);

/// The end of the units from `start` that can stand in one `voice` element: a callout with its pauses and
/// cues, or neighbours that one voice speaks. Outside callouts it ends with a sentence, so that the pause
/// behind it stands alone. At least start + 1.
std::size_t block_end(const std::vector<Unit>& units, std::size_t start);

/// The value that all sentences share (all utterances, when there is no sentence), or the inherited one.
template <typename Value> Value shared(Utterances utterances, Value Utterance::*field, Value inherited) {
  bool any_sentence = false;
  for (const auto& utterance : utterances) {
    any_sentence = any_sentence || sentence_of(utterance) != nullptr;
  }
  std::optional<Value> value;
  for (const auto& utterance : utterances) {
    if (any_sentence && sentence_of(utterance) == nullptr) {
      continue;
    }
    if (value && *value != utterance.*field) {
      return inherited;
    }
    value = utterance.*field;
  }
  return value.value_or(inherited);
}

} // namespace audiosheet::ssml
