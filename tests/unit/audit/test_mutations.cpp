// SPDX-License-Identifier: GPL-3.0-or-later
//
// Faults that a verbaliser, or a hand that edits a script, could make: each has to be caught, and the
// sentence without the fault has to pass.
#include "audit_pair.hpp"

#include "support/catch.hpp"

#include <string>

using namespace audiosheet::audit;

TEST_CASE("a fault in what is said is caught, and the sentence without it passes") {
  const auto [written, right, wrong] = GENERATE(table<std::string, std::string, std::string>({
      // Denials
      {"Do not drive after this test.", "Do not drive after this test.", "Do drive after this test."},
      {"It is never safe alone.", "It is never safe alone.", "It is safe alone."},
      {"Take it without food.", "Take it without food.", "Take it with food."},
      {"Take it w/o food.", "Take it without food.", "Take it with food."},
      {"You can't catch it.", "You can't catch it.", "You can catch it."},
      {"You cannot catch it.", "You cannot catch it.", "You can catch it."},
      {"There is no cure yet.", "There is no cure yet.", "There is a cure yet."},
      {"It doesn't spread.", "It doesn't spread.", "It does spread."},
      {"It spreads slowly.", "It spreads slowly.", "It never spreads slowly."},
      // Numbers
      {"About 50 people were ill.", "About fifty people were ill.", "About fifteen people were ill."},
      {"About 15 people were ill.", "About fifteen people were ill.", "About fifty people were ill."},
      {"About 150 people.", "About one hundred fifty people.", "About one hundred people."},
      {"About 150 people.", "About one hundred and fifty people.", "About one hundred and fifteen people."},
      {"About 1,200 people.", "About one thousand two hundred people.",
       "About one hundred two hundred people."},
      {"About 100 people.", "About one hundred people.", "About one thousand people."},
      {"About 250000 people.", "About two hundred fifty thousand people.", "About two hundred fifty people."},
      {"a pH of 7.35", "a P H of seven point three five", "a P H of seven thirty-five"},
      {"a level of 0.5", "a level of zero point five", "a level of five"},
      {"a level of 0.05", "a level of zero point zero five", "a level of zero point five"},
      {"a level of 1.5", "a level of one point five", "a level of one five"},
      {"a level of 5", "a level of five", "a level of five point two"},
      {"-5 at night", "minus five at night", "five at night"},
      {"2 1/2 hours", "two and a half hours", "two hours"},
      {"2 hours", "two hours", "two and a half hours"},
      {"3/4 of cases", "three quarters of cases", "one quarter of cases"},
      {"2/3 of people", "two thirds of people", "two fifths of people"},
      {"the 21st century", "the twenty-first century", "the twenty century"},
      {"6 million people", "six million people", "six billion people"},
      {"$1.5 million", "one point five million dollars", "one point five dollars"},
      // Units
      {"Take 5 mg now.", "Take five milligrams now.", "Take five micrograms now."},
      {"Take 100 µg now.", "Take one hundred micrograms now.", "Take one hundred milligrams now."},
      {"Take 400 mcg now.", "Take four hundred micrograms now.", "Take four hundred milligrams now."},
      {"Take 5 mg now.", "Take five milligrams now.", "Take five now."},
      {"Take 5 mg now.", "Take five milligrams now.", "Take five grams now."},
      {"5 mg/day at most", "five milligrams per day at most", "five milligrams at most"},
      {"5 mg/kg/day", "five milligrams per kilogram per day", "five milligrams per day"},
      {"126 mg/dL", "one hundred twenty-six milligrams per deciliter",
       "one hundred twenty-six milligrams per liter"},
      {"a fever of 38 °C", "a fever of thirty-eight degrees Celsius",
       "a fever of thirty-eight degrees Fahrenheit"},
      {"a fever of 38.5 °C", "a fever of thirty-eight point five degrees Celsius",
       "a fever of thirty-eight degrees Celsius"},
      {"for 10 days", "for ten days", "for ten weeks"},
      {"9 years", "nine years", "nine months"},
      {"5% of people", "five percent of people", "five people of people"},
      {"5% of people", "five percent of people", "five of people"},
      {"50% more", "fifty percent more", "fifteen percent more"},
      {"60 mL/min/1.73 m²", "sixty milliliters per minute per one point seven three square meters",
       "sixty milliliters per minute per one point seven square meters"},
      // Comparisons
      {"<1% of users", "less than one percent of users", "one percent of users"},
      {"<1% of users", "less than one percent of users", "more than one percent of users"},
      {"p<0.05", "P less than zero point zero five", "P zero point zero five"},
      {"> 65 years", "more than sixty-five years", "less than sixty-five years"},
      {"> 65 years", "older than sixty-five years", "younger than sixty-five years"},
      {"≥ 18 years", "at least eighteen years", "at most eighteen years"},
      {"≥ 18 years", "eighteen years or older", "eighteen years"},
      {"≥ 18 years", "greater than or equal to eighteen years", "greater than eighteen years"},
      {"≤5 mg", "at most five milligrams", "at least five milligrams"},
      {"±2 mm", "plus or minus two millimeters", "minus two millimeters"},
      {"at least 5 days", "at least five days", "five days"},
      {"less than one in one million", "less than one in one million", "one in one million"},
      {"no more than 4 tablets", "no more than four tablets", "more than four tablets"},
      {"n = 150", "n equals one hundred fifty", "n equals one hundred fifteen"},
      // Ranges
      {"5–10 days", "five to ten days", "ten to five days"},
      {"5-10 mg", "five to ten milligrams", "five milligrams"},
      {"50%–80%", "fifty to eighty percent", "fifty to eighteen percent"},
      {"16% and 38%", "sixteen percent and thirty-eight percent", "sixty percent and thirty-eight percent"},
      {"1.2–3.4", "one point two to three point four", "one point two to four"},
      {"every 4-6 hours", "every four to six hours", "every forty-six hours"},
      {"1 in 1,000,000", "one in one million", "one in one thousand"},
      {"a ratio of 2:1", "a ratio of two to one", "a ratio of one to two"},
      {"a pressure of 120/80 mmHg", "a pressure of one hundred twenty over eighty millimeters of mercury",
       "a pressure of one hundred twelve over eighty millimeters of mercury"},
      {"2 x 5 mg", "two times five milligrams", "two times nine milligrams"},
      {"10^9/L", "ten to the ninth per liter", "ten to the sixth per liter"},
      // Dates and times
      {"on 2021-03-05", "on March fifth twenty twenty-one", "on May third twenty twenty-one"},
      {"on 03/04/2020", "on March fourth twenty twenty", "on April third twenty twenty"},
      {"on March 5, 2021", "on March fifth, twenty twenty-one", "on March fifteenth, twenty twenty-one"},
      {"on March 5, 2021", "on March fifth, twenty twenty-one", "on March fifth, twenty twelve"},
      {"in Oct. 2019", "in October twenty nineteen", "in August twenty nineteen"},
      {"in 1998", "in nineteen ninety-eight", "in nineteen eighty-nine"},
      {"in the 1990s", "in the nineteen nineties", "in the nineteen eighties"},
      {"at 12:05 pm", "at twelve oh five P M", "at twelve oh five A M"},
      {"at 12:05 pm", "at twelve oh five P M", "at twelve fifty P M"},
      // Telephone, codes, Roman numerals
      {"Call 911 now.", "Call nine one one now.", "Call nine one now."},
      {"Call 301-592-8573.", "Call three zero one, five nine two, eight five seven three.",
       "Call three zero one, five nine two, eight five seven."},
      {"Call 301-592-8573.", "Call three zero one, five nine two, eight five seven three.",
       "Call three zero one, five two nine, eight five seven three."},
      {"Call 1-800-4-CANCER.", "Call one eight hundred four cancer.", "Call one nine hundred four cancer."},
      {"stage IV cancer", "stage four cancer", "stage six cancer"},
      {"type II", "type two", "type three"},
      {"interleukin-6 (IL-6)", "interleukin six (I L six)", "interleukin six (I L seven)"},
      {"CD4+ cells", "C D four positive cells", "C D four cells"},
      {"factor VIII", "factor eight", "factor seven"},
      // Doses and words
      {"take it b.i.d.", "take it twice a day", "take it three times a day"},
      {"2 tablets twice a day", "two tablets twice a day", "two tablets a day"},
      {"It can raise the level in the blood.", "It can raise the level in the blood.",
       "It can raise the blood."},
      {"Values above this are high.", "Values above this are high.", "Values above this are low."},
      {"Rest before the test.", "Rest before the test.", "Rest after the test."},
      {"Stop the tablets.", "Stop the tablets.", "Stop the five tablets."},
      {"Stop the tablets.", "Stop the tablets.", "Do not stop the tablets."},
  }));
  CAPTURE(written, right, wrong);
  CHECK(problems(audit_pair(written, right)).empty());
  CHECK_FALSE(problems(audit_pair(written, wrong)).empty());
}

TEST_CASE("an alias cannot hide a denial beside it") {
  // Run by run both sides look whole; joined they don't.
  const std::string written = "Do not take 5 mg.";
  const std::string spoken = "Do take five milligrams.";
  const std::vector<RunSpan> runs = {{3, 7, true, false, 0, 0}, {12, 16, true, false, 0, 0}};
  const auto audit = audit_sentence(written, spoken, runs, DateOrder::month_first);
  CHECK(problems(audit) == "missing negation 'not' () ");
}

TEST_CASE("signs and digits left in the spoken text are not understood") {
  CHECK(problems(audit_pair("Take 5 mg.", "Take 5 milligrams.")).find("not understood") == 0);
  CHECK(problems(audit_pair("If p < 0.05", "If p < zero point zero five")).find("not understood") == 0);
}

TEST_CASE("a fact said in sounds can't be checked") {
  const auto audit = audit_sentence("Take 5 mg.", "Take five milligrams.", {{5, 9, true, true, 0, 0}},
                                    DateOrder::month_first);
  CHECK(problems(audit) == "not understood measure '5 mg' (five milligrams) ");
}
