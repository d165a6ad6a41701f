// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check_voices.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace audiosheet::app {

namespace {

/// The names nearest to a word, at most three, none that shares too little with it.
std::vector<std::string> nearest(const std::string& word, const std::set<std::string>& names) {
  constexpr std::size_t k_most = 3;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& name : names) {
    const std::size_t distance = edit_distance(word, name);
    if (distance <= word.size() / 3 + 1) {
      found.emplace_back(distance, name);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(found.size(), k_most); ++i) {
    out.push_back(found[i].second);
  }
  return out;
}

std::string hint(const std::string& wrong, speech::Speakers& speakers) {
  std::string out;
  for (const auto& name : near_voices(wrong, speakers.voices())) {
    out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", name);
  }
  return out.empty() ? "`audiosheet voices --engine` lists its voices" : fmt::format("did you mean {}?", out);
}

} // namespace

std::vector<std::string> near_voices(const std::string& wrong,
                                     const std::vector<speech::EngineVoice>& voices) {
  std::set<std::string> bases;
  std::set<std::string> variants;
  for (const auto& voice : voices) {
    if (voice.name.rfind('+', 0) == 0) {
      variants.insert(voice.name);
    } else {
      bases.insert(voice.language.empty() ? voice.name : voice.language);
      bases.insert(voice.name);
    }
  }
  const auto plus = wrong.find('+');
  const std::string base = ascii_lower(wrong.substr(0, plus));
  const std::string variant = plus == std::string::npos ? "" : wrong.substr(plus);
  std::vector<std::string> out;
  const bool known = bases.contains(base);
  if (known && !variant.empty()) {
    for (const auto& name : nearest(variant, variants)) {
      out.push_back(wrong.substr(0, plus) + name);
    }
    return out;
  }
  for (const auto& name : nearest(base, bases)) {
    out.push_back(name + (variants.contains(variant) ? variant : ""));
  }
  return out;
}

void check_voices(const Profile& profile, speech::Speakers& speakers) {
  std::set<std::string> checked;
  for (const auto& [name, voice] : profile.voices) {
    if (!checked.insert(voice.engine_voice).second) {
      continue;
    }
    try {
      speakers.check_voice(voice.engine_voice);
    } catch (const Error& error) {
      const auto place = profile.engine_voice_places.find(voice.engine_voice);
      throw Error(fmt::format("{}: {}; {}",
                              place == profile.engine_voice_places.end()
                                  ? fmt::format("profile {}, voice {}", profile.name, name)
                                  : place->second,
                              error.what(), hint(voice.engine_voice, speakers)));
    }
  }
}

} // namespace audiosheet::app
