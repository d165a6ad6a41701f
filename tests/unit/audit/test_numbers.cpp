// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/numbers.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <string>

using namespace audiosheet::audit;

namespace {

bool reads_as(const std::string& spoken, const std::string& value, NumeralForm form = NumeralForm::cardinal) {
  const Heard heard(spoken);
  const auto readings = read_amount(heard, 0, form);
  const auto whole = [&](const Reading& reading) {
    return reading.end == heard.size() && reading.value == value;
  };
  if (std::any_of(readings.begin(), readings.end(), whole)) {
    return true;
  }
  const auto ends = read_digits(heard, 0, value, form);
  return std::find(ends.begin(), ends.end(), heard.size()) != ends.end();
}

} // namespace

TEST_CASE("number words are read back into values") {
  const auto [spoken, value] = GENERATE(table<std::string, std::string>({
      {"zero", "0"},
      {"seven", "7"},
      {"fifteen", "15"},
      {"fifty", "50"},
      {"forty-two", "42"},
      {"one hundred", "100"},
      {"a hundred", "100"},
      {"hundred", "100"},
      {"one hundred and fifty", "150"},
      {"one hundred fifty", "150"},
      {"nine hundred ninety-nine", "999"},
      {"nineteen hundred", "1900"},
      {"twelve hundred and six", "1206"},
      {"one thousand", "1000"},
      {"thousand and one", "1001"},
      {"two thousand twenty", "2020"},
      {"two thousand and five", "2005"},
      {"twelve thousand three hundred and four", "12304"},
      {"a million", "1000000"},
      {"one million two hundred thousand", "1200000"},
      {"one million and twenty", "1000020"},
      {"five billion six", "5000000006"},
      {"eighteen million four hundred fifty thousand nine hundred ninety", "18450990"},
      {"one decillion one", "1000000000000000000000000000000001"},
      {"zero point two", "0.2"},
      {"point two", "0.2"},
      {"point oh five", "0.05"},
      {"point O five", "0.05"},
      {"one point zero", "1"},
      {"three point one four one five", "3.1415"},
      {"ninety-eight point six", "98.6"},
      {"one point five million", "1500000"},
      {"one point four three six billion", "1436000000"},
      {"two and a half", "2.5"},
      {"two and three quarters", "2.75"},
      {"half", "0.5"},
      {"three quarters", "0.75"},
      {"nineteen ninety eight", "1998"},
      {"nineteen oh five", "1905"},
      {"twenty twenty", "2020"},
      {"twelve oh five", "1205"},
      {"three zero one", "301"},
      {"nine one one", "911"},
      {"one eight hundred four", "18004"},
      {"double five triple one", "55111"},
      {"six twenty seven", "627"},
      {"zero zero seven", "007"},
  }));
  CAPTURE(spoken, value);
  CHECK(reads_as(spoken, value));
}

TEST_CASE("ordinals and plurals are read back") {
  CHECK(reads_as("first", "1", NumeralForm::ordinal));
  CHECK(reads_as("twenty first", "21", NumeralForm::ordinal));
  CHECK(reads_as("one hundred and third", "103", NumeralForm::ordinal));
  CHECK(reads_as("one thousand and third", "1003", NumeralForm::ordinal));
  CHECK(reads_as("twelfth", "12", NumeralForm::ordinal));
  CHECK(reads_as("nineteen nineties", "1990", NumeralForm::plural));
  CHECK(reads_as("two thousands", "2000", NumeralForm::plural));
  CHECK_FALSE(reads_as("first", "1"));
  CHECK_FALSE(reads_as("one", "1", NumeralForm::ordinal));
}

TEST_CASE("number words are not read as what they don't say") {
  const auto [spoken, value] = GENERATE(table<std::string, std::string>({
      {"fifteen", "50"},
      {"fifty", "15"},
      {"one hundred fifty", "100"},
      {"one hundred", "150"},
      {"five", "0.5"},
      {"point five", "5"},
      {"two point five", "25"},
      {"nineteen ninety", "1909"},
      {"twenty seven", "207"},
      {"three zero one", "31"},
      {"one thousand", "1000000"},
      {"", "0"},
      {"a", "1"},
      {"five thousand", "5"},
      {"two and a half", "2"},
  }));
  CAPTURE(spoken, value);
  CHECK_FALSE(reads_as(spoken, value));
}

TEST_CASE("absurd numbers keep every digit") {
  std::string digits;
  std::string spoken;
  for (int i = 0; i < 400; ++i) {
    digits += i % 2 == 0 ? '7' : '0';
    spoken += i % 2 == 0 ? "seven " : "zero ";
  }
  CHECK(reads_as(spoken, digits));
  CHECK_FALSE(reads_as(spoken, digits + "7"));
  digits[200] = '1';
  CHECK_FALSE(reads_as(spoken, digits));
}

TEST_CASE("canonical values") {
  CHECK(canonical("0.50") == "0.5");
  CHECK(canonical("007") == "7");
  CHECK(canonical("1.0") == "1");
  CHECK(canonical(".5") == "0.5");
  CHECK(canonical("000") == "0");
  CHECK(scaled("1.5", 2) == "1500000");
  CHECK(scaled("0.0001", 1) == "0.1");
  CHECK(scaled("3", 3) == "3000000000");
}
