// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/encoding.hpp"

#include "read/reader.hpp"
#include "support/catch.hpp"
#include "util/error.hpp"

using namespace audiosheet;
using namespace std::string_literals;
using audiosheet::read::decode;

namespace {

std::string decoded(const std::string& bytes) {
  Diagnostics diagnostics;
  return decode("a.txt", bytes, diagnostics);
}

std::string failure(const std::string& bytes) {
  try {
    decoded(bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

} // namespace

TEST_CASE("the encoding is told by its mark or by its content") {
  const auto [bytes, text] = GENERATE(table<std::string, std::string>({
      {"fever ≥ 38 °C", "fever ≥ 38 °C"},
      {"\xEF\xBB\xBF"
       "fever",
       "fever"},
      {"\xFF\xFE"
       "f\0\xE9\0"s,
       "fé"},
      {"\xFE\xFF"
       "\0f\0\xE9"s,
       "fé"},
      {"\xFF\xFE\0\0"
       "f\0\0\0\xE9\0\0\0"s,
       "fé"},
      {"\xFF\xFE"
       "\x3C\xD8\xAF\xDF"s,
       "🎯"}, // a pair of surrogates
      {"d\xE9tresse \x96 caf\xE9", "détresse – café"},
      {"it\x92s \x93quoted\x94", "it’s “quoted”"},
  }));
  CHECK(decoded(bytes) == text);
}

TEST_CASE("Windows-1252 is announced") {
  Diagnostics diagnostics;
  decode("a.txt", "caf\xE9", diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].severity == Severity::note);
  CHECK(diagnostics[0].file == "a.txt");
}

TEST_CASE("line ends become LF and lines keep their numbers") {
  const auto [bytes, text] = GENERATE(table<std::string, std::string>({
      {"a\r\nb\r\n", "a\nb\n"},
      {"a\rb\r", "a\nb\n"},
      {"a\r\n\r\nb", "a\n\nb"},
      {"a\xE2\x80\xA8"
       "b",
       "a b"}, // LINE SEPARATOR is no line end of the file
      {"a\vb\xC2\x85"
       "c",
       "a b c"},
  }));
  CHECK(decoded(bytes) == text);
}

TEST_CASE("characters that are never read are dropped") {
  const auto [bytes, text] = GENERATE(table<std::string, std::string>({
      {"a\x1B[31mb\x07", "a[31mb"},
      {"dose\xE2\x80\xAE"
       "51\xE2\x80\xAC mg",
       "dose51 mg"},                      // RIGHT-TO-LEFT OVERRIDE
      {"\xE2\x81\xA6x\xE2\x81\xA9", "x"}, // isolates
      {"in\xC2\xAD"
       "flamed",
       "inflamed"}, // SOFT HYPHEN
      {"a\xE2\x80\x8B"
       "b\xEF\xBB\xBF",
       "ab"},
      {"क्‍ष می‌خواهم", "क्‍ष می‌خواهم"}, // joiners are part of words
      {"⚠️", "⚠️"},
  }));
  CHECK(decoded(bytes) == text);
}

TEST_CASE("what is no text is refused with file, line and mend") {
  const auto [bytes, message] = GENERATE(table<std::string, std::string>({
      {"", "a.txt: is empty"},
      {" \n\t\r\n\xC2\xA0\n", "a.txt: is empty"},
      {"one\ntwo\0three"s, "a.txt:2: is binary (a NUL byte), not text; save it as UTF-8 text"},
      {"%PDF-1.7\n", "a.txt: is a PDF, not text; save or export it as text, Markdown or HTML"},
      {"one\n\xE9t\xE9 \xC3\xA9t\xC3\xA9 \xC3\xA9",
       "a.txt:2: byte 0xE9 is not UTF-8, and the encoding can't be told; save it as UTF-8"},
      {"a\n\x81\x8D\x8F",
       "a.txt:2: byte 0x81 is not UTF-8, and the encoding can't be told; save it as UTF-8"},
  }));
  CHECK(failure(bytes) == message);
}

TEST_CASE("references and escapes bring back no character that was dropped") {
  const auto [name, bytes] = GENERATE(table<std::string, std::string>({
      {"a.html", "<h1>A &#x202E;title&#27;[31m</h1><p>The text&shy; is &#x9b;31m here&#7;&#x2028;.</p>"},
      {"a.html",
       "<h1>A title</h1><p><img src=a.png alt='A picture &#x202E;here&#27;'></p><p>The text is here.</p>"},
      {"a.html",
       R"(<script type="application/ld+json">{"@type": "MedicalWebPage", "headline": "A \u202Etitle\u001b[m",
                 "publisher": {"name": "Some\u0007\u202Ebody"}}</script><p>The text is here.</p>)"},
      {"a.md", "# A &#x202E;title&#27;[31m\n\nThe text&shy; is `&#27;` **&#x202E;here**.\n"},
      {"a.md", "+++\ntitle = \"A \\u202Etitle\\u001b\"\nauthor = \"Some\\u202Ebody\"\nkey_points = "
               "[\"One\\u202E point\"]"
               "\n+++\n\nThe text is here.\n"},
  }));
  const FactSheet sheet = read::read_sheet(name, bytes).sheet;
  std::string all = sheet.title + sheet.publisher + plain_text(sheet.lead);
  for (const Section& section : sheet.sections) {
    all += section.heading + plain_text(section.blocks);
    for (const Takeaway& takeaway : section.takeaways) {
      all += plain_text(takeaway.blocks);
    }
  }
  INFO(all);
  CHECK(sheet.title.find("itle") != std::string::npos);
  CHECK(all.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(all.find_first_of("\x1B\x07") == std::string::npos);
  CHECK(sheet.account.lost.empty());
}
