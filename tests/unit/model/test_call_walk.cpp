// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/call_walk.hpp"
#include "support/catch.hpp"
#include "util/error.hpp"

using namespace audiosheet;

namespace {

CallNode play(const std::string& id, const std::string& before, const std::string& next) {
  CallNode node;
  node.id = id;
  node.kind = CallKind::play;
  node.prompts = {"sound-" + id};
  node.help = {"help-" + id};
  node.after = next;
  node.keys = {{'1', CallAction::restart},
               {'4', CallAction::back},
               {'5', CallAction::pause},
               {'6', CallAction::forward},
               {'8', CallAction::help},
               {'*', CallAction::repeat},
               {'9', next},
               {'#', next},
               {'0', std::string("main")}};
  node.keys['7'] = before.empty() ? CallTarget(CallAction::restart) : CallTarget(before);
  return node;
}

/// A main menu, two recordings, an end.
CallTree tree() {
  CallTree tree;
  tree.slug = "test";
  tree.main = "main";
  tree.greeting = {"greeting"};
  CallNode main;
  main.id = "main";
  main.prompts = {"menu"};
  main.help = {"help"};
  main.keys = {{'1', std::string("a")},   {'2', std::string("b")},   {'8', CallAction::help},
               {'0', CallAction::repeat}, {'*', CallAction::repeat}, {'#', std::string("end")}};
  main.on_timeout = {{"no-key"}, "end"};
  main.on_invalid = {{"other-key"}, "end"};
  CallNode end;
  end.id = "end";
  end.kind = CallKind::end;
  end.prompts = {"goodbye"};
  tree.nodes = {main, play("a", "", "b"), play("b", "a", "main"), end};
  return tree;
}

/// What a walk hears at its end, as "prompt" or "prompt…" for a recording that goes on; keys, '-' to wait.
std::vector<std::string> heard(std::string_view keys) {
  const CallTree made = tree();
  CallWalk walk(made);
  for (const char key : keys) {
    if (key == '-') {
      walk.wait();
    } else {
      walk.key(key);
    }
  }
  std::vector<std::string> names;
  for (const auto& sound : walk.heard()) {
    names.push_back(sound.prompt + (sound.from_start ? "" : "…"));
  }
  return names;
}

} // namespace

TEST_CASE("A walk hears what the contract says", "[call]") {
  using Names = std::vector<std::string>;
  auto [keys, names] = GENERATE(table<std::string, Names>({
      {"", {"greeting", "menu"}},
      {"1", {"sound-a"}},
      {"0", {"menu"}},
      {"*", {"menu"}},
      {"8", {"help", "menu"}},
      {"3", {"other-key", "menu"}},
      {"-", {"no-key", "menu"}},
      {"3-", {"no-key", "menu"}},
      {"3-7", {"other-key", "goodbye"}},
      {"---", {"no-key", "goodbye"}},
      {"--8--", {"no-key", "menu"}}, // a key with a meaning sets the count back
      {"--*-", {"no-key", "menu"}},
      {"--10--", {"no-key", "menu"}},
      {"#", {"goodbye"}},
      {"#1", {}},
      {"1-", {"sound-b"}}, // a recording that ends goes on to the next one
      {"1--", {"menu"}},
      {"19", {"sound-b"}},
      {"1#", {"sound-b"}},
      {"17", {"sound-a"}}, // before the first there is nothing
      {"27", {"sound-a"}},
      {"29", {"menu"}},
      {"11", {"sound-a"}},
      {"1*", {"sound-a"}},
      {"12", {}},
      {"13", {}},
      {"14", {}},
      {"16", {}},
      {"15", {}},
      {"155", {"sound-a…"}},
      {"154", {}}, // in a pause only 5 and what leaves
      {"151", {}},
      {"15*", {}},
      {"15-", {}},
      {"157", {"sound-a"}},
      {"159", {"sound-b"}},
      {"158", {"help-a"}},
      {"18", {"help-a"}},
      {"18-", {"sound-a…"}},
      {"180", {"menu"}},
      {"189", {"sound-a…"}}, // any other key ends help
      {"188", {"sound-a…"}},
      {"18-9", {"sound-b"}},
  }));
  CAPTURE(keys);
  CHECK(heard(keys) == names);
}

TEST_CASE("A walk says where it is", "[call]") {
  const CallTree made = tree();
  CallWalk walk(made);
  walk.key('1');
  CHECK(walk.node().id == "a");
  walk.key('5');
  CHECK(walk.paused());
  walk.key('#');
  CHECK_FALSE(walk.paused());
  CHECK(walk.node().id == "b");
  walk.key('0');
  walk.key('#');
  CHECK(walk.ended());
}

TEST_CASE("A tree without the node that is asked for says so", "[call]") {
  CHECK_THROWS_WITH(tree().node("nowhere"), "the call tree of test has no node \"nowhere\"");
}

TEST_CASE("Languages become folders, prompts become chapters", "[call]") {
  CHECK(sounds_folder("en-US") == "en_US");
  CHECK(sounds_folder("zh-Hant-TW") == "zh_Hant_TW");
  CHECK(sounds_folder("../en") == "___en");
  CHECK(prompt_chapter_id("menu/main") == "menu-main");
  CHECK(call_action_from("@forward") == CallAction::forward);
  CHECK_FALSE(call_action_from("main").has_value());
  CHECK(call_kind_from(to_string(CallKind::play)) == CallKind::play);
}
