// SPDX-License-Identifier: GPL-3.0-or-later
//
// What targets narrate with. Run at the top of the repository.
#pragma once

#include "model/profile.hpp"

namespace audiosheet::fuzz {

inline const Profile& profile() {
  static const Profile k_profile = load_profile("voices/clear-english.toml");
  return k_profile;
}

inline const Phrases& phrases() {
  static const Phrases k_phrases = load_phrases("voices/phrases/en.toml");
  return k_phrases;
}

} // namespace audiosheet::fuzz
