// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of docs/formats/ssml.md: attributes that only warn or have no effect, and that no row is empty.
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"
#include "util/text.hpp"

namespace audiosheet::ssml {

namespace {

const ReadOptions& options() {
  static const ReadOptions k_options = [] {
    ReadOptions out;
    out.voices = {{"narrator", {.engine_voice = "en-us"}}, {"warning", {.engine_voice = "en-us+f1"}}};
    return out;
  }();
  return k_options;
}

struct Read {
  std::string words; ///< voice and words of each sentence
  Diagnostics diagnostics;
};

Read read(const std::string& document, const ReadOptions& how = options()) {
  Read result;
  for (const auto& utterance : read_chapter("x.ssml", document, result.diagnostics, how).chapter.utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      result.words += "[" + sentence->voice + ": " + spoken_text(*sentence) + "]";
    } else if (const auto* clip = std::get_if<Clip>(&utterance.value)) {
      result.words += "<" + clip->source + ">";
    }
  }
  return result;
}

std::string speak(const std::string& attributes, const std::string& body) {
  return "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\" " +
         attributes + ">" + body + "</speak>";
}

/// The cells of a row, and an empty list for what is none.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  if (line.size() > 2 && line.front() == '|' && line.back() == '|') {
    for (const auto cell : split(line.substr(1, line.size() - 2), '|')) {
      out.emplace_back(trim(cell));
    }
  }
  return out;
}

/// What stands in backticks.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> out;
  const auto pieces = split(cell, '`');
  for (std::size_t i = 1; i < pieces.size(); i += 2) {
    out.emplace_back(pieces[i]);
  }
  return out;
}

} // namespace

TEST_CASE("attributes that can't have an effect let the words be spoken") {
  const auto [document, words] = GENERATE(table<std::string, std::string>({
      {speak("onlangfailure=\"ignoretext\"", "<s>One.</s>"), "[narrator: One.]"},
      {speak("", "<s><token role=\"claws:VVI\" xml:lang=\"en-US\">One</token> <w role=\"x\">two</w>.</s>"),
       "[narrator: One two.]"},
      {speak("", "<voice languages=\"en-US\" gender=\"female\" variant=\"1\" age=\"30\"><s>One.</s></voice>"),
       "[warning: One.]"},
      {speak("", "<s><phoneme alphabet=\"ipa\" ph=\"wʌn\" type=\"default\">One</phoneme>.</s>"),
       "[narrator: One.]"},
      {speak("",
             "<audio src=\"a.wav\" fetchtimeout=\"3s\" fetchhint=\"prefetch\" maxage=\"9\" maxstale=\"9\"/>"),
       "<a.wav>"},
      {speak("", "<lexicon uri=\"a.pls\" xml:id=\"a\" type=\"application/pls+xml\" fetchtimeout=\"3s\" "
                 "maxage=\"9\" "
                 "maxstale=\"9\"/><lookup ref=\"a\"><s>One.</s></lookup>"),
       "[narrator: uno.]"},
  }));
  const TemporaryFolder folder;
  write_file(folder.path() / "a.wav", "RIFF");
  write_file(
      folder.path() / "a.pls",
      "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"ipa\" "
      "xml:lang=\"en\"><lexeme><grapheme>One</grapheme><alias>uno</alias></lexeme></lexicon>");
  ReadOptions how = options();
  how.folder = folder.path();
  const Read result = read(document, how);
  CHECK(result.words == words);
  CHECK(result.diagnostics.empty());
}

TEST_CASE("what is not honoured is told") {
  const auto [document, words, told] = GENERATE(table<std::string, std::string, std::string>({
      {speak("startmark=\"a\"", "<s>One.</s>"), "[narrator: One.]", "\"startmark\" is not honoured"},
      {speak("endmark=\"a\"", "<s>One.</s>"), "[narrator: One.]", "\"endmark\" is not honoured"},
      {speak("", "<voice age=\"8\" required=\"age\"><s>One.</s></voice>"), "[narrator: One.]",
       "no such voice"},
      {speak("", "<voice name=\"bob\" onvoicefailure=\"ignoretext\"><s>One.</s></voice><s>Two.</s>"),
       "[narrator: Two.]", "is left out, as onvoicefailure asks"},
      {speak("", "<voice name=\"bob\" onvoicefailure=\"keepexisting\"><s>One.</s></voice>"),
       "[narrator: One.]", "the voice stays as it is"},
  }));
  const Read result = read(document);
  CHECK(result.words == words);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].severity == Severity::warning);
  CHECK_THAT(result.diagnostics[0].message, Catch::Matchers::Contains(told));
}

TEST_CASE("xml:base names a folder below the script's") {
  const TemporaryFolder folder;
  write_file(folder.path() / "sounds" / "a.wav", "RIFF");
  ReadOptions how = options();
  how.folder = folder.path();
  const Read inside = read(speak("xml:base=\"sounds/\"", "<audio src=\"a.wav\">no</audio>"), how);
  CHECK(inside.words == "<a.wav>");
  const Read outside = read(speak("xml:base=\"../\"", "<audio src=\"a.wav\">no</audio>"), how);
  CHECK(outside.words == "[narrator: no]");
  CHECK(outside.diagnostics.size() == 1);
}

TEST_CASE("each row of the table of elements says what is done, and names a test that has it") {
  const std::string page = read_file("docs/formats/ssml.md");
  const std::size_t begin = page.find("| element | attribute");
  REQUIRE(begin != std::string::npos);
  const std::string table = page.substr(begin, page.find("\n\n", begin) - begin);
  std::string elements;
  std::size_t rows = 0;
  for (const auto line : split(table, '\n')) {
    const auto row = cells(line);
    INFO(line);
    REQUIRE(row.size() == 4);
    if (row[0] == "element" || row[0] == "---") {
      continue;
    }
    ++rows;
    elements = row[0].empty() ? elements : row[0];
    CHECK_FALSE(row[1].empty());
    CHECK_FALSE(row[2].empty());
    const auto tests = names_in(row[3]);
    REQUIRE_FALSE(tests.empty());
    for (const auto& test : tests) {
      const std::string folder = test == "prosody" ? "tests/engine/" : "tests/unit/ssml/";
      const std::string source = read_file(folder + "test_" + test + ".cpp");
      for (const auto& element : names_in(elements)) {
        CHECK_THAT(source, Catch::Matchers::Contains("<" + element));
      }
      for (const auto& attribute : names_in(row[1])) {
        CHECK_THAT(source, Catch::Matchers::Contains(attribute + "="));
      }
    }
  }
  CHECK(rows > 35);
}

} // namespace audiosheet::ssml
