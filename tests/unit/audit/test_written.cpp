// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/written.hpp"

#include "support/catch.hpp"

#include <string>

using namespace audiosheet::audit;

namespace {

/// "measure:5 mg negation:not" for the facts of a text.
std::string facts_of(const std::string& text, DateOrder order = DateOrder::month_first) {
  std::string out;
  for (const auto& token : read_written(text, order)) {
    if (token.kind == Token::Kind::fact) {
      out += (out.empty() ? "" : " | ") + std::string(token.fact) + ":" +
             text.substr(token.begin, token.end - token.begin);
    }
  }
  return out;
}

} // namespace

TEST_CASE("facts are found with their kind and extent") {
  const auto [text, facts] = GENERATE(table<std::string, std::string>({
      {"Nothing to count here.", "negation:Nothing"},
      {"The sun is warm.", ""},
      {"about 1,200 people", "number:1,200"},
      {"about 10 000 people", "number:10 000"},
      {"about 10\u00A0000 people", "number:10\u00A0000"},
      {"pH 7.35", "number:7.35"},
      {".5 of it", "number:.5"},
      {"Take 5 mg now.", "measure:5 mg"},
      {"500mg", "measure:500mg"},
      {"a 10-mg tablet", "measure:10-mg"},
      {"126 mg/dL", "measure:126 mg/dL"},
      {"60 mL/min/1.73 m²", "measure:60 mL/min/1.73 m²"},
      {"200 cells/mm3", "number:200 | measure:/mm3"},
      {"38.5 °C", "measure:38.5 °C"},
      {"5 in 10 people", "number:5 | number:10"},
      {"5%", "percent:5%"},
      {"50%–80%", "range:50%–80%"},
      {"5-10 days", "range:5-10 days"},
      {"6 to 12-month-old babies", "range:6 to 12-month"},
      {"1.2–3.4 mg", "range:1.2–3.4 mg"},
      {"1976–1980", "range:1976–1980"},
      {"≥ 18 years", "comparison:≥ 18 years"},
      {"p<0.05", "comparison:<0.05"},
      {"±2", "comparison:±2"},
      {"50+ years", "comparison:50+ years"},
      {"at least three times", "comparison:at least | number:three"},
      {"1/2 cup", "measure:1/2 cup"},
      {"2½ hours", "measure:2½ hours"},
      {"120/80 mmHg", "measure:120/80 mmHg"},
      {"a ratio of 2:1", "ratio:2:1"},
      {"2 × 500 mg", "product:2 × 500 mg"},
      {"10^9/L", "measure:10^9/L"},
      {"3 × 10⁻⁶", "scientific:3 × 10⁻⁶"},
      {"1st and 22nd", "ordinal:1st | ordinal:22nd"},
      {"$1.50", "money:$1.50"},
      {"$5-10 million", "money:$5-10 million"},
      {"-5 °C", "measure:-5 °C"},
      {"non-5", "negation:non | number:5"},
      {"2021-03-05", "date:2021-03-05"},
      {"March 5, 2021", "date:March 5, 2021"},
      {"5 March 2021", "date:5 March 2021"},
      {"Oct. 2019", "date:Oct. 2019"},
      {"It may 5 times recur", "date:may 5"},
      {"the 1990s", "date:1990s"},
      {"12:05 pm", "time:12:05 pm"},
      {"9am", "time:9am"},
      {"301-592-8573", "phone:301-592-8573"},
      {"+44 20 7946 0000", "phone:+44 20 7946 0000"},
      {"1-800-4-CANCER", "phone:1-800-4-CANCER"},
      {"IL-6", "code:6"},
      {"T4N1M0", "code:4 | code:1 | code:0"},
      {"CO2", "code:CO2"},
      {"CD4+", "code:4 | code:+"},
      {"stage IV", "roman:IV"},
      {"stages I to III", "roman:I | roman:III"},
      {"an IV drip", ""},
      {"I am", ""},
      {"not, cannot, didn’t", "negation:not | negation:cannot | negation:didn’t"},
      {"b.i.d.", "dose:b.i.d."},
      {"w/o food", "negation:w/o"},
      {"No. 5", "number:No. | number:5"},
      {"One of them, two of us", "number:two"},
      {"one hundred fifty", "number:one hundred fifty"},
      {"see www.example.org/5?a=10", ""},
      {"info5@example.org", ""},
      {"version 1.2.3", "code:1.2.3"},
      {"24/7", "fraction:24/7"},
      {"10/2024", "date:10/2024"},
      {"13/2024", "fraction:13/2024"},
      {"in mg/dL or mmol/L", "measure:mg/dL | measure:mmol/L"},
      {"given in mg", "measure:mg"},
      {"his/her", ""},
  }));
  CAPTURE(text);
  CHECK(facts_of(text) == facts);
}

TEST_CASE("the order of day and month follows the language") {
  CHECK(facts_of("03/04/2020", DateOrder::day_first) == "date:03/04/2020");
  CHECK(facts_of("31/12/2020") == "date:31/12/2020");
  CHECK(facts_of("31/31/2020").find("date") == std::string::npos);
}
