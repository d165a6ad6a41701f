// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/units.hpp"

#include "model/profile.hpp"
#include "ssml/names.hpp"

#include <algorithm>

namespace audiosheet::ssml {

namespace {

Unit make_unit(Utterances utterances, bool is_paragraph) {
  Unit unit;
  unit.utterances = utterances;
  unit.is_paragraph = is_paragraph;
  for (const auto& utterance : utterances) {
    if (const Sentence* sentence = sentence_of(utterance)) {
      unit.mixed = unit.mixed || (!unit.silent && unit.voice != sentence->voice);
      unit.voice = sentence->voice;
      unit.silent = false;
      unit.explicit_voice = unit.explicit_voice || needs_voice(utterance);
    }
  }
  return unit;
}

/// The end of the paragraph that begins with the sentence at `start`: pauses outside paragraphs belong to
/// it when the paragraph goes on behind them.
std::size_t paragraph_end(const std::vector<Utterance>& utterances, std::size_t start) {
  const int number = utterances[start].paragraph;
  std::size_t end = start + 1;
  for (std::size_t i = end; i < utterances.size(); ++i) {
    if (utterances[i].paragraph == number) {
      end = i + 1;
    } else if (!std::holds_alternative<Pause>(utterances[i].value) || utterances[i].paragraph != 0) {
      break;
    }
  }
  return end;
}

} // namespace

const Sentence* sentence_of(const Utterance& utterance) { return std::get_if<Sentence>(&utterance.value); }

bool needs_voice(const Utterance& utterance) {
  const Sentence* sentence = sentence_of(utterance);
  return sentence != nullptr && (sentence->voice != k_narrator || voice_name(utterance.role) != k_narrator);
}

std::vector<Unit> make_units(const std::vector<Utterance>& utterances) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < utterances.size();) {
    const bool paragraph = sentence_of(utterances[i]) != nullptr && utterances[i].paragraph > 0;
    const std::size_t end = paragraph ? paragraph_end(utterances, i) : i + 1;
    units.push_back(make_unit(Utterances(utterances).subspan(i, end - i), paragraph));
    i = end;
  }
  return units;
}

std::size_t block_end(const std::vector<Unit>& units, std::size_t start) {
  const Utterance& first = units[start].utterances.front();
  const bool callout = first.kind.has_value() || first.warning != 0;
  std::optional<std::string> voice;
  std::size_t end = start;
  for (std::size_t i = start; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const bool belongs =
        std::all_of(unit.utterances.begin(), unit.utterances.end(), [&](const Utterance& utterance) {
          return utterance.kind == first.kind && utterance.warning == first.warning;
        });
    const bool other_voice = !unit.silent && voice && *voice != unit.voice;
    const bool needs_none = !callout && !unit.explicit_voice && (i == start || !unit.silent);
    if (!belongs || unit.mixed || other_voice || needs_none) {
      break;
    }
    if (!unit.silent) {
      voice = unit.voice;
    }
    if (callout || !unit.silent) {
      end = i + 1;
    }
  }
  return std::max(end, start + 1);
}

} // namespace audiosheet::ssml
