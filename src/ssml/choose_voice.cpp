// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/choose_voice.hpp"

#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::ssml {

namespace {

struct Known {
  std::string language; ///< lower case
  std::string gender;
};

Known known_of(const Voice& voice) {
  const std::string name = ascii_lower(voice.engine_voice.substr(voice.engine_voice.rfind('/') + 1));
  const std::size_t plus = name.find('+');
  const bool female = plus != std::string::npos && name.compare(plus + 1, 1, "f") == 0;
  return {name.substr(0, plus), female ? "female" : "male"};
}

/// "en" asks for any English, "en-us" for that of the USA; an accent behind ":" is no language.
bool speaks(const Known& known, const std::string& asked) {
  const std::string wanted = ascii_lower(asked.substr(0, asked.find(':')));
  return known.language == wanted || known.language.rfind(wanted + "-", 0) == 0;
}

/// How well a voice meets one of the wishes: 0 not at all, more for an earlier entry of a list.
int fit(const std::string& attribute, const VoiceWish& wish, const std::string& name, const Known& known) {
  const auto place = [](const auto& list, const auto& matches) {
    const auto found = std::find_if(list.begin(), list.end(), matches);
    return static_cast<int>(list.end() - found);
  };
  if (attribute == "languages" || attribute == "lang") {
    return wish.languages.empty()
               ? 1
               : place(wish.languages, [&](const auto& each) { return speaks(known, each); });
  }
  if (attribute == "name") {
    return wish.names.empty() ? 1 : place(wish.names, [&](const auto& each) { return each == name; });
  }
  if (attribute == "gender") {
    return wish.gender.empty() || wish.gender == known.gender ? 1 : 0;
  }
  return attribute == "age" && wish.age ? 0 : 1;
}

} // namespace

std::optional<std::string> choose_voice(const VoiceWish& wish, const std::map<std::string, Voice>& voices) {
  // Wishes that `ordering` doesn't rank still count, after those it does.
  std::vector<std::string> order = wish.ordering;
  order.insert(order.end(), {"name", "languages", "gender"});
  std::vector<std::pair<std::vector<int>, std::string>> candidates;
  for (const auto& entry : voices) { // clang 14 can't capture a structured binding
    const std::string& name = entry.first;
    const Known known = known_of(entry.second);
    const bool counts =
        std::all_of(wish.required.begin(), wish.required.end(),
                    [&](const std::string& attribute) { return fit(attribute, wish, name, known) > 0; });
    if (!counts) {
      continue;
    }
    std::vector<int> fits;
    for (const auto& attribute : order) {
      fits.push_back(fit(attribute, wish, name, known));
    }
    candidates.emplace_back(std::move(fits), name);
  }
  if (candidates.empty()) {
    return std::nullopt;
  }
  const std::vector<int> best =
      std::max_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
      })->first;
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                  [&](const auto& each) { return each.first != best; }),
                   candidates.end());
  const auto variant = static_cast<std::size_t>(std::max(1, wish.variant)) - 1;
  return candidates[variant % candidates.size()].second;
}

} // namespace audiosheet::ssml
