// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tree is right: what each dialect says is read back and must do the same, key by key, on random calls.
#include "dialplan_call.hpp"
#include "narrate/phone_index.hpp"
#include "narrate/phone_menus.hpp"
#include "publish/hotline_dialects.hpp"
#include "publish/hotline_json.hpp"
#include "support/catch.hpp"
#include "support/generated_sheet.hpp"
#include "support/temporary_folder.hpp"
#include "twiml_call.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "voicexml_call.hpp"
#include "voicexml_rules.hpp"

#include <random>

using namespace audiosheet;

namespace {

constexpr int k_calls = 10'000;
constexpr int k_longest_call = 30;
constexpr std::string_view k_keys = "0123456789*#";

CallTree tree_of(const SheetSize& size, unsigned seed = 1) {
  static const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";
  static const Profile k_profile = load_profile(k_voices / "calm-english.toml");
  static const Phrases k_phrases = load_phrases(k_voices / "phrases/en.toml");
  return narrate::phone_menus(generated_sheet(size, seed), k_profile, k_phrases).tree;
}

/// So many sheets under one menu, turn by turn in these languages. Many titles are equal or long.
CallTree index_of(std::size_t sheets, const std::vector<std::string>& languages, const SheetSize& size) {
  static const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";
  static const Profile k_profile = load_profile(k_voices / "calm-english.toml");
  std::map<std::string, Phrases> phrases;
  for (const auto& language : languages) {
    const auto primary = narrate::primary_language(language);
    phrases.try_emplace(primary, load_phrases(k_voices / "phrases" / (primary + ".toml")));
  }
  std::vector<narrate::IndexedSheet> indexed;
  for (std::size_t i = 0; i < sheets; ++i) {
    Script script = generated_sheet(size, static_cast<unsigned>(i));
    script.language = languages[i % languages.size()];
    script.slug = fmt::format("sheet-{}", i);
    script.title = i % 3 == 0 ? "Colds" : fmt::format("Hay fever and what helps against it, part {}", i);
    const Phrases& words = phrases.at(narrate::primary_language(script.language));
    indexed.push_back({narrate::phone_menus(script, k_profile, words).tree, "out"});
  }
  return narrate::phone_index(indexed, phrases, k_profile).tree;
}

/// Small and large, with and without ranges, warnings, groups; and menus above several sheets.
const std::vector<CallTree>& trees() {
  static const std::vector<CallTree> k_trees{index_of(1, {"en-US"}, {40, 17, 6, 20}),
                                             index_of(6, {"en-US"}, {3, 2, 4, 2}),
                                             index_of(60, {"en-US"}, {1, 0, 0, 0}),
                                             index_of(9, {"en-US", "de", "pt-BR"}, {3, 0, 2, 1}),
                                             index_of(20, {"en-US", "es", "zh", "ar", "hi"}, {2, 0, 0, 1}),
                                             tree_of({0, 0, 0, 0}),
                                             tree_of({3, 2, 4, 2}),
                                             tree_of({11, 8, 0, 1}),
                                             tree_of({40, 17, 6, 20}),
                                             tree_of({399, 0, 0, 3})};
  return k_trees;
}

std::vector<std::string> names(const std::vector<CallSound>& sounds) {
  std::vector<std::string> out;
  for (const auto& sound : sounds) {
    out.push_back(sound.prompt);
  }
  return out;
}

const std::vector<std::string>& names(const std::vector<std::string>& prompts) { return prompts; }

/// One key or '-'. Callers of a menu press its options more often than anything else.
char next_key(const CallWalk& walk, std::minstd_rand& random) {
  if (random() % 6 == 0) {
    return '-';
  }
  const auto& keys = walk.node().keys;
  if (random() % 2 == 0 && !keys.empty()) {
    return std::next(keys.begin(), static_cast<std::ptrdiff_t>(random() % keys.size()))->first;
  }
  return k_keys[random() % k_keys.size()];
}

/// Random calls through the tree and through a dialect; `allowed` says which keys the dialect can follow.
template <typename Call, typename Allowed, typename Same>
void compare(const CallTree& tree, const Call& fresh, const Allowed& allowed, const Same& same) {
  std::minstd_rand random(7);
  for (int n = 0; n < k_calls / static_cast<int>(trees().size()); ++n) {
    CallWalk walk(tree);
    Call call = fresh;
    std::string keys;
    REQUIRE(same(walk, call));
    bool waited = false;
    while (keys.size() < k_longest_call && !walk.ended()) {
      const char key = next_key(walk, random);
      if (!allowed(walk, key, waited)) {
        continue;
      }
      const std::string before = walk.node().id;
      keys += key;
      key == '-' ? walk.wait() : walk.key(key);
      key == '-' ? call.wait() : call.key(key);
      waited = (waited && walk.node().id == before) || key == '-';
      if (!same(walk, call) || walk.ended() != call.ended()) {
        FAIL("after the keys " << keys << " in " << before << " of " << tree.nodes.size() << " nodes");
      }
    }
  }
  SUCCEED();
}

bool seeks(char key) { return key == '4' || key == '5' || key == '6'; }

} // namespace

TEST_CASE("The dialplan does what the tree says", "[hotline]") {
  for (const CallTree& tree : trees()) {
    const DialplanCall fresh(publish::asterisk_dialplan(tree), tree.slug);
    CHECK(fresh.variables().at("CHANNEL(language)") == sounds_folder(tree.language));
    compare<DialplanCall>(
        tree, fresh, [](const CallWalk&, char, bool) { return true; },
        [](const CallWalk& walk, const DialplanCall& call) { return walk.heard() == call.heard(); });
  }
}

TEST_CASE("VoiceXML does what the tree says, but for seeking", "[hotline]") {
  for (const CallTree& tree : trees()) {
    const VoiceXmlCall fresh(publish::voicexml(tree));
    compare<VoiceXmlCall>(
        tree, fresh,
        [](const CallWalk& walk, char key, bool) {
          return walk.node().kind == CallKind::menu || !seeks(key);
        },
        [](const CallWalk& walk, const VoiceXmlCall& call) {
          return names(walk.heard()) == names(call.heard());
        });
  }
}

TEST_CASE("VoiceXML holds nothing that version 2.1 does not allow", "[hotline]") {
  for (const CallTree& tree : trees()) {
    CHECK(voicexml_flaws(read_xml(publish::voicexml(tree))) == std::vector<std::string>());
  }
}

TEST_CASE("What VoiceXML 2.1 does not allow is noticed", "[hotline]") {
  const std::string good = publish::voicexml(tree_of({3, 2, 4, 2}));
  auto [from, to, flaw] = GENERATE(table<std::string, std::string, std::string>({
      {"version=\"2.1\"", "version=\"3.0\"", "version"},
      {"version=\"2.1\"", "", "vxml lacks version"},
      {"http://www.w3.org/2001/vxml", "http://www.w3.org/2001/vml", "xmlns"},
      {"<menu id=\"main\">", "<menu id=\"3main\">", "id"},
      {"<menu id=\"main\">", "<menu id=\"goodbye\">", "twice"},
      {"<menu id=\"main\">", "<menu id=\"main\" loud=\"yes\">", "menu has loud"},
      {"timeout\" value=\"7s\"", "timeout\" value=\"7\"", "timeout"},
      {"timeout\" value=\"7s\"", "patience\" value=\"7s\"", "patience"},
      {"value=\"hotword\"", "value=\"hotwords\"", "bargeintype"},
      {"<prompt count=\"1\">", "<prompt count=\"0\">", "count"},
      {"<prompt count=\"1\">", "stray <prompt count=\"1\">", ""}, // a menu may hold words
      {"<prompt>", "<prompt bargein=\"maybe\">", "bargein"},
      {"<choice dtmf=\"8\"", "<choice dtmf=\"1\"", "key 1 twice"},
      {"<choice dtmf=\"8\"", "<choice dtmf=\"A\"", "dtmf"},
      {"<choice dtmf=\"8\" next=\"#main-help\"/>", "<choice dtmf=\"8\"/>", "choice has 0"},
      {"<choice dtmf=\"8\" next=", "<choice dtmf=\"8\" event=\"help\" next=", "choice has 2"},
      {"next=\"#main-help\"", "next=\"#elsewhere\"", "#elsewhere"},
      {"<audio src=\"../audio/greeting.wav\">", "<audio>", "audio has 0"},
      {"<reprompt/>", "<reprompt count=\"1\"/>", "reprompt has count"},
      {"<reprompt/>", "<choice dtmf=\"1\" next=\"#main\"/>", "choice in catch"},
      {"<disconnect/>", "<hangup/>", "hangup in block"},
      {"<disconnect/>", "<disconnect/></block><block><menu/>", "menu in block"},
      {"<throw event=\"audiosheet.failed\"/>", "<throw/>", "throw has 0"},
      {"<form id=\"goodbye\">", "<form id=\"goodbye\">words", "words in form"},
      {"</vxml>", "<block/></vxml>", "block in vxml"},
  }));
  CAPTURE(from, to);
  std::string broken = good;
  const auto at = broken.find(from);
  REQUIRE(at != std::string::npos);
  broken.replace(at, from.size(), to);
  const auto flaws = voicexml_flaws(read_xml(broken));
  if (flaw.empty()) {
    CHECK(flaws.empty());
  } else {
    REQUIRE_FALSE(flaws.empty());
    CHECK_THAT(fmt::format("{}", fmt::join(flaws, "; ")), Catch::Contains(flaw));
  }
}

TEST_CASE("TwiML does what the tree says, but for seeking and counting silence with keys", "[hotline]") {
  for (const CallTree& tree : trees()) {
    const TwiMlCall fresh(publish::twiml(tree));
    compare<TwiMlCall>(
        tree, fresh,
        [](const CallWalk& walk, char key, bool waited) {
          const bool meaning = key == '-' || walk.node().keys.contains(key);
          return walk.node().kind == CallKind::menu ? meaning || !waited : meaning && !seeks(key);
        },
        [](const CallWalk& walk, const TwiMlCall& call) {
          return names(walk.heard()) == names(call.heard());
        });
  }
}

TEST_CASE("hotline.json is read back as the same tree", "[hotline]") {
  const TemporaryFolder folder;
  for (const CallTree& made : trees()) {
    write_file(folder.path() / "hotline.json", publish::hotline_json(made));
    CallTree expected = made;
    for (auto& prompt : expected.prompts) { // where the sound comes from is not in it
      prompt.source = PromptSource::spoken;
      prompt.chapter = 0;
      prompt.origin = {};
    }
    CHECK(publish::read_hotline(folder.path() / "hotline.json") == expected);
  }
}

TEST_CASE("A broken hotline.json is named with what is wrong", "[hotline]") {
  const TemporaryFolder folder;
  const std::string good = publish::hotline_json(tree_of({3, 2, 4, 2}));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string broken = good;
    const auto at = broken.find(from);
    REQUIRE(at != std::string::npos);
    return broken.replace(at, from.size(), to);
  };
  auto [text, message] = GENERATE_COPY(table<std::string, std::string>({
      {"", "is no hotline.json: it is not JSON from line 1 on; `audiosheet render"},
      {"# Asthma\n", "it is not JSON from line 1 on"},
      {"{\n\n]", "it is not JSON from line 3 on"},
      {"[]", "is no hotline.json: it holds no object"},
      {"{}", "its format is not"},
      {R"({"format": "audiosheet-hotline/1"})", "is no hotline.json: key 'slug' not found"},
      {good.substr(0, good.size() / 2), "it is not JSON from line"},
      {with("\"main\": \"main\"", "\"main\": \"nowhere\""), "there is no node \"nowhere\""},
      {with("\"main\": \"main\"", "\"main\": \"ch-01\""), "is no menu"},
      {with("\"main\": \"main\"", "\"main\": 7"), "is no hotline.json"},
      {with("\"1\": \"ch-01\"", "\"A\": \"ch-01\""), "which no telephone has"},
      {with("\"1\": \"ch-01\"", "\"1\": \"@jump\""), "there is no node \"@jump\""},
      {with("\"kind\": \"menu\"", "\"kind\": \"song\""), "which is none"},
      {with("\"menu/main\"\n", "\"menu/other\"\n"), "there is no prompt \"menu/other\""},
  }));
  write_file(folder.path() / "hotline.json", text);
  CHECK_THROWS_WITH(publish::read_hotline(folder.path() / "hotline.json"),
                    Catch::Contains("hotline.json: ") && Catch::Contains(message));
}

TEST_CASE("Names of contexts fit into Asterisk, whatever the slug", "[hotline]") {
  CallTree tree = tree_of({20, 0, 0, 1});
  tree.slug = std::string(60, 'x');
  const std::string dialplan = publish::asterisk_dialplan(tree);
  CHECK_NOTHROW(DialplanCall(dialplan, tree.slug));
}

TEST_CASE("Nothing that a title holds gets into a dialect unescaped", "[hotline]") {
  CallTree tree = tree_of({2, 0, 0, 0});
  const std::string hostile =
      "a ]]> & <audio src='x'/> \"; exten => s,1,System(rm -rf /) ${SHELL(ls)}\n#exec x\x01";
  tree.title = hostile;
  for (auto& prompt : tree.prompts) {
    prompt.text = hostile;
  }
  const std::string dialplan = publish::asterisk_dialplan(tree);
  CHECK(dialplan.find("System") == std::string::npos);
  CHECK(dialplan.find("SHELL") == std::string::npos);
  CHECK(dialplan.find("#exec") == std::string::npos);
  const XmlElement document = read_xml(publish::voicexml(tree));
  CHECK(document.children.size() > 4);
  for (const auto& [name, text] : publish::twiml(tree)) {
    CHECK(text.find("System") == std::string::npos);
  }
  CHECK_NOTHROW(read_xml(publish::freeswitch_menus(tree)));
}

TEST_CASE("FreeSWITCH's menus are all there and lead to each other", "[hotline]") {
  const CallTree tree = tree_of({40, 17, 6, 20});
  const XmlElement root = read_xml(publish::freeswitch_menus(tree));
  std::map<std::string, const XmlElement*> menus;
  for (const auto& menu : root.children) {
    menus[menu.attribute("name")] = &menu;
    CHECK(menu.attribute("max-failures") == "3");
  }
  for (const auto& node : tree.nodes) {
    CHECK(menus.contains("audiosheet-" + tree.slug + "-" + node.id) == (node.kind == CallKind::menu));
  }
  for (const auto& [name, menu] : menus) {
    for (const auto& entry : menu->children) {
      if (entry.attribute("action") == "menu-sub") {
        CHECK(menus.contains(entry.attribute("param")));
      }
    }
  }
}
