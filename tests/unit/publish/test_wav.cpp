// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/wav.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/recordings.hpp"
#include "support/riff.hpp"
#include "support/temporary_folder.hpp"
#include "util/binary_file.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/temporary_file.hpp"

#include <fmt/format.h>

using namespace audiosheet;
using namespace audiosheet::publish;

TEST_CASE("The master has every chapter as a cue point, and each chapter is its exact slice") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const unsigned jobs = GENERATE(1U, 4U);
  const PublishedFiles files = publish_wav({recording, folder.path() / "out", jobs});
  const Pcm pcm = read_pcm(recording.pcm);

  const RiffFile master = read_riff(folder.path() / "out/wav/measles-basic-information.wav");
  CHECK(master.samples == pcm);
  REQUIRE(master.cues.size() == recording.chapters.size());
  for (std::size_t i = 0; i < master.cues.size(); ++i) {
    const RecordedChapter& chapter = recording.chapters[i];
    CHECK(master.cues[i].offset == chapter.start);
    CHECK(master.labels.at(master.cues[i].id) == chapter.title);
    CHECK(master.lengths.at(master.cues[i].id) == chapter.end - chapter.start);

    const RiffFile slice = read_riff(folder.path() / "out" / files[i + 1].path);
    CHECK(slice.samples == Pcm(pcm.begin() + chapter.start, pcm.begin() + chapter.end));
    CHECK(slice.sample_rate == 22050);
  }
  CHECK(files[0].path == "wav/measles-basic-information.wav");
  CHECK(files[1].path == "wav/chapters/01-measles-basic-information.wav");
  CHECK(files[3].path == "wav/chapters/03-takeaway-1.wav");
  for (const PublishedFile& file : files) {
    CHECK(file.sha256 == sha256_file(folder.path() / "out" / file.path));
    CHECK(file.bytes == std::filesystem::file_size(folder.path() / "out" / file.path));
  }
}

TEST_CASE("A master with room for a head becomes the WAV file itself, with the same bytes") {
  const TemporaryFolder folder;
  const Recording copied = sample_recording(folder.path() / "pcm");
  const PublishedFiles expected = publish_wav({copied, folder.path() / "copied", 2});

  const std::uint64_t head = GENERATE(44U, 80U); // the second is another's head: the samples are copied
  const TemporaryFile master(folder.path());
  const std::string samples = read_file(copied.pcm);
  BinaryFile::create(master.path(), head).write_at(0, std::as_bytes(std::span(samples)));
  Recording recording = copied;
  recording.pcm = master.path();
  recording.pcm_head = head;
  CHECK(publish_wav({recording, folder.path() / "out", 2}) == expected);
  for (const PublishedFile& file : expected) {
    CHECK(sha256_file(folder.path() / "out" / file.path) == file.sha256);
  }
  const TemporaryFile another(folder.path());
  const bool can_be_named = give_name(another.path(), folder.path() / "another"); // not on every file system
  CHECK(std::filesystem::equivalent(master.path(), folder.path() / "out" / expected[0].path) ==
        (can_be_named && head == 44));
}

TEST_CASE("Chapter numbers are padded to one width") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.chapters.clear();
  for (int i = 0; i < 100; ++i) {
    RecordedChapter chapter;
    chapter.number = i + 1;
    chapter.id = fmt::format("c{}", i);
    chapter.start = i * 10;
    chapter.end = chapter.start + 10;
    recording.chapters.push_back(chapter);
  }
  const PublishedFiles files = publish_wav({recording, folder.path() / "out", 2});
  CHECK(files[1].path == "wav/chapters/001-c0.wav");
  CHECK(files[100].path == "wav/chapters/100-c99.wav");
}

TEST_CASE("A folder that can't be written is an error that names it") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  write_file(folder.path() / "file", "no folder");
  CHECK_THROWS_WITH(publish_wav({recording, folder.path() / "file", 1}), Catch::Contains("file/wav"));
}

TEST_CASE("A WAV that could not be written whole is removed") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const FileSizeLimit limit(200'000);
  CHECK_THROWS_WITH(publish_wav({recording, folder.path() / "out", 1}),
                    Catch::Contains("measles-basic-information.wav: "));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out/wav/measles-basic-information.wav"));
}
