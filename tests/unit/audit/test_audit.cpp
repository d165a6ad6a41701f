// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

using namespace audiosheet;
using namespace audiosheet::audit;

namespace {

Words same(const std::string& text) { return {text, text, "", {}, false}; }
Words alias(const std::string& written, const std::string& spoken) {
  return {written, spoken, "", {}, false};
}

Utterance utterance(std::vector<Run> runs, int line, Role role = Role::body) {
  Utterance out;
  out.value = Sentence{"narrator", {}, "", std::move(runs)};
  out.role = role;
  out.line = line;
  return out;
}

Script script_of(std::vector<Utterance> utterances) {
  Script script{"A title", "en-US", "a-title", {}};
  script.chapters.push_back({"one", "One", 1, ChapterRole::section, std::move(utterances)});
  return script;
}

Block paragraph(const std::string& text, int line) { return {Paragraph{text}, line}; }

FactSheet sheet_of(Blocks blocks) {
  FactSheet sheet;
  sheet.title = "A title";
  sheet.title_line = 1;
  sheet.sections.push_back({"Dose", 2, SectionKind::section, 2, std::move(blocks), {}, {}, {}});
  return sheet;
}

/// Title and heading as narrated, then the utterances given.
Script narrated(std::vector<Utterance> utterances) {
  utterances.insert(utterances.begin(), {utterance({same("A title.")}, 1, Role::title),
                                         utterance({same("Dose.")}, 2, Role::heading)});
  return script_of(std::move(utterances));
}

std::string problems(const Report& report) {
  std::string out;
  for (const auto& finding : report.findings) {
    if (finding.verdict != Verdict::verified) {
      out += to_string(finding.verdict) + " " + finding.kind + " '" + finding.written + "' (" +
             finding.heard + ") ";
    }
  }
  return out;
}

} // namespace

TEST_CASE("a script is audited sentence by sentence") {
  const auto script =
      script_of({utterance({same("Take "), alias("5 mg", "five milligrams"), same(" now.")}, 7),
                 utterance({same("Do not drive.")}, 8)});
  const auto report = audit::audit(script, nullptr);
  REQUIRE(report.findings.size() == 2);
  CHECK(report.clean());
  CHECK(report.sentences == 2);
  CHECK(report.findings[0].kind == "measure");
  CHECK(report.findings[0].written == "5 mg");
  CHECK(report.findings[0].heard == "five milligrams");
  CHECK(report.findings[0].sentence == "Take 5 mg now.");
  CHECK(report.findings[0].chapter == "one");
  CHECK(report.findings[0].line == 7);
  CHECK(report.findings[1].kind == "negation");
}

TEST_CASE("facts across runs are read as one") {
  const auto script = script_of({utterance({alias("5", "five"), same(" "), alias("mg", "milligrams")}, 1)});
  CHECK(audit::audit(script, nullptr).clean());
}

TEST_CASE("expansions are listed once and counted") {
  const auto script =
      script_of({utterance({alias("IMT", "I M T"), same(" and "), alias("ALK", "alk alk"), same(".")}, 3),
                 utterance({alias("IMT", "I M T"), same(" takes "), alias("5 mg", "five milligrams")}, 4)});
  const auto report = audit::audit(script, nullptr);
  REQUIRE(report.expansions.size() == 3);
  CHECK(report.expansions[0].written == "IMT");
  CHECK(report.expansions[0].count == 2);
  CHECK(report.expansions[0].explained);
  CHECK_FALSE(report.expansions[1].explained);
  CHECK(report.expansions[2].explained);
  CHECK(report.expansions[2].line == 4);
}

TEST_CASE("sounds instead of words need a look") {
  auto words = same("metformin");
  words.phonemes = "mɛtˈfɔːmɪn";
  const auto report = audit::audit(script_of({utterance({same("Take "), words, same(".")}, 1)}), nullptr);
  CHECK(report.clean());
  REQUIRE(report.expansions.size() == 1);
  CHECK(report.expansions[0].spoken == "/mɛtˈfɔːmɪn/");
  CHECK_FALSE(report.expansions[0].explained);
}

TEST_CASE("words that the engine has to guess are told by their shape") {
  const auto report =
      audit::audit(script_of({utterance({same("The IMT and the other one, Sjogren's syndrome, and what the "
                                              "NHSapp and a B12x in Europe do is well known, says Banting.")},
                                        3),
                              utterance({same("What Are The Causes Of It")}, 4, Role::heading),
                              utterance({same("A tumor is here. Tumor growth and IMT, see: Look there")}, 5),
                              utterance({alias("COPD", "C O P D")}, 6)}),
                   nullptr);
  std::string words;
  for (const auto& guess : report.guessed) {
    words += guess.word + ":" + guess.reason + ":" + std::to_string(guess.count) + " ";
  }
  CHECK(words == "Sjogren's:a name:1 Banting:a name:1 IMT:capital letters:2 B12x:letters and digits:1 "
                 "NHSapp:mixed capitals:1 ");
}

TEST_CASE("another language is not vouched for") {
  auto script = script_of({utterance({same("Prenez 5 mg.")}, 1)});
  script.language = "fr-FR";
  const auto report = audit::audit(script, nullptr);
  CHECK_FALSE(report.language_read);
  CHECK_FALSE(report.clean());
  CHECK(report_text(report, "x").find("English only") != std::string::npos);

  auto mixed = script_of({utterance({same("Il dit 5.")}, 1)});
  std::get<Sentence>(mixed.chapters[0].utterances[0].value).language = "fr";
  CHECK(problems(audit::audit(mixed, nullptr)) == "not understood language 'Il dit 5.' (not in English) ");
}

TEST_CASE("dates follow the language of the script") {
  auto script = script_of({utterance({alias("03/04/2020", "the third of April twenty twenty")}, 1)});
  CHECK_FALSE(audit::audit(script, nullptr).clean());
  script.language = "en-GB";
  CHECK(audit::audit(script, nullptr).clean());
}

TEST_CASE("what of the sheet is in the script passes") {
  const auto sheet = sheet_of({paragraph("Take 5 mg. Do not drive.", 3)});
  const auto script = narrated({utterance({same("Take "), alias("5 mg", "five milligrams"), same(".")}, 3),
                                utterance({same("Do not drive.")}, 3)});
  const auto report = audit::audit(script, &sheet);
  CHECK(problems(report).empty());
  CHECK(report.sheet_texts == 3);
}

TEST_CASE("a passage that nobody says is missing") {
  const auto sheet = sheet_of({paragraph("Take it daily.", 3), paragraph("Stop when a rash appears.", 5)});
  const auto report = audit::audit(narrated({utterance({same("Take it daily.")}, 3)}), &sheet);
  CHECK(problems(report) == "missing text 'Stop when a rash appears.' () ");
  CHECK(report.findings.back().line == 5);
}

TEST_CASE("an edited script is held against the sheet") {
  const auto sheet = sheet_of({paragraph("Take 150 mg. Do not drive, and rest before the test.", 3)});
  const auto edited = [&](const std::string& written, const std::string& spoken) {
    return problems(audit::audit(narrated({utterance({alias(written, spoken)}, 3)}), &sheet));
  };
  CHECK(edited("Take 150 mg. Do not drive, and rest before the test.",
               "Take one hundred fifty milligrams. Do not drive, and rest before the test.")
            .empty());
  CHECK(edited("Take 15 mg. Do not drive, and rest before the test.",
               "Take fifteen milligrams. Do not drive, and rest before the test.") ==
        "changed measure '150 mg' (fifteen milligrams) ");
  CHECK(edited("Take 150 mg. Do drive, and rest before the test.",
               "Take one hundred fifty milligrams. Do drive, and rest before the test.") ==
        "missing negation 'not' () ");
  CHECK_FALSE(edited("Take 150 mg. Do not drive, and rest after the test.",
                     "Take one hundred fifty milligrams. Do not drive, and rest after the test.")
                  .empty());
}

TEST_CASE("facts that stand nowhere in the sheet are told") {
  const auto sheet = sheet_of({paragraph("Take it daily.", 3)});
  const auto with = [&](const std::string& text, int line) {
    return problems(audit::audit(
        narrated({utterance({same("Take it daily.")}, 3), utterance({same(text)}, line)}), &sheet));
  };
  CHECK(with("Never take more than two.", 3) == "added text '' (Never take more than two.) ");
  // The program's own words have no line.
  CHECK(with("End of part two.", 0).empty());
  CHECK(with("So it is.", 3).empty());
}

TEST_CASE("lists, tables, callouts, questions and takeaways are looked for") {
  FactSheet sheet = sheet_of({});
  auto& section = sheet.sections[0];
  List list;
  list.ordered = true;
  list.items = {{"1", 3, {paragraph("First wash.", 3)}}, {"2", 4, {paragraph("Then dry.", 4)}}};
  section.blocks.push_back({list, 3});
  section.blocks.push_back(
      {Table{"Doses", {"Age", "Dose"}, {{"Child", "2 mg"}, {"Adult", "4 mg"}}, true}, 6});
  section.blocks.push_back(
      {Callout{CalloutKind::important, "Important", {paragraph("Keep it cold.", 9)}}, 8});
  section.blocks.push_back({Figure{"A syringe", "How to hold it"}, 10});
  section.questions.push_back({"Is it safe?", 11, {paragraph("Yes, it is.", 12)}});
  section.takeaways.push_back({13, {paragraph("Rest helps.", 13)}});

  const auto two = alias("2 mg", "two milligrams");
  const auto four = alias("4 mg", "four milligrams");
  auto utterances = std::vector<Utterance>{utterance({alias("1.", "one."), same(" First wash.")}, 3),
                                           utterance({alias("2.", "two."), same(" Then dry.")}, 4),
                                           utterance({same("Doses.")}, 6),
                                           utterance({same("Child.")}, 6),
                                           utterance({same("Dose: "), two}, 6),
                                           utterance({same("Adult.")}, 6),
                                           utterance({same("Dose: "), four}, 6),
                                           utterance({same("Important.")}, 8),
                                           utterance({same("Keep it cold.")}, 9),
                                           utterance({same("A syringe.")}, 10),
                                           utterance({same("How to hold it.")}, 10),
                                           utterance({same("Is it safe?")}, 11),
                                           utterance({same("Yes, it is.")}, 12),
                                           utterance({same("Rest helps.")}, 13)};
  CHECK(problems(audit::audit(narrated(utterances), &sheet)).empty());

  // Without any one of them something is missing (but the caption's repeated words may carry a cell).
  for (const std::size_t lost : {0U, 1U, 2U, 4U, 6U, 8U, 9U, 10U, 11U, 12U, 13U}) {
    CAPTURE(lost);
    auto fewer = utterances;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(lost));
    CHECK_FALSE(problems(audit::audit(narrated(fewer), &sheet)).empty());
  }
}

TEST_CASE("references may be left out as a whole, not in part") {
  FactSheet sheet = sheet_of({paragraph("Rest helps.", 3)});
  Section section{"References", 2, SectionKind::references, 20, {}, {}, {}, {}};
  section.references = {{"Smith on sleep", "", 21}, {"Jones on rest", "", 22}};
  sheet.sections.push_back(section);
  const auto without = audit::audit(narrated({utterance({same("Rest helps.")}, 3)}), &sheet);
  CHECK(problems(without).empty());
  CHECK(without.references_left_out == 2);

  const auto in_part =
      audit::audit(narrated({utterance({same("Rest helps.")}, 3), utterance({same("References.")}, 20),
                             utterance({same("Smith on sleep.")}, 21)}),
                   &sheet);
  CHECK(in_part.references_left_out == 0);
  CHECK(problems(in_part) == "missing text 'Jones on rest' () ");
}

TEST_CASE("a sentence of absurd length is reported, not read") {
  const auto report = audit::audit(script_of({utterance({same(std::string(300000, '5'))}, 1)}), nullptr);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].verdict == Verdict::not_understood);
  CHECK(report.findings[0].written.size() < 1000);
}

TEST_CASE("the reports say what was found") {
  const auto sheet = sheet_of({paragraph("Take 5 mg & \"rest\".", 3)});
  const auto script =
      narrated({utterance({same("Take "), alias("5 mg", "nine grams"), same(" & \"rest\".")}, 3)});
  const auto report = audit::audit(script, &sheet);
  REQUIRE(report.count(Verdict::changed) >= 1);

  SECTION("as JSON") {
    const auto json = nlohmann::json::parse(report_json(report, script));
    CHECK(json["format"] == "audiosheet-audit/1");
    CHECK(json["clean"] == false);
    CHECK(json["facts"] == report.facts());
    CHECK(json["findings"].size() == report.findings.size());
    CHECK(json["findings"][0]["written"] == "5 mg");
    CHECK(json["expansions"][0]["written"] == "5 mg");
  }
  SECTION("as text") {
    const auto text = report_text(report, "dose.txt");
    CHECK(text.find("dose.txt:3: changed (measure): \"5 mg\" is heard as \"nine grams\"") == 0);
    CHECK(text.find(" facts verified") != std::string::npos);
  }
  SECTION("as a page") {
    const auto html =
        report_html(report, script, &sheet, {{Severity::warning, "dose.txt", 9, 0, "a <loud> warning"}});
    CHECK(html.find("&amp; &quot;rest&quot;") != std::string::npos);
    CHECK(html.find("a &lt;loud&gt; warning") != std::string::npos);
    CHECK(html.find("need") != std::string::npos);
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
    CHECK(html.find("src=") == std::string::npos);
  }
}

TEST_CASE("the page lets nothing of a sheet become markup, script or a command") {
  FactSheet sheet = sheet_of({});
  sheet.source = "\"><script>alert(1)</script>";
  sheet.skipped = {{4, "<img src=x onerror=alert(1)>", "navi<gation"}};
  auto script = narrated({utterance({same("The IM'$(reboot)T and \u202E05 mg")}, 3)});
  script.title = "</title><script>alert(2)</script>";
  script.language = "en\" onload=\"alert(3)";
  script.chapters[0].title = "<i>One</i>";
  Report report = audit::audit(script, &sheet);
  report.guessed.push_back({"a'; reboot; '", "a name", "<u>", 1, 1});
  const auto html = report_html(report, script, &sheet);
  CHECK(html.find("<script>alert") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("<i>One") == std::string::npos);
  CHECK(html.find("en\" onload") == std::string::npos);
  CHECK(html.find("\u202E") == std::string::npos);
  CHECK(html.find("--say &#39;a&#39;\\&#39;&#39;; reboot; &#39;\\&#39;&#39;&#39;") != std::string::npos);
}

TEST_CASE("a clean script gets a page that says so") {
  const auto sheet = sheet_of({paragraph("Take 5 mg.", 3)});
  const auto script = narrated({utterance({same("Take "), alias("5 mg", "five milligrams"), same(".")}, 3)});
  const auto report = audit::audit(script, &sheet);
  CHECK(report.clean());
  CHECK(report_html(report, script, &sheet).find("All 1 facts") == std::string::npos);
  CHECK(report_html(report, script, &sheet).find("The one fact") != std::string::npos);
}
