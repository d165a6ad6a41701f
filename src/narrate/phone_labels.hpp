// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script.hpp"
#include "narrate/menu_plan.hpp"
#include "narrate/phone_prompts.hpp"
#include "narrate/short_label.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace audiosheet::narrate {

/// Code points that labels may have; the next one is tried until the menu is short enough.
inline constexpr std::array<std::size_t, 16> k_label_limits{44, 40, 36, 32, 29, 26, 24, 22,
                                                            20, 18, 16, 14, 12, 10, 8,  6};
/// From here down a menu says its options only, and no hints: labels that tell nothing help nobody.
inline constexpr std::size_t k_options_only = 26;

/// A group of chapters that the main menu has an option for.
struct ChapterGroup {
  std::string id;                    ///< of its menu; its phrases are phone.ID and phone.ID_menu
  std::vector<std::size_t> chapters; ///< indices, in order
  bool has_head = false;             ///< the first one introduces the others, and plays on into them
};

/// What the options of a sheet's menus are called. Limits are in code points.
class PhoneLabels {
public:
  /// `sheet` and `words` must outlive it.
  PhoneLabels(const Script& sheet, const PhonePrompts& words);

  /// The chapter at `place` of a group.
  [[nodiscard]] std::string chapter(const ChapterGroup& group, std::size_t place, std::size_t limit) const;

  /// Chapters `first` … `last` - 1 of a group: "symptoms to treatment".
  [[nodiscard]] std::string range(const ChapterGroup& group, std::size_t first, std::size_t last,
                                  std::size_t limit) const;

  /// One label an option of a menu, no two of them heard as one; empty where an option plays the whole group.
  [[nodiscard]] std::vector<std::string>
  unique(const ChapterGroup& group, const std::vector<MenuRange>& options, std::size_t limit) const;

private:
  const Script& m_sheet;
  const PhonePrompts& m_words;
  ShortLabels m_short;
};

} // namespace audiosheet::narrate
