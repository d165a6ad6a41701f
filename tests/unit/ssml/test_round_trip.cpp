// SPDX-License-Identifier: GPL-3.0-or-later
#include "generated.hpp"
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

namespace audiosheet::ssml {

namespace {

const Script k_script{
    .title = "Fever & \"rash\" <in> children", .language = "en-US", .slug = "fever", .chapters = {}};

Words plain(const std::string& written, const std::string& spoken = "") {
  Words out;
  out.written = written;
  out.spoken = spoken.empty() ? written : spoken;
  return out;
}

Utterance say(const std::string& text, Role role = Role::body, const std::string& voice = "narrator") {
  Utterance out;
  out.value = Sentence{.voice = voice, .prosody = {}, .language = {}, .runs = {plain(text)}};
  out.role = role;
  return out;
}

Utterance with(Utterance utterance, int line, int paragraph) {
  utterance.line = line;
  utterance.paragraph = paragraph;
  return utterance;
}

Utterance silence(int duration, const std::string& reason, Role role = Role::body) {
  Utterance out;
  out.value = Pause{milliseconds(duration), reason};
  out.role = role;
  out.part = Part::pause;
  return out;
}

Utterance in_callout(Utterance utterance, Part part) {
  utterance.role = Role::warning;
  utterance.part = part;
  utterance.kind = CalloutKind::important;
  utterance.warning = 1;
  return utterance;
}

Utterance tone(const std::string& name) {
  Utterance out;
  out.value = Cue{name};
  out.part = Part::cue;
  return out;
}

/// What narrate makes of a heading, a paragraph with a dose, a callout and an item.
Chapter sample() {
  Chapter chapter{.id = "dose", .title = "Dose", .level = 1, .role = ChapterRole::section, .utterances = {}};
  auto& all = chapter.utterances;
  all.push_back(with(say("Dose", Role::heading, "heading"), 4, 1));
  all.push_back(silence(800, "heading", Role::heading));
  all.push_back(with(say("Give one dose."), 6, 2));
  all.push_back(silence(250, "sentence"));
  auto second = with(say("It's "), 6, 2);
  std::get<Sentence>(second.value).runs.emplace_back(plain("5 mg", "five milligrams"));
  std::get<Sentence>(second.value).runs.emplace_back(plain(" a day."));
  all.push_back(second);
  all.push_back(in_callout(silence(600, "callout"), Part::pause));
  all.push_back(in_callout(with(tone("important"), 8, 3), Part::cue));
  all.push_back(in_callout(silence(200, "cue"), Part::pause));
  all.push_back(in_callout(with(say("Warning. Important.", Role::warning, "warning"), 0, 4), Part::label));
  all.push_back(in_callout(silence(350, "label"), Part::pause));
  all.push_back(
      in_callout(with(say("Stop if a rash appears.", Role::warning, "warning"), 9, 5), Part::speech));
  all.push_back(in_callout(silence(200, "cue"), Part::pause));
  all.push_back(in_callout(with(tone("important-end"), 0, 6), Part::close));
  all.push_back(in_callout(silence(600, "callout"), Part::pause));
  all.push_back(with(say("Rest.", Role::item), 11, 7));
  all.push_back(silence(1200, "chapter", Role::item));
  return chapter;
}

ChapterFile read(const std::string& document, const std::filesystem::path& folder = {}) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.folder = folder;
  ChapterFile file = read_chapter("x.ssml", document, diagnostics, options);
  for (const auto& each : diagnostics) {
    UNSCOPED_INFO(each.line << ":" << each.column << " " << each.message);
  }
  REQUIRE(diagnostics.empty());
  return file;
}

} // namespace

TEST_CASE("a chapter is written as a person would like to edit it") {
  const std::string document = write_chapter(k_script, sample(), 3);
  const std::string body =
      document.substr(document.find("<speak"), document.find("<?audiosheet") - document.find("<speak"));
  CHECK(body == R"(<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"
       xmlns:as="urn:audiosheet:script:1" xml:lang="en-US"
       as:script="Fever &amp; &quot;rash&quot; &lt;in&gt; children" as:slug="fever"
       as:number="3" as:id="dose" as:title="Dose" as:level="1" as:role="section">

  <voice name="heading" as:role="heading">
    <p as:line="4"><s>Dose</s></p>
  </voice>
  <break time="800ms" as:why="heading"/>

  <p as:line="6">
    <s>Give one dose.</s><break time="250ms"/>
    <s>It's <sub alias="five milligrams">5 mg</sub> a day.</s>
  </p>

  <voice name="warning" as:role="warning" as:kind="important" as:warning="1">
    <break time="600ms" as:why="callout"/>
    <audio src="cue:important" as:line="8"><desc>tone: important</desc></audio>
    <break time="200ms" as:why="cue"/>

    <p><s as:part="label">Warning. Important.</s></p>
    <break time="350ms" as:why="label"/>

    <p as:line="9"><s>Stop if a rash appears.</s></p>
    <break time="200ms" as:why="cue"/>
    <audio src="cue:important-end" as:part="close"><desc>tone: important-end</desc></audio>
    <break time="600ms" as:why="callout"/>
  </voice>

  <p as:role="item" as:line="11"><s>Rest.</s></p>
  <break time="1200ms" as:why="chapter"/>
</speak>
)");
}

TEST_CASE("what was written is read back") {
  const Chapter chapter = sample();
  const ChapterFile file = read(write_chapter(k_script, chapter, 3));
  CHECK(file.chapter == chapter);
  CHECK(file.script_title == k_script.title);
  CHECK(file.language == "en-US");
  CHECK(file.slug == "fever");
  CHECK(file.number == 3);
}

TEST_CASE("every chapter makes the round trip") {
  const TemporaryFolder temporary;
  const auto folder = std::filesystem::canonical(temporary.path());
  write_file(folder / "sounds" / "heart beat.wav", "RIFF");
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Random random(seed);
    const Chapter chapter = generated_chapter(random, folder);
    const std::string document = write_chapter(k_script, chapter, seed);
    INFO("seed " << seed << "\n" << document);
    const ChapterFile file = read(document, folder);
    REQUIRE(file.chapter.id == chapter.id);
    REQUIRE(file.chapter.title == chapter.title);
    REQUIRE(file.chapter.level == chapter.level);
    REQUIRE(file.chapter.role == chapter.role);
    REQUIRE(file.chapter.marks == chapter.marks);
    REQUIRE(file.chapter.utterances.size() == chapter.utterances.size());
    for (std::size_t i = 0; i < chapter.utterances.size(); ++i) {
      INFO("utterance " << i);
      REQUIRE(file.chapter.utterances[i] == chapter.utterances[i]);
    }
    // Written again it is the same file: no drift from edit to edit.
    REQUIRE(write_chapter(k_script, file.chapter, seed) == document);
  }
}

TEST_CASE("characters that XML forbids are dropped, the rest survives") {
  Chapter chapter = sample();
  chapter.title = std::string("bell\a nul\0 esc\x1b", 15);
  const ChapterFile file = read(write_chapter(k_script, chapter, 1));
  CHECK(file.chapter.title == "bell nul esc");
}

TEST_CASE("an editor's comments stay with what they stand before") {
  const std::string document =
      R"(<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">
  <!-- first --><s>One.</s>
  <break time="1s"/><!-- second --><!-- third -->
  <s>Two<!-- inside -->.</s>
  <!-- last -->
</speak>)";
  const ChapterFile file = read(document);
  CHECK(
      file.comments ==
      std::vector<Comment>{{0, " first "}, {2, " second "}, {2, " third "}, {2, " inside "}, {3, " last "}});
  CHECK(file.lines == std::vector<int>{2, 3, 4});
  const ChapterFile again = read(write_chapter(k_script, file.chapter, 1, {.comments = file.comments}));
  CHECK(again.chapter == file.chapter);
  CHECK(again.comments == file.comments);
}

} // namespace audiosheet::ssml
