// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/accounting.hpp"
#include "read/countries.hpp"
#include "read/reader.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

TEST_CASE("every word is counted where it went") {
  FactSheet sheet;
  sheet.title = "Flu";
  sheet.lead = {{Paragraph{"Flu is viral. Flu spreads."}, 1}};
  sheet.skipped = {{3, "Go back", "navigation"}};
  const WordAccount account = account_for("FLU\n\nGo back\n\nFlu is viral.[1] Flu spreads. Rest!\n", sheet);
  CHECK(account.words == 10);
  CHECK(account.kept == 6);
  CHECK(account.skipped == 2);
  CHECK(account.lost == std::vector<std::string>{"1", "rest"});
}

TEST_CASE("a raised number parts from its word when it is a citation marker, and stays when it is a power") {
  FactSheet sheet;
  sheet.title = "Asthma is a disease. 25 kg/m² or 10⁹ cells.";
  sheet.skipped = {{1, "³", "citation marker"}, {1, "¹²", "citation marker"}};
  CHECK(account_for("Asthma is a disease³.¹² 25 kg/m² or 10⁹ cells.", sheet).lost.empty());
  CHECK(account_for("Asthma is a disease⁴.", sheet).lost == std::vector<std::string>{"⁴"});
}

TEST_CASE("the letter o is no word where it is a bullet") {
  FactSheet sheet;
  sheet.title = "Rest. Drink. Type o blood";
  CHECK(account_for("o Rest.\n  o Drink.\nType o blood\n", sheet).lost.empty());
  CHECK(account_for("o Rest.\n  o Drink.\nType o blood, o\n", sheet).lost == std::vector<std::string>{"o"});
}

TEST_CASE("a word said once less than written is lost") {
  FactSheet sheet;
  sheet.title = "no no";
  CHECK(account_for("no no no", sheet).lost == std::vector<std::string>{"no"});
}

TEST_CASE("a word that a line's end parts counts whole or in halves, as it was read") {
  FactSheet sheet;
  sheet.title = "inflammation and long-term care";
  CHECK(account_for("in-\nflammation and long-\n  term care", sheet).lost.empty());
}

TEST_CASE("a word is not lost where it is only cut elsewhere, and is where its letters are other words") {
  FactSheet sheet;
  sheet.title = "1 uni and usec of it";
  CHECK(account_for("1uni and use c of it", sheet).lost.empty());
  CHECK(account_for("1 uni and use c of it ofit", sheet).lost == std::vector<std::string>{"ofit"});
  CHECK(account_for("1uni 1uni and usec of it", sheet).lost == std::vector<std::string>{"1uni"});
}

TEST_CASE("a number is lost where it is not said, whatever figures were left out") {
  FactSheet sheet;
  sheet.title = "take mg";
  sheet.skipped = {{3, "1 2", "navigation"}};
  CHECK(account_for("take 12 mg", sheet).lost == std::vector<std::string>{"12"});
  sheet.title = "take 10 mg";
  sheet.skipped = {};
  CHECK(account_for("take 1 0 mg", sheet).lost == std::vector<std::string>{"1", "0"});
}

TEST_CASE("countries are known, other words are none") {
  CHECK(is_list_of_countries("Austria Belgium The Netherlands +6"));
  CHECK(is_list_of_countries("United States, United Kingdom and Czechia"));
  CHECK_FALSE(is_list_of_countries("Brigatinib"));
  CHECK_FALSE(is_list_of_countries("France has many"));
  CHECK_FALSE(is_list_of_countries("+6"));
}

TEST_CASE("deleted text parts no word, a deleted block does") {
  CHECK(read_sheet("page.html", "<html lang=en><main><h1>Rest</h1><p>Ta<del>l</del>ke it.</p>"
                                "<span>before<del><p>gone</p></del>after</span></main></html>")
            .sheet.account.lost.empty());
}

TEST_CASE("a word that the source parts is one word or its parts") {
  FactSheet sheet;
  sheet.lead = {
      {.value =
           Paragraph{"Drink H2O. The skin is inflamed. Never usice or a thermopack. Ice 2units as a whole."},
       .line = 1}};
  CHECK(account_for(R"(Drink H\ :sub:`2`\ O. The skin is in-
      flamed. Never us\ ice or a ther``mo``\pack. Ice 2``units`as`a`whole.)",
                    sheet)
            .lost.empty());
  CHECK(account_for(R"(Never re\ ally ice. Drink H\ 3.)", sheet).lost ==
        std::vector<std::string>{"re", "ally", "h", "3"});
}
