// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any text: nothing lost, nothing left unsaid, bounded time.
#include "narrate/spoken.hpp"
#include "support/catch.hpp"
#include "support/processor_time.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using audiosheet::narrate::SpokenForm;

namespace {

const SpokenForm& form() {
  static const SpokenForm american("en-US");
  return american;
}

std::string repeat(const std::string& part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) {
    out += part;
  }
  return out;
}

const std::vector<std::string>& odd_texts() {
  static const std::vector<std::string> texts{
      "",
      " ",
      "((((((",
      "]]]])))",
      "[1][",
      "[1,2,3",
      "1/",
      "/2",
      "1//2",
      "1-2-3-4-5-6-7-8-9",
      "5--6",
      "<<>>",
      "≥≤≥",
      "<5 >",
      "p<",
      "1,23,456",
      "1,234,56",
      "0x1F 1e400 1E-5",
      "10^",
      "10^^9",
      "⁹⁹⁹ ₂₂",
      "½⅓¾",
      "①②③ Ⅳ ㎎ ５０％ ４２",
      "٣٤ ৪৫ १२३",
      "25kg是25公斤 и 30кг",
      "\xE2\x80\xAE"
      "5 mg\xE2\x80\xAC \xE2\x80\x8B"
      "6\xEF\xBB\xBF",
      "a\x01\x02"
      "5\x7F",
      "\xFF\xFE 7 \xC3",
      "\xED\xA0\x80 8",
      "5\xC2\xA0mg 10\xE2\x80\xAF"
      "000",
      "A A A A. A",
      "$ $5 5$ $-5 -$5 $$",
      "12:99 25:00 1:2:3:4:5",
      "2021-13-45 99/99/9999 31/31/2020",
      "1.2.3.4.5 .5. 5..6",
      "+1 + +-1 ±",
      "2×3×4×5×6×7×8",
      "IIII VX IC LLL XXXX",
      "@ # @5 #5 #",
      "http:// www. a@b a@.c",
      "e.g i.e. a.m.p.m. U.S.A.F.",
      "1st2nd3rd 11st",
      "№5 §7 ¶8 5° °C",
      "5′ 5″ 5' 5\"",
  };
  return texts;
}

bool survives(char c) { return (c >= '0' && c <= '9') || c == '<' || c == '>' || c == '='; }

} // namespace

TEST_CASE("spoken: joined runs are the text and their words the line") {
  for (const auto& text : odd_texts()) {
    std::string written;
    for (const auto& run : form().runs(text)) {
      written += run.written;
    }
    CHECK(written == text);
  }
}

TEST_CASE("spoken: no digit and no comparison sign is left") {
  for (const auto& text : odd_texts()) {
    const std::string line = form().line(text);
    INFO(text << " | " << line);
    CHECK(std::none_of(line.begin(), line.end(), survives));
    for (const char* sign : {"≤", "≥", "±", "≈", "×", "½", "²", "₂", "①", "５", "٣"}) {
      CHECK(line.find(sign) == std::string::npos);
    }
  }
}

TEST_CASE("spoken: the spoken form of a spoken form is itself") {
  std::vector<std::string> texts = odd_texts();
  texts.insert(texts.end(),
               {"Take 5–10 mg (½ tablet) q6h, max. 4/day [3].", "ALK+ in 50% (6/12) on May 3, 2020 at 9 a.m.",
                "Dr. A. Lee, M.D., 12 Elm St., Reno, NV 89501, call 1-800-555-HELP.",
                "stage IV, WHO grade II, type A",
                "vitamin A and B12; H5N1; T4N1M0; IL-6; 10⁹/L; p<0.05; 2 × 3 cm; $5.20; 7:30 p.m.; ~5"});
  for (const auto& text : texts) {
    const std::string once = form().line(text);
    INFO(text);
    CHECK(form().line(once) == once);
  }
}

TEST_CASE("spoken: a number of 400 digits keeps each of them") {
  const std::string line = form().line(std::string(400, '7'));
  std::size_t count = 0;
  for (auto at = line.find("seven"); at != std::string::npos; at = line.find("seven", at + 1)) {
    ++count;
  }
  CHECK(count == 400);
  CHECK(form().line("1" + std::string(33, '0')) == "one decillion");
}

TEST_CASE("spoken: time is linear in absurd lines") {
  constexpr std::size_t k_bytes = 1U << 18U;
  for (const char* part :
       {"1-", "1/2", "1,234", "([", "a.", "A1-", "I, ", "2 x ", "@", "=-", "/mg", "x", "9", "—"}) {
    const std::string text = repeat(part, k_bytes);
    INFO(part);
    CHECK(audiosheet::test::processor_seconds([&] { (void)form().line(text); }) <
          30); // an hour, if it were quadratic
  }
}

TEST_CASE("spoken: one form serves many threads") {
  const std::string text = "On 3 May 2020, 50–80% of 1,234 people took 5 mg/kg (IL-6, stage IV).";
  const std::string expected = form().line(text);
  std::vector<int> same(4, 0);
  std::vector<std::thread> threads;
  for (auto& count : same) {
    threads.emplace_back([&count, &text, &expected] {
      for (int i = 0; i < 200; ++i) {
        count += form().line(text) == expected ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  CHECK(same == std::vector<int>(4, 200));
}
