// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken.hpp"
#include "support/catch.hpp"

#include <string>

using audiosheet::narrate::SpokenForm;

namespace {

const SpokenForm& american() {
  static const SpokenForm form("en-US");
  return form;
}

const SpokenForm& british() {
  static const SpokenForm form("en-GB");
  return form;
}

using Row = std::tuple<const char*, const char*>;

} // namespace

TEST_CASE("numbers are said with what belongs to them") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"It grows in 7 of 9 people.", "It grows in seven of nine people."},
      Row{"some 3,450 visits", "some three thousand four hundred fifty visits"},
      Row{"66 000 beds", "sixty-six thousand beds"},
      Row{"a loss of 0.75 litres", "a loss of zero point seven five litres"},
      Row{"40-65%", "forty to sixty-five percent"},
      Row{"40–65 % of them", "forty to sixty-five percent of them"},
      Row{"a change of −3", "a change of minus three"},
      Row{"up to 12-15 weeks", "up to twelve to fifteen weeks"},
      Row{"2¾ cups", "two and three quarters cups"},
      Row{"the 3rd day", "the third day"},
      Row{"in the 1970s", "in the nineteen seventies"},
      Row{"3.2 × 10⁶ copies/mL", "three point two times ten to the power of six copies per milliliter"},
  }));
  CHECK(american().line(written) == spoken);
}

TEST_CASE("units are said in full, one or many") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"1 mL", "one milliliter"},
      Row{"7 mL", "seven milliliters"},
      Row{"a 250-mg capsule", "a two hundred fifty milligram capsule"},
      Row{"15 mg/kg/day", "fifteen milligrams per kilogram per day"},
      Row{"90 mL/min/1.73 m²", "ninety milliliters per minute per one point seven three square meters"},
      Row{"39.5 °C", "thirty-nine point five degrees Celsius"},
      Row{"250 ×10⁹/L", "two hundred fifty times ten to the power of nine per liter"},
      Row{"80 mm Hg", "eighty millimeters of mercury"},
      Row{"65µg", "sixty-five micrograms"},
  }));
  CHECK(american().line(written) == spoken);
}

TEST_CASE("British English spells and counts its own way") {
  CHECK(british().line("250 mL") == "two hundred and fifty millilitres");
  CHECK(british().line("1,005 m") == "one thousand and five metres");
}

TEST_CASE("comparison signs are said") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"P<0.01", "P less than zero point zero one"},
      Row{"a BMI ≥ 35", "a B M I greater than or equal to thirty-five"},
      Row{"<=4 g", "less than or equal to four grams"},
      Row{"≥ 130/80 mmHg", "greater than or equal to one hundred thirty over eighty millimeters of mercury"},
      Row{"12 ± 3", "twelve plus or minus three"},
      Row{"~30%", "about thirty percent"},
  }));
  CHECK(american().line(written) == spoken);
}

TEST_CASE("citation markers are silent, other brackets are not") {
  CHECK(american().line("It heals.[4][17] Mostly.") == "It heals. Mostly.");
  CHECK(american().line("It heals [3–5].") == "It heals.");
  CHECK(american().line("an interval of [0.2]") == "an interval of, zero point two");
}

TEST_CASE("abbreviations are spelled, words in capitals are not") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"The MRI and two CTs", "The M R I and two C T's"},
      Row{"ALK-negative", "eigh L K-negative"},
      Row{"IL-17 and CD8+ cells", "I L seventeen and C D eight positive cells"},
      Row{"Do NOT drive", "Do NOT drive"},
      Row{"Take 2 tabs. Open the Actions tab.", "Take two tablets. Open the Actions tab."},
      Row{"Aspirin tab. 81 mg", "Aspirin tablet eighty-one milligrams"},
      Row{"SHAKE WELL. Take it every HOUR.", "SHAKE WELL. Take it every HOUR."},
      Row{"ONE tablet PER DAY", "ONE tablet PER DAY"},
      Row{"a blood clot (DVT) forms", "a blood clot, D V T, forms"},
      Row{"vitamin A deficiency", "vitamin eigh deficiency"},
  }));
  CHECK(american().line(written) == spoken);
}

TEST_CASE("a sheet's own acronyms are taken from it") {
  SpokenForm form("en-US");
  CHECK(form.line("Signs of LIVER") == "Signs of LIVER");
  form.learn("Low intensity vascular embolus removal (LIVER) is a made-up name.");
  CHECK(form.line("Signs of LIVER") == "Signs of L I V E R");
}

TEST_CASE("another language passes through unchanged") {
  const SpokenForm form("fr-FR");
  CHECK(form.line("5 mg [1]") == "5 mg [1]");
}

TEST_CASE("joined runs are the text, byte for byte") {
  const std::string text = "Take 5–10 mg [2] \xE2\x80\x8Bof \xFF it (½ a tablet) ≥ 2×/day.\t";
  std::string joined;
  for (const auto& run : american().runs(text)) {
    joined += run.written;
  }
  CHECK(joined == text);
}
