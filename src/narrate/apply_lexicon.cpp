// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/apply_lexicon.hpp"

#include "util/text.hpp"

namespace audiosheet::narrate {

namespace {

/// The run with the manner of the one it was cut from.
Words like(const Words& from, Words words) {
  words.prosody = from.prosody;
  words.emphasis = from.emphasis;
  words.voice = from.voice;
  words.language = from.language;
  return words;
}

} // namespace

void apply_lexicon(const Lexicon& lexicon, std::vector<Run>& runs) {
  if (lexicon.empty()) {
    return;
  }
  std::vector<Run> out;
  out.reserve(runs.size());
  for (auto& run : runs) {
    auto* words = std::get_if<Words>(&run);
    const bool open = words != nullptr && words->phonemes.empty() && words->language.empty();
    if (!open || (words->written != words->spoken && lexicon.find(trim(words->written)) == nullptr)) {
      out.push_back(std::move(run));
      continue;
    }
    for (auto& piece : lexicon.apply(words->written)) {
      out.emplace_back(like(*words, std::move(piece)));
    }
  }
  runs = std::move(out);
}

} // namespace audiosheet::narrate
