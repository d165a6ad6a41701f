// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/narrate.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using namespace audiosheet;

namespace {

const std::filesystem::path k_voices = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices";

/// A script as a listener would follow it, one utterance a line: "role/part text", "pause N", "cue name".
std::string dump(const Script& script) {
  std::string out;
  for (const auto& chapter : script.chapters) {
    out += fmt::format("# {} {} {} {}\n", chapter.level, to_string(chapter.role), chapter.id, chapter.title);
    for (const auto& utterance : chapter.utterances) {
      out += to_string(utterance.role);
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        out +=
            fmt::format("/{} [{}] {}", to_string(utterance.part), sentence->voice, written_text(*sentence));
      } else if (const auto* pause = std::get_if<Pause>(&utterance.value)) {
        out += fmt::format(" pause {}", pause->reason);
      } else if (const auto* cue = std::get_if<Cue>(&utterance.value)) {
        out += fmt::format("/{} cue {}", to_string(utterance.part), cue->name);
      }
      out += '\n';
    }
  }
  return out;
}

Script narrated(FactSheet sheet, const narrate::Options& options = {}, const EpisodeWords& episode = {}) {
  sheet.title = sheet.title.empty() ? "Asthma" : sheet.title;
  Profile profile = load_profile(k_voices / "clear-english.toml");
  profile.episode = episode;
  const Phrases phrases = load_phrases(k_voices / "phrases/en.toml");
  return narrate::narrate(sheet, profile, phrases, options).script;
}

Blocks paragraph(const std::string& text) { return {{Paragraph{text}, 1}}; }

} // namespace

TEST_CASE("title, lead and sections become chapters", "[narrate]") {
  FactSheet sheet;
  sheet.lead = paragraph("A common disease. It can be treated.");
  sheet.sections = {{.heading = "Symptoms", .level = 2, .line = 3, .blocks = paragraph("Wheezing.")},
                    {.heading = "In children", .level = 3, .line = 5, .blocks = paragraph("Cough.")}};
  CHECK(dump(narrated(sheet)) == "# 1 title title Asthma\n"
                                 "title/speech [heading] Asthma\n"
                                 "title pause heading\n"
                                 "body/speech [narrator] A common disease.\n"
                                 "body pause sentence\n"
                                 "body/speech [narrator] It can be treated.\n"
                                 "body pause chapter\n"
                                 "# 1 section symptoms Symptoms\n"
                                 "heading/speech [heading] Symptoms\n"
                                 "heading pause heading\n"
                                 "body/speech [narrator] Wheezing.\n"
                                 "body pause chapter\n"
                                 "# 2 section in-children In children\n"
                                 "heading/speech [heading] In children\n"
                                 "heading pause heading\n"
                                 "body/speech [narrator] Cough.\n"
                                 "body pause chapter\n");
}

TEST_CASE("a warning is announced, said and closed", "[narrate]") {
  FactSheet sheet;
  Callout callout{CalloutKind::important, "Important", paragraph("Never stop at once.")};
  sheet.lead = {{Paragraph{"Before."}, 1}, {callout, 2}, {Paragraph{"After."}, 4}};
  const Script script = narrated(sheet);
  CHECK(dump(script) == "# 1 title title Asthma\n"
                        "title/speech [heading] Asthma\n"
                        "title pause heading\n"
                        "body/speech [narrator] Before.\n"
                        "warning pause callout\n"
                        "warning/cue cue important\n"
                        "warning pause cue\n"
                        "warning/label [warning] Warning.\n"
                        "warning pause sentence\n"
                        "warning/label [warning] Important.\n"
                        "warning pause label\n"
                        "warning/speech [warning] Never stop at once.\n"
                        "warning pause cue\n"
                        "warning/close cue important-end\n"
                        "warning pause cue\n"
                        "warning/close [warning] End of warning.\n"
                        "warning pause callout\n"
                        "body/speech [narrator] After.\n"
                        "body pause chapter\n");
  for (const auto& utterance : script.chapters.front().utterances) {
    CHECK((utterance.role == Role::warning) == (utterance.warning == 1));
    CHECK((utterance.role == Role::warning) == (utterance.kind == CalloutKind::important));
  }
}

TEST_CASE("a title of its own is part of the label", "[narrate]") {
  FactSheet sheet;
  sheet.lead = {{Callout{CalloutKind::danger, "Call 112 now if", paragraph("you can't breathe")}, 1}};
  CHECK_THAT(dump(narrated(sheet)), Catch::Contains("warning/label [warning] Danger.\n") &&
                                        Catch::Contains("warning/label [warning] Call 112 now if.\n") &&
                                        Catch::Contains("warning/speech [warning] you can't breathe\n"));
}

TEST_CASE("a callout inside a warning stays inside it", "[narrate]") {
  FactSheet sheet;
  Callout inner{CalloutKind::danger, "Danger", paragraph("Inner.")};
  sheet.lead = {{Callout{CalloutKind::warning, "Warning", {{Paragraph{"Outer."}, 1}, {inner, 2}}}, 1}};
  const Script script = narrated(sheet);
  const std::string text = dump(script);
  CHECK_THAT(text, Catch::Contains("Outer.") && Catch::Contains("Inner.") && !Catch::Contains("cue danger"));
}

TEST_CASE("notes are asides, not warnings", "[narrate]") {
  FactSheet sheet;
  sheet.lead = {{Callout{CalloutKind::tip, "Tip", paragraph("Use a spacer.")}, 1}};
  CHECK_THAT(dump(narrated(sheet)), Catch::Contains("note/label [note] Tip.") &&
                                        Catch::Contains("note/speech [note] Use a spacer.") &&
                                        !Catch::Contains("warning"));
}

TEST_CASE("each question and each takeaway is a chapter", "[narrate]") {
  FactSheet sheet;
  Section faq{.heading = "FAQ", .kind = SectionKind::faq};
  faq.questions = {{"Is it common?", 2, paragraph("Yes.")}, {"Is it catching?", 4, paragraph("No.")}};
  Section takeaways{.heading = "Key takeaways", .kind = SectionKind::takeaways};
  takeaways.takeaways = {{6, paragraph("Take it daily.")}, {7, paragraph("Carry a reliever.")}};
  sheet.sections = {faq, takeaways};
  const std::string text = dump(narrated(sheet));
  CHECK_THAT(text,
             Catch::Contains("# 1 faq faq FAQ\n") &&
                 Catch::Contains("# 2 question is-it-common Is it common?\nquestion/speech [question] Is it "
                                 "common?\nquestion pause heading\nanswer/speech [answer] Yes.\n") &&
                 Catch::Contains("# 1 takeaways key-takeaways Key takeaways\n") &&
                 Catch::Contains("# 2 takeaway takeaway-2 Key takeaway 2: Carry a reliever.\nprompt/speech "
                                 "[takeaway] Key takeaway 2 of 2.\n"));
}

TEST_CASE("references are left out, and that is said", "[narrate]") {
  FactSheet sheet;
  Section references{.heading = "References", .kind = SectionKind::references};
  references.references = {{"https://example.org/a", "https://example.org/a", 2}, {"A book", "", 3}};
  sheet.sections = {references};
  CHECK_THAT(dump(narrated(sheet)),
             Catch::Contains("# 1 notice references References\nprompt/speech [narrator] The "
                             "sheet lists 2 references.\n") &&
                 !Catch::Contains("A book"));
  CHECK_THAT(dump(narrated(sheet, {.references = true})),
             Catch::Contains("reference/speech [narrator] A book\n"));
}

TEST_CASE("items, tables and figures", "[narrate]") {
  FactSheet sheet;
  List list{.ordered = true, .items = {{.marker = "1", .line = 1, .blocks = paragraph("Sit up.")}}};
  Table table{.caption = "Doses", .header = {"Age", "Puffs"}, .rows = {{"Adults", "2"}}, .row_headers = true};
  sheet.lead = {{list, 1}, {table, 2}, {Figure{"A spacer", ""}, 4}};
  CHECK_THAT(dump(narrated(sheet)),
             Catch::Contains("item/speech [narrator] 1. Sit up.\n") && Catch::Contains("] Doses.\n") &&
                 Catch::Contains("] Columns: 2.") && Catch::Contains("item/speech [narrator] Adults.\n") &&
                 Catch::Contains("] Puffs: 2.\n") && Catch::Contains("] Picture: A spacer.\n"));
}

TEST_CASE("each sentence knows the containers around it", "[narrate]") {
  const auto item = [](const std::string& text, Blocks more = {}) {
    Blocks blocks = paragraph(text);
    blocks.insert(blocks.end(), more.begin(), more.end());
    return ListItem{.marker = "", .line = 1, .blocks = std::move(blocks)};
  };
  const List inner{.ordered = true, .items = {item("Count to five.")}};
  const List outer{.ordered = false, .items = {item("Sit up."), item("Breathe slowly.", {{inner, 2}})}};
  FactSheet sheet;
  sheet.lead = {{Paragraph{"In an attack:"}, 1},
                {Callout{CalloutKind::warning, "Warning", {{outer, 2}}}, 2},
                {Table{.header = {"Puffs"}, .rows = {{"2"}, {"4"}}}, 3},
                {Figure{"A spacer", ""}, 4},
                {outer, 5}};
  const Script script = narrated(sheet);
  std::string seen;
  for (const auto& utterance : script.chapters.at(0).utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      seen += fmt::format("{}: {}\n", utterance.within, written_text(*sentence));
    }
  }
  CHECK(seen == ": Asthma\n"
                ": In an attack:\n"
                "callout-1: Warning.\n"
                "callout-1/list-1/item-1: Sit up.\n"
                "callout-1/list-1/item-2: Breathe slowly.\n"
                "callout-1/list-1/item-2/ordered-list-1/item-1: Count to five.\n"
                "callout-1: End of warning.\n"
                "table-1: Table.\n"
                "table-1: Rows: 2.\n"
                "table-1: Columns: 1.\n"
                "table-1/row-1: Puffs: 2.\n"
                "table-1/row-2: Puffs: 4.\n"
                "figure-1: Picture: A spacer.\n"
                "list-1/item-1: Sit up.\n"
                "list-1/item-2: Breathe slowly.\n"
                "list-1/item-2/ordered-list-1/item-1: Count to five.\n");
}

TEST_CASE("what can't be heard stays written beside what can", "[narrate]") {
  FactSheet sheet;
  sheet.lead = {{Paragraph{"One."}, 1}, {Paragraph{"* * *"}, 2}, {Paragraph{"Two."}, 3}};
  CHECK_THAT(dump(narrated(sheet)), Catch::Contains("] One. * * *\n"));
}

TEST_CASE("equal headings get ids of their own", "[narrate]") {
  FactSheet sheet;
  sheet.sections = {{.heading = "Doses", .blocks = paragraph("A.")},
                    {.heading = "Doses", .blocks = paragraph("B.")}};
  const Script script = narrated(sheet);
  CHECK(script.chapters[1].id == "doses");
  CHECK(script.chapters[2].id == "doses-2");
}

TEST_CASE("the language is the sheet's, or the profile's region of it", "[narrate]") {
  FactSheet sheet;
  Profile profile;
  profile.language = "en-US";
  CHECK(narrate::spoken_language(sheet, profile) == "en-US");
  sheet.language = "en-GB";
  CHECK(narrate::spoken_language(sheet, profile) == "en-GB");
  sheet.language = "fr";
  CHECK(narrate::spoken_language(sheet, profile) == "fr");
}

TEST_CASE("an episode tells what it is, counts what it holds, and repeats the takeaways", "[narrate]") {
  FactSheet sheet;
  sheet.title = "What is asthma?";
  sheet.publisher = "Example Health Inc.";
  sheet.date = "2024-05-31";
  sheet.lead = paragraph("A common disease.");
  sheet.sections = {
      {.heading = "Attacks",
       .line = 3,
       .blocks = {{Callout{.kind = CalloutKind::danger, .blocks = paragraph("Call for help.")}, 4}}},
      {.heading = "Takeaways",
       .kind = SectionKind::takeaways,
       .line = 6,
       .takeaways = {{7, paragraph("Carry your inhaler.")}, {8, paragraph("Take 2–4 puffs.")}}}};
  const Script script = narrated(sheet, {}, {true, true, true, true, true, true, true});
  std::string text = dump(script);
  const auto said = [&](const std::string& words) { return text.find(words) != std::string::npos; };
  CHECK(said("# 1 title title What is asthma?\n"
             "title/speech [heading] What is asthma?\n"
             "title pause heading\n"
             "prompt/speech [narrator] Published by Example Health Inc.\n"
             "prompt pause sentence\n"
             "prompt/speech [narrator] Date: May 31, 2024.\n"
             "prompt pause sentence\n"
             "prompt/speech [narrator] Chapters: 6.\n"
             "prompt pause sentence\n"
             "prompt/speech [narrator] Warnings: 1.\n"
             "prompt pause sentence\n"
             "prompt/speech [narrator] This is general information, not medical advice.\n"
             "prompt pause heading\n"
             "body/speech [narrator] A common disease.\n"));
  CHECK(said("# 1 section attacks Attacks\n"
             "prompt/cue cue chapter\n"
             "prompt pause cue\n"
             "heading/speech [heading] Attacks\n"));
  CHECK(said("# 1 notice closing Closing words\n"
             "prompt/cue cue chapter\n"
             "prompt pause cue\n"
             "prompt/speech [narrator] The key takeaways once more.\n"
             "prompt pause heading\n"
             "prompt/speech [narrator] Carry your inhaler.\n"
             "prompt pause paragraph\n"
             "prompt/speech [narrator] Take 2–4 puffs.\n"
             "prompt pause paragraph\n"
             "prompt/speech [narrator] You have been listening to: What is asthma?\n"
             "prompt pause chapter\n"));
  CHECK(script.chapters.size() == 6);
  // takeaways lie at level 2: no tone parts them
  CHECK_FALSE(said("Carry your inhaler.\nprompt/cue"));
}

TEST_CASE("each word of an episode can be turned off, and what the sheet doesn't say is not said",
          "[narrate]") {
  FactSheet sheet;
  sheet.sections = {{.heading = "Symptoms", .line = 3, .blocks = paragraph("Wheezing.")}};
  const std::string plain = dump(narrated(sheet));
  CHECK(dump(narrated(sheet, {}, {.source = true, .date = true, .takeaways_again = true})) == plain);
  CHECK(dump(narrated(sheet, {}, {.contents = true})).find("Chapters: 2.") != std::string::npos);
  CHECK(dump(narrated(sheet, {}, {.contents = true})).find("Warnings") == std::string::npos);
  const auto [wanted, words] =
      GENERATE(table<EpisodeWords, std::string>({{{.advice = true}, "not medical advice"},
                                                 {{.closing = true}, "listening to: Asthma."},
                                                 {{.chapter_cue = true}, "cue chapter"}}));
  CHECK(plain.find(words) == std::string::npos);
  CHECK(dump(narrated(sheet, {}, wanted)).find(words) != std::string::npos);
}

TEST_CASE("an episode has no words of its own in a language without phrases", "[narrate]") {
  FactSheet sheet;
  sheet.title = "Astma";
  sheet.lead = paragraph("Tavaline haigus.");
  sheet.language = "et";
  Profile profile = load_profile(k_voices / "podcast-english.toml");
  const Script script = narrate::narrate(sheet, profile, Phrases::silent(), {}).script;
  CHECK(script.chapters.size() == 1);
  CHECK(dump(script).find("prompt/") == std::string::npos);
}

TEST_CASE("a block in another language is said in it, what the program adds is not", "[narrate]") {
  FactSheet sheet;
  Block foreign{Callout{CalloutKind::warning, "Atenci\xC3\xB3n", paragraph("Llame al 112.")}, 1};
  foreign.language = "es";
  sheet.lead = {{Paragraph{"Take 2 tablets."}, 1}, foreign};
  const Script script = narrated(sheet);
  std::string seen;
  for (const auto& utterance : script.chapters.at(0).utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      seen += fmt::format("[{}] {}\n", sentence->language, spoken_text(*sentence));
    }
  }
  CHECK(seen == "[] Asthma\n[] Take two tablets.\n[] Warning.\n[es] Atenci\xC3\xB3n.\n[es] Llame al 112.\n"
                "[] End of warning.\n");
}

TEST_CASE("a long table says how to leave it", "[narrate]") {
  FactSheet sheet;
  Table table{.header = {"Puffs"}};
  for (int i = 0; i < 15; ++i) {
    table.rows.push_back({std::to_string(i)});
  }
  sheet.lead = {{table, 1}};
  CHECK_THAT(dump(narrated(sheet)), Catch::Contains("go on to the next chapter"));
  table.rows.pop_back();
  sheet.lead = {{table, 1}};
  CHECK_THAT(dump(narrated(sheet)), !Catch::Contains("go on to the next chapter"));
}

TEST_CASE("verbosity adds and takes away words, never signals and tones", "[narrate]") {
  FactSheet sheet;
  List list;
  list.items = {{.blocks = paragraph("Rest.")}, {.blocks = paragraph("Drink water.")}};
  const Callout callout{CalloutKind::warning, "", paragraph("Call for help.")};
  Table table;
  table.header = {"Age", "Dose"};
  table.rows = {{"Adults", "1 g"}};
  sheet.lead = {{list, 1}, {callout, 4}, {table, 6}};
  sheet.sections = {{.heading = "Takeaways", .level = 2, .kind = SectionKind::takeaways}};
  sheet.sections[0].takeaways = {{.blocks = paragraph("Act early.")}};
  sheet.skipped = {{.line = 9, .text = "Go back", .reason = "navigation"}};
  const auto heard = [&](narrate::Verbosity verbosity) {
    narrate::Options options;
    options.verbosity = verbosity;
    return dump(narrated(sheet, options));
  };
  using Catch::Matchers::Contains;
  const std::string brief = heard(narrate::Verbosity::brief);
  const std::string normal = heard(narrate::Verbosity::normal);
  const std::string full = heard(narrate::Verbosity::full);
  CHECK(normal == dump(narrated(sheet)));
  for (const auto& each : {brief, normal, full}) {
    CHECK_THAT(each, Contains("cue warning\n") && Contains("warning/label [warning] Warning.") &&
                         Contains("cue warning-end\n") && Contains("Act early.") && Contains("Dose: 1 g."));
  }
  CHECK_THAT(normal, Contains("End of warning.") && Contains("Key takeaway 1 of 1.") &&
                         Contains("Rows: 1.") && !Contains("Items") && !Contains("Left out"));
  CHECK_THAT(brief, !Contains("End of") && !Contains("1 of 1") && !Contains("Table") && !Contains("Items"));
  CHECK_THAT(full, Contains("End of warning.") && Contains("prompt/speech [narrator] Items: 2.") &&
                       Contains("End of list.") && Contains("End of table.") &&
                       Contains("# 1 notice left-out Left out\n") && Contains("such as navigation: 1."));
}
