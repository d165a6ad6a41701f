// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspect_output.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace audiosheet;
using namespace audiosheet::app;

namespace {

FactSheet sample() {
  FactSheet sheet;
  sheet.title = "Flu \"A\"";
  sheet.title_line = 1;
  sheet.form = "text";
  sheet.lead = {{Paragraph{"Viral."}, 3}};
  Section signs{"Signs", 2, SectionKind::section, 5, {}, {}, {}, {}, 3};
  const List list{
      false,
      {{"", 8, {{Callout{CalloutKind::danger, "Danger", {{Paragraph{"Blue lips."}, 8}}, "word"}, 8}}}}};
  signs.blocks = {{Paragraph{"Fever."}, 7}, {list, 8}};
  Section faq{"FAQ", 2, SectionKind::faq, 10, {}, {{"Is it common?", 11, {{Paragraph{"Yes."}, 12}}}}, {}, {}};
  Section key{"Key facts", 2, SectionKind::takeaways, 14, {}, {}, {{15, {{Paragraph{"Rest."}, 15}}}}, {}};
  Section refs{"References", 2, SectionKind::references, 17, {}, {}, {}, {{"Agency", "", 18}}};
  sheet.sections = {signs, faq, key, refs};
  sheet.skipped = {{2, "Go back", "navigation"}};
  sheet.account = {12, 10, 2, {}};
  return sheet;
}

} // namespace

TEST_CASE("inspect writes the sheet as JSON") {
  const auto json = nlohmann::json::parse(inspect_json(sample()));
  CHECK(json["title"] == "Flu \"A\"");
  CHECK(json["sections"].size() == 4);
  CHECK(json["sections"][0] == nlohmann::json{{"heading", "Signs"},
                                              {"level", 3},
                                              {"kind", "section"},
                                              {"line", 5},
                                              {"text", "Fever.\n• Danger\nBlue lips."}});
  CHECK(json["callouts"] == nlohmann::json::array({{{"kind", "danger"},
                                                    {"title", "Danger"},
                                                    {"section", "Signs"},
                                                    {"line", 8},
                                                    {"text", "Blue lips."},
                                                    {"evidence", "word"}}}));
  CHECK(json["faq"] == nlohmann::json::array({{{"question", "Is it common?"}, {"answer", "Yes."}}}));
  CHECK(json["takeaways"] == nlohmann::json::array({"Rest."}));
  CHECK(json["references"] == nlohmann::json::array({"Agency"}));
  CHECK(json["skipped"] ==
        nlohmann::json::array({{{"line", 2}, {"text", "Go back"}, {"reason", "navigation"}}}));
  CHECK(json["words"]["source"] == 12);
}

TEST_CASE("an empty sheet is valid JSON too") {
  const auto json = nlohmann::json::parse(inspect_json({}));
  CHECK(json["sections"].empty());
  CHECK(json["sections"].is_array());
}

TEST_CASE("inspect draws the sheet as a tree with what was left out and why") {
  const std::string tree = inspect_tree(sample(), false);
  CHECK(tree.starts_with("Flu \"A\" (text, en)  :1\n├─ Viral.  :3\n"));
  CHECK(tree.find("⚠ danger: Danger (told by word)  :8") != std::string::npos);
  CHECK(tree.find("question: Is it common?  :11") != std::string::npos);
  CHECK(tree.find("takeaway 1: Rest.  :15") != std::string::npos);
  CHECK(tree.find("navigation (1)") != std::string::npos);
  CHECK(tree.find("Go back  :2") != std::string::npos);
  CHECK(tree.find('\033') == std::string::npos);
  CHECK(inspect_tree(sample(), true).find("\033[1m") != std::string::npos);
}
