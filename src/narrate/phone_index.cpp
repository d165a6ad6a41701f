// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_index.hpp"

#include "narrate/menu_plan.hpp"
#include "narrate/phone_prompts.hpp"
#include "narrate/sentences.hpp"
#include "narrate/short_label.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace audiosheet::narrate {

namespace {

constexpr const char* k_main = "main";

/// Code points that a title may have; the next one is tried until the menu is short enough.
constexpr std::array<std::size_t, 7> k_title_lengths{40, 34, 26, 20, 14, 10, 6};
constexpr std::size_t k_keys = k_menu_keys - 1; ///< for a sheet, behind the language's

std::string title_label(const IndexedSheet& sheet, std::size_t length) {
  std::string_view title = sheet.tree.title;
  for (const std::string_view mark : {" – ", " — ", " - "}) {
    title = title.substr(0, title.find(mark));
  }
  const std::string label = cut_label(title, length);
  return heard_label(label).empty() ? sheet.tree.slug : label;
}

/// What is said in one language.
struct Tongue {
  std::string language; ///< of its first sheet
  std::string suffix;   ///< of its prompts' names; empty when there is only one language
  std::vector<IndexedSheet> sheets;
};

/// What the sheets are called in at most `length` code points; no two are heard as one.
std::vector<std::string> title_labels(const std::vector<IndexedSheet>& sheets, std::size_t length) {
  std::vector<std::string> labels;
  std::set<std::string> heard;
  for (const auto& sheet : sheets) {
    const std::string base = title_label(sheet, length);
    std::string label = base;
    for (int n = 2; !heard.insert(heard_label(label)).second; ++n) {
      label = fmt::format("{} {}", base, n);
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

/// What a sentence ends with: "." or "。".
std::string closing_mark(const std::string& sentence) {
  std::string mark;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::size_t at = i;
    next_code_point(sentence, i);
    mark = sentence.substr(at);
  }
  return mark;
}

class IndexBuilder {
public:
  IndexBuilder(const std::map<std::string, Phrases>& phrases, const Profile& profile, double longest_menu_s)
      : m_phrases(phrases), m_profile(profile), m_longest_menu_s(longest_menu_s) {}

  PhoneMenus build(std::vector<IndexedSheet> sheets) {
    std::ranges::sort(sheets, [](const auto& a, const auto& b) {
      return std::pair(heard_label(a.tree.title), a.tree.slug) <
             std::pair(heard_label(b.tree.title), b.tree.slug);
    });
    for (const auto& tongue : tongues(sheets)) {
      m_tongues.push_back(tongue);
    }
    const Tongue& first = m_tongues.front();
    m_made.tree.slug = m_made.prompts.slug = k_phone_index;
    m_made.tree.language = m_made.prompts.language = first.language;
    m_made.tree.main = k_main;
    m_made.tree.greeting = {"greeting" + first.suffix};
    m_made.tree.title = m_made.prompts.title = phrases_of(first).get("phone.index");
    if (m_tongues.size() > 1) {
      language_menu();
    }
    for (std::size_t i = 0; i < m_tongues.size(); ++i) {
      tongue(i);
    }
    for (const Tongue& tongue : m_tongues) {
      for (const IndexedSheet& sheet : tongue.sheets) {
        below(sheet, tongue);
      }
    }
    chain_chapters(m_made.tree.nodes, k_main);
    for (const Tongue& tongue : m_tongues) {
      CallNode end;
      end.id = "goodbye" + tongue.suffix;
      end.kind = CallKind::end;
      end.prompts = {"goodbye" + tongue.suffix};
      m_made.tree.nodes.push_back(std::move(end));
    }
    return std::move(m_made);
  }

private:
  [[nodiscard]] const Phrases& phrases_of(const Tongue& tongue) const {
    return m_phrases.at(primary_language(tongue.language));
  }

  /// The languages, the one with the most sheets first.
  static std::vector<Tongue> tongues(const std::vector<IndexedSheet>& sheets) {
    std::map<std::string, Tongue> by_language;
    for (const auto& sheet : sheets) {
      Tongue& tongue = by_language[primary_language(sheet.tree.language)];
      tongue.language = tongue.sheets.empty() ? sheet.tree.language : tongue.language;
      tongue.sheets.push_back(sheet);
    }
    std::vector<Tongue> sorted;
    for (auto& [language, tongue] : by_language) {
      tongue.suffix = by_language.size() > 1 ? "-" + language : "";
      sorted.push_back(std::move(tongue));
    }
    std::ranges::stable_sort(
        sorted, [](const Tongue& a, const Tongue& b) { return a.sheets.size() > b.sheets.size(); });
    return sorted;
  }

  /// Adds prompts in a language, each sentence marked with it where it is not the script's.
  void take(PhonePrompts& words, const std::string& language) {
    auto prompts = words.take_prompts();
    m_made.tree.prompts.insert(m_made.tree.prompts.end(), prompts.begin(), prompts.end());
    for (Chapter& chapter : words.take_script().chapters) {
      for (Utterance& utterance : chapter.utterances) {
        auto* sentence = std::get_if<Sentence>(&utterance.value);
        if (sentence != nullptr && language != m_made.prompts.language) {
          sentence->language = language;
        }
      }
      m_made.prompts.chapters.push_back(std::move(chapter));
    }
  }

  [[nodiscard]] Script words_in(const std::string& language) const {
    Script script;
    script.title = m_made.tree.title;
    script.language = language;
    script.slug = k_phone_index;
    return script;
  }

  static CallNode menu_node(const std::string& id, const Tongue& tongue) {
    CallNode node;
    node.id = id;
    constexpr int k_patience_s = 7;
    node.timeout_s = k_patience_s;
    node.on_timeout = {{"no-key" + tongue.suffix}, "goodbye" + tongue.suffix};
    node.on_invalid = {{"other-key" + tongue.suffix}, "goodbye" + tongue.suffix};
    node.keys = {{'8', CallAction::help}, {'*', CallAction::repeat}, {'0', std::string(k_main)}};
    node.help = {"help/menu" + tongue.suffix};
    if (id == k_main) {
      node.keys['0'] = CallAction::repeat;
      node.keys['#'] = "goodbye" + tongue.suffix;
      node.help = {"help/main" + tongue.suffix};
    }
    return node;
  }

  [[nodiscard]] std::string menu_of(const Tongue& tongue) const {
    return m_tongues.size() > 1 ? "lang" + tongue.suffix : k_main;
  }

  /// "For English, press 1." – each in its own language, so each a prompt of its own.
  void language_menu() {
    if (m_tongues.size() > k_menu_options) {
      throw NoHotline(fmt::format("the sheets are in {} languages, and a phone menu has {} options",
                                  m_tongues.size(), k_menu_options));
    }
    CallNode node = menu_node(k_main, m_tongues.front());
    for (std::size_t i = 0; i < m_tongues.size(); ++i) {
      const Tongue& tongue = m_tongues[i];
      node.prompts.push_back("menu/language" + tongue.suffix);
      node.keys[static_cast<char>('1' + i)] = menu_of(tongue);
    }
    m_made.tree.nodes.push_back(std::move(node));
  }

  void tongue(std::size_t index) {
    const Tongue& tongue = m_tongues[index];
    const Script words_script = words_in(tongue.language);
    const Lexicon none;
    PhonePrompts words(words_script, m_profile, phrases_of(tongue), none);
    if (tongue.sheets.size() > menu_capacity(k_keys)) {
      throw NoHotline(fmt::format("{} sheets in \"{}\" are more than a phone menu can lead to",
                                  tongue.sheets.size(), tongue.language));
    }
    if (m_tongues.size() > 1) {
      words.add("menu/language" + tongue.suffix, {words.say("language", static_cast<char>('1' + index))});
    }
    const std::string above = m_tongues.size() > 1 ? k_main : "";
    for (const auto& menu : menus_over(tongue, above)) {
      sheet_menu(tongue, menu, words);
    }
    common(tongue, words, index == 0);
    take(words, tongue.language);
  }

  /// Full pages, so that most sheets are one key away. A last page of one sheet is that sheet's own menu.
  [[nodiscard]] std::vector<PlannedMenu> menus_over(const Tongue& tongue, const std::string& above) {
    const std::string id = menu_of(tongue);
    const std::size_t total = tongue.sheets.size();
    if (total > k_menu_options * k_keys + 1) {
      return plan_menus(id, above, 0, total, k_keys);
    }
    std::vector<PlannedMenu> menus;
    for (std::size_t at = 0; at < total; at += k_menu_options) {
      const std::string page = at == 0 ? id : fmt::format("{}-p{}", id, menus.size() + 1);
      if (at > 0 && at + 1 == total) {
        const CallTree& last = tongue.sheets[at].tree;
        m_above[last.slug] = menus.back().id;
        menus.back().next = grafted_id(last.slug, last.main);
        break;
      }
      PlannedMenu menu{.id = page,
                       .above = at == 0 ? above : menus.back().id,
                       .next = "",
                       .first_page = at == 0,
                       .options = {}};
      for (std::size_t i = at; i < std::min(total, at + k_menu_options); ++i) {
        menu.options.push_back({i, i + 1, ""});
      }
      if (at > 0) {
        menus.back().next = page;
      }
      menus.push_back(std::move(menu));
    }
    return menus;
  }

  void sheet_menu(const Tongue& tongue, const PlannedMenu& menu, PhonePrompts& words) {
    CallNode node = menu_node(menu.id, tongue);
    node.prompts = {"menu/" + menu.id};
    if (!menu.above.empty()) {
      node.keys['7'] = menu.above;
    }
    for (std::size_t i = 0; i < menu.options.size(); ++i) {
      const MenuRange& range = menu.options[i];
      if (range.menu.empty()) {
        const CallTree& sheet = tongue.sheets[range.first].tree;
        m_above[sheet.slug] = menu.id;
        node.keys[static_cast<char>('1' + i)] = grafted_id(sheet.slug, sheet.main);
      } else {
        node.keys[static_cast<char>('1' + i)] = range.menu;
      }
    }
    if (!menu.next.empty()) {
      node.keys['9'] = menu.next;
    }
    std::vector<std::string> said;
    for (const std::size_t length : k_title_lengths) {
      said = menu_said(menu, title_labels(tongue.sheets, length), words);
      if (words.seconds(said) <= m_longest_menu_s) {
        break;
      }
    }
    words.add("menu/" + menu.id, said);
    m_made.tree.nodes.push_back(std::move(node));
  }

  static std::vector<std::string> menu_said(const PlannedMenu& menu, const std::vector<std::string>& labels,
                                            const PhonePrompts& words) {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < menu.options.size(); ++i) {
      const MenuRange& range = menu.options[i];
      const std::string label =
          range.menu.empty()
              ? labels[range.first]
              : words.say("range", {{"first", labels[range.first]}, {"last", labels[range.last - 1]}});
      said.push_back(words.say("option", static_cast<char>('1' + i), {{"label", label}}));
    }
    if (!menu.next.empty()) {
      said.push_back(words.say("more", '9'));
    }
    return said;
  }

  /// Adds the tree of a sheet, with a main menu that says where the caller is and how to get away.
  void below(const IndexedSheet& sheet, const Tongue& tongue) {
    const std::string& slug = sheet.tree.slug;
    CallTree tree =
        graft(sheet, {k_main, m_above.at(slug), {"help/menu" + tongue.suffix}, m_chapters, m_warnings});
    for (const CallNode& node : tree.nodes) {
      m_chapters = std::max(m_chapters, node.chapter);
      for (const int warning : node.warnings) {
        m_warnings = std::max(m_warnings, warning);
      }
    }
    for (CallPrompt& prompt : tree.prompts) {
      if (tree.node(tree.main).prompts != std::vector<std::string>{prompt.name} || prompt.text.empty()) {
        m_made.tree.prompts.push_back(std::move(prompt));
        continue;
      }
      const std::string& language = sheet.tree.language;
      const Script words_script = words_in(language);
      const Lexicon none;
      PhonePrompts words(words_script, m_profile, phrases_of(tongue), none);
      words.add(prompt.name, main_said(sheet, prompt.text, words));
      take(words, language);
    }
    m_made.tree.nodes.insert(m_made.tree.nodes.end(), tree.nodes.begin(), tree.nodes.end());
  }

  /// What the sheet's own main menu says, with the title in place of "Main menu.", which is another one here,
  /// and the way there in place of what is of less use.
  [[nodiscard]] std::vector<std::string> main_said(const IndexedSheet& sheet, const std::string& text,
                                                   const PhonePrompts& words) const {
    const std::set<std::string> left_out{words.say("main"), words.say("help", '8'), words.say("end", '#')};
    std::vector<std::string> options;
    for (std::string& sentence : SentenceSplitter(sheet.tree.language).split(text)) {
      if (!left_out.contains(sentence)) {
        options.push_back(std::move(sentence));
      }
    }
    options.push_back(words.say("to_main", '0'));
    for (const std::size_t length : k_title_lengths) {
      std::vector<std::string> said{title_label(sheet, length) + closing_mark(words.say("main"))};
      said.insert(said.end(), options.begin(), options.end());
      if (words.seconds(said) <= m_longest_menu_s) {
        return said;
      }
    }
    return options;
  }

  void common(const Tongue& tongue, PhonePrompts& words, bool first) {
    if (first) {
      words.add("greeting" + tongue.suffix, {words.say("index"), words.say("any_time")});
      words.add("help/main" + tongue.suffix,
                {words.say("any_time"), words.say("repeat", '*'), words.say("end", '#')});
    }
    words.add("help/menu" + tongue.suffix, {words.say("any_time"), words.say("repeat", '*'),
                                            words.say("back", '7'), words.say("to_main", '0')});
    words.add("no-key" + tongue.suffix, {words.say("no_key")});
    words.add("other-key" + tongue.suffix, {words.say("other_key")});
    words.add("goodbye" + tongue.suffix, {words.say("goodbye")});
  }

  const std::map<std::string, Phrases>& m_phrases;
  const Profile& m_profile;
  double m_longest_menu_s;
  std::vector<Tongue> m_tongues;
  std::map<std::string, std::string> m_above; ///< by a sheet's slug, the menu that has an option for it
  int m_chapters = 0;                         ///< of the sheets so far
  int m_warnings = 0;                         ///< of the sheets so far
  PhoneMenus m_made;
};

} // namespace

std::string primary_language(const std::string& language) {
  return ascii_lower(language.substr(0, language.find('-')));
}

PhoneMenus phone_index(std::vector<IndexedSheet> sheets, const std::map<std::string, Phrases>& phrases,
                       const Profile& profile, double longest_menu_s) {
  return IndexBuilder(phrases, profile, longest_menu_s).build(std::move(sheets));
}

} // namespace audiosheet::narrate
