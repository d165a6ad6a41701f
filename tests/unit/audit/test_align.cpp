// SPDX-License-Identifier: GPL-3.0-or-later
//
// Right ways to say a text: none may raise an alarm.
#include "audit_pair.hpp"

#include "support/catch.hpp"
#include "support/processor_time.hpp"

#include <string>

using namespace audiosheet::audit;

TEST_CASE("right ways to say a text pass") {
  const auto [written, spoken] = GENERATE(table<std::string, std::string>({
      {"about 1,200 people", "about twelve hundred people"},
      {"about 1,200 people", "about one thousand two hundred people"},
      {"10 000 people", "ten thousand people"},
      {"in 2020, 5 people", "in twenty twenty, five people"},
      {"in 2020 150 people", "in two thousand twenty one hundred fifty people"},
      {"0.5 to 1.0", "point five to one point zero"},
      {"1% and 2%", "one per cent and two per cent"},
      {"50%–80%", "fifty percent to eighty percent"},
      {"5 mg to 10 mg", "five to ten milligrams"},
      {"5–10 litres", "five to ten liters"},
      {"10 mL", "ten millilitres"},
      {"a 10 mL syringe", "a ten milliliter syringe"},
      {"70 kg", "seventy kilos"},
      {"5 m²", "five meters squared"},
      {"5 cc", "five cubic centimeters"},
      {"72 bpm", "seventy-two beats per minute"},
      {"120/80 mmHg", "one hundred twenty over eighty millimeters of mercury"},
      {"mm Hg of 5 mm Hg", "M M H G of five millimeters of mercury"},
      {"37 °C (98.6 °F)", "thirty-seven degrees Celsius, ninety-eight point six degrees Fahrenheit,"},
      {"2 IU/kg", "two international units per kilogram"},
      {"5 mg/day", "five milligrams a day"},
      {"200 cells/mm3", "two hundred cells per cubic millimeter"},
      {"3 tablets/day", "three tablets per day"},
      {"1/2 cup", "half a cup"},
      {"1/2 cup", "one half cup"},
      {"¾ of cases", "three fourths of cases"},
      {"2½ hours", "two and a half hours"},
      {"9/10 people", "nine out of ten people"},
      {"24/7", "twenty-four seven"},
      {"≥ 18 years", "eighteen years or older"},
      {"BMI ≥30", "B M I of at least thirty"},
      {"65+", "sixty-five or older"},
      {"n = 150", "n is one hundred and fifty"},
      {"HR 1.5 (95% CI 1.2–3.4)",
       "H R one point five, ninety-five percent C I one point two to three point four,"},
      {"10⁹/L", "ten to the power of nine per liter"},
      {"a 10-fold rise", "a tenfold rise"},
      {"5x as many", "five times as many"},
      {"the 1st trimester", "the first trimester"},
      {"Henry VIII", "Henry the eighth"},
      {"NYHA class III", "N Y H A class three"},
      {"Stage IIIA", "Stage three A"},
      {"vitamin D3", "vitamin D three"},
      {"SARS-CoV-2", "sars co vee two"},
      {"HbA1c", "H B A one C"},
      {"HER2-positive", "her two positive"},
      {"BRCA1/2", "bracka one and two"},
      {"CO₂", "carbon dioxide"},
      {"H2O", "H two O"},
      {"Na+ channels", "sodium channels"},
      {"TNF-α", "T N F alpha"},
      {"COPD is common.", "C O P D is common."},
      {"SSRIs work", "S S R eyes work"},
      {"UTIs", "U T I s"},
      {"(e.g. ibuprofen)", ", for example ibuprofen,"},
      {"Dr. Smith vs. Mr. Jones", "Doctor Smith versus Mister Jones"},
      {"approx. 5", "approximately five"},
      {"pain, etc.", "pain, et cetera"},
      {"take it q.i.d.", "take it four times daily"},
      {"p.r.n.", "as needed"},
      {"w/o food", "without food"},
      {"tablet(s)", "tablets"},
      {"in mg/dL", "in milligrams per deciliter"},
      {"in mg/dL", "in M G slash D L"},
      {"Revised 10/2024", "Revised October twenty twenty-four"},
      {"A&E", "A and E"},
      {"and/or", "and or"},
      {"heart/lung", "heart slash lung"},
      {"#1 cause", "number one cause"},
      {"No. 5", "number five"},
      {"It is safe, isn’t it? No.", "It is safe, isn't it? No."},
      {"You can't.", "You cannot."},
      {"March 5, 2021", "the fifth of March twenty twenty-one"},
      {"2021-03-05", "March the fifth, two thousand twenty-one"},
      {"5–7 March", "the fifth to the seventh of March"},
      {"in May 2020", "in May of twenty twenty"},
      {"the 60s", "the sixties"},
      {"2008-09", "two thousand eight to two thousand nine"},
      {"at 7:30 pm", "at half past seven P M"},
      {"at 14:00", "at two o'clock"},
      {"9 a.m.", "nine A M"},
      {"a ratio of 2:1", "a ratio of two to one"},
      {"Call 911.", "Call nine one one."},
      {"Call 999 or 112.", "Call nine nine nine or one one two."},
      {"(412) 268 6299", "four one two, two six eight, six two double nine"},
      {"1-800-342-2383", "one, eight hundred, three four two, two three eight three"},
      {"$1.21", "one dollar and twenty-one cents"},
      {"$1.21", "one point two one dollars"},
      {"£5 million", "five million pounds"},
      {"$350/yr", "three hundred fifty dollars per year"},
      {"See MedlinePlus.gov for 5 tips", "See medline plus dot gov for five tips"},
      {"https://example.org/a1/22 is it", "example dot org slash a one slash twenty two is it"},
      {"info5@example.org", "info five at example dot org"},
      {"⚠️ Stop at once", "Stop at once"},
      {"“on,” telling", "on, telling"},
      {"Sjögren’s and Ménière’s", "Sjögren's and Ménière's"},
      {"WARNING: DO NOT DRIVE", "WARNING: DO NOT DRIVE"},
      {"one of the most common", "one of the most common"},
      {"less than one in one million", "less than one in one million"},
      {"6 ft 2 in. tall", "six feet two inches tall"},
      {"3″ of snow", "three inches of snow"},
      {"he said \"take 7\" twice", "he said take seven twice"},
  }));
  CAPTURE(written, spoken);
  CHECK(problems(audit_pair(written, spoken)).empty());
}

TEST_CASE("a text said as it stands passes when it has no digits and signs") {
  const std::string text =
      "It isn't known why two thirds of people never feel it, and less than one in ten does.";
  const auto audit = audit_pair(text, text);
  CHECK(problems(audit).empty());
  CHECK(audit.findings.size() == 5);
}

TEST_CASE("one word with an alias of its own is a matter of pronunciation") {
  const std::string written = "Take metformin daily.";
  const std::vector<RunSpan> runs = {{5, 14, true, false, 0, 0}};
  const auto audit = audit_sentence(written, "Take met for min daily.", runs, DateOrder::month_first);
  CHECK(audit.findings.empty());
  CHECK(audit.unexplained.size() == 1);
  // But not when it says something: left is not right.
  CHECK(problems(audit_sentence("The left lung.", "The right lung.", {{4, 8, true, false, 0, 0}},
                                DateOrder::month_first)) == "changed words 'left' (right) ");
}

TEST_CASE("the order of facts counts") {
  CHECK_FALSE(problems(audit_pair("5 mg and 10 g", "ten grams and five milligrams")).empty());
  CHECK_FALSE(problems(audit_pair("16% and 38%", "thirty-eight percent and sixteen percent")).empty());
}

TEST_CASE("a finding carries its context, not a whole page") {
  std::string long_text = "word ";
  for (int i = 0; i < 2000; ++i) {
    long_text += "word ";
  }
  const auto audit = audit_pair(long_text + "5 mg " + long_text, long_text + "five milligrams " + long_text);
  REQUIRE(audit.findings.size() == 1);
  CHECK(audit.findings[0].sentence.size() < 700);
  CHECK(audit.findings[0].sentence.find("5 mg") != std::string::npos);
}

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) {
    out += piece;
  }
  return out;
}

} // namespace

TEST_CASE("hostile sentences take bounded time") {
  // Within the size that a sentence may have, written and spoken at odds or alike.
  const auto [written, spoken] = GENERATE(table<std::string, std::string>({
      {"1 ", "one "},
      {"1", "one "},
      {"1-", "one to "},
      {"5 mg/", "five "},
      {"not ", "yes "},
      {"9 ", "nine hundred million billion "},
      {"a ", "b "},
      {"1/2 ", "one two "},
      {"≥", "greater than or equal to "},
      {"I.", "I "},
      {"\"7\" ", "seven "},
      {"seven ", "seven hundred "},
      {"www.a.com/", "a dot com "},
      {"(((", ")))"},
      {"\xFF\xFE", "\x80\x80"},
      {"10^", "ten to the "},
      {"2021-03-05 ", "March fifth "},
      {"IVXLCDM ", "four "},
      {"x", "y"},
      {"'", "'"},
      {"1,000,", "one thousand "},
  }));
  CAPTURE(written, spoken);
  constexpr std::size_t k_size = 50000;
  SentenceAudit audit;
  CHECK(audiosheet::test::processor_seconds([&, written = written, spoken = spoken] {
          audit = audit_pair(repeated(written, k_size), repeated(spoken, k_size));
        }) < 10);
  CHECK(audit.findings.size() <= k_size);
}

TEST_CASE("a number of 400 digits loses none") {
  const std::string digits_written = repeated("12345678", 400);
  std::string spoken = repeated("one two three four five six seven eight ", 40 * 50);
  CHECK(problems(audit_pair(digits_written, spoken)).empty());
  spoken.replace(spoken.find("four"), 4, "five");
  CHECK_FALSE(problems(audit_pair(digits_written, spoken)).empty());
}
