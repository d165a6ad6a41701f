// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav_file.hpp"
#include "support/catch.hpp"
#include "support/riff.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/hash.hpp"

using namespace audiosheet;
using namespace audiosheet::audio;

TEST_CASE("A WAVE file holds the samples asked for and its spans") {
  const TemporaryFolder folder;
  const Pcm pcm = sine(22050, 440, 1.0, 0.5);
  write_pcm(folder.path() / "pcm", pcm);
  const BinaryFile source = BinaryFile::open(folder.path() / "pcm");
  const std::vector<NamedSpan> spans{{0, 100, "Début – “één”"}, {100, 900, "odd"}, {1000, 1, ""}};
  const auto file = folder.path() / "x.wav";
  const FileDigest digest = write_wav(file, 22050, source, 50, 20050, spans);

  const RiffFile riff = read_riff(file);
  CHECK(riff.form == "RIFF");
  CHECK(riff.chunks == std::vector<std::string>{"fmt ", "data", "cue ", "LIST"});
  CHECK(riff.riff_size + 8 == riff.file_size);
  CHECK(riff.format == 1);
  CHECK(riff.channels == 1);
  CHECK(riff.bits == 16);
  CHECK(riff.sample_rate == 22050);
  CHECK(riff.samples == Pcm(pcm.begin() + 50, pcm.begin() + 20050));
  REQUIRE(riff.cues.size() == spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const RiffCue& cue = riff.cues[i];
    CHECK(cue.chunk == "data");
    CHECK(cue.offset == spans[i].start);
    CHECK(cue.position == spans[i].start);
    CHECK(riff.labels.at(cue.id) == spans[i].name);
    CHECK(riff.lengths.at(cue.id) == spans[i].length);
  }
  CHECK(digest.bytes == riff.file_size);
  CHECK(digest.sha256 == sha256_file(file));
}

TEST_CASE("A WAVE file without spans or samples is a header") {
  const TemporaryFolder folder;
  write_pcm(folder.path() / "pcm", {1, 2});
  const BinaryFile source = BinaryFile::open(folder.path() / "pcm");
  CHECK(write_wav(folder.path() / "x.wav", 16000, source, 1, 1).bytes == 44);
  const RiffFile riff = read_riff(folder.path() / "x.wav");
  CHECK(riff.chunks == std::vector<std::string>{"fmt ", "data"});
  CHECK(riff.samples.empty());
}

TEST_CASE("A file that RIFF can't measure is RF64") {
  constexpr Sample k_long = Sample{3} << 30; // 6 GiB
  const std::string header = wav_header(22050, k_long, 1000);
  REQUIRE(header.size() == 80);
  CHECK(header.substr(0, 4) == "RF64");
  CHECK(riff_u32(header, 4) == 0xFFFFFFFF);
  CHECK(header.substr(12, 4) == "ds64");
  CHECK(riff_number(header, 20, 8) == 80 + 2 * k_long + 1000 - 8);
  CHECK(riff_number(header, 28, 8) == 2 * k_long);
  CHECK(riff_number(header, 36, 8) == k_long);
  CHECK(header.substr(72, 4) == "data");
  CHECK(riff_u32(header, 76) == 0xFFFFFFFF);

  // the last that fits, and the first that does not
  constexpr Sample k_most = (0xFFFFFFFF - 44) / 2;
  CHECK(wav_header(22050, k_most, 0).substr(0, 4) == "RIFF");
  CHECK(wav_header(22050, k_most + 1, 0).substr(0, 4) == "RF64");
  CHECK(wav_header(22050, k_most, 2).substr(0, 4) == "RF64");
}

TEST_CASE("RF64 reads back like RIFF") {
  const TemporaryFolder folder;
  const Pcm pcm = sine(22050, 300, 0.1, 0.5);
  const std::string chunks = cue_chunks(std::vector<NamedSpan>{{7, 9, "seven"}});
  std::string bytes = wav_header(22050, static_cast<Sample>(pcm.size()), chunks.size(), 1000);
  bytes.append(reinterpret_cast<const char*>(pcm.data()), pcm.size() * 2);
  write_file(folder.path() / "x.wav", bytes + chunks);
  const RiffFile riff = read_riff(folder.path() / "x.wav");
  CHECK(riff.form == "RF64");
  CHECK(riff.riff_size + 8 == riff.file_size);
  CHECK(riff.samples == pcm);
  CHECK(riff.labels.at(1) == "seven");
}

TEST_CASE("Spans past what a cue point can count are left out") {
  constexpr Sample k_far = Sample{1} << 32;
  const std::vector<NamedSpan> spans{{0, k_far, "all"}, {k_far, 5, "past"}};
  const std::string chunks = cue_chunks(spans);
  CHECK(riff_u32(chunks, 8) == 1);
  CHECK(chunks.find("past") == std::string::npos);
  CHECK(cue_chunks({}).empty());
}

TEST_CASE("What can't be written is an error, and leaves nothing") {
  const TemporaryFolder folder;
  write_pcm(folder.path() / "pcm", sine(22050, 440, 1.0, 0.5));
  const BinaryFile source = BinaryFile::open(folder.path() / "pcm");
  CHECK_THROWS_WITH(write_wav("/dev/full", 22050, source, 0, 1000), Catch::Contains("/dev/full"));
  CHECK_THROWS_WITH(write_wav(folder.path() / "none/x.wav", 22050, source, 0, 1000),
                    Catch::Contains("none/x.wav"));
  CHECK_THROWS_WITH(write_wav(folder.path() / "x.wav", 22050, source, 0, 30000), Catch::Contains("pcm"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "x.wav"));
}
