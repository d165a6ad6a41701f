// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/phone_menus.hpp"

#include <map>
#include <string>
#include <vector>

namespace audiosheet::narrate {

/// A sheet that has a hotline of its own.
struct IndexedSheet {
  std::string slug;
  std::string title;
  std::string language; ///< BCP 47
  bool operator==(const IndexedSheet&) const = default;
};

/// The slug of what stands above the sheets.
inline constexpr const char* k_phone_index = "hotline-index";

/// The menu above several hotlines: by title, and by language first where there are several. `phrases` has
/// those of each primary language ("en"). Titles get shorter until a menu fits. Throws NoHotline when one has
/// no words for the phone, or when there are too many sheets. REQUIRES: at least one sheet.
PhoneMenus phone_index(std::vector<IndexedSheet> sheets, const std::map<std::string, Phrases>& phrases,
                       const Profile& profile, double longest_menu_s = k_longest_menu_s);

/// "en" of "en-US".
std::string primary_language(const std::string& language);

} // namespace audiosheet::narrate
