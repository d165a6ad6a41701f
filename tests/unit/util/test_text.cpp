// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/text.hpp"

#include "support/catch.hpp"
#include "util/xml.hpp"

using namespace audiosheet;

TEST_CASE("trim takes every kind of space at the ends", "[text]") {
  CHECK(trim("  a b \t\r\n") == "a b");
  CHECK(trim("\u00A0\uFEFFa\u200B\u2003") == "a");
  CHECK(trim(" \u00A0 ").empty());
  CHECK(trim("é") == "é");
}

TEST_CASE("fold_spaces leaves one space between words", "[text]") {
  CHECK(fold_spaces(" a \u00A0\t b\n\nc ") == "a b c");
}

TEST_CASE("split keeps empty pieces", "[text]") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',').size() == 1);
}

TEST_CASE("UTF-8 is checked and decoded", "[text]") {
  CHECK(is_valid_utf8("µ–😀"));
  CHECK_FALSE(is_valid_utf8("\xC3"));
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  std::string out;
  for (const char32_t c : {U'a', U'é', U'≥', U'🎯'}) {
    append_utf8(out, c);
  }
  CHECK(out == "aé≥🎯");
  std::size_t at = 1;
  CHECK(next_code_point(out, at) == U'é');
  CHECK(at == 3);
  CHECK(code_points(out) == 4);
}

TEST_CASE("shorten cuts at a word", "[text]") {
  CHECK(shorten("short", 10) == "short");
  CHECK(shorten("one two three four", 12) == "one two…");
}

TEST_CASE("edit_distance counts a swap once", "[text]") {
  CHECK(edit_distance("render", "redner") == 1);
  CHECK(edit_distance("voices", "voice") == 1);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("xml_escape leaves nothing that XML forbids", "[text]") {
  CHECK(xml_escape("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(xml_escape(std::string("\x01z\xFF")) == "z\uFFFD");
}
