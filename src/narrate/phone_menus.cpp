// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_menus.hpp"

#include "narrate/menu_plan.hpp"
#include "narrate/phone_labels.hpp"
#include "narrate/phone_prompts.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace audiosheet::narrate {

namespace {

constexpr const char* k_main = "main";
constexpr const char* k_warnings = "warnings";
constexpr const char* k_goodbye = "goodbye";
constexpr std::size_t k_longest_title = 80;

/// Most keys to a chapter where a sheet is small enough: one is left for a menu over several sheets.
constexpr std::size_t k_few_keys = 3;

class MenuBuilder {
public:
  MenuBuilder(const Script& sheet, const Profile& profile, const Phrases& phrases,
              const PhoneOptions& options)
      : m_sheet(sheet),
        m_options(options),
        m_words(sheet, profile, phrases, options.lexicon),
        m_labels(sheet, m_words) {
    m_tree.slug = sheet.slug;
    m_tree.title = sheet.title;
    m_tree.language = sheet.language;
    m_tree.main = k_main;
  }

  PhoneMenus build() {
    find_warnings();
    common_prompts();
    main_menu();
    for (std::size_t i = 0; i < m_sheet.chapters.size(); ++i) {
      chapter(i);
    }
    if (!m_warnings.empty()) {
      warnings();
    }
    CallNode end;
    end.id = k_goodbye;
    end.kind = CallKind::end;
    end.prompts = {k_goodbye};
    m_tree.nodes.push_back(std::move(end));
    m_tree.prompts = m_words.take_prompts();
    sound_prompts();
    return {std::move(m_tree), m_words.take_script()};
  }

private:
  // names

  [[nodiscard]] std::string number(std::size_t index) const {
    const std::size_t width = std::max<std::size_t>(2, std::to_string(m_sheet.chapters.size()).size());
    return fmt::format("{:0{}}", index + 1, width);
  }
  [[nodiscard]] std::string node_id(std::size_t index) const { return "ch-" + number(index); }

  // what there is

  void find_warnings() {
    m_chapter_warnings.resize(m_sheet.chapters.size());
    for (std::size_t i = 0; i < m_sheet.chapters.size(); ++i) {
      for (const auto& utterance : m_sheet.chapters[i].utterances) {
        if (utterance.warning > 0) {
          m_chapter_warnings[i].insert(utterance.warning);
          m_warnings.insert(utterance.warning);
        }
      }
    }
  }

  [[nodiscard]] std::vector<ChapterGroup> groups() const {
    ChapterGroup topics{.id = "topics"};
    ChapterGroup questions{.id = "questions"};
    ChapterGroup takeaways{.id = "takeaways"};
    for (std::size_t i = 0; i < m_sheet.chapters.size(); ++i) {
      const ChapterRole role = m_sheet.chapters[i].role;
      const bool head = role == ChapterRole::faq || role == ChapterRole::takeaways;
      if (i == 0) {
        continue; // the whole sheet begins with it
      }
      ChapterGroup& group = role == ChapterRole::faq || role == ChapterRole::question         ? questions
                            : role == ChapterRole::takeaways || role == ChapterRole::takeaway ? takeaways
                                                                                              : topics;
      group.has_head = group.has_head || (head && group.chapters.empty());
      group.chapters.push_back(i);
    }
    std::vector<ChapterGroup> found;
    for (ChapterGroup* group : {&topics, &questions, &takeaways}) {
      if (!group->chapters.empty()) {
        found.push_back(std::move(*group));
      }
    }
    return found;
  }

  // prompts

  void common_prompts() {
    m_words.add("greeting", {m_words.say("greeting", {{"title", shorten(m_sheet.title, k_longest_title)}}),
                             m_words.say("any_time")});
    m_tree.greeting = {"greeting"};
    m_words.add("no-key", {m_words.say("no_key")});
    m_words.add("other-key", {m_words.say("other_key")});
    m_words.add(k_goodbye, {m_words.say("goodbye")});
    m_words.add("help/main", {m_words.say("any_time"), m_words.say("repeat", '*'), m_words.say("end", '#')});
    m_words.add("help/player", {m_words.say("pause", '5'), m_words.say("next", '9'),
                                m_words.say("previous", '7'), m_words.say("to_main", '0')});
    m_words.add("help/skip",
                {m_words.say("rewind", '4'), m_words.say("forward", '6'), m_words.say("restart", '1')});
  }

  /// The prompts that are cut from the sheet.
  void sound_prompts() {
    for (std::size_t i = 0; i < m_sheet.chapters.size(); ++i) {
      CallPrompt prompt;
      prompt.name = "chapters/" + number(i);
      prompt.source = PromptSource::chapter;
      prompt.chapter = static_cast<int>(i) + 1;
      m_tree.prompts.push_back(std::move(prompt));
    }
    if (!m_warnings.empty()) {
      CallPrompt prompt;
      prompt.name = "warnings/all";
      prompt.source = PromptSource::warnings;
      prompt.text = warnings_text();
      m_tree.prompts.push_back(std::move(prompt));
    }
  }

  [[nodiscard]] std::string warnings_text() const {
    std::string text;
    for (const auto& chapter : m_sheet.chapters) {
      for (const auto& utterance : chapter.utterances) {
        const auto* sentence = std::get_if<Sentence>(&utterance.value);
        if (sentence != nullptr && utterance.warning > 0) {
          text += (text.empty() ? "" : " ") + written_text(*sentence);
        }
      }
    }
    return text;
  }

  // menus

  CallNode menu_node(const std::string& id) const {
    CallNode node;
    node.id = id;
    node.prompts = {"menu/" + id};
    constexpr int k_patience_s = 7; // older callers look for the key
    node.timeout_s = k_patience_s;
    node.on_timeout = {{"no-key"}, k_goodbye};
    node.on_invalid = {{"other-key"}, k_goodbye};
    node.keys = {{'8', CallAction::help}, {'*', CallAction::repeat}, {'0', std::string(k_main)}};
    return node;
  }

  /// Says the options with the longest labels that fit the menu's time.
  template <typename Sentences> void menu_prompt(const std::string& id, const Sentences& sentences_with) {
    std::vector<std::string> sentences;
    for (const std::size_t limit : k_label_limits) {
      sentences = sentences_with(limit);
      if (m_words.seconds(sentences) <= m_options.longest_menu_s) {
        break;
      }
    }
    m_words.add("menu/" + id, sentences);
  }

  /// What the main menu leads to beside sheet, warnings and end: a group or a part of one.
  struct Slot {
    const ChapterGroup* group;
    std::size_t first;
    std::size_t last;
    std::string menu; ///< empty: a single chapter
    std::size_t keys; ///< left behind this option's key
  };

  /// Spreads the groups over the main menu's options and pages. A group that one option can't hold gets
  /// several.
  std::vector<Slot> slots(const std::vector<ChapterGroup>& groups, std::size_t taken) const {
    std::vector<Slot> slots;
    for (const ChapterGroup& group : groups) {
      std::size_t at = 0;
      int part = 0;
      while (at < group.chapters.size()) {
        const std::size_t page = (taken + slots.size()) / k_menu_options;
        const std::size_t keys = page + 1 < m_keys ? m_keys - 1 - page : 0;
        const std::size_t holds = menu_capacity(keys);
        if (holds == 0) {
          throw NoHotline(
              fmt::format("this sheet has {} chapters, more than a phone menu can lead to in {} keys; split "
                          "the sheet, or leave the hotline out of --for",
                          m_sheet.chapters.size(), k_menu_keys));
        }
        const std::size_t last = std::min(group.chapters.size(), at + holds);
        const bool whole = at == 0 && last == group.chapters.size();
        ++part;
        slots.push_back({&group, at, last,
                         last - at == 1 ? ""
                         : whole        ? group.id
                                        : fmt::format("{}-{}", group.id, static_cast<char>('a' + part - 1)),
                         keys});
        at = last;
      }
    }
    return slots;
  }

  /// An option of the main menu.
  struct Option {
    std::string target;
    std::string phrase;         ///< what says it; empty: the slot's label
    const Slot* slot = nullptr; ///< null: the whole sheet, or the warnings
  };
  using MainOptions = std::vector<Option>;

  void main_menu() {
    m_groups = groups();
    const bool small = std::ranges::all_of(m_groups, [](const ChapterGroup& group) {
      return group.chapters.size() <= menu_capacity(k_few_keys - 1);
    });
    m_keys = small ? k_few_keys : k_menu_keys;
    MainOptions options{{node_id(0), "whole"}};
    if (!m_warnings.empty()) {
      options.push_back({k_warnings, "warnings"});
    }
    const std::size_t fixed = options.size();
    const std::vector<Slot> found = slots(m_groups, fixed);
    for (const Slot& slot : found) {
      const std::string target = slot.menu.empty() ? node_id(slot.group->chapters[slot.first]) : slot.menu;
      const bool whole = slot.last - slot.first == slot.group->chapters.size() && !slot.menu.empty();
      options.push_back({target, whole ? slot.group->id : "", &slot});
    }
    const std::size_t pages = (options.size() + k_menu_options - 1) / k_menu_options;
    for (std::size_t page = 0; page < pages; ++page) {
      main_page(options, page);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i].menu.empty()) {
        menus_below(found[i], main_id((fixed + i) / k_menu_options));
      }
    }
    if (m_tree.nodes.size() > 1) {
      m_words.add("help/menu", {m_words.say("any_time"), m_words.say("repeat", '*'), m_words.say("back", '7'),
                                m_words.say("to_main", '0')});
    }
  }

  static std::string main_id(std::size_t page) {
    return page == 0 ? k_main : fmt::format("{}-{}", k_main, page + 1);
  }

  void main_page(const MainOptions& options, std::size_t page) {
    CallNode node = menu_node(main_id(page));
    const std::size_t first = page * k_menu_options;
    const std::size_t last = std::min(options.size(), first + k_menu_options);
    if (page == 0) {
      node.help = {"help/main"};
      node.keys['0'] = CallAction::repeat;
      node.keys['#'] = std::string(k_goodbye);
    } else {
      node.help = {"help/menu"};
      node.keys['7'] = main_id(page - 1);
    }
    if (last < options.size()) {
      node.keys['9'] = main_id(page + 1);
    }
    for (std::size_t i = first; i < last; ++i) {
      node.keys[static_cast<char>('1' + i - first)] = options[i].target;
    }
    m_tree.nodes.push_back(std::move(node));
    menu_prompt(main_id(page), [&](std::size_t limit) { return main_said(options, page, limit); });
  }

  [[nodiscard]] std::vector<std::string> main_said(const MainOptions& options, std::size_t page,
                                                   std::size_t limit) const {
    const std::size_t first = page * k_menu_options;
    const std::size_t last = std::min(options.size(), first + k_menu_options);
    std::vector<std::string> said;
    if (page == 0) {
      said.push_back(m_words.say("main"));
    }
    for (std::size_t i = first; i < last; ++i) {
      const auto key = static_cast<char>('1' + i - first);
      if (options[i].phrase.empty()) {
        const Slot& slot = *options[i].slot;
        said.push_back(m_words.say("option", key,
                                   {{"label", m_labels.range(*slot.group, slot.first, slot.last, limit)}}));
      } else {
        said.push_back(m_words.say(options[i].phrase, key));
      }
    }
    if (last < options.size()) {
      said.push_back(m_words.say("more", '9'));
    }
    if (page > 0) {
      said.push_back(m_words.say("to_main", '0'));
    } else if (limit > k_options_only) { // hints, not options: the first to go when time is short
      said.push_back(m_words.say("help", '8'));
      said.push_back(m_words.say("end", '#'));
    }
    return said;
  }

  void menus_below(const Slot& slot, const std::string& above) {
    for (const auto& menu : plan_menus(slot.menu, above, slot.first, slot.last, slot.keys)) {
      group_menu(*slot.group, menu);
    }
  }

  void group_menu(const ChapterGroup& group, const PlannedMenu& menu) {
    CallNode node = menu_node(menu.id);
    node.help = {"help/menu"};
    node.keys['7'] = menu.above;
    if (!menu.next.empty()) {
      node.keys['9'] = menu.next;
    }
    for (std::size_t i = 0; i < menu.options.size(); ++i) {
      const MenuRange& range = menu.options[i];
      node.keys[static_cast<char>('1' + i)] =
          range.menu.empty() ? node_id(group.chapters[range.first]) : range.menu;
    }
    m_tree.nodes.push_back(std::move(node));
    menu_prompt(menu.id, [&](std::size_t limit) {
      std::vector<std::string> said;
      if (menu.first_page) {
        said.push_back(m_words.say(group.id + "_menu"));
      }
      const std::vector<std::string> labels = m_labels.unique(group, menu.options, limit);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto key = static_cast<char>('1' + i);
        said.push_back(labels[i].empty() ? m_words.say("all", key)
                                         : m_words.say("option", key, {{"label", labels[i]}}));
      }
      if (!menu.next.empty()) {
        said.push_back(m_words.say("more", '9'));
      }
      if (limit > k_options_only) {
        said.push_back(m_words.say("to_main", '0'));
      }
      return said;
    });
  }

  // recordings

  CallNode play_node(const std::string& id, const std::string& prompt, const std::string& before,
                     const std::string& next) const {
    CallNode node;
    node.id = id;
    node.kind = CallKind::play;
    node.prompts = {prompt};
    node.after = next;
    node.keys = {{'1', CallAction::restart},
                 {'4', CallAction::back},
                 {'5', CallAction::pause},
                 {'6', CallAction::forward},
                 {'8', CallAction::help},
                 {'*', CallAction::repeat},
                 {'9', next},
                 {'#', next},
                 {'0', std::string(k_main)}};
    node.keys['7'] = before.empty() ? CallTarget(CallAction::restart) : CallTarget(before);
    return node;
  }

  void chapter(std::size_t index) {
    const std::size_t total = m_sheet.chapters.size();
    CallNode node =
        play_node(node_id(index), "chapters/" + number(index), index > 0 ? node_id(index - 1) : "",
                  index + 1 < total ? node_id(index + 1) : k_main);
    node.chapter = static_cast<int>(index) + 1;
    node.warnings.assign(m_chapter_warnings[index].begin(), m_chapter_warnings[index].end());
    const std::string help = "help/" + number(index);
    node.help = {help, "help/player", "help/skip"};
    m_tree.nodes.push_back(std::move(node));
    m_words.add(help, {m_words.say("chapter", {{"n", std::to_string(index + 1)},
                                               {"total", std::to_string(total)},
                                               {"title", help_title(index)}})});
  }

  /// What a chapter is called in its help: a takeaway is all title, and half of it might say something else.
  [[nodiscard]] std::string help_title(std::size_t index) const {
    const Chapter& chapter = m_sheet.chapters[index];
    for (const ChapterGroup& group : m_groups) {
      const auto place = std::ranges::find(group.chapters, index);
      if (place != group.chapters.end()) {
        return m_labels.chapter(group, static_cast<std::size_t>(place - group.chapters.begin()),
                                k_longest_title);
      }
    }
    return cut_label(chapter.title, k_longest_title);
  }

  void warnings() {
    CallNode node = play_node(k_warnings, "warnings/all", "", k_main);
    node.warnings.assign(m_warnings.begin(), m_warnings.end());
    node.help = {"help/warnings", "help/player", "help/skip"};
    m_tree.nodes.push_back(std::move(node));
    m_words.add("help/warnings", {m_words.say("warnings_help")});
  }

  const Script& m_sheet;
  const PhoneOptions& m_options;
  PhonePrompts m_words;
  PhoneLabels m_labels;
  CallTree m_tree;
  std::vector<ChapterGroup> m_groups;
  std::size_t m_keys = k_menu_keys; ///< to a chapter, at most
  std::set<int> m_warnings;
  std::vector<std::set<int>> m_chapter_warnings;
};

} // namespace

PhoneMenus phone_menus(const Script& sheet, const Profile& profile, const Phrases& phrases,
                       const PhoneOptions& options) {
  return MenuBuilder(sheet, profile, phrases, options).build();
}

} // namespace audiosheet::narrate
