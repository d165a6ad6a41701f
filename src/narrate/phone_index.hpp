// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/phone_graft.hpp"
#include "narrate/phone_menus.hpp"

#include <map>
#include <string>
#include <vector>

namespace audiosheet::narrate {

/// The slug of what stands above the sheets.
inline constexpr const char* k_phone_index = "hotline-index";

/// Several hotlines as one: a menu above them, by title, and by language first where there are several, and
/// below it the tree of each sheet, whose main menu is said anew (by its title, and with the way back).
/// `phrases` has those of each primary language ("en"). Titles get shorter until a menu fits. Throws
/// NoHotline when one has no words for the phone, or when there are too many sheets. REQUIRES: at least one
/// sheet.
PhoneMenus phone_index(std::vector<IndexedSheet> sheets, const std::map<std::string, Phrases>& phrases,
                       const Profile& profile, double longest_menu_s = k_longest_menu_s);

/// "en" of "en-US".
std::string primary_language(const std::string& language);

} // namespace audiosheet::narrate
