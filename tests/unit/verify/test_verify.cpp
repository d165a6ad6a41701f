// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small whole output, and one with each fault: the fault is found and nothing else is said.
#include "verify/verify.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "verify/markup.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sndfile.hh>

using namespace audiosheet;
using Json = nlohmann::ordered_json;

namespace {

constexpr int k_rate = 8000;

void write_sound(const std::filesystem::path& file, int samples) {
  create_folders(file.parent_path());
  SndfileHandle sound(file.string(), SFM_WRITE, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, k_rate);
  const std::vector<short> silence(static_cast<std::size_t>(samples));
  sound.write(silence.data(), samples);
}

/// An output that is right, to be spoilt by a test and then sealed.
class Output {
public:
  Output() {
    manifest = Json::parse(
        R"({"format": "audiosheet-manifest/1", "slug": "burns", "sample_rate": 8000, "samples": 24000,
      "chapters": [{"start": 0, "end": 8000, "warnings": 0}, {"start": 8000, "end": 24000, "warnings": 1}],
      "segments": [
        {"chapter": 1, "part": "speech", "start": 0, "end": 8000, "written": "Burns & scalds"},
        {"chapter": 2, "part": "cue", "warning": 1, "start": 8000, "end": 9000, "written": ""},
        {"chapter": 2, "part": "speech", "warning": 1, "start": 9000, "end": 23000, "written": "Never use ice."},
        {"chapter": 2, "part": "close", "warning": 1, "start": 23000, "end": 24000, "written": ""}]})");
    write_sound(folder.path() / "wav/burns.wav", 24000);
    write_sound(folder.path() / "reader/daisy202/1.wav", 24000);
    text("reader/daisy202/1.smil",
         "<smil><body><seq><par><text src=\"1.html#a\"/><audio src=\"1.wav\" clip-begin=\"npt=0.000s\" "
         "clip-end=\"npt=1.000s\"/></par><par><text src=\"1.html#b\"/><audio src=\"1.wav\" "
         "clip-begin=\"npt=1.000s\" "
         "clip-end=\"npt=3.000s\"/></par></seq></body></smil>");
    text("reader/daisy202/1.html",
         "<html><body><h1 id=\"a\">Burns &amp; scalds</h1><p id=\"b\">Never use ice.</p>"
         "<a href=\"https://example.org/\">more</a></body></html>");
    text("podcast/transcript.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Narrator>Burns &amp; scalds\n\n"
                                   "00:01.125 --> 00:03.000\n<v Warning><c.warning>Never use\nice.</c>\n");
  }

  void text(const std::string& name, const std::string& content) {
    write_file(folder.path() / name, content);
  }
  void replace(const std::string& name, const std::string& from, const std::string& to) {
    std::string content = read_file(folder.path() / name);
    const auto at = content.find(from);
    REQUIRE(at != std::string::npos);
    text(name, content.replace(at, from.size(), to));
  }

  /// Writes the manifest with all files as they are now.
  void seal() {
    manifest["files"] = Json::array();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
      if (entry.is_regular_file()) {
        manifest["files"].push_back({{"path", entry.path().lexically_relative(folder.path()).string()},
                                     {"sha256", sha256_file(entry.path())},
                                     {"bytes", entry.file_size()}});
      }
    }
    text("manifest.json", manifest.dump());
  }

  [[nodiscard]] std::string problems() const {
    std::string all;
    for (const auto& problem : verify::verify(folder.path()).problems) {
      all += problem.file + ": " + problem.message + "\n";
    }
    return all;
  }

  TemporaryFolder folder;
  Json manifest;
};

using Spoil = void (*)(Output&);

} // namespace

TEST_CASE("an output that is right passes, and its parts are counted") {
  Output output;
  output.seal();
  const verify::Report report = verify::verify(output.folder.path());
  CHECK(output.problems().empty());
  CHECK(report.files == 6);
  CHECK(report.sounds == 2);
  CHECK(report.links == 4);
  CHECK(report.clips == 2);
}

TEST_CASE("each fault of a sealed output is found") {
  const auto [spoil, problem] = GENERATE(table<Spoil, std::string>({
      {[](Output& o) { o.replace("reader/daisy202/1.smil", "1.html#b", "1.html#c"); },
       "reader/daisy202/1.smil: links to \"1.html#c\", which has no such id\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.smil", "1.html#b", "2.html#b"); },
       "reader/daisy202/1.smil: links to \"2.html#b\", which is not there\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.html", "https://example.org/", "../../../secret"); },
       "reader/daisy202/1.html: links to \"../../../secret\", outside of what is published\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.html", "https://example.org/", "javascript:x()"); },
       "reader/daisy202/1.html: links to \"javascript:x()\"\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.html", "</p>", ""); },
       "reader/daisy202/1.html: is not well-formed: line 1: mismatched tag\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.html", "<p id", "<p id=\"a\">x</p><p id"); },
       "reader/daisy202/1.html: has the id \"a\" twice\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.smil", "npt=3.000s", "npt=3.500s"); },
       "reader/daisy202/1.smil: has a clip to 3.500 s of 1.wav, which ends at 3.000 s\n"},
      {[](Output& o) { o.replace("reader/daisy202/1.smil", "npt=3.000s", "npt=0.500s"); },
       "reader/daisy202/1.smil: has a clip from 1.000 s to 0.500 s\n"},
      {[](Output& o) {
         o.replace("reader/daisy202/1.smil", "clip-begin=\"npt=1.000s\"", "clip-begin=\"npt=1.500s\"");
       },
       "reader/daisy202/1.smil: has a clip that begins at 1.500 s, where the one before ends at 1.000 s\n"},
      {[](Output& o) { o.replace("podcast/transcript.vtt", "Never use", "Always use"); },
       "podcast/transcript.vtt: lacks \"Never use ice.\", or has it in another place\n"},
      {[](Output& o) { o.replace("podcast/transcript.vtt", "00:03.000", "00:09.000"); },
       "podcast/transcript.vtt: ends at 9.000 s, the recording at 3.000 s\n"},
      {[](Output& o) { o.text("reader/daisy202/1.wav", "RIFF but nothing else"); },
       "reader/daisy202/1.wav: is no sound that can be decoded: "},
      {[](Output& o) { write_sound(o.folder.path() / "wav/burns.wav", 23999); },
       "wav/burns.wav: is 2.9999 s long, the recording 3.0000 s\n"},
      {[](Output& o) { o.manifest["chapters"][1]["start"] = 8001; },
       "manifest.json: chapter 2 is at 8001 to 24000, where the one before ends at 8000\n"},
      {[](Output& o) {
         o.manifest["segments"][0]["end"] = 8500;
         o.manifest["segments"][1]["start"] = 8500;
       },
       "manifest.json: the segment at sample 0 reaches out of its chapter 1\n"},
      {[](Output& o) { o.manifest["segments"][3]["part"] = "speech"; },
       "manifest.json: warning 1 has no close\n"},
      {[](Output& o) { o.manifest["chapters"][1]["warnings"] = 0; },
       "manifest.json: its chapters count 0 warnings, its segments have 1\n"},
      {[](Output& o) {
         o.text("hotline/hotline.json", "{\"nodes\": [], \"main\": \"main\", \"prompts\": {}}");
       },
       "hotline/hotline.json: main leads to \"main\", which is not there\n"},
  }));
  Output output;
  spoil(output);
  output.seal();
  CAPTURE(problem);
  CHECK_THAT(output.problems(), Catch::StartsWith(problem));
}

TEST_CASE("what happens to an output after it was sealed is found") {
  Output output;
  output.seal();
  output.replace("reader/daisy202/1.html", "ice", "oil");
  output.text("stray.txt", "x");
  std::filesystem::remove(output.folder.path() / "podcast/transcript.vtt");
  std::filesystem::create_symlink("/etc/passwd", output.folder.path() / "passwd");
  CHECK(output.problems() == "passwd: is neither a file nor a folder\n"
                             "podcast/transcript.vtt: is missing\n"
                             "reader/daisy202/1.html: has other content than the manifest says\n"
                             "stray.txt: is not in the manifest\n");
}

TEST_CASE("a manifest that is none is refused, one that lacks something is told") {
  Output output;
  CHECK_THROWS_AS(verify::verify(output.folder.path()), Error);
  output.text("manifest.json", "[]");
  CHECK_THROWS_WITH(verify::verify(output.folder.path()), Catch::Contains("render the sheet again"));
  output.manifest.erase("samples");
  output.seal();
  CHECK_THAT(output.problems(), Catch::StartsWith("manifest.json: lacks something: "));
}

TEST_CASE("clock values of SMIL") {
  const auto [text, seconds] = GENERATE(table<std::string, double>({{"npt=1.108s", 1.108},
                                                                    {"1.5s", 1.5},
                                                                    {"0:00:01.5", 1.5},
                                                                    {"1:02:03.25", 3723.25},
                                                                    {"02:03", 123.0},
                                                                    {"npt=0", 0.0}}));
  CAPTURE(text);
  REQUIRE(verify::clock_value(text));
  CHECK(*verify::clock_value(text) == Approx(seconds));
  CHECK_FALSE(verify::clock_value("soon"));
  CHECK_FALSE(verify::clock_value("-1s"));
  CHECK_FALSE(verify::clock_value(""));
}

TEST_CASE("XML with entities is refused, however it nests them") {
  CHECK_THROWS_WITH(verify::read_xml("<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>"),
                    Catch::Contains("declares an entity"));
}
