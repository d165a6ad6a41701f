// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the call tree (docs/formats/hotline.md), as properties of sheets of any size.
#include "narrate/phone_menus.hpp"

#include "narrate/menu_plan.hpp"
#include "support/catch.hpp"
#include "support/generated_sheet.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

using namespace audiosheet;
using narrate::phone_menus;
using narrate::PhoneMenus;

namespace {

const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";

const Profile& calm() {
  static const Profile k_profile = load_profile(k_voices / "calm-english.toml");
  return k_profile;
}

const Phrases& english() {
  static const Phrases k_phrases = load_phrases(k_voices / "phrases/en.toml");
  return k_phrases;
}

PhoneMenus menus(const SheetSize& size, unsigned seed = 1) {
  return phone_menus(generated_sheet(size, seed), calm(), english());
}

const std::string* node_of(const CallTarget& target) { return std::get_if<std::string>(&target); }

/// Keys from the main menu to each node; through menus alone, so that nothing has to be listened to first.
std::map<std::string, int> keys_through_menus(const CallTree& tree) {
  std::map<std::string, int> found{{tree.main, 0}};
  std::deque<std::string> open{tree.main};
  while (!open.empty()) {
    const CallNode& node = tree.node(open.front());
    open.pop_front();
    if (node.kind != CallKind::menu) {
      continue;
    }
    for (const auto& [key, target] : node.keys) {
      if (const auto* id = node_of(target); id != nullptr && !found.contains(*id)) {
        found[*id] = found[node.id] + 1;
        open.push_back(*id);
      }
    }
  }
  return found;
}

std::string text_of(const CallTree& tree, const std::string& prompt) {
  const auto found = std::ranges::find(tree.prompts, prompt, &CallPrompt::name);
  REQUIRE(found != tree.prompts.end());
  return found->text;
}

/// The keys that a menu's prompt says, in order.
std::string said_keys(const std::string& text) {
  static const std::map<std::string, char> k_names{{"star", '*'}, {"pound", '#'}, {"hash", '#'}};
  std::string keys;
  for (std::size_t at = text.find("press "); at != std::string::npos; at = text.find("press ", at + 1)) {
    const std::string word = text.substr(at + 6, text.find('.', at) - at - 6);
    const auto name = k_names.find(word);
    keys += name != k_names.end() ? std::string(1, name->second) : word;
  }
  return keys;
}

void check_prompts(const PhoneMenus& made) {
  std::set<std::string> names;
  for (const auto& prompt : made.tree.prompts) {
    CHECK(names.insert(prompt.name).second);
    CHECK(prompt.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-/") == std::string::npos);
  }
  std::set<std::string> used(made.tree.greeting.begin(), made.tree.greeting.end());
  for (const auto& node : made.tree.nodes) {
    used.insert(node.prompts.begin(), node.prompts.end());
    used.insert(node.help.begin(), node.help.end());
    used.insert(node.on_timeout.prompts.begin(), node.on_timeout.prompts.end());
    used.insert(node.on_invalid.prompts.begin(), node.on_invalid.prompts.end());
  }
  CHECK(used == names);
  std::set<std::string> spoken;
  for (const auto& chapter : made.prompts.chapters) {
    CHECK(spoken.insert(chapter.id).second);
    CHECK_FALSE(chapter.utterances.empty());
  }
  for (const auto& prompt : made.tree.prompts) {
    CHECK(spoken.contains(prompt_chapter_id(prompt.name)) == (prompt.source == PromptSource::spoken));
  }
}

void check_menu(const CallTree& tree, const CallNode& node) {
  std::string options;
  for (const char key : std::string_view("123456")) {
    if (node.keys.contains(key)) {
      options += key;
    }
  }
  CHECK(options.size() >= 1);
  CHECK(options.size() <= 5);
  CHECK(std::string("12345").starts_with(options));
  CHECK(node.timeout_s >= 5);
  CHECK(node.timeout_s <= 8);
  CHECK(node.attempts == 3);
  CHECK(node.keys.at('8') == CallTarget(CallAction::help));
  CHECK(node.keys.at('*') == CallTarget(CallAction::repeat));
  const bool main = node.id == tree.main;
  CHECK(node.keys.at('0') == (main ? CallTarget(CallAction::repeat) : CallTarget(tree.main)));
  CHECK(node.keys.contains('7') != main);
  CHECK(node.keys.contains('#') == main);
  std::string said;
  for (const auto& prompt : node.prompts) {
    said += said_keys(text_of(tree, prompt));
    CHECK(text_of(tree, prompt).find(". Press") == std::string::npos); // the option stands before the key
  }
  for (const char key : options + (node.keys.contains('9') ? "9" : "")) {
    CHECK(std::ranges::count(said, key) == 1);
  }
  for (const char key : said) {
    CHECK(node.keys.contains(key));
  }
}

void check_recording(const CallTree& tree, const CallNode& node) {
  CHECK(node.prompts.size() == 1);
  for (const auto& [key, action] : {std::pair('1', CallAction::restart), std::pair('4', CallAction::back),
                                    std::pair('5', CallAction::pause), std::pair('6', CallAction::forward),
                                    std::pair('8', CallAction::help), std::pair('*', CallAction::repeat)}) {
    CHECK(node.keys.at(key) == CallTarget(action));
  }
  CHECK_FALSE(node.keys.contains('2'));
  CHECK_FALSE(node.keys.contains('3'));
  CHECK(node.keys.at('0') == CallTarget(tree.main));
  CHECK(node.keys.at('#') == node.keys.at('9'));
  CHECK(node_of(node.keys.at('9')) != nullptr);
}

void check_tree(const PhoneMenus& made, const Script& sheet, int warnings) {
  const CallTree& tree = made.tree;
  check_prompts(made);
  std::set<std::string> ids;
  for (const auto& node : tree.nodes) {
    CAPTURE(node.id);
    CHECK(ids.insert(node.id).second);
    CHECK(node.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    for (const auto& [key, target] : node.keys) {
      if (const auto* id = node_of(target)) {
        CHECK_NOTHROW(tree.node(*id));
      }
    }
    if (node.kind == CallKind::menu) {
      check_menu(tree, node);
    } else if (node.kind == CallKind::play) {
      check_recording(tree, node);
    }
  }
  const auto keys = keys_through_menus(tree);
  for (const auto& node : tree.nodes) {
    CHECK(keys.contains(node.id)); // nothing that no key leads to
  }
  std::set<int> chapters;
  std::set<int> near_warnings;
  const CallNode* before = nullptr;
  for (const auto& node : tree.nodes) {
    if (node.chapter > 0) {
      CHECK(chapters.insert(node.chapter).second);
      CHECK(keys.at(node.id) <= 4);
      CHECK(node.keys.at('7') ==
            (before == nullptr ? CallTarget(CallAction::restart) : CallTarget(before->id)));
      if (before != nullptr) {
        CHECK(before->keys.at('9') == CallTarget(node.id));
        CHECK(before->after == node.id);
      }
      before = &node;
    }
    if (keys.at(node.id) <= 2) {
      near_warnings.insert(node.warnings.begin(), node.warnings.end());
    }
  }
  REQUIRE(before != nullptr);
  CHECK(before->after == tree.main);
  CHECK(chapters.size() == sheet.chapters.size());
  CHECK(near_warnings.size() == static_cast<std::size_t>(warnings));
}

} // namespace

TEST_CASE("The tree keeps its rules for sheets of 1 to 60 chapters and 0 to 20 warnings", "[phone]") {
  for (std::size_t chapters = 1; chapters <= 60; ++chapters) {
    const int warnings = static_cast<int>(chapters * 7 % 21);
    const std::size_t others = chapters - 1;
    const std::size_t questions = others > 4 ? others % 13 : 0; // with a head: one chapter more
    const std::size_t takeaways = others > 20 ? others % 7 : 0;
    const std::size_t heads = (questions > 0 ? 1U : 0U) + (takeaways > 0 ? 1U : 0U);
    const SheetSize size{others - std::min(others, questions + takeaways + heads), questions, takeaways,
                         warnings};
    const auto seed = static_cast<unsigned>(chapters);
    CAPTURE(size.sections, size.questions, size.takeaways, size.warnings);
    check_tree(menus(size, seed), generated_sheet(size, seed), warnings);
  }
}

TEST_CASE("One kind of chapter alone, in any number that fits", "[phone]") {
  for (const std::size_t count : {1U, 4U, 5U, 6U, 15U, 16U, 25U, 26U, 75U, 124U, 149U}) {
    for (const SheetSize& size :
         {SheetSize{count, 0, 0, 1}, SheetSize{0, count, 0, 0}, SheetSize{0, 0, count, 3}}) {
      CAPTURE(size.sections, size.questions, size.takeaways);
      check_tree(menus(size), generated_sheet(size), size.warnings);
    }
  }
}

TEST_CASE("400 chapters work, too many are refused in words", "[phone]") {
  const SheetSize many{399, 0, 0, 20};
  check_tree(menus(many), generated_sheet(many), 20);
  const SheetSize mixed{360, 20, 17, 5};
  check_tree(menus(mixed), generated_sheet(mixed), 5);
  CHECK_THROWS_WITH(menus({2000, 0, 0, 0}), Catch::Contains("2001 chapters") && Catch::Contains("--for"));
}

TEST_CASE("Options of one menu never sound the same", "[phone]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto made = menus({14, 9, 4, 2}, seed);
    for (const auto& node : made.tree.nodes) {
      if (node.kind != CallKind::menu) {
        continue;
      }
      std::set<std::string> heard;
      const std::string text = text_of(made.tree, node.prompts.front());
      std::size_t options = 0;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t key = text.find(", press ", at);
        if (key == std::string::npos) {
          break;
        }
        const std::size_t begin = text.rfind(". ", key);
        heard.insert(text.substr(begin == std::string::npos ? 0 : begin + 2, key - begin));
        ++options;
        at = key + 8;
      }
      CAPTURE(text);
      CHECK(heard.size() == options);
    }
  }
}

TEST_CASE("A menu says short labels, and the keys in their order", "[phone]") {
  Script sheet = generated_sheet({3, 0, 0, 0});
  sheet.chapters[1].title = "What are the symptoms of hay fever?";
  sheet.chapters[2].title = "How is hay fever treated?";
  sheet.chapters[3].title = "???";
  const auto made = phone_menus(sheet, calm(), english());
  CHECK(text_of(made.tree, "menu/topics") ==
        "Topics. For symptoms, press 1. For treatment, press 2. For part 4, press 3. "
        "For the main menu, press 0.");
  CHECK(text_of(made.tree, "menu/main") == "Main menu. To hear it all, press 1. For topics, press 2. "
                                           "For help, press 8. To end the call, press pound.");
  CHECK(text_of(made.tree, "greeting") ==
        "This is the fact sheet: Hay fever – basic information. You can press a key at any time.");
}

TEST_CASE("Equal headings are told apart", "[phone]") {
  Script sheet = generated_sheet({3, 0, 0, 0});
  sheet.chapters[1].title = sheet.chapters[2].title = sheet.chapters[3].title = "Treatment";
  const auto made = phone_menus(sheet, calm(), english());
  CHECK(text_of(made.tree, "menu/topics")
            .starts_with("Topics. For Treatment, press 1. For Treatment, part 2, press 2. For Treatment, "
                         "part 3, press 3."));
}

TEST_CASE("Nobody is blamed", "[phone]") {
  for (const auto& prompt : menus({3, 3, 3, 1}).tree.prompts) {
    for (const auto* word : {"wrong", "invalid", "error", "illegal"}) {
      CHECK(prompt.text.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("A British caller presses hash", "[phone]") {
  Script sheet = generated_sheet({2, 0, 0, 0});
  sheet.language = "en-GB";
  CHECK(text_of(phone_menus(sheet, calm(), english()).tree, "menu/main").find("press hash") !=
        std::string::npos);
}

TEST_CASE("Every language with phrases has a hotline", "[phone]") {
  for (const auto& entry : std::filesystem::directory_iterator(k_voices / "phrases")) {
    const SheetSize size{7, 6, 4, 2};
    Script sheet = generated_sheet(size);
    sheet.language = entry.path().stem().string();
    CAPTURE(sheet.language);
    const auto made = phone_menus(sheet, calm(), load_phrases(entry.path()));
    check_prompts(made);
    for (const auto& prompt : made.tree.prompts) {
      CHECK(prompt.text.find('{') == std::string::npos);
    }
  }
}

TEST_CASE("A language without phrases is refused in words", "[phone]") {
  Script sheet = generated_sheet({3, 0, 0, 0});
  sheet.language = "fi";
  CHECK_THROWS_WITH(phone_menus(sheet, calm(), Phrases::silent()),
                    Catch::Contains("phone menu in \"fi\"") && Catch::Contains("voices/phrases/fi.toml"));
}

TEST_CASE("Shorter labels make a shorter menu", "[phone]") {
  Script sheet = generated_sheet({5, 0, 0, 0});
  for (std::size_t i = 1; i < sheet.chapters.size(); ++i) {
    sheet.chapters[i].title =
        fmt::format("Part {} of what everybody should know about the flowering of trees", i);
  }
  const auto length = [&](double seconds) {
    return text_of(phone_menus(sheet, calm(), english(), {.lexicon = {}, .longest_menu_s = seconds}).tree,
                   "menu/topics")
        .size();
  };
  CHECK(length(12.0) <= length(18.0));
  CHECK(length(18.0) < length(60.0));
}

TEST_CASE("Menus are planned as evenly as they can be", "[phone]") {
  const auto sizes = [](std::size_t count, std::size_t keys) {
    std::vector<std::size_t> found;
    for (const auto& menu : narrate::plan_menus("m", "main", 0, count, keys)) {
      found.push_back(menu.options.size());
    }
    return found;
  };
  CHECK(sizes(5, 3) == std::vector<std::size_t>{5});
  CHECK(sizes(6, 3) == std::vector<std::size_t>{3, 3});
  CHECK(sizes(11, 3) == std::vector<std::size_t>{4, 4, 3});
  CHECK(sizes(16, 3) == std::vector<std::size_t>{4, 4, 4, 4, 4});
  CHECK(narrate::menu_capacity(1) == 5);
  CHECK(narrate::menu_capacity(2) == 25);
  CHECK(narrate::menu_capacity(3) == 150);
}
