// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_index.hpp"

#include "support/catch.hpp"
#include "support/generated_sheet.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <set>

using namespace audiosheet;
using narrate::IndexedSheet;

namespace {

const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";

const Phrases& phrases_in(const std::string& language) {
  static std::map<std::string, Phrases> known;
  const auto found = known.find(language);
  return found != known.end()
             ? found->second
             : known.emplace(language, load_phrases(k_voices / "phrases" / (language + ".toml")))
                   .first->second;
}

const Profile& calm() {
  static const Profile k_profile = load_profile(k_voices / "calm-english.toml");
  return k_profile;
}

struct Sheet {
  std::string slug;
  std::string title;
  std::string language;
};

/// A sheet with a hotline of its own.
IndexedSheet indexed(const Sheet& sheet, const SheetSize& size) {
  Script script = generated_sheet(size);
  script.slug = sheet.slug;
  script.title = sheet.title;
  script.language = sheet.language;
  CallTree tree =
      narrate::phone_menus(script, calm(), phrases_in(narrate::primary_language(sheet.language))).tree;
  for (CallPrompt& prompt : tree.prompts) { // as hotline.json tells it
    prompt.source = PromptSource::spoken;
    prompt.chapter = 0;
  }
  return {std::move(tree), "out/" + sheet.slug + "/hotline"};
}

narrate::PhoneMenus index(const std::vector<Sheet>& sheets, double longest_menu_s = narrate::k_longest_menu_s,
                          const SheetSize& size = {3, 0, 0, 1}) {
  std::map<std::string, Phrases> phrases;
  std::vector<IndexedSheet> indexed_sheets;
  for (const auto& sheet : sheets) {
    const auto language = narrate::primary_language(sheet.language);
    phrases.try_emplace(language, phrases_in(language));
    indexed_sheets.push_back(indexed(sheet, size));
  }
  return narrate::phone_index(indexed_sheets, phrases, calm(), longest_menu_s);
}

std::string text_of(const CallTree& tree, const std::string& prompt) {
  const auto found = std::ranges::find(tree.prompts, prompt, &CallPrompt::name);
  REQUIRE(found != tree.prompts.end());
  return found->text;
}

/// The rules of a menu are those of a sheet's (docs/formats/hotline.md).
void check_menu(const CallTree& tree, const CallNode& node) {
  std::string options;
  for (const char key : std::string_view("123456")) {
    options += node.keys.contains(key) ? std::string(1, key) : "";
  }
  CHECK_FALSE(options.empty());
  CHECK(std::string("12345").starts_with(options));
  CHECK(node.keys.at('8') == CallTarget(CallAction::help));
  CHECK(node.keys.at('*') == CallTarget(CallAction::repeat));
  const bool main = node.id == tree.main;
  CHECK(node.keys.at('0') == (main ? CallTarget(CallAction::repeat) : CallTarget(tree.main)));
  if (main) {
    CHECK(node.keys.contains('#'));
  }
  CHECK(node.timeout_s >= 5);
  CHECK(node.timeout_s <= 8);
  CHECK(node.attempts == 3);
  CHECK_FALSE(node.help.empty());
  for (const auto* failure : {&node.on_timeout, &node.on_invalid}) {
    CHECK_FALSE(failure->prompts.empty());
    CHECK(tree.node(failure->then).kind == CallKind::end);
  }
  std::string said; // in any language a key is a digit
  for (const auto& prompt : node.prompts) {
    const std::string text = text_of(tree, prompt);
    for (const char key : options + (node.keys.contains('9') ? "9" : "")) {
      const bool there = text.find(fmt::format(" {}.", key)) != std::string::npos;
      said += there ? std::string(1, key) : "";
    }
  }
  if (tree.language.starts_with("en") && node.id.find("lang-") == std::string::npos &&
      node.prompts.size() == 1) {
    CHECK(said == options + (node.keys.contains('9') ? "9" : ""));
  }
}

/// Keys from the main menu to each node, through menus alone.
std::map<std::string, int> keys_to(const CallTree& tree) {
  std::map<std::string, int> keys{{tree.main, 0}};
  std::deque<std::string> open{tree.main};
  while (!open.empty()) {
    const CallNode& node = tree.node(open.front());
    open.pop_front();
    if (node.kind != CallKind::menu) {
      continue;
    }
    for (const auto& [key, target] : node.keys) {
      const auto* id = std::get_if<std::string>(&target);
      if (id != nullptr && keys.try_emplace(*id, keys[node.id] + 1).second) {
        open.push_back(*id);
      }
    }
  }
  return keys;
}

/// One tree: chapters in a row, 7 and 9 from each to its neighbours, 0 to the main menu from everywhere.
void check_recordings(const CallTree& tree) {
  const CallNode* before = nullptr;
  std::set<int> warnings;
  for (const CallNode& node : tree.nodes) {
    if (node.kind == CallKind::play) {
      CHECK(node.keys.at('0') == CallTarget(tree.main));
      CHECK(node.keys.at('#') == node.keys.at('9'));
      warnings.insert(node.warnings.begin(), node.warnings.end());
    }
    if (node.chapter == 0) {
      continue;
    }
    CHECK(node.chapter == (before == nullptr ? 1 : before->chapter + 1));
    CHECK(node.keys.at('7') ==
          (before == nullptr ? CallTarget(CallAction::restart) : CallTarget(before->id)));
    CHECK((before == nullptr || before->keys.at('9') == CallTarget(node.id)));
    before = &node;
  }
  REQUIRE(before != nullptr);
  CHECK(before->keys.at('9') == CallTarget(tree.main));
  CHECK((warnings.empty() || *warnings.rbegin() == static_cast<int>(warnings.size())));
}

/// Every target and prompt is there, every node is reached, every prompt is used.
void check(const narrate::PhoneMenus& made) {
  const CallTree& tree = made.tree;
  std::set<std::string> used(tree.greeting.begin(), tree.greeting.end());
  std::set<std::string> reached{tree.main};
  for (const auto& node : tree.nodes) {
    std::size_t options = 0;
    for (const auto& [key, target] : node.keys) {
      if (const auto* id = std::get_if<std::string>(&target)) {
        CHECK_NOTHROW(tree.node(*id));
        reached.insert(*id);
        options += node.kind == CallKind::menu && key >= '1' && key <= '6' ? 1 : 0;
      }
    }
    CHECK(options <= 5);
    for (const auto* names :
         {&node.prompts, &node.help, &node.on_timeout.prompts, &node.on_invalid.prompts}) {
      used.insert(names->begin(), names->end());
    }
    if (node.kind == CallKind::menu) {
      reached.insert(node.on_timeout.then);
      CHECK_FALSE(node.prompts.empty());
      CHECK(node.keys.contains('7') == (node.id != tree.main));
      check_menu(tree, node);
    }
  }
  CHECK(reached.size() == tree.nodes.size());
  std::set<std::string> names;
  for (const auto& prompt : tree.prompts) {
    CHECK(names.insert(prompt.name).second);
    const auto spoken =
        std::ranges::count(made.prompts.chapters, prompt_chapter_id(prompt.name), &Chapter::id);
    CHECK(spoken == (prompt.source == PromptSource::spoken ? 1 : 0));
    if (prompt.source == PromptSource::copied) {
      CHECK(prompt.name ==
            narrate::grafted_prompt(prompt.origin.sounds.substr(prompt.origin.sounds.rfind('/') + 1),
                                    prompt.origin.name));
    }
  }
  CHECK(used == names);
  check_recordings(tree);
}

} // namespace

TEST_CASE("Sheets of one language are listed by title", "[phone]") {
  const auto made =
      index({{"measles", "Measles – basic information", "en-US"}, {"asthma", "asthma", "en-US"}});
  check(made);
  CHECK(text_of(made.tree, "menu/main") == "For asthma, press 1. For Measles, press 2.");
  const CallNode& main = made.tree.node("main");
  CHECK(main.keys.at('1') == CallTarget(std::string("asthma-main")));
  CHECK(made.tree.language == "en-US");
}

TEST_CASE("A sheet's own menu says where the caller is, and the way back", "[phone]") {
  const auto made =
      index({{"measles", "Measles – basic information", "en-US"}, {"asthma", "asthma", "en-GB"}});
  const CallNode& measles = made.tree.node("measles-main");
  CHECK(text_of(made.tree, measles.prompts.front()) ==
        "Measles. To hear it all, press 1. For warnings, press 2. For topics, press 3. For the main menu, "
        "press 0.");
  CHECK(measles.keys.at('0') == CallTarget(std::string("main")));
  CHECK(measles.keys.at('7') == CallTarget(std::string("main")));
  CHECK(measles.keys.at('2') == CallTarget(std::string("measles-warnings")));
  CHECK(text_of(made.tree, "menu/asthma/main").find("pound") == std::string::npos);
  CHECK(text_of(made.tree, "menu/asthma/main").find("hash") == std::string::npos);
  const CallNode& last = made.tree.node("asthma-ch-04");
  CHECK(last.after == "asthma-main"); // by itself the call stays with the sheet
  CHECK(last.keys.at('9') == CallTarget(std::string("measles-ch-01")));
  CHECK(made.tree.node("measles-ch-01").keys.at('7') == CallTarget(std::string("asthma-ch-04")));
  CHECK(made.tree.node("measles-ch-01").chapter == 5);
  CHECK(made.tree.node("measles-warnings").warnings == std::vector<int>{2});
  const auto sound = std::ranges::find(made.tree.prompts, "chapters/measles/01", &CallPrompt::name);
  REQUIRE(sound != made.tree.prompts.end());
  CHECK(sound->origin == PromptOrigin{"out/measles/hotline", "en_US/audiosheet/measles", "chapters/01"});
}

TEST_CASE("A main menu that an editor wrote keeps its words", "[phone]") {
  IndexedSheet sheet = indexed({"asthma", "Asthma", "en-US"}, {2, 0, 0, 1});
  const auto text = std::ranges::find(sheet.tree.prompts, "menu/main", &CallPrompt::name);
  REQUIRE(text != sheet.tree.prompts.end());
  text->text = "Welcome. For all of it, press 1. For dangers, press 2. For more, press 3.";
  const auto made =
      narrate::phone_index({sheet}, {{"en", phrases_in("en")}}, calm(), narrate::k_longest_menu_s);
  CHECK(text_of(made.tree, "menu/asthma/main") == "Asthma. Welcome. For all of it, press 1. For dangers, "
                                                  "press 2. For more, press 3. For the main menu, press 0.");
}

TEST_CASE("Up to six sheets: every chapter within four keys, every warning within two", "[phone]") {
  for (const SheetSize& size : {SheetSize{3, 0, 0, 1}, SheetSize{25, 0, 0, 3}, SheetSize{20, 24, 24, 9}}) {
    std::vector<Sheet> sheets;
    for (int i = 0; i < 6; ++i) {
      sheets.push_back({fmt::format("s-{}", i), fmt::format("Topic {}", i), "en-US"});
      const auto made = index(sheets, narrate::k_longest_menu_s, size);
      check(made);
      const auto keys = keys_to(made.tree);
      for (const auto& node : made.tree.nodes) {
        CAPTURE(node.id, sheets.size());
        REQUIRE(keys.contains(node.id));
        CHECK((node.chapter == 0 || keys.at(node.id) <= 4));
        CHECK((node.chapter > 0 || node.warnings.empty() || keys.at(node.id) <= 2));
      }
    }
  }
}

TEST_CASE("Several languages come first, each in its own words", "[phone]") {
  const auto made = index({{"a", "Asthma", "en-US"}, {"b", "Borreliose", "de"}, {"c", "Colds", "en-US"}});
  check(made);
  const CallNode& main = made.tree.node("main");
  CHECK(main.prompts == std::vector<std::string>{"menu/language-en", "menu/language-de"});
  CHECK(text_of(made.tree, "menu/language-de") == "Für Deutsch drücken Sie die 2.");
  CHECK(text_of(made.tree, "menu/lang-de") == "Für Borreliose drücken Sie die 1.");
  CHECK(made.tree.node("lang-de").on_timeout.prompts == std::vector<std::string>{"no-key-de"});
  const auto german = std::ranges::find(made.prompts.chapters, "menu-lang-de", &Chapter::id);
  REQUIRE(german != made.prompts.chapters.end());
  CHECK(std::get<Sentence>(german->utterances.front().value).language == "de");
}

TEST_CASE("Any number of sheets that fits, with titles that sound alike", "[phone]") {
  for (const int count : {1, 5, 6, 7, 11, 15, 16, 17, 60, 150}) {
    std::vector<Sheet> sheets;
    for (int i = 0; i < count; ++i) {
      sheets.push_back({fmt::format("s-{}", i), i % 3 == 0 ? "Colds" : fmt::format("Topic {}", i), "en-US"});
    }
    CAPTURE(count);
    check(index(sheets));
  }
  CHECK_THROWS_WITH(index(std::vector<Sheet>(151, {"s", "S", "en-US"})), Catch::Contains("151 sheets"));
}

TEST_CASE("Five languages at most, each with its own sheets", "[phone]") {
  const std::vector<std::string> languages{"en-US", "es", "zh", "ar", "hi", "fr"};
  std::vector<Sheet> sheets;
  for (int i = 0; i < 60; ++i) {
    sheets.push_back({fmt::format("s-{}", i), "Colds", languages[static_cast<std::size_t>(i) % 5]});
  }
  const auto made = index(sheets);
  check(made);
  CHECK(made.tree.node("main").prompts.size() == 5);
  sheets.push_back({"one-more", "Rhume", languages.back()});
  CHECK_THROWS_WITH(index(sheets), Catch::Contains("6 languages"));
}

TEST_CASE("Titles get shorter until a menu fits, and stay apart", "[phone]") {
  std::vector<Sheet> sheets;
  for (int i = 0; i < 31; ++i) {
    sheets.push_back({fmt::format("s-{}", i),
                      fmt::format("Everything that is known about the flowering of trees {}", i), "en-US"});
  }
  const auto length = [&](double seconds) {
    const auto made = index(sheets, seconds);
    check(made);
    return text_of(made.tree, "menu/main").size();
  };
  CHECK(length(19.0) <= length(30.0));
  CHECK(length(30.0) < length(60.0));
  const auto made = index(sheets, 12.0);
  std::set<std::string> heard;
  std::size_t options = 0;
  for (const auto& prompt : made.tree.prompts) {
    std::size_t at = prompt.name.starts_with("menu/") ? 0 : std::string::npos;
    for (; at != std::string::npos; at = prompt.text.find("For ", at + 1)) {
      const std::string option = prompt.text.substr(at, prompt.text.find(", press", at) - at);
      const bool own = std::ranges::count(prompt.name, '/') == 1; // not a sheet's
      if (own && option != "For more" && option.find(" to ") == std::string::npos) {
        heard.insert(option);
        ++options;
      }
    }
  }
  CHECK(options == sheets.size());
  CHECK(heard.size() == options);
}

TEST_CASE("No id begins with a digit: VoiceXML would not take it", "[phone]") {
  const auto made = index({{"24-hours-of-flu", "24 hours of flu", "en-US"}});
  check(made);
  CHECK(made.tree.node("main").keys.at('1') == CallTarget(std::string("sheet-24-hours-of-flu-main")));
}

TEST_CASE("A title without letters is called by its slug", "[phone]") {
  CHECK(text_of(index({{"mystery", "???", "en-US"}}).tree, "menu/main") == "For mystery, press 1.");
}
