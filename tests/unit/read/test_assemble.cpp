// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"
#include "unit/read/dump.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

namespace {

using Entry = std::variant<Heading, Block>;

Entry heading(const std::string& text, int level, HeadingMark mark = HeadingMark::none) {
  return Heading{text, level, 1, mark};
}
Entry paragraph(const std::string& text) { return Block{Paragraph{text}, 1}; }
Entry list(const std::vector<std::string>& items) {
  List out;
  for (const std::string& item : items) {
    out.items.push_back({{}, 1, {{Paragraph{item}, 1}}});
  }
  return Block{std::move(out), 1};
}

FactSheet assembled(std::vector<Entry> entries, const std::string& form = "html",
                    const std::string& title = "") {
  Outline outline;
  outline.form = form;
  outline.title = title;
  outline.language = "en";
  outline.entries = std::move(entries);
  return assemble(std::move(outline));
}

std::vector<std::string> reasons(const FactSheet& sheet) {
  std::vector<std::string> out;
  for (const Skipped& piece : sheet.skipped) {
    out.push_back(piece.text + ": " + piece.reason);
  }
  return out;
}

} // namespace

TEST_CASE("the title is the form's, the marked, the highest heading; said once") {
  CHECK(dump(assembled({heading("Flu", 1), paragraph("A."), heading("Signs", 2), paragraph("B.")})) ==
        "= Flu\np A.\n## Signs\np B.\n");
  CHECK(dump(assembled({heading("Flu", 2), heading("Signs", 4), paragraph("B.")})) ==
        "= Flu\n## Signs\np B.\n");
  CHECK(dump(assembled({heading("Site", 1), heading("Flu", 2, HeadingMark::title), paragraph("A.")})) ==
        "= Flu\n## Site\np A.\n");
  const FactSheet repeated = assembled({heading("Flu", 1), paragraph("A.")}, "markdown", "Flu");
  CHECK(dump(repeated) == "= Flu\np A.\n");
  CHECK(reasons(repeated) == std::vector<std::string>{"Flu: title repeated"});
  CHECK(dump(assembled({heading("Signs", 2), paragraph("A."), heading("Help", 2), paragraph("B.")})) ==
        "= \n## Signs\np A.\n## Help\np B.\n");
}

TEST_CASE("levels have no jumps, and the source's are kept beside them") {
  const FactSheet sheet =
      assembled({heading("Flu", 1), heading("A", 3), heading("B", 6), heading("C", 4), heading("D", 3)});
  std::vector<int> levels;
  std::vector<int> source;
  for (const Section& section : sheet.sections) {
    levels.push_back(section.level);
    source.push_back(section.source_level);
  }
  CHECK(levels == std::vector<int>{2, 3, 3, 2});
  CHECK(source == std::vector<int>{3, 6, 4, 3});
  // A fragment whose title is an h2 with h3 right below is raised.
  CHECK(assembled({heading("Shock", 2), heading("Signs", 3)}).sections.at(0).source_level == 2);
}

TEST_CASE("questions under a FAQ are its questions, elsewhere they are sections") {
  CHECK(dump(assembled({heading("Flu", 1), heading("What is flu?", 2), paragraph("A virus."),
                        heading("FAQ", 2), heading("Is it common?", 3), paragraph("Yes."), heading("More", 4),
                        paragraph("Much."), heading("Help", 2), paragraph("Call.")})) ==
        "= Flu\n## What is flu?\np A virus.\n## FAQ [faq]\n? Is it common?\n  p Yes.\n  p More\n  p "
        "Much.\n## Help\np Call.\n");
  CHECK(dump(assembled({heading("Flu", 1), heading("FAQ", 2), paragraph("Is it common?"), paragraph("Yes."),
                        paragraph("Q: Does it hurt? A: A little.")})) ==
        "= Flu\n## FAQ [faq]\n? Is it common?\n  p Yes.\n? Does it hurt?\n  p A little.\n");
  CHECK(dump(assembled(
            {heading("Flu", 1), heading("FAQ", 2), list({"Is it common? Yes.", "Does it hurt? No."})})) ==
        "= Flu\n## FAQ [faq]\n? Is it common?\n  p Yes.\n? Does it hurt?\n  p No.\n");
}

TEST_CASE("takeaways and references are told by their headings and their look") {
  CHECK(dump(assembled(
            {heading("Flu", 1), heading("Key facts", 2), paragraph("In short:"), list({"One.", "Two."})})) ==
        "= Flu\n## Key facts [takeaways]\np In short:\n* One.\n* Two.\n");
  CHECK(dump(assembled({heading("Flu", 1), heading("Key points", 2), paragraph("One."),
                        paragraph("Two.")})) == "= Flu\n## Key points [takeaways]\n* One.\n* Two.\n");
  CHECK(dump(assembled(
            {heading("Iron", 1), heading("Sources", 2), paragraph("Meat and beans have much iron.")})) ==
        "= Iron\n## Sources\np Meat and beans have much iron.\n");
  const FactSheet sheet = assembled(
      {heading("Iron", 1), heading("Sources", 2), paragraph("Agency (2020), https://example.org/iron.")});
  REQUIRE(sheet.sections.at(0).kind == SectionKind::references);
  CHECK(sheet.sections.at(0).references.at(0).url == "https://example.org/iron");
}

TEST_CASE("callouts that only words mark") {
  const std::string form = GENERATE(as<std::string>{}, "text", "html");
  CAPTURE(form);
  CHECK(dump(assembled({heading("Flu", 1), paragraph("Warning: Call for help if:"), list({"blue lips"}),
                        paragraph("Rest.")},
                       form)) ==
        "= Flu\n! warning (Warning)\n  p Call for help if:\n  - blue lips\np Rest.\n");
  CHECK(dump(assembled({heading("Flu", 1), paragraph("Important"), paragraph("Drink."), paragraph("Rest.")},
                       form)) == "= Flu\n! important (Important)\n  p Drink.\np Rest.\n");
  CHECK(dump(assembled({heading("Flu", 1), heading("Signs", 2), paragraph("Fever."),
                        heading("⚠️ Danger", 3), paragraph("Blue lips.")},
                       form)) == "= Flu\n## Signs\np Fever.\n! danger (Danger)\n  p Blue lips.\n");
  // In a form with boxes a paragraph that says Note stays prose.
  CHECK(dump(assembled({heading("Flu", 1), paragraph("Note: It is viral.")}, form)) ==
        (form == "text" ? "= Flu\n! note (Note)\n  p It is viral.\n" : "= Flu\np Note: It is viral.\n"));
}

TEST_CASE("a box takes the stronger kind of its own first words") {
  Callout box{CalloutKind::note,
              "Note",
              {{Paragraph{"Important safety notice"}, 1}, {Paragraph{"Check."}, 1}},
              "directive note"};
  CHECK(dump(assembled({heading("Pump", 1), Block{box, 1}})) ==
        "= Pump\n! important (Important safety notice)\n  p Check.\n");
  box.kind = CalloutKind::danger;
  box.title = "Danger";
  CHECK(dump(assembled({heading("Pump", 1), Block{box, 1}})) ==
        "= Pump\n! danger (Danger)\n  p Important safety notice\n  p Check.\n");
}

TEST_CASE("the warnings of a leaflet are warnings") {
  CHECK(dump(assembled({heading("Tablet", 1), heading("Warnings and precautions", 2),
                        paragraph("Talk to your doctor if:"), list({"you are pregnant"}),
                        paragraph("Keep it dry.")})) ==
        "= Tablet\n## Warnings and precautions\n! warning (Warning)\n  p Talk to your doctor if:\n  - you "
        "are pregnant\np Keep it dry.\n");
}

TEST_CASE("what belongs to the page goes, what belongs to the text stays") {
  const FactSheet sheet =
      assembled({heading("Flu", 1), paragraph("Go back"), list({"Home", "Menu", "Share"}),
                 list({"Hospital", "Home"}), paragraph("© 2024 Agency"), paragraph("Home care helps.")});
  CHECK(dump(sheet) == "= Flu\n- Hospital\n- Home\np Home care helps.\n");
  CHECK(reasons(sheet) == std::vector<std::string>{"Go back: navigation", "Home: navigation",
                                                   "Menu: navigation", "Share: navigation",
                                                   "© 2024 Agency: copyright notice"});
}

TEST_CASE("the language is the document's, else told from the text") {
  const auto [tag, text, language] = GENERATE(table<std::string, std::string, std::string>({
      {"EN_us", "", "en-US"},
      {"fr", "The text does not matter here.", "fr"},
      {"not a tag!", "La fièvre est fréquente chez l'enfant et passe souvent sans traitement.", "fr"},
      {"", "Fieber ist bei Kindern häufig und geht meist ohne Behandlung vorbei.", "de"},
      {"", "La fiebre es frecuente en los niños y suele pasar sin tratamiento.", "es"},
      {"", "A febre é frequente nas crianças e costuma passar sem tratamento.", "pt"},
      {"", "Gorączka u dzieci jest częsta i zwykle mija bez leczenia.", "pl"},
      {"", "חום שכיח אצל ילדים ולרוב חולף ללא טיפול.", "he"},
      {"", "", "en"},
  }));
  Outline outline;
  outline.language = tag;
  outline.entries = {paragraph(text)};
  CAPTURE(tag, text);
  CHECK(assemble(std::move(outline)).language == language);
}
