// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_labels.hpp"

#include <algorithm>
#include <set>

namespace audiosheet::narrate {

namespace {

constexpr std::size_t k_own_words = 14;   ///< above this limit a label may be the heading itself
constexpr std::size_t k_first_alone = 10; ///< up to this limit a range is called by its first chapter

bool have(const std::vector<std::string>& labels, const std::string& label) {
  return std::ranges::any_of(
      labels, [&](const std::string& other) { return heard_label(other) == heard_label(label); });
}

} // namespace

PhoneLabels::PhoneLabels(const Script& sheet, const PhonePrompts& words)
    : m_sheet(sheet), m_words(words), m_short(sheet.language, sheet.title) {}

std::string PhoneLabels::chapter(const ChapterGroup& group, std::size_t place, std::size_t limit) const {
  const Chapter& chapter = m_sheet.chapters[group.chapters[place]];
  if (chapter.role == ChapterRole::takeaway) {
    const std::size_t n = place + (group.has_head ? 0 : 1);
    return m_words.say("point", {{"n", std::to_string(n)}});
  }
  const std::string label = m_short.label(chapter.title, limit);
  return !label.empty() ? label : m_words.say("part", {{"n", std::to_string(group.chapters[place] + 1)}});
}

std::string PhoneLabels::range(const ChapterGroup& group, std::size_t first, std::size_t last,
                               std::size_t limit) const {
  if (last - first == 1 || limit <= k_first_alone) { // no time for more: where the range begins
    return chapter(group, first, limit);
  }
  const std::size_t each = std::max<std::size_t>(limit / 2, 8);
  return m_words.say("range",
                     {{"first", chapter(group, first, each)}, {"last", chapter(group, last - 1, each)}});
}

std::vector<std::string> PhoneLabels::unique(const ChapterGroup& group, const std::vector<MenuRange>& options,
                                             std::size_t limit) const {
  std::vector<std::string> labels;
  std::set<std::string> heard;
  for (const MenuRange& option : options) {
    if (group.has_head && option.first == 0 && option.menu.empty()) {
      labels.emplace_back();
      continue;
    }
    std::string label = range(group, option.first, option.last, limit);
    if (!heard.insert(heard_label(label)).second && option.menu.empty() && limit > k_own_words) {
      const std::string& title = m_sheet.chapters[group.chapters[option.first]].title;
      label = cut_label(title, k_label_limits.front()); // its own words may tell it apart
    }
    const std::string base = label;
    for (int n = 2; have(labels, label); ++n) {
      label = m_words.say("again", {{"label", base}, {"n", std::to_string(n)}});
    }
    heard.insert(heard_label(label));
    labels.push_back(label);
  }
  return labels;
}

} // namespace audiosheet::narrate
