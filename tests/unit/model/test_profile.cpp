// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profile.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

using namespace audiosheet;
using Catch::Contains;

namespace {

Profile load(const std::string& toml) {
  const TemporaryFolder folder;
  write_file(folder.path() / "test.toml", toml);
  return load_profile(folder.path() / "test.toml");
}

} // namespace

TEST_CASE("voices start from the narrator", "[profile]") {
  const Profile profile = load("[voices.narrator]\nengine = \"en-us\"\nrate = 170\n"
                               "[voices.warning]\npitch = 30\ngain = 4\n"
                               "[cues.note]\ntones = [440, 0]\ndurations = [100, 50]\n");
  CHECK(profile.name == "test");
  CHECK(profile.voice("warning").engine_voice == "en-us");
  CHECK(profile.voice("warning").rate_wpm == 170);
  CHECK(profile.voice("warning").pitch == 30);
  CHECK(profile.voice("nobody") == profile.voice("narrator"));
  CHECK(profile.cues.at("note").tones ==
        std::vector<Tone>{{440.0, milliseconds(100)}, {0.0, milliseconds(50)}});
}

TEST_CASE("what an episode says is off unless asked for, and is inherited key by key", "[profile]") {
  const TemporaryFolder folder;
  write_file(folder.path() / "base.toml",
             "[voices.narrator]\nengine = \"en-us\"\n[episode]\nsource = true\nadvice = true\n");
  write_file(folder.path() / "less.toml", "extends = \"base\"\n[episode]\nsource = false\nclosing = true\n");
  CHECK(load("[voices.narrator]\nengine = \"en-us\"\n").episode == EpisodeWords{});
  CHECK(load_profile(folder.path() / "less.toml").episode == EpisodeWords{.advice = true, .closing = true});
}

TEST_CASE("a profile extends another", "[profile]") {
  const TemporaryFolder folder;
  write_file(folder.path() / "base.toml",
             "language = \"en-GB\"\n[pauses]\nheading = 900\n"
             "[voices.narrator]\nengine = \"en-gb\"\n[voices.warning]\ngain = 4\n"
             "[cues.note]\ntones = [440]\ndurations = [100]\n");
  write_file(folder.path() / "fast.toml", "extends = \"base\"\n[pauses]\nitem = 100\n"
                                          "[voices.narrator]\nrate = 320\n[voices.warning]\nrate = 280\n");
  const Profile profile = load_profile(folder.path() / "fast.toml");
  CHECK(profile.name == "fast");
  CHECK(profile.language == "en-GB");
  CHECK(profile.pauses.heading == milliseconds(900));
  CHECK(profile.pauses.item == milliseconds(100));
  CHECK(profile.voice("narrator").engine_voice == "en-gb");
  CHECK(profile.voice("narrator").rate_wpm == 320);
  CHECK(profile.voice("warning").gain_db == 4.0);
  CHECK(profile.voice("warning").rate_wpm == 280);
  CHECK(profile.cues.contains("note"));
  write_file(folder.path() / "a.toml", "extends = \"b\"\n");
  write_file(folder.path() / "b.toml", "extends = \"a\"\n");
  CHECK_THROWS_WITH(load_profile(folder.path() / "a.toml"), Contains("extends goes on for ever"));
}

TEST_CASE("a profile of another engine takes its voices from the narrator", "[profile]") {
  const TemporaryFolder folder;
  write_file(folder.path() / "base.toml",
             "[voices.narrator]\nengine = \"en-us\"\n[voices.warning]\nengine = \"en-us+f1\"\ngain = 4.0\n");
  write_file(folder.path() / "other.toml",
             "extends = \"base\"\nengine = \"command\"\n[command]\nprogram = [\"say\", \"{voice}\"]\n"
             "[command.voices.ann]\nrate = 170\n[voices.narrator]\nengine = \"ann\"\n");
  const Profile profile = load_profile(folder.path() / "other.toml");
  REQUIRE(profile.command.has_value());
  CHECK(profile.command->program == std::vector<std::string>{"say", "{voice}"});
  CHECK(profile.command->voices.at("ann").language == "en-US");
  CHECK(profile.voice("warning").engine_voice == "ann");
  CHECK(profile.voice("warning").gain_db == 4.0);
  CHECK(profile.engine_voice_places.at("ann") ==
        (folder.path() / "other.toml").string() + ":8: voices.narrator.engine");
}

TEST_CASE("a broken profile names file, line and key", "[profile]") {
  const auto narrator = std::string("[voices.narrator]\nengine = \"en-us\"\n");
  const auto command = std::string("engine = \"command\"\n[command]\n");
  auto [toml, message] = GENERATE_COPY(table<std::string, std::string>({
      {"", "voices.narrator is missing"},
      {"[voices.narrator]\nrate = 170\n", "test.toml:1: voices.narrator.engine is missing"},
      {narrator + "rate = 1000\n", "test.toml:3: voices.narrator.rate is 1000, allowed is 80 to 449"},
      {narrator + "rate = \"fast\"\n", "test.toml:3: voices.narrator.rate must be a whole number"},
      {narrator + "pich = 3\n", "test.toml:3: voices.narrator.pich is no key; did you mean pitch?"},
      {narrator + "[episode]\nsource = 1\n", "test.toml:4: episode.source must be true or false"},
      {narrator + "[episode]\nadvise = true\n",
       "test.toml:4: episode.advise is no key; did you mean advice?"},
      {narrator + "[pauses]\nheading = -1\n", "test.toml:4: pauses.heading is -1"},
      {narrator + "[cues.note]\ntones = [1, 2]\ndurations = [30]\n",
       "test.toml:4: cues.note.tones needs as many"},
      {narrator + "[cues.note]\ntones = 5\n", "cues.note.tones must be a list of numbers"},
      {"lexicons = \"x.pls\"\n" + narrator, "test.toml:1: lexicons must be a list of texts"},
      {"language = \n", "test.toml:1:"},
      {"engine = \"commands\"\n" + narrator, "test.toml:1: engine must be"},
      {"engine = \"command\"\n" + narrator, "test.toml:1: engine \"command\" needs a table [command]"},
      {narrator + "[command]\nprogram = [\"say\"]\n", "command is for `engine = \"command\"`"},
      {command + "program = [\"say\", \"{vioce}\"]\n[command.voices.a]\n" + narrator,
       "test.toml:3: command.program has {vioce}; known are {voice}, {language},"},
      {command + "program = []\n[command.voices.a]\n" + narrator, "command.program must be a list"},
      {command + "program = [\"say\"]\n" + narrator, "command.voices is missing"},
      {command + "program = [\"say\"]\noutput = \"raw\"\n[command.voices.a]\n" + narrator,
       "command.raw_rate is missing"},
      {command + "program = [\"say\", \"{pitch_hz}\"]\n[command.voices.a]\n" + narrator,
       "command.voices.a.pitch is missing"},
      {command + "program = [\"say\"]\nsample_rate = 22000\n[command.voices.a]\n" + narrator,
       "test.toml:4: command.sample_rate must be one of"},
      {"cues = 3\n" + narrator, "test.toml:1: cues must be a table"},
  }));
  CHECK_THROWS_WITH(load(toml), Contains(message));
}

TEST_CASE("the repository's profiles and phrases load", "[profile]") {
  const std::filesystem::path voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";
  for (const auto& entry : std::filesystem::directory_iterator(voices)) {
    if (entry.path().extension() != ".toml") {
      continue;
    }
    const Profile profile = load_profile(entry.path());
    INFO(profile.name);
    CHECK_FALSE(profile.description.empty());
    const Phrases phrases = load_phrases(voices / "phrases" / (profile.phrases + ".toml"));
    for (const auto* kind : {"danger", "warning", "caution", "important", "note", "tip"}) {
      CHECK(profile.cues.contains(kind));
      CHECK(profile.cues.contains(std::string(kind) + "-end"));
      CHECK_FALSE(phrases.get(std::string("signal.") + kind).empty());
      CHECK_FALSE(phrases.get(std::string("close.") + kind).empty());
    }
  }
}

TEST_CASE("phrases fill in values and miss none", "[profile]") {
  const Phrases phrases(std::map<std::string, std::string>{{"takeaway", "Key takeaway {n} of {total}."}});
  CHECK(phrases.get("takeaway", {{"n", "3"}, {"total", "8"}}) == "Key takeaway 3 of 8.");
  CHECK_THROWS_AS(phrases.get("nothing"), Error);
}
