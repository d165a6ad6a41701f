// SPDX-License-Identifier: GPL-3.0-or-later
//
// Errors as an editor needs them, and documents that mean harm.
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/processor_time.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <fmt/format.h>

namespace audiosheet::ssml {

namespace {

std::string first_problem(const std::string& document) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.voices = {{"narrator", {}}, {"warning", {}}};
  try {
    read_chapter("x.ssml", document, diagnostics, options);
  } catch (const Error& error) {
    return error.what();
  }
  if (diagnostics.empty()) {
    return "";
  }
  const Diagnostic& first = diagnostics[0];
  return fmt::format("{}:{}:{}: {}: {}", first.file, first.line, first.column,
                     first.severity == Severity::error ? "error" : "warning", first.message);
}

/// The call ends in time; what it throws is returned.
template <typename Call> std::string within_seconds(double limit, Call call) {
  std::string problem;
  const double took = test::processor_seconds([&] {
    try {
      call();
    } catch (const Error& error) {
      problem = error.what();
    }
  });
  CHECK(took < limit);
  return problem;
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

} // namespace

TEST_CASE("a problem is named with its place and what was meant") {
  const auto [body, wanted] = GENERATE(table<std::string, std::string>({
      {"<speak>\n  <brake time=\"1s\"/></speak>",
       "x.ssml:2:3: error: SSML has no element \"brake\" here; did you mean \"break\"?; its text is spoken"},
      {"<speak>\n\u00e9\u00e9 <break tiem=\"1s\"/></speak>",
       "x.ssml:2:11: error: \"break\" has no attribute \"tiem\"; did you mean \"time\"?"},
      {"<speak>\n<break\n  time=\"1 s\"/></speak>",
       "x.ssml:3:3: error: time=\"1 s\" is not understood; write \"600ms\" or \"1.5s\""},
      {"<speak><break strength=\"stron\"/></speak>",
       "x.ssml:1:15: error: strength=\"stron\" is not understood; did you mean \"strong\"?"},
      {"<speak><break time=\"-1s\"/></speak>",
       "x.ssml:1:15: error: time=\"-1s\" is not understood; write \"600ms\" or \"1.5s\""},
      {"<speak><break time=\"2000s\"/></speak>",
       "x.ssml:1:15: warning: a break of \"2000s\" is cut to ten minutes"},
      {"<speak><p><p>a</p></p></speak>", "x.ssml:1:11: error: \"p\" can't stand inside \"p\""},
      {"<speak><s><voice name=\"warning\"><s>a</s></voice></s></speak>",
       "x.ssml:1:33: error: \"s\" can't stand inside \"s\""},
      {"<speak><s><sub>5 mg</sub></s></speak>",
       "x.ssml:1:11: error: \"sub\" needs an attribute \"alias\": what is to be said"},
      {"<speak><s><prosody rate=\"fastt\">a</prosody></s></speak>",
       "x.ssml:1:20: error: rate=\"fastt\" is not understood; write \"80%\", \"slow\" or \"fast\""},
      {"<speak><s><say-as interpret-as=\"cardinel\">5</say-as></s></speak>",
       "x.ssml:1:19: warning: interpret-as=\"cardinel\" is not known; did you mean \"cardinal\"?; the text "
       "is "
       "spoken as it stands"},
      {"<speak><s><say-as interpret-as=\"date\">soon</say-as></s></speak>",
       "x.ssml:1:11: warning: \"soon\" can't be read as date; it is spoken as it stands"},
      {"<speak><s><phoneme alphabet=\"arpabet\" ph=\"T\">t</phoneme></s></speak>",
       "x.ssml:1:20: error: alphabet=\"arpabet\" is not understood; alphabets are ipa and x-espeak; the text "
       "is "
       "spoken"},
      {"<speak><voice name=\"wraning\"><s>a</s></voice></speak>",
       "x.ssml:1:15: warning: the profile has no such voice; did you mean \"warning\"?; the voice stays as "
       "it is"},
      {"<speak><s xml:lang=\"en us!\">a</s></speak>",
       "x.ssml:1:11: error: lang=\"en us!\" is not understood; a language is written like \"en-GB\""},
      {"<speak xmlns:as=\"urn:audiosheet:script:1\"><p as:rolle=\"body\">a</p></speak>",
       "x.ssml:1:46: error: \"p\" has no attribute \"as:rolle\"; did you mean \"as:role\"?"},
      {"<speak version=\"2.0\">a</speak>", "x.ssml:1:8: warning: version \"2.0\" is read as if it were 1.1"},
      {"<speak><mark/></speak>", "x.ssml:1:8: error: \"mark\" needs an attribute \"name\""},
      {"<speak><meta name=\"x\">text</meta></speak>",
       "x.ssml:1:8: error: \"meta\" holds no text; \"text\" is not spoken"},
      // Not well formed, or not SSML.
      {"<speak>\n  <s>a</p>\n</speak>",
       "x.ssml:2:9: this closing tag doesn't match the element that is open here"},
      {"<speak>5 < 6</speak>",
       "x.ssml:1:11: not well formed here; \"<\" in text is written \"&lt;\" and \"&\" is written \"&amp;\""},
      {"<speak>a &nbsp; b</speak>",
       "x.ssml:1:10: unknown entity; write the character itself (\"&\" itself is written \"&amp;\")"},
      {"<html/>",
       "x.ssml:1:1: not SSML: the outermost element is \"html\" and should be \"speak\" (namespace "
       "http://www.w3.org/2001/10/synthesis)"},
      {"", "x.ssml:1:1: no element found: the document is empty or cut off"},
      {"<!DOCTYPE speak [<!ENTITY x \"y\">]><speak>&x;</speak>",
       "x.ssml:1:29: the document declares the entity \"x\"; write its text out instead"},
  }));
  INFO(body);
  CHECK(first_problem(body) == wanted);
}

TEST_CASE("a document type without entities is no problem") {
  CHECK(first_problem("<!DOCTYPE speak PUBLIC \"-//W3C//DTD SYNTHESIS 1.0//EN\" "
                      "\"http://www.w3.org/TR/speech-synthesis/synthesis.dtd\"><speak>a</speak>")
            .empty());
}

TEST_CASE("a document can't do harm") {
  Diagnostics diagnostics;
  const auto read = [&](const std::string& document) {
    return within_seconds(5.0, [&] { read_chapter("x.ssml", document, diagnostics); });
  };
  SECTION("billion laughs") {
    std::string document = "<!DOCTYPE speak [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
      document += fmt::format("<!ENTITY a{} \"&a{};&a{};\">", i, i - 1, i - 1);
    }
    CHECK(read(document + "]><speak>&a29;</speak>").find("declares the entity") != std::string::npos);
  }
  SECTION("external entities") {
    CHECK(read("<!DOCTYPE speak [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><speak>&x;</speak>")
              .find("declares the entity") != std::string::npos);
    CHECK(read("<!DOCTYPE speak [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><speak/>")
              .find("declares the entity") != std::string::npos);
    CHECK(read("<!DOCTYPE speak SYSTEM \"file:///etc/passwd\"><speak>&x;</speak>").find("unknown entity") !=
          std::string::npos);
  }
  SECTION("a hundred thousand elements inside one another") {
    const std::string open = repeat("<prosody>", 100'000);
    CHECK(read("<speak>" + open).find("inside one another") != std::string::npos);
  }
  SECTION("a million elements") {
    CHECK(read("<speak>" + repeat("<s/>", 1'000'000) + "</speak>").find("more than 200000") !=
          std::string::npos);
  }
  SECTION("fifty megabytes") {
    CHECK(read("<speak>" + std::string(50'000'000, 'a') + "</speak>").find("too large") != std::string::npos);
  }
  SECTION("a sentence of two megabytes") {
    CHECK(read("<speak>" + repeat("word ", 400'000) + "</speak>").empty());
  }
  SECTION("two hundred thousand problems") {
    CHECK(read("<speak>" + repeat("<x/>", 199'000) + "</speak>").empty());
    CHECK(diagnostics.size() == 101);
  }
  SECTION("a tag of megabytes with many bad attributes") {
    std::string attributes;
    for (int i = 0; i < 20'000; ++i) {
      attributes += fmt::format(" a{}=\"{}\"", i, std::string(50, 'x'));
    }
    CHECK(read("<speak><s" + attributes + ">a</s></speak>").empty());
  }
  SECTION("NULs and other bytes") {
    CHECK_FALSE(read(std::string("<speak>a\0b</speak>", 18)).empty());
    CHECK_FALSE(read("<speak>\x01</speak>").empty());
    CHECK_FALSE(read("<speak>\xff\xfe</speak>").empty());
    CHECK_FALSE(read(std::string(1'000'000, '\0')).empty());
  }
  SECTION("numbers beyond reason") {
    CHECK(
        read("<speak xmlns:as=\"urn:audiosheet:script:1\" as:number=\"99999999999999999999\">"
             "<p as:paragraph=\"999999999999\" as:line=\"-5\"><s>a</s></p>"
             "<break time=\"99999999999999999999999999999999999999s\"/>"
             "<s><prosody rate=\"1e400%\" pitch=\"+99999999999999999999999999999st\">a</prosody></s></speak>")
            .empty());
    CHECK(diagnostics.size() >= 4);
  }
  SECTION("a lexicon with many entries of one word") {
    const TemporaryFolder folder;
    std::string lexicon = "<lexicon>";
    for (int i = 0; i < 30'000; ++i) {
      lexicon += fmt::format("<lexeme><grapheme>a b{}</grapheme><alias>c</alias></lexeme>", i);
    }
    write_file(folder.path() / "x.pls", lexicon + "</lexicon>");
    ReadOptions options;
    options.folder = folder.path();
    CHECK(within_seconds(10.0, [&] {
            read_chapter("x.ssml", "<speak><lexicon uri='x.pls'/>" + repeat("a ", 500'000) + "</speak>",
                         diagnostics, options);
          }).empty());
  }
}

TEST_CASE("mutated documents neither crash nor hang") {
  const std::string document =
      "<?xml version=\"1.0\"?><speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" "
      "xmlns:as=\"urn:audiosheet:script:1\" xml:lang=\"en-US\"><voice name=\"warning\" as:role=\"warning\" "
      "as:kind=\"important\" as:warning=\"1\"><break time=\"600ms\"/><audio "
      "src=\"cue:important\"><desc>x</desc></audio>"
      "<p as:line=\"3\"><s>One <sub alias=\"two\">2</sub> <phoneme ph=\"a\">b</phoneme>.</s>"
      "<s><prosody rate=\"80%\" contour=\"(0%,+1st)\">c</prosody> <say-as interpret-as=\"date\" "
      "format=\"mdy\">1/2/2003"
      "</say-as></s></p></voice><!-- c --><![CDATA[d]]>&amp;</speak>";
  std::uint64_t state = 88172645463325252U;
  const auto random = [&](std::size_t limit) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return static_cast<std::size_t>(state % limit);
  };
  int read = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string mutated = document;
    for (std::size_t n = 1 + random(2); n > 0; --n) {
      const std::size_t at = random(mutated.size());
      switch (random(4)) {
      case 0:
        mutated[at] = static_cast<char>(random(256));
        break;
      case 1:
        mutated.erase(at, 1 + random(20));
        break;
      case 2:
        mutated.insert(at, mutated.substr(random(mutated.size()), random(40)));
        break;
      default:
        mutated.insert(at, std::string(1, "<>&\"'/%-0"[random(9)]));
      }
    }
    Diagnostics diagnostics;
    try {
      read_chapter("x.ssml", mutated, diagnostics);
      ++read;
    } catch (const Error& error) {
      REQUIRE(std::string(error.what()).rfind("x.ssml:", 0) == 0);
    }
  }
  CHECK(read > 500); // enough mutations got past the parser to be worth something
}

} // namespace audiosheet::ssml
