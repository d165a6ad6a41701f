// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_index.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

using namespace audiosheet;
using narrate::IndexedSheet;

namespace {

const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";

narrate::PhoneMenus index(const std::vector<IndexedSheet>& sheets) {
  std::map<std::string, Phrases> phrases;
  for (const auto& sheet : sheets) {
    const auto language = narrate::primary_language(sheet.language);
    phrases.try_emplace(language, load_phrases(k_voices / "phrases" / (language + ".toml")));
  }
  return narrate::phone_index(sheets, phrases, load_profile(k_voices / "calm-english.toml"));
}

std::string text_of(const CallTree& tree, const std::string& prompt) {
  const auto found = std::ranges::find(tree.prompts, prompt, &CallPrompt::name);
  REQUIRE(found != tree.prompts.end());
  return found->text;
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
        options += key >= '1' && key <= '6' ? 1 : 0;
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
    }
  }
  CHECK(reached.size() == tree.nodes.size());
  std::set<std::string> names;
  for (const auto& prompt : tree.prompts) {
    CHECK(names.insert(prompt.name).second);
    CHECK(std::ranges::count(made.prompts.chapters, prompt_chapter_id(prompt.name), &Chapter::id) == 1);
  }
  CHECK(used == names);
}

} // namespace

TEST_CASE("Sheets of one language are listed by title", "[phone]") {
  const auto made =
      index({{"measles", "Measles – basic information", "en-US"}, {"asthma", "asthma", "en-US"}});
  check(made);
  CHECK(text_of(made.tree, "menu/main") == "For asthma, press 1. For Measles, press 2.");
  const CallNode& main = made.tree.node("main");
  CHECK(main.keys.at('1') == CallTarget(std::string("sheet-asthma")));
  CHECK(made.tree.node("sheet-asthma").sheet == "asthma");
  CHECK(made.tree.language == "en-US");
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
  for (const int count : {1, 5, 6, 15, 16, 60, 150}) {
    std::vector<IndexedSheet> sheets;
    for (int i = 0; i < count; ++i) {
      sheets.push_back({fmt::format("s-{}", i), i % 3 == 0 ? "Colds" : fmt::format("Topic {}", i), "en-US"});
    }
    CAPTURE(count);
    check(index(sheets));
  }
  CHECK_THROWS_WITH(index(std::vector<IndexedSheet>(151, {"s", "S", "en-US"})),
                    Catch::Contains("151 sheets"));
}
