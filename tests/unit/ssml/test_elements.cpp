// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each element and attribute of SSML 1.1 makes of a script.
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <fmt/format.h>

namespace audiosheet::ssml {

namespace {

ReadOptions options() {
  ReadOptions out;
  out.voices = {{"narrator", {.engine_voice = "en-us"}},
                {"heading", {.engine_voice = "en-us+f3"}},
                {"british", {.engine_voice = "en-gb+f2"}},
                {"french", {.engine_voice = "fr"}}};
  return out;
}

std::string prosody_text(const Prosody& prosody) {
  std::string out;
  const auto add = [&](const char* name, double value, double usual) {
    if (value != usual) {
      out += fmt::format("{}={:.4g} ", name, value);
    }
  };
  add("rate", prosody.rate, 1);
  add("st", prosody.pitch_st, 0);
  add("range", prosody.range, 1);
  add("dB", prosody.volume_db, 0);
  add("Hz", prosody.pitch_hz, 0);
  add("+Hz", prosody.offset_hz, 0);
  add("ms", static_cast<double>(prosody.duration.count()), 0);
  for (const auto& point : prosody.contour) {
    out += fmt::format("({:.4g},{:.4g},{:.4g}) ", point.position, point.pitch_st, point.offset_hz);
  }
  return out;
}

std::string marks_text(const MarkNames& marks) {
  std::string out;
  for (const auto& name : marks) {
    out += "^" + name + "^";
  }
  return out;
}

std::string run_text(const Run& run) {
  if (const auto* rest = std::get_if<Rest>(&run)) {
    return fmt::format("{}<{}>", marks_text(rest->marks), rest->duration.count());
  }
  const auto& words = std::get<Words>(run);
  std::string out = marks_text(words.marks) +
                    (words.written == words.spoken ? words.written : words.written + "→" + words.spoken);
  if (!words.phonemes.empty()) {
    out += "/" + words.phonemes + "/";
  }
  const std::string how = prosody_text(words.prosody) + (words.emphasis ? "! " : "") +
                          (words.voice.empty() ? "" : "voice=" + words.voice + " ") +
                          (words.language.empty() ? "" : "lang=" + words.language + " ");
  return how.empty() ? out : fmt::format("{{{}|{}}}", how.substr(0, how.size() - 1), out);
}

/// A script in short: sentences as [voice how: runs], pauses as numbers, cues and clips in angle brackets.
std::string in_short(const Chapter& chapter) {
  std::string out;
  for (const auto& utterance : chapter.utterances) {
    out += (out.empty() ? "" : " ") + marks_text(utterance.marks);
    if (const auto* pause = std::get_if<Pause>(&utterance.value)) {
      out += std::to_string(pause->duration.count());
    } else if (const auto* cue = std::get_if<Cue>(&utterance.value)) {
      out += "<" + cue->name + ">";
    } else if (const auto* clip = std::get_if<Clip>(&utterance.value)) {
      out += fmt::format("<{} {}-{} x{} {}ms {}dB {}>", clip->source, clip->begin.count(),
                         clip->end ? clip->end->count() : -1, clip->repeat, clip->repeat_duration.count(),
                         clip->gain_db, clip->speed);
    } else {
      const auto& sentence = std::get<Sentence>(utterance.value);
      out += "[";
      std::string how = sentence.voice == "narrator" ? "" : sentence.voice + " ";
      how += sentence.language.empty() ? "" : sentence.language + " ";
      how += prosody_text(sentence.prosody);
      out += how.empty() ? "" : how.substr(0, how.size() - 1) + ": ";
      for (const auto& run : sentence.runs) {
        out += run_text(run);
      }
      out += "]";
    }
  }
  return out + marks_text(chapter.marks);
}

std::string speak(const std::string& body, Diagnostics& diagnostics, const ReadOptions& how) {
  const std::string document = "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" "
                               "xmlns:as=\"urn:audiosheet:script:1\" xml:lang=\"en-US\">" +
                               body + "</speak>";
  return in_short(read_chapter("x.ssml", document, diagnostics, how).chapter);
}

} // namespace

TEST_CASE("what SSML asks for is in the script") {
  const auto [body, wanted] = GENERATE(table<std::string, std::string>({
      // Structure.
      {"<p><s>One.</s><s>Two.</s></p>", "[One.] 250 [Two.]"},
      {"<p><s>One.</s></p><p><s>Two.</s></p>", "[One.] 600 [Two.]"},
      {"<p>One. Two, e.g. this.</p>", "[One.] 250 [Two, e.g. this.]"},
      {"One. <p>Two.</p> Three.", "[One.] 600 [Two.] 600 [Three.]"},
      {"<s>\n   One\n\t two.\n  </s>", "[One two.]"},
      {"<s>One<!-- a comment --> two.</s>", "[One two.]"},
      {"<s>a &lt; b &amp; c <![CDATA[<d> & e]]> &#x66;</s>", "[a < b & c <d> & e f]"},
      {"<s></s><p></p><s> </s>", ""},
      {"<s>It is <token>one</token> <w>two</w>.</s>", "[It is one two.]"},
      {"<meta name=\"a\" content=\"b\"/><metadata>quiet <x xmlns=\"urn:x\">too</x></metadata><s>One.</s>",
       "[One.]"},
      {"<s>One <mark name=\"here\"/>two.</s>", "[One ^here^two.]"},
      {"<s><mark name=\"a\"/>One<mark name=\"b\"/><break time=\"9ms\"/> two.<mark name=\"c\"/></s><mark "
       "name=\"d\"/>",
       "[^a^One^b^<9> two.]^c^^d^"},
      {"<s>One.</s><mark name=\"a\"/><break time=\"9ms\"/><s>Two.</s>", "[One.] ^a^9 [Two.]"},
      {"<p>One.<mark name=\"a\"/> Two.<mark name=\"b\"/></p><audio src=\"cue:note\"/>",
       "[One.] 250 [^a^Two.] ^b^<note>"},
      {"<s xmlns:f=\"urn:f\">One <f:effect f:level=\"3\">two</f:effect>.</s>", "[One two.]"},
      // Breaks.
      {"<s>One.</s><break time=\"1.5s\"/><s>Two.</s>", "[One.] 1500 [Two.]"},
      {"<s>One.</s><break time=\".5s\"/><break time=\"+20ms\"/><s>Two.</s>", "[One.] 500 20 [Two.]"},
      {"<break time=\"2s\"/><s>One.</s><break time=\"0ms\"/>", "2000 [One.] 0"},
      {"<s>One <break time=\"300ms\"/>two.</s>", "[One <300>two.]"},
      {"<s><break time=\"300ms\"/>One.</s>", "[<300>One.]"},
      {"One. <break time=\"300ms\"/> Two.", "[One.] 300 [Two.]"},
      {"One <break time=\"300ms\"/> two.", "[One <300> two.]"},
      {"<s>One.</s><break strength=\"none\"/><s>Two.</s>", "[One.] [Two.]"},
      {"<s>1</s><break strength=\"x-weak\"/><s>2</s><break strength=\"weak\"/><s>3</s>",
       "[1] 100 [2] 200 [3]"},
      {"<s>1</s><break strength=\"medium\"/><s>2</s><break/><s>3</s>", "[1] 400 [2] 400 [3]"},
      {"<s>1</s><break strength=\"strong\"/><s>2</s><break strength=\"x-strong\"/><s>3</s>",
       "[1] 800 [2] 1200 [3]"},
      {"<s>1</s><break strength=\"weak\" time=\"3s\"/>", "[1] 3000"},
      // Said otherwise.
      {"<s>Take <sub alias=\"five milligrams\">5 mg</sub>.</s>", "[Take 5 mg→five milligrams.]"},
      {"<s><phoneme alphabet=\"ipa\" ph=\"təˈmɑːtoʊ\">tomato</phoneme></s>", "[tomato/təˈmɑːtoʊ/]"},
      {"<s><phoneme ph=\"x\">tomato</phoneme></s>", "[tomato/x/]"},
      {"<s><phoneme alphabet=\"x-espeak\" ph=\"t@\">tomato</phoneme></s>", "[tomato/x-espeak:t@/]"},
      {"<s><emphasis>now</emphasis></s>", "[{!|now}]"},
      {"<s><emphasis level=\"strong\">now</emphasis></s>", "[{dB=3 !|now}]"},
      {"<s><emphasis level=\"moderate\">now</emphasis></s>", "[{!|now}]"},
      {"<s><emphasis level=\"reduced\">now</emphasis></s>", "[{dB=-3|now}]"},
      {"<s><emphasis>a <emphasis level=\"none\">b</emphasis></emphasis></s>", "[{!|a }b]"},
      // Prosody.
      {"<prosody rate=\"80%\"><s>a</s></prosody>", "[rate=0.8: a]"},
      {"<p><prosody rate=\"80%\">a</prosody></p>", "[{rate=0.8|a}]"},
      {"<s>a <prosody rate=\"x-slow\">b</prosody></s>", "[a {rate=0.6|b}]"},
      {"<s><prosody rate=\"+25%\">a</prosody><prosody rate=\"1.5\">b</prosody></s>",
       "[{rate=1.25|a}{rate=1.5|b}]"},
      {"<s><prosody rate=\"50%\">a<prosody rate=\"50%\">b</prosody></prosody></s>",
       "[{rate=0.5|a}{rate=0.25|b}]"},
      {"<s><prosody pitch=\"+2st\">a</prosody><prosody pitch=\"-1.5st\">b</prosody></s>",
       "[{st=2|a}{st=-1.5|b}]"},
      {"<s><prosody pitch=\"+100%\">a</prosody><prosody pitch=\"-50%\">b</prosody></s>",
       "[{st=12|a}{st=-12|b}]"},
      {"<s><prosody pitch=\"120Hz\">a</prosody><prosody pitch=\"+20Hz\">b</prosody></s>",
       "[{Hz=120|a}{+Hz=20|b}]"},
      {"<s><prosody pitch=\"high\">a</prosody><prosody pitch=\"x-low\">b</prosody></s>",
       "[{st=3|a}{st=-6|b}]"},
      {"<s><prosody range=\"+20%\">a</prosody><prosody range=\"x-low\">b</prosody></s>",
       "[{range=1.2|a}{range=0.25|b}]"},
      {"<s><prosody volume=\"+6dB\">a</prosody><prosody volume=\"-2.5dB\">b</prosody></s>",
       "[{dB=6|a}{dB=-2.5|b}]"},
      {"<s><prosody volume=\"soft\">a</prosody><prosody volume=\"silent\">b</prosody></s>",
       "[{dB=-6|a}{dB=-100|b}]"},
      {"<s><prosody duration=\"2s\">a</prosody></s>", "[{ms=2000|a}]"},
      {"<s><prosody contour=\"(100%,-2st) (0%, +20Hz)\">a</prosody></s>", "[{(0,0,20) (1,-2,0)|a}]"},
      // Voices and languages.
      {"<voice name=\"heading\"><s>a</s></voice>", "[heading: a]"},
      {"<s>a <voice name=\"heading\">b</voice></s>", "[a {voice=heading|b}]"},
      {"<voice name=\"heading\">One.</voice> Two.", "[heading: One.] 600 [Two.]"},
      {"<voice name=\"nobody british\"><s>a</s></voice>", "[british: a]"},
      {"<voice gender=\"female\"><s>a</s></voice>", "[british: a]"},
      {"<voice gender=\"female\" variant=\"2\"><s>a</s></voice>", "[heading: a]"},
      {"<voice languages=\"fr\"><s>a</s></voice>", "[french: a]"},
      {"<voice languages=\"en-GB:en-US\"><s>a</s></voice>", "[british: a]"},
      {"<voice languages=\"de fr\" gender=\"female\"><s>a</s></voice>", "[french: a]"},
      {"<voice languages=\"fr\" gender=\"female\" required=\"gender\" "
       "ordering=\"languages\"><s>a</s></voice>",
       "[british: a]"},
      {"<s xml:lang=\"fr\">a</s>", "[fr: a]"},
      {"<s>a <lang xml:lang=\"fr\">b</lang></s>", "[a {lang=fr|b}]"},
      {"<p xml:lang=\"fr\">Un. Deux.</p>", "[fr: Un.] 250 [fr: Deux.]"},
      {"<lang xml:lang=\"fr\">Un.</lang> Two.", "[fr: Un.] 600 [Two.]"},
      {"<voice xml:lang=\"fr\" name=\"french\"><s>a</s></voice>", "[french fr: a]"},
      // Sound.
      {"<audio src=\"cue:warning\"><desc>a tone</desc></audio>", "<warning>"},
      {"<s>One <audio src=\"cue:note\"/> two.</s>", "[One ] <note> [two.]"},
      {"<audio>said instead</audio>", "[said instead]"},
  }));
  INFO(body);
  Diagnostics diagnostics;
  CHECK(speak(body, diagnostics, options()) == wanted);
  for (const auto& diagnostic : diagnostics) {
    INFO(diagnostic.message);
    CHECK(diagnostic.message.empty());
  }
}

TEST_CASE("say-as is resolved to what is said") {
  const auto [attributes, text, wanted] = GENERATE(table<std::string, std::string, std::string>({
      {"characters", "AB12", "A.B. one two"},
      {"characters", "a-b", "A. dash B."},
      {"characters\" detail=\"2 2", "1234", "one two, three four"},
      {"spell-out", "NIH", "N.I.H."},
      {"verbatim", "x@y", "X. at Y."},
      {"cardinal", "1,234", "one thousand two hundred thirty-four"},
      {"cardinal", "-3.5", "minus three point five"},
      {"cardinal", "XIV", "fourteen"},
      {"number", "10 000", "ten thousand"},
      {"ordinal", "3", "third"},
      {"ordinal", "22nd", "twenty-second"},
      {"ordinal", "VIII", "eighth"},
      {"digits", "2007", "two zero zero seven"},
      {"vxml:digits", "12", "one two"},
      {"fraction", "3/4", "three quarters"},
      {"fraction", "1/2", "one half"},
      {"fraction", "2 1/2", "two and a half"},
      {"fraction", "5/16", "five sixteenths"},
      {"year", "1998", "nineteen ninety-eight"},
      {"telephone", "+1 (800) 555-0100", "plus one, eight zero zero, five five five, zero one zero zero"},
      {"telephone", "555-0100 ext. 7", "five five five, zero one zero zero, extension seven"},
      {"date", "2024-03-05", "March fifth, twenty twenty-four"},
      {"date\" format=\"mdy", "3/5/2024", "March fifth, twenty twenty-four"},
      {"date\" format=\"dmy", "3/5/2024", "May third, twenty twenty-four"},
      {"date\" format=\"yyyymmdd", "20240305", "March fifth, twenty twenty-four"},
      {"date\" format=\"md", "12/25", "December twenty-fifth"},
      {"date\" format=\"my", "7/1999", "July nineteen ninety-nine"},
      {"date\" format=\"y", "1999", "nineteen ninety-nine"},
      {"date", "3 May 2024", "May third, twenty twenty-four"},
      {"time", "2:30pm", "two thirty p.m."},
      {"time\" format=\"hms12", "9:05am", "nine oh five a.m."},
      {"time\" format=\"hms24", "14:30", "fourteen thirty"},
      {"time", "9:00", "nine o'clock"},
      {"time", "1'21\"", "one minute twenty-one seconds"},
      {"duration", "01:30:00", "one hour thirty minutes"},
      {"currency", "$5.20", "five dollars and twenty cents"},
      {"currency", "£1", "one pound"},
      {"money", "USD 1,500", "one thousand five hundred US dollars"},
      {"net", "nurse@clinic.org", "nurse at clinic dot org"},
      {"boolean", "true", "yes"},
      {"expletive", "damn", "beep"},
      {"unit", "5 mg", "<5 mg>"},
      {"address", "5 Main St", "<5 Main St>"},
  }));
  INFO(attributes << " " << text);
  ReadOptions how = options();
  how.spoken_text = [](std::string_view written) { return "<" + std::string(written) + ">"; };
  Diagnostics diagnostics;
  const std::string escaped = text == "1'21\"" ? "1'21&quot;" : text;
  const std::string body = "<s><say-as interpret-as=\"" + attributes + "\">" + escaped + "</say-as></s>";
  const std::string said = speak(body, diagnostics, how);
  CHECK(said == (text == wanted ? "[" + text + "]" : "[" + text + "→" + wanted + "]"));
  CHECK(diagnostics.empty());
}

TEST_CASE("a date is said as its language says it") {
  Diagnostics diagnostics;
  const std::string body = "<s xml:lang=\"en-GB\"><say-as interpret-as=\"date\">3/5/2024</say-as></s>";
  CHECK(speak(body, diagnostics, options()) == "[en-GB: 3/5/2024→the third of May, twenty twenty-four]");
}

TEST_CASE("sound files of the script's folder are played, all others are not opened") {
  const TemporaryFolder outside;
  const auto folder = outside.path() / "script";
  write_file(folder / "heart.wav", "RIFF");
  write_file(folder / "notes.txt", "text");
  write_file(outside.path() / "secret.wav", "RIFF");
  std::filesystem::create_symlink(outside.path() / "secret.wav", folder / "link.wav");
  ReadOptions how = options();
  how.folder = folder;
  const auto [source, problem] = GENERATE(table<std::string, std::string>({
      {"heart.wav", ""},
      {"./x/../heart%2Ewav", ""},
      {"../secret.wav", "outside"},
      {"x/../../secret.wav", "outside"},
      {"%2e%2e/secret.wav", "outside"},
      {"link.wav", "outside"},
      {"/etc/passwd", "relative"},
      {"file:///etc/passwd", "network"},
      {"https://example.org/a.wav", "network"},
      {"//example.org/a.wav", "relative"},
      {"missing.wav", "no such file"},
      {"notes.txt", "sound files are"},
      {"", "no file"},
      {"heart.wav%00.txt", "relative"},
  }));
  INFO(source);
  Diagnostics diagnostics;
  const std::string said = speak("<audio src=\"" + source + "\">a heart beats</audio>", diagnostics, how);
  if (problem.empty()) {
    CHECK(said == "<" + source + " 0--1 x1 0ms 0dB 1>");
    CHECK(diagnostics.empty());
  } else {
    CHECK(said == "[a heart beats]");
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].message.find(problem) != std::string::npos);
  }
}

TEST_CASE("a clip has all that audio can ask for") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.flac", "x");
  ReadOptions how = options();
  how.folder = folder.path();
  Diagnostics diagnostics;
  CHECK(speak("<audio src=\"a.flac\" clipBegin=\"1s\" clipEnd=\"2.5s\" repeatCount=\"2.5\" repeatDur=\"4s\" "
              "soundLevel=\"-6dB\" speed=\"150%\"><desc>quiet</desc>not said</audio>",
              diagnostics, how) == "<a.flac 1000-2500 x2.5 4000ms -6dB 1.5>");
  CHECK(diagnostics.empty());
}

TEST_CASE("lexicons say how words are said") {
  const TemporaryFolder folder;
  write_file(
      folder.path() / "drugs.pls",
      R"(<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>ibuprofen</grapheme><grapheme>Ibuprofen</grapheme><phoneme>aɪ</phoneme></lexeme>
  <lexeme><grapheme>IV</grapheme><alias>intravenous</alias></lexeme>
  <lexeme><grapheme>IV line</grapheme><alias>drip</alias></lexeme>
</lexicon>)");
  ReadOptions how = options();
  how.folder = folder.path();
  Diagnostics diagnostics;
  CHECK(speak("<lexicon uri=\"drugs.pls\" xml:id=\"d\"/><s>IV</s><lookup ref=\"d\"><s>IV, IV line, IVs, "
              "ibuprofen.</s></lookup>",
              diagnostics, how) == "[IV] 600 [IV→intravenous, IV line→drip, IVs, ibuprofen/aɪ/.]");
  CHECK(speak("<lexicon uri=\"drugs.pls\"/><s>An IV</s>", diagnostics, how) == "[An IV→intravenous]");
  CHECK(diagnostics.empty());
}

TEST_CASE("a document without namespace, version and language is read") {
  Diagnostics diagnostics;
  const ChapterFile file = read_chapter("x.ssml", "<speak>Hello there. All is well.</speak>", diagnostics);
  CHECK(in_short(file.chapter) == "[Hello there.] 600 [All is well.]");
  CHECK(file.language == "en-US");
  CHECK(diagnostics.empty());
}

TEST_CASE("prefixes and encodings are XML's business") {
  const auto document =
      GENERATE(std::string("<x:speak version='1.1' "
                           "xmlns:x='http://www.w3.org/2001/10/synthesis'><x:s>caf\xC3\xA9</x:s></x:speak>"),
               std::string("\xEF\xBB\xBF<speak><s>caf\xC3\xA9</s></speak>"),
               std::string("<?xml version='1.0' encoding='ISO-8859-1'?><speak><s>caf\xE9</s></speak>"),
               std::string("\xFE\xFF\0<\0s\0p\0e\0a\0k\0>\0c\0a\0f\0\xE9\0<\0/\0s\0p\0e\0a\0k\0>", 40));
  Diagnostics diagnostics;
  CHECK(in_short(read_chapter("x.ssml", document, diagnostics).chapter) == "[café]");
}

} // namespace audiosheet::ssml
