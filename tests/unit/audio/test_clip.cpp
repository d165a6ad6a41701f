// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/clip.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <sndfile.h>

namespace audiosheet::audio {

namespace {

/// One second of stereo at 8 kHz: 0.5 in the first half, -0.5 in the second, on one channel only.
void write_sound(const std::filesystem::path& file, int format) {
  SF_INFO info{};
  info.samplerate = 8000;
  info.channels = 2;
  info.format = format;
  SNDFILE* sound = sf_open(file.c_str(), SFM_WRITE, &info);
  REQUIRE(sound != nullptr);
  std::vector<float> frames;
  for (int i = 0; i < 8000; ++i) {
    frames.push_back(i < 4000 ? 0.5F : -0.5F);
    frames.push_back(0.0F);
  }
  CHECK(sf_writef_float(sound, frames.data(), 8000) == 8000);
  sf_close(sound);
}

} // namespace

TEST_CASE("a clip is cut, mixed, resampled, sped up and repeated") {
  const TemporaryFolder folder;
  Clip clip;
  clip.file = folder.path() / "a.wav";
  write_sound(clip.file, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
  constexpr int k_quarter = 32767 / 4; // of the mean of 0.5 and 0
  SECTION("as it is") {
    const auto samples = read_clip(clip, 8000);
    REQUIRE(samples.size() == 8000);
    CHECK(std::abs(samples[100] - k_quarter) <= 2);
    CHECK(std::abs(samples[7900] + k_quarter) <= 2);
  }
  SECTION("cut") {
    clip.begin = milliseconds(250);
    clip.end = milliseconds(750);
    const auto samples = read_clip(clip, 8000);
    REQUIRE(samples.size() == 4000);
    CHECK(samples[1999] > 0);
    CHECK(samples[2000] < 0);
  }
  SECTION("at the master's rate") {
    const auto samples = read_clip(clip, 22050);
    CHECK(samples.size() == 22050);
    CHECK(std::abs(samples[5000] - k_quarter) < 60);
    CHECK(read_clip(clip, 22050) == samples);
  }
  SECTION("twice as fast, two and a half times") {
    clip.speed = 2.0;
    clip.repeat = 2.5;
    CHECK(read_clip(clip, 8000).size() == 10000);
    clip.repeat_duration = milliseconds(300);
    CHECK(read_clip(clip, 8000).size() == 2400);
  }
  SECTION("nothing is left") {
    clip.begin = milliseconds(5000);
    CHECK(read_clip(clip, 8000).empty());
  }
  SECTION("too long") {
    clip.repeat = 1000.0;
    CHECK_NOTHROW(read_clip(clip, 8000));
    clip.speed = 0.1;
    CHECK_THROWS_AS(read_clip(clip, 8000), Error);
  }
}

TEST_CASE("sound files of several kinds are read, others are an error") {
  const TemporaryFolder folder;
  Clip clip;
  for (const auto& [name, format] : {std::pair{"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                     {"a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                                     {"a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16}}) {
    clip.file = folder.path() / name;
    write_sound(clip.file, format);
    INFO(name);
    CHECK(read_clip(clip, 8000).size() == 8000);
  }
  for (const std::string& content : {std::string(), std::string("RIFF"), std::string(1000, 'x')}) {
    clip.file = folder.path() / "broken.wav";
    write_file(clip.file, content);
    CHECK_THROWS_AS(read_clip(clip, 8000), Error);
  }
  clip.file = folder.path() / "missing.wav";
  CHECK_THROWS_AS(read_clip(clip, 8000), Error);
}

} // namespace audiosheet::audio
