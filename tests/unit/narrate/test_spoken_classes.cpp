// SPDX-License-Identifier: GPL-3.0-or-later
// One table a class of writing: what is written, what is said.
#include "narrate/spoken.hpp"
#include "support/catch.hpp"

using audiosheet::narrate::SpokenForm;

namespace {

using Row = std::tuple<const char*, const char*>;

std::string american(const char* written) {
  static const SpokenForm form("en-US");
  return form.line(written);
}

std::string british(const char* written) {
  static const SpokenForm form("en-GB");
  return form.line(written);
}

} // namespace

TEST_CASE("spoken: ranges") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"3-4 cups", "three to four cups"},
      Row{"a pause of 20 – 30 s", "a pause of twenty to thirty seconds"},
      Row{"30%–45%", "thirty percent to forty-five percent"},
      Row{"0.25–0.5 mg/kg", "zero point two five to zero point five milligrams per kilogram"},
      Row{"−5 to −1 °C", "minus five to minus one degrees Celsius"},
      Row{"2003–2011", "two thousand three to twenty eleven"},
      Row{"L3–L5", "L three to L five"},
      Row{"Tuesday–Thursday", "Tuesday to Thursday"},
      Row{"4 months–12 years", "four months to twelve years"},
      Row{"9- to 11-year-olds", "nine to eleven-year-olds"},
      Row{"grades II–IV", "grades two to four"},
      Row{"$30–45", "thirty to forty-five dollars"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: fractions, ratios, products, scores") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"3/4 of a tablet", "three quarters of a tablet"},
      Row{"3 1/2 weeks", "three and a half weeks"},
      Row{"⅔ of adults", "two thirds of adults"},
      Row{"a ratio of 3:1", "a ratio of three to one"},
      Row{"1:20,000", "one to twenty thousand"},
      Row{"3 × 250 mg", "three times two hundred fifty milligrams"},
      Row{"a 2 × 4 cm patch", "a two by four centimeter patch"},
      Row{"a pain of 6/10", "a pain of six out of ten"},
      Row{"40% (8/20)", "forty percent, eight out of twenty"},
      Row{"7/100,000", "seven per one hundred thousand"},
      Row{"130/85 mmHg", "one hundred thirty over eighty-five millimeters of mercury"},
      Row{"open 24/7", "open twenty-four seven"},
      Row{"a phase 2/3 trial", "a phase two three trial"},
      Row{"HPV 6/11", "H P V six and eleven"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: dates and times") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"2019-11-02", "November second, twenty nineteen"},
      Row{"on 3/9/2018", "on March ninth, twenty eighteen"},
      Row{"on 7 June 2001", "on the seventh of June, two thousand one"},
      Row{"Sept. 30", "September thirtieth"},
      Row{"June 2–9, 2016", "June second to ninth, twenty sixteen"},
      Row{"Feb 2014", "February twenty fourteen"},
      Row{"in 1905", "in nineteen oh five"},
      Row{"1800 people", "one thousand eight hundred people"},
      Row{"by 10:15 a.m. daily", "by ten fifteen eigh M daily"},
      Row{"8am–4pm", "eight eigh M to four P M"},
      Row{"at 06:00", "at six o'clock"},
      Row{"you may 5 times try", "you may five times try"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: British dates are day first") {
  CHECK(british("3/9/2018") == "the third of September twenty eighteen");
  CHECK(british("September 3, 2018") == "the third of September twenty eighteen");
  CHECK(british("£3.20 or 80p") == "three pounds and twenty pence or eighty pence");
}

TEST_CASE("spoken: telephone numbers and identifiers digit by digit") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"Call 911.", "Call nine one one."},
      Row{"ring 999 or 112", "ring nine nine nine or one one two"},
      Row{"112 people", "one hundred twelve people"},
      Row{"212-555-0147", "two one two, five five five, zero one four seven"},
      Row{"(212) 555-0147 ext. 31", "two one two, five five five, zero one four seven, extension three one"},
      Row{"+44 1632 960983", "plus forty-four, one six three two, nine six zero nine eight three"},
      Row{"1-800-555-HELP", "one, eight hundred, five five five, help"},
      Row{"lot 4410927", "lot four four one zero nine two seven"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: Roman numerals where something says that they are") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"stage IIIA or IV", "stage three eigh or four"},
      Row{"factor IX", "factor nine"},
      Row{"cranial nerve V", "cranial nerve five"},
      Row{"George V.", "George the fifth."},
      Row{"an IV line", "an I V line"},
      Row{"vitamin C", "vitamin C"},
      Row{"I am well", "I am well"},
      Row{"angiotensin II", "angiotensin two"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: shortened words") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"Dr. Lind vs. scurvy", "Doctor Lind versus scurvy"},
      Row{"fruit, nuts, etc. are fine", "fruit, nuts, etcetera are fine"},
      Row{"10 mg t.i.d. for 5 d", "ten milligrams three times a day for five days"},
      Row{"q8h", "every eight hours"},
      Row{"w/o milk", "without milk"},
      Row{"dose(s) and child(ren)", "doses and children"},
      Row{"St. Mark's Hospital", "Saint Mark's Hospital"},
      Row{"E. coli", "E coli"},
      Row{"the U.S. is", "the U S is"},
      Row{"he/she and/or A&E", "he or she and or eigh and E"},
      Row{"80 micrograms/kg", "eighty micrograms per kilogram"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: names of genes, cells, viruses, chemistry") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"BRCA1/2", "B R C eigh one and two"},
      Row{"CDKN2A", "C D K N two eigh"},
      Row{"CD19+ and CD5− cells", "C D nineteen positive and C D five negative cells"},
      Row{"ER+, HER2-", "E R positive, her two negative"},
      Row{"ALK- and ROS1-positive", "eigh L K- and R O S one-positive"},
      Row{"TGF-β1", "T G F beta one"},
      Row{"NF-κB", "N F kappa B"},
      Row{"H7N9", "H seven N nine"},
      Row{"T2aN1M0", "T two eigh N one M zero"},
      Row{"K⁺ and Ca2+", "K plus and C eigh two plus"},
      Row{"HbA1c", "H B eigh one C"},
      Row{"vitamin B₆", "vitamin B six"},
      Row{"t(4;11)", "t four; eleven"},
      Row{"an INR of 2.5", "an I N R of two point five"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: addresses") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"See www.example.org/help.", "See W W W dot example dot org slash help."},
      Row{"ask@example.com", "ask at example dot com"},
      Row{"410 W Oak St, Reno, NV 89501", "four ten West Oak Street, Reno, Nevada, eight nine five zero one"},
  }));
  CHECK(american(written) == spoken);
}

TEST_CASE("spoken: brackets and dashes are pauses") {
  const auto [written, spoken] = GENERATE(table<const char*, const char*>({
      Row{"the liver (a large organ) filters", "the liver, a large organ, filters"},
      Row{"(at rest) it slows", "at rest, it slows"},
      Row{"rest—then walk", "rest, then walk"},
      Row{"rest - then walk", "rest, then walk"},
      Row{"a well-known sign", "a well-known sign"},
      Row{"🩺 Ask ✅", "Ask check mark"},
  }));
  CHECK(american(written) == spoken);
}
