// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::ssml {

/// What a `voice` element asks for (SSML 1.1, 3.2.1). Lists are in order of preference.
struct VoiceWish {
  std::vector<std::string> names;
  std::vector<std::string> languages; ///< BCP 47; an accent behind ":" is dropped
  std::string gender;                 ///< "male", "female", "neutral"; empty: any
  std::optional<int> age;
  int variant = 1;
  std::vector<std::string> required{"languages"};
  std::vector<std::string> ordering{"gender", "languages"};
};

/// Chooses among a profile's voices. A voice counts when it has everything `required`; of those the ones
/// that fit most in the order of `ordering` are taken, and `variant` picks one of equals by name. What is
/// known of a voice comes from its engine voice: "en-us+f3" speaks en-US and is female; a voice without a
/// variant is male. Ages are not known, so `required="age"` finds none. Nothing when no voice counts.
std::optional<std::string> choose_voice(const VoiceWish& wish, const std::map<std::string, Voice>& voices);

} // namespace audiosheet::ssml
