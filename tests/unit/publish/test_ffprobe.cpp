// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a player sees: ffprobe reads the files back.
#include "publish/wav.hpp"
#include "support/catch.hpp"
#include "support/episodes.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace audiosheet;
using namespace audiosheet::publish;

namespace {

nlohmann::json probed(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto answer = folder / "answer.json";
  const std::string command =
      fmt::format("ffprobe -v error -show_chapters -show_streams -show_format -of json '{}' > '{}'",
                  file.string(), answer.string());
  REQUIRE(std::system(command.c_str()) == 0); // NOLINT(cert-env33-c): our own words
  return nlohmann::json::parse(read_file(answer));
}

} // namespace

TEST_CASE("ffprobe sees every chapter of the master, with its title") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const PublishedFiles files = publish_wav({recording, folder.path(), 1});
  const auto json = probed(folder.path() / files[0].path, folder.path());
  REQUIRE(json["chapters"].size() == recording.chapters.size());
  for (std::size_t i = 0; i < recording.chapters.size(); ++i) {
    CHECK(json["chapters"][i]["time_base"] == "1/22050");
    CHECK(json["chapters"][i]["start"] == recording.chapters[i].start);
    CHECK(json["chapters"][i]["tags"]["title"] == recording.chapters[i].title);
  }
  CHECK(json["streams"][0]["codec_name"] == "pcm_s16le");
  CHECK(json["streams"][0]["duration_ts"] == recording.samples);
}

TEST_CASE("ffprobe sees the chapters, tags and cover of an episode's MP3 and Opus") {
  const TemporaryFolder folder;
  Recording recording = sample_episode(folder.path() / "pcm");
  recording.chapters[1].title = "Что делать? ما هي 🎯";
  recording.chapters[2].title = std::string(10'000, 'x');
  publish_episode(recording, folder.path() / "out");
  const std::string extension = GENERATE("mp3", "opus");
  const auto file = folder.path() / "out" / recording.slug / "podcast" / (recording.slug + "." + extension);
  const auto json = probed(file, folder.path());
  REQUIRE(json["chapters"].size() == recording.chapters.size());
  for (std::size_t i = 0; i < recording.chapters.size(); ++i) {
    const auto start = std::stod(json["chapters"][i]["start_time"].get<std::string>());
    CHECK(start == Approx(static_cast<double>(recording.chapters[i].start) / 22050).margin(0.001));
    CHECK(json["chapters"][i]["tags"]["title"] == recording.chapters[i].title);
  }
  const auto& tags = extension == "mp3" ? json["format"]["tags"] : json["streams"][0]["tags"];
  CHECK((tags.contains("title") ? tags["title"] : tags["TITLE"]) == recording.title);
  CHECK(json["streams"].size() == 2);
  CHECK(json["streams"][1]["codec_name"] == "png");
  CHECK(json["streams"][1]["disposition"]["attached_pic"] == 1);
}
