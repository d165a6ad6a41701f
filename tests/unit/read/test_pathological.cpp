// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile and broken input: bounded time, no crash, nothing lost. The bounds are wide, for slow and busy
// machines; what costs more than linear time exceeds them by far.
#include "read/accounting.hpp"
#include "read/encoding.hpp"
#include "read/reader.hpp"

#include "support/catch.hpp"
#include "support/processor_time.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <random>

using namespace audiosheet;
using namespace audiosheet::read;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

std::string nested(std::string_view text, int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) {
    out += std::string(static_cast<std::size_t>(2 * i), ' ') + std::string(text) + "\n";
  }
  return out;
}

FactSheet timed(const std::string& source, const std::string& text, double limit) {
  FactSheet sheet;
  CHECK(test::processor_seconds([&] { sheet = read_sheet(source, text).sheet; }) < limit);
  return sheet;
}

} // namespace

TEST_CASE("large and repetitive input takes linear time") {
  struct Case {
    const char* name;
    const char* source;
    std::string text;
  };
  const Case cases[] = {
      {"a word of a megabyte", "a.txt", "Title\n\n" + std::string(1U << 20U, 'a')},
      {"one line of many citations", "a.txt", "Title\n\n" + repeated("word [1] ", 500'000)},
      {"100,000 short lines", "a.txt", "Title\n\n" + repeated("short line\n\n", 100'000)},
      {"100,000 lines without blank ones", "a.txt", repeated("short line\n", 100'000)},
      {"100,000 questions", "a.txt", "Title\n\nFAQ\n\n" + repeated("Is it?\n\nYes.\n\n", 100'000)},
      {"deep lists", "a.txt", "Title\n\n" + nested("- item", 1000)},
      {"bullets in a line", "a.txt", "Title\n\n" + repeated("• a ", 300'000)},
      {"open brackets", "a.txt", "Title\n\na" + std::string(2'000'000, '[')},
      {"superscripts", "a.txt", "Title\n\na" + repeated("²", 500'000)},
      {"form feeds", "a.txt", "Title\n" + repeated("\f x\n", 100'000)},
      {"rules", "a.txt", "Title\n\n" + repeated("=\n==\n===\n", 50'000)},
      {"cells", "a.txt", "Title\n\n" + repeated("a\tb\n", 200'000)},
      {"callouts", "a.txt", "Title\n\n" + repeated("Warning: x\n\n", 50'000)},
      {"open emphasis", "a.rst", "Title\n=====\n\n" + repeated(" *a", 500'000)},
      {"open literals", "a.rst", "Title\n=====\n\n" + repeated(" ``a", 500'000)},
      {"colons", "a.rst", "Title\n=====\n\n" + std::string(1'000'000, ':')},
      {"bars", "a.rst", "Title\n=====\n\n" + repeated(" |a", 500'000)},
      {"deep directives", "a.rst", "Title\n=====\n\n" + nested(".. note::\n", 500)},
      {"many figures", "a.rst", "Title\n=====\n\n" + repeated(".. image:: x\n   :alt: y\n\n", 30'000)},
      {"foldable questions", "a.html", repeated("<details><summary>Is it?</summary>x</details>", 40'000)},
  };
  for (const Case& each : cases) {
    CAPTURE(each.name);
    timed(each.source, each.text, 20);
  }
}

TEST_CASE("random mark-up loses no word") {
  const std::vector<std::string> pieces{"• ",
                                        "- ",
                                        "\n",
                                        "\n\n",
                                        " ",
                                        "[1]",
                                        "Warning: ",
                                        "FAQ\n\n",
                                        "?",
                                        ". ",
                                        "\t",
                                        "1. ",
                                        "===\n",
                                        "\f",
                                        "word ",
                                        "Word ",
                                        "⚠️ ",
                                        "  ",
                                        "https://x.example/ ",
                                        "+6",
                                        "References\n\n",
                                        "Note:\n",
                                        "-\n",
                                        "Q: ",
                                        "A: ",
                                        "Key takeaways\n\n",
                                        "Contents\n",
                                        "2 mg",
                                        "|a|b|\n",
                                        "in-\nside ",
                                        "Page 2\n",
                                        "Go back\n\n"};
  std::mt19937 random(20240229);
  for (int round = 0; round < 300; ++round) {
    std::string text = "Title\n\n";
    for (int i = 0; i < 120; ++i) {
      text += pieces[random() % pieces.size()];
    }
    CAPTURE(text);
    const FactSheet sheet = read_sheet("a.txt", text).sheet;
    CHECK(account_for(text, sheet).lost == std::vector<std::string>{});
  }
}

TEST_CASE("random reStructuredText loses no word") {
  const std::vector<std::string> pieces{"• ",
                                        "- ",
                                        "\n",
                                        "\n\n",
                                        "   ",
                                        "[1]_ ",
                                        ".. note::\n",
                                        ".. |a| replace:: b\n",
                                        "`",
                                        "``",
                                        "*",
                                        " ** ",
                                        "|a| ",
                                        "1. ",
                                        "===\n",
                                        "::\n",
                                        "word ",
                                        "Word ",
                                        "\n\nText\n====\n\n",
                                        "_ ",
                                        " :a:`b` ",
                                        ".. [1] x\n",
                                        ".. x\n",
                                        ".. image:: y\n   :alt: z\n",
                                        "+--+--+\n",
                                        "| a | b\n",
                                        ".. _t: u\n",
                                        ".. warning: v\n"};
  std::mt19937 random(20240301);
  for (int round = 0; round < 300; ++round) {
    std::string text = "Title\n=====\n\n";
    for (int i = 0; i < 100; ++i) {
      text += pieces[random() % pieces.size()];
    }
    CAPTURE(text);
    const FactSheet sheet = read_sheet("a.rst", text).sheet;
    CHECK(account_for(text, sheet).lost == std::vector<std::string>{});
  }
}

TEST_CASE("random bytes are read or refused, never worse") {
  std::mt19937 random(20240302);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes;
    const std::size_t size = random() % 400;
    for (std::size_t i = 0; i < size; ++i) {
      // Every other round without the controls, so that more than the NUL check is met.
      bytes += static_cast<char>(round % 2 == 0 ? random() % 256 : 32 + random() % 224);
    }
    for (const char* source : {"a.txt", "a.rst"}) {
      try {
        const FactSheet sheet = read_sheet(source, bytes).sheet;
        CHECK(is_valid_utf8(sheet.title + plain_text(sheet.lead)));
      } catch (const Error& error) {
        CHECK(std::string(error.what()).starts_with(source));
        ++refused;
      }
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("text of every direction and script passes through whole") {
  const std::string text =
      GENERATE(as<std::string>{}, "كتاب\n\nالصداع ألم في الرأس.\n\nما هو العلاج؟\n\nالراحة والماء.\n",
               "כאב ראש\n\nכאב ראש הוא כאב.\n\nמה עוזר?\n\nמנוחה.\n",
               "सिरदर्द\n\nसिरदर्द सिर में दर्द है।\n\nक्या मदद करता है?\n\nआराम।\n",
               "두통\n\n두통은 머리의 통증입니다.\n\n무엇이 도움이 됩니까?\n\n휴식.\n",
               "头痛\n\n头痛是头部的疼痛。\n\n什么有帮助？\n\n休息。\n");
  const FactSheet sheet = read_sheet("a.txt", text).sheet;
  CAPTURE(text);
  CHECK(account_for(text, sheet).lost == std::vector<std::string>{});
  CHECK(sheet.title == text.substr(0, text.find('\n')));
  REQUIRE(sheet.sections.size() == 1);
}
