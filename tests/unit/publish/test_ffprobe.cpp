// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a player sees: ffprobe reads the files back.
#include "publish/wav.hpp"
#include "support/catch.hpp"
#include "support/recordings.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace audiosheet;
using namespace audiosheet::publish;

TEST_CASE("ffprobe sees every chapter of the master, with its title") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const PublishedFiles files = publish_wav({recording, folder.path(), 1});
  const auto answer = folder.path() / "answer.json";
  const std::string command =
      fmt::format("ffprobe -v error -show_chapters -show_streams -of json '{}' > '{}'",
                  (folder.path() / files[0].path).string(), answer.string());
  REQUIRE(std::system(command.c_str()) == 0); // NOLINT(cert-env33-c): our own words

  const auto json = nlohmann::json::parse(read_file(answer));
  REQUIRE(json["chapters"].size() == recording.chapters.size());
  for (std::size_t i = 0; i < recording.chapters.size(); ++i) {
    CHECK(json["chapters"][i]["time_base"] == "1/22050");
    CHECK(json["chapters"][i]["start"] == recording.chapters[i].start);
    CHECK(json["chapters"][i]["tags"]["title"] == recording.chapters[i].title);
  }
  CHECK(json["streams"][0]["codec_name"] == "pcm_s16le");
  CHECK(json["streams"][0]["duration_ts"] == recording.samples);
}
