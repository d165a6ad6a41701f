// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publisher.hpp"
#include "support/catch.hpp"
#include "support/recordings.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <nlohmann/json.hpp>

using namespace audiosheet;
using namespace audiosheet::publish;
using Json = nlohmann::ordered_json;

namespace {

Json written_manifest(const Recording& recording, const std::filesystem::path& folder,
                      PublishedFiles files = {}) {
  write_manifest({recording, folder, 1}, std::move(files));
  return Json::parse(read_file(folder / "manifest.json"));
}

std::vector<std::string> keys(const Json& json) {
  std::vector<std::string> names;
  for (const auto& [key, value] : json.items()) {
    names.push_back(key);
  }
  return names;
}

} // namespace

TEST_CASE("The manifest says what the recording is") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const Json json = written_manifest(recording, folder.path());
  CHECK(keys(json) == std::vector<std::string>{"format", "title", "language", "slug", "sample_rate",
                                               "samples", "engine", "voice", "loudness", "chapters",
                                               "segments", "files"});
  CHECK(json["format"] == "audiosheet-manifest/1");
  CHECK(json["title"] == recording.title);
  CHECK(json["samples"] == recording.samples);
  CHECK(json["engine"] == Json{{"name", "eSpeak NG"}, {"version", "1.51"}});
  CHECK(json["loudness"] == Json{{"integrated_lufs", -19.0}, {"true_peak_dbtp", -1.6}});
  CHECK(json["files"].is_array());
}

TEST_CASE("Marks are there when a script has any") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.marks = {{"dose", 1234, 1}};
  const Json json = written_manifest(recording, folder.path());
  CHECK(json["marks"] == Json::array({{{"name", "dose"}, {"sample", 1234}, {"chapter", 1}}}));
}

TEST_CASE("Chapters partition the master and segments cover it") {
  const TemporaryFolder folder;
  const Json json = written_manifest(sample_recording(folder.path() / "pcm"), folder.path());
  Sample at = 0;
  for (const Json& chapter : json["chapters"]) {
    CHECK(keys(chapter) ==
          std::vector<std::string>{"number", "id", "title", "level", "role", "start", "end", "warnings"});
    CHECK(chapter["start"] == at);
    at = chapter["end"];
  }
  CHECK(at == json["samples"]);
  at = 0;
  for (const Json& segment : json["segments"]) {
    const Json& chapter = json["chapters"][segment["chapter"].get<std::size_t>() - 1];
    CHECK(segment["start"] == at);
    CHECK(segment["start"] >= chapter["start"]);
    CHECK(segment["end"] <= chapter["end"]);
    at = segment["end"];
  }
  CHECK(at == json["samples"]);
}

TEST_CASE("Only a callout's segments have a kind, only a warning's a number") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.segments.back().kind = CalloutKind::tip;
  const Json json = written_manifest(recording, folder.path());
  CHECK(keys(json["segments"][0]) ==
        std::vector<std::string>{"chapter", "role", "part", "start", "end", "written", "spoken"});
  const Json& cue = json["segments"][4];
  CHECK(keys(cue) == std::vector<std::string>{"chapter", "role", "kind", "warning", "part", "start", "end",
                                              "written", "spoken"});
  CHECK(cue["part"] == "cue");
  CHECK(cue["kind"] == "important");
  CHECK(cue["warning"] == 1);
  CHECK(cue["spoken"] == "");
  CHECK(json["segments"].back()["kind"] == "tip");
  CHECK_FALSE(json["segments"].back().contains("warning"));
}

TEST_CASE("Files are listed by path, whatever the order they were made in") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const PublishedFile a{"wav/a.wav", "00", 1};
  const PublishedFile b{"wav/b.wav", "11", 22};
  const Json json = written_manifest(recording, folder.path(), {b, a});
  CHECK(json["files"] == written_manifest(recording, folder.path(), {a, b})["files"]);
  CHECK(json["files"][0] == Json{{"path", "wav/a.wav"}, {"sha256", "00"}, {"bytes", 1}});
  CHECK(json["files"][1]["bytes"] == 22);
}

TEST_CASE("Text comes through, and bytes that are no text do no harm") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.title = "“Quotes”, \\ and \"\n";
  CHECK(written_manifest(recording, folder.path())["title"] == recording.title);
  recording.title = "bad \xff byte";
  CHECK(written_manifest(recording, folder.path())["title"] == "bad \xef\xbf\xbd byte");
}

TEST_CASE("Publishers have distinct names") {
  REQUIRE_FALSE(publishers().empty());
  CHECK(publishers()[0].name == "wav");
  for (const Publisher& publisher : publishers()) {
    CHECK(publisher.publish != nullptr);
    CHECK_FALSE(publisher.description.empty());
  }
}
