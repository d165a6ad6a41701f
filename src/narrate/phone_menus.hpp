// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/call_tree.hpp"
#include "model/lexicon.hpp"
#include "model/profile.hpp"
#include "model/script.hpp"
#include "util/error.hpp"

namespace audiosheet::narrate {

/// A sheet can't have a hotline: its phrases have no words for the phone, or it has more chapters than four
/// keys can tell apart.
class NoHotline : public Error {
public:
  using Error::Error;
};

/// What a menu may take to say, in seconds, estimated from the profile's rate.
inline constexpr double k_longest_menu_s = 19.0;

struct PhoneOptions {
  Lexicon lexicon;                          ///< pronunciations of words
  double longest_menu_s = k_longest_menu_s; ///< labels get shorter until a menu fits
};

/// The phone hotline of a sheet: where each key leads, and the script of what the menus say, one chapter a
/// prompt (its id is `prompt_chapter_id` of the prompt's name).
struct PhoneMenus {
  CallTree tree;
  Script prompts;
};

/// At most five options a menu, every chapter within four keys, every warning within two. Throws NoHotline.
PhoneMenus phone_menus(const Script& sheet, const Profile& profile, const Phrases& phrases,
                       const PhoneOptions& options = {});

} // namespace audiosheet::narrate
