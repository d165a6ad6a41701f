// SPDX-License-Identifier: GPL-3.0-or-later
#include "generated.hpp"
#include "ssml/fingerprint.hpp"
#include "ssml/merge.hpp"
#include "ssml/script_files.hpp"
#include "ssml/three_way.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"
#include "util/text.hpp"

namespace audiosheet::ssml {

namespace {

using Texts = std::vector<std::string>;

Utterance say(const std::string& text, int line = 1, int paragraph = 1) {
  Words words;
  words.written = words.spoken = text;
  Utterance out;
  out.value = Sentence{"narrator", {}, {}, {words}};
  out.line = line;
  out.paragraph = paragraph;
  return out;
}

Utterance silence() {
  Utterance out;
  out.value = Pause{milliseconds(250), "sentence"};
  out.part = Part::pause;
  return out;
}

/// Paragraphs of one sentence each, with pauses between, the n-th on line 10 n + shift.
Chapter chapter_of(const Texts& texts, int shift = 0) {
  Chapter chapter{.id = "dose", .title = "Dose", .level = 1, .role = ChapterRole::section, .utterances = {}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) {
      chapter.utterances.push_back(silence());
    }
    chapter.utterances.push_back(
        say(texts[i], 10 * (static_cast<int>(i) + 1) + shift, static_cast<int>(i) + 1));
  }
  return chapter;
}

Script script_of(const Texts& texts, int shift = 0) {
  return {.title = "Sheet", .language = "en-US", .slug = "sheet", .chapters = {chapter_of(texts, shift)}};
}

Texts texts_of(const Chapter& chapter) {
  Texts texts;
  for (const auto& utterance : chapter.utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      texts.push_back(spoken_text(*sentence));
    }
  }
  return texts;
}

ChapterFile parse(const std::string& document) {
  Diagnostics diagnostics;
  UNSCOPED_INFO(document);
  return read_chapter("x.ssml", document, diagnostics);
}

struct Outcome {
  MergedScript merged;
  Diagnostics diagnostics;
  Chapter chapter; ///< of the file, after the merge
};

const std::string k_name = "01-dose.ssml";

/// What `document`, once generated and perhaps edited, becomes when the sheet gives `fresh`.
Outcome merge(const std::string& document, const Script& fresh, Settle settle = Settle::later) {
  Outcome out;
  out.merged = merge_script({{k_name, document}}, fresh, "scripts/sheet", {}, settle, out.diagnostics);
  const auto written = out.merged.write.find(k_name);
  out.chapter = parse(written == out.merged.write.end() ? document : written->second).chapter;
  return out;
}

std::string generate(const Script& script) { return script_files(script).at(k_name); }

} // namespace

TEST_CASE("three lists are compared place by place") {
  const auto [base, mine, theirs, wanted] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"abc", "abc", "abc", "a b c"},
          {"abc", "aXc", "abc", "a mine c"},
          {"abc", "abc", "aXc", "a theirs c"},
          {"abc", "aXc", "aXc", "a X c"},
          {"abc", "aXc", "aYc", "a conflict c"},
          {"abc", "ac", "abc", "a mine c"},
          {"abc", "abXc", "abc", "a b mine c"},
          {"abc", "Xabc", "abcY", "mine a b c theirs"},
          {"abc", "aXc", "abcd", "a mine c theirs"},
          {"abc", "", "abc", "mine"},
          {"", "a", "b", "conflict"},
          {"", "", "b", "theirs"},
          {"a.b.c", "X.b.c", "a.Y.c", "mine . theirs . c"},
      }));
  const auto list = [](const std::string& letters) {
    Texts out;
    for (const char letter : letters) {
      out.emplace_back(1, letter);
    }
    return out;
  };
  const Texts in_mine = list(mine);
  Texts got;
  for (const auto& stretch : compare_three(list(base), in_mine, list(theirs))) {
    switch (stretch.side) {
    case Side::both:
      for (std::size_t i = stretch.mine.begin; i < stretch.mine.end; ++i) {
        got.push_back(in_mine[i]);
      }
      break;
    case Side::mine:
      got.emplace_back("mine");
      break;
    case Side::theirs:
      got.emplace_back("theirs");
      break;
    case Side::conflict:
      got.emplace_back("conflict");
    }
  }
  INFO(base << " " << mine << " " << theirs);
  CHECK(join(got, " ") == wanted);
}

TEST_CASE("a script that nobody edited follows the sheet") {
  const std::string document = generate(script_of({"One.", "Two.", "Three."}));
  SECTION("unchanged: nothing is written") {
    const Outcome out = merge(document, script_of({"One.", "Two.", "Three."}));
    CHECK(out.merged.write.empty());
    CHECK(out.merged.remove.empty());
  }
  SECTION("changed") {
    const Script fresh = script_of({"One.", "New.", "Three."}, 5);
    const Outcome out = merge(document, fresh);
    CHECK(out.merged.write.at(k_name) == generate(fresh));
    CHECK(out.diagnostics.empty());
    CHECK(out.merged.kept == 0);
  }
}

TEST_CASE("an edit is kept while its source is unchanged") {
  std::string document = generate(script_of({"One.", "Two.", "Three."}));
  document = replace_all(document, "<s>Two.</s>", "<s>Two, <emphasis>at once</emphasis>.</s>");
  SECTION("the sheet is unchanged") {
    const Outcome out = merge(document, script_of({"One.", "Two.", "Three."}));
    CHECK(out.merged.write.empty());
    CHECK(out.merged.kept == 1);
  }
  SECTION("another sentence changed, and all lines moved") {
    const Outcome out = merge(document, script_of({"One.", "Two.", "New three.", "Four."}, 7));
    CHECK(texts_of(out.chapter) == Texts{"One.", "Two, at once.", "New three.", "Four."});
    CHECK(out.diagnostics.empty());
    CHECK(out.merged.kept == 1);
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(out.chapter.utterances[2 * i].line == 10 * (static_cast<int>(i) + 1) + 7);
      CHECK(out.chapter.utterances[2 * i].paragraph == static_cast<int>(i) + 1);
    }
    // The next merge still knows what was generated.
    const Outcome again = merge(out.merged.write.at(k_name), script_of({"One.", "Two.", "New three."}, 7));
    CHECK(texts_of(again.chapter) == Texts{"One.", "Two, at once.", "New three."});
    CHECK(again.diagnostics.empty());
  }
}

TEST_CASE("what both changed is a conflict: the edit stays, and is reported until it is settled") {
  std::string document = generate(script_of({"One.", "Take 5 mg.", "Three."}));
  document = replace_all(document, "Take 5 mg.", "Please take 5 mg.");
  const Script fresh = script_of({"One.", "Take 50 mg.", "Three."});
  const Outcome out = merge(document, fresh);
  CHECK(texts_of(out.chapter) == Texts{"One.", "Please take 5 mg.", "Three."});
  CHECK(out.merged.conflicts == 1);
  REQUIRE(out.diagnostics.size() == 1);
  CHECK(out.diagnostics[0].file == "scripts/sheet/" + k_name);
  CHECK(out.diagnostics[0].line == 15);
  CHECK(out.diagnostics[0].message ==
        "edited, and changed in the sheet too: \"Please take 5 mg.\" is kept; the "
        "sheet now gives \"Take 50 mg.\"");
  const auto after = out.merged.write.find(k_name);
  const std::string next = after == out.merged.write.end() ? document : after->second;
  SECTION("it is reported again") { CHECK(merge(next, fresh).merged.conflicts == 1); }
  SECTION("the editor agrees with the sheet") {
    const Outcome settled = merge(replace_all(next, "Please take 5 mg.", "Take 50 mg."), fresh);
    CHECK(settled.merged.conflicts == 0);
    CHECK(settled.merged.write.at(k_name) == generate(fresh));
  }
  SECTION("the editor insists") {
    const Outcome settled = merge(next, fresh, Settle::mine);
    CHECK(settled.merged.conflicts == 0);
    CHECK(texts_of(settled.chapter)[1] == "Please take 5 mg.");
    const Outcome later = merge(settled.merged.write.at(k_name), fresh);
    CHECK(later.merged.conflicts == 0);
    CHECK(texts_of(later.chapter)[1] == "Please take 5 mg.");
  }
}

TEST_CASE("sentences that an editor added or took out stay so") {
  std::string document = generate(script_of({"One.", "Two.", "Three."}));
  SECTION("added") {
    document = replace_all(document, "<s>Two.</s></p>", "<s>Two.</s></p><p><s>My own.</s></p>");
    const Outcome out = merge(document, script_of({"New one.", "Two.", "Three."}));
    CHECK(texts_of(out.chapter) == Texts{"New one.", "Two.", "My own.", "Three."});
  }
  SECTION("taken out") {
    document = replace_all(document, "<s>Two.</s>", "");
    const Outcome out = merge(document, script_of({"New one.", "Two.", "Three."}));
    CHECK(texts_of(out.chapter) == Texts{"New one.", "Three."});
  }
}

TEST_CASE("comments and a layout of one's own outlive a merge that changes nothing else") {
  std::string document = generate(script_of({"One.", "Two."}));
  document = replace_all(document, "<s>Two.</s>", "<!-- ask Dr. B. -->\n   <s>\n Two.\n</s>");
  CHECK(merge(document, script_of({"One.", "Two."})).merged.write.empty());
  const Outcome out = merge(document, script_of({"New one.", "Two."}));
  CHECK(out.merged.write.at(k_name).find("<!-- ask Dr. B. --><s>Two.</s>") != std::string::npos);
  REQUIRE(out.diagnostics.size() == 1);
  CHECK(out.diagnostics[0].message.find("usual layout") != std::string::npos);
}

TEST_CASE("a file without fingerprints is somebody's own") {
  const std::string document =
      "<speak xmlns:as=\"urn:audiosheet:script:1\" as:id=\"dose\" as:title=\"Dose\" as:role=\"section\">"
      "<p><s>One.</s></p><p><s>Mine.</s></p></speak>";
  const Outcome out = merge(document, script_of({"One.", "Two."}));
  CHECK(out.merged.conflicts == 1);
  CHECK(texts_of(out.chapter) == Texts{"One.", "Mine."});
}

TEST_CASE("chapters come, go and move") {
  Script old = script_of({"One."});
  Chapter second = chapter_of({"Two."});
  second.id = "risk";
  old.chapters.push_back(second);
  std::map<std::string, std::string> files = script_files(old);
  Script fresh = script_of({"One."});
  Chapter added = chapter_of({"Zero."});
  added.id = "before";
  fresh.chapters.insert(fresh.chapters.begin(), added);
  Diagnostics diagnostics;
  SECTION("unedited") {
    const auto merged = merge_script(files, fresh, "s", {}, Settle::later, diagnostics);
    CHECK(merged.write.size() == 2);
    CHECK(merged.write.count("01-before.ssml") == 1);
    CHECK(merged.write.count("02-dose.ssml") == 1);
    CHECK(merged.remove == std::vector<std::string>{"01-dose.ssml", "02-risk.ssml"});
    CHECK(diagnostics.empty());
  }
  SECTION("an edited chapter that the sheet has lost is kept") {
    files["02-risk.ssml"] = replace_all(files["02-risk.ssml"], "Two.", "Two, edited.");
    const auto merged = merge_script(files, fresh, "s", {}, Settle::later, diagnostics);
    CHECK(merged.remove == std::vector<std::string>{"01-dose.ssml"});
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].message.find("kept, since it was edited") != std::string::npos);
  }
  SECTION("even when another chapter gets its name") {
    files["01-before.ssml"] = replace_all(files["02-risk.ssml"], "Two.", "Two, edited.");
    files.erase("02-risk.ssml");
    const auto merged = merge_script(files, fresh, "s", {}, Settle::later, diagnostics);
    CHECK(merged.write.at("kept-01-before.ssml") == files["01-before.ssml"]);
    CHECK(diagnostics.size() == 1);
  }
}

TEST_CASE("merging with itself changes nothing, whatever the chapter") {
  const TemporaryFolder temporary;
  const auto folder = std::filesystem::canonical(temporary.path());
  write_file(folder / "sounds" / "heart beat.wav", "RIFF");
  ReadOptions options;
  options.folder = folder;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    Script script{.title = "Sheet", .language = "en-US", .slug = "sheet", .chapters = {}};
    script.chapters.push_back(generated_chapter(random, folder));
    Script other = script;
    other.chapters[0] = generated_chapter(random, folder);
    other.chapters[0].id = script.chapters[0].id;
    Diagnostics diagnostics;
    const auto files = script_files(script);
    INFO("seed " << seed << "\n" << files.begin()->second);
    CHECK(merge_script(files, script, "s", options, Settle::later, diagnostics).write.empty());
    // Unedited: the fresh one takes its place, whole.
    const auto merged = merge_script(files, other, "s", options, Settle::later, diagnostics);
    const auto wanted = script_files(other);
    CHECK((merged.write.empty() ? files : merged.write) == wanted);
    CHECK(diagnostics.empty());
  }
}

} // namespace audiosheet::ssml
