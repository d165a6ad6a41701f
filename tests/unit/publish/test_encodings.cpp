// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/encodings.hpp"

#include "audio/flac_file.hpp"
#include "audio/mp3_header.hpp"
#include "audio/opus_file.hpp"
#include "audio/tags.hpp"
#include "support/catch.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <mutex>
#include <numbers>
#include <sndfile.hh>
#include <span>
#include <utility>

using namespace audiosheet;
using namespace audiosheet::publish;

namespace {

/// Chapters of swept tones with silences between, some so long that they are encoded in pieces.
Recording swept_recording(const std::filesystem::path& pcm, int rate) {
  Recording recording;
  recording.sample_rate = rate;
  Pcm samples;
  const auto add = [&](Part part, double seconds) {
    Segment segment;
    segment.chapter = static_cast<int>(recording.chapters.size());
    segment.part = part;
    segment.start = static_cast<Sample>(samples.size());
    const auto count = static_cast<Sample>(seconds * rate) + 7; // no round numbers
    double phase = 0.0;
    for (Sample i = 0; i < count; ++i) {
      phase += 2.0 * std::numbers::pi * (300.0 + 2000.0 * static_cast<double>(i % rate) / rate) / rate;
      samples.push_back(part == Part::pause ? std::int16_t{0}
                                            : static_cast<std::int16_t>(9000.0 * std::sin(phase)));
    }
    segment.end = static_cast<Sample>(samples.size());
    recording.chapters.back().end = segment.end;
    recording.segments.push_back(segment);
  };
  for (const int sentences : {1, 9, 3, 24}) {
    RecordedChapter chapter;
    chapter.number = static_cast<int>(recording.chapters.size()) + 1;
    chapter.start = static_cast<Sample>(samples.size());
    recording.chapters.push_back(chapter);
    for (int i = 0; i < sentences; ++i) {
      add(Part::speech, 4.3);
      add(Part::pause, 0.4);
    }
  }
  recording.samples = static_cast<Sample>(samples.size());
  write_pcm(pcm, samples);
  recording.pcm = pcm;
  return recording;
}

Pcm decode(const std::filesystem::path& file) {
  SndfileHandle sound(file.string());
  Pcm samples(static_cast<std::size_t>(sound.frames()));
  samples.resize(static_cast<std::size_t>(sound.read(samples.data(), sound.frames())));
  return samples;
}

/// Signal to error, in dB: high only when the decoded samples lie where the original ones do.
double likeness_db(std::span<const std::int16_t> original, std::span<const std::int16_t> decoded) {
  double signal = 0.0;
  double error = 0.0;
  for (std::size_t i = 0; i < original.size(); ++i) {
    signal += std::pow(original[i], 2);
    error += std::pow(original[i] - decoded[i], 2);
  }
  return 10.0 * std::log10(signal / (error + 1e-9));
}

std::filesystem::path opus_of(Encodings& encodings, const std::filesystem::path& folder) {
  encodings.write_opus(folder / "recording.opus", audio::opus_tags({}, audio::opus_vendor()));
  return folder / "recording.opus";
}

std::filesystem::path flac_of(Encodings& encodings, const std::filesystem::path& folder) {
  encodings.write_flac(folder / "recording.flac", audio::flac_blocks({}, audio::flac_vendor()));
  return folder / "recording.flac";
}

double level_db(std::span<const std::int16_t> samples) {
  double sum = 0.0;
  for (const std::int16_t sample : samples) {
    sum += std::pow(sample, 2);
  }
  return 10.0 * std::log10(sum / static_cast<double>(samples.size()));
}

} // namespace

TEST_CASE("Each chapter's MP3 and the joined one decode to the recording's own samples") {
  const int rate = GENERATE(22050, 44100);
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", rate);
  const Pcm original = read_pcm(recording.pcm);
  Encodings encodings(recording, folder.path(), 2);

  const auto whole = decode(encodings.mp3());
  REQUIRE(whole.size() == original.size());
  CHECK(likeness_db(original, whole) > 15.0);
  CHECK(level_db(whole) == Approx(level_db(original)).margin(0.05));
  for (std::size_t i = 0; i < recording.chapters.size(); ++i) {
    const auto& chapter = recording.chapters[i];
    const auto span = std::span(std::as_const(original))
                          .subspan(static_cast<std::size_t>(chapter.start),
                                   static_cast<std::size_t>(chapter.end - chapter.start));
    const auto decoded = decode(encodings.chapter_mp3(i));
    REQUIRE(decoded.size() == span.size());
    CHECK(likeness_db(span, decoded) > 15.0);
  }
}

TEST_CASE("Encoded bytes don't depend on the number of threads or on what is asked for first") {
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", 22050);
  create_folders(folder.path() / "a");
  create_folders(folder.path() / "b");
  Encodings one(recording, folder.path() / "a", 1);
  Encodings two(recording, folder.path() / "b", 2);
  const std::string whole = read_file(one.mp3());
  const std::string chapter = read_file(one.chapter_mp3(1));
  CHECK(read_file(two.chapter_mp3(1)) == chapter);
  CHECK(read_file(two.mp3()) == whole);
}

TEST_CASE("Each frame of a file stands alone and the head tells their number and bytes") {
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", 22050);
  Encodings encodings(recording, folder.path(), 2);
  const std::string bytes = read_file(encodings.mp3());
  const auto number = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
  };
  const auto head = audio::read_mp3_header(bytes);
  REQUIRE(head);
  CHECK(head->sample_rate == 22050);
  CHECK(head->mono);
  CHECK(bytes.substr(13, 4) == "Info");
  CHECK(number(13 + 12) == bytes.size());
  std::size_t frames = 0;
  for (std::size_t at = head->bytes; at < bytes.size(); ++frames) {
    const auto frame = audio::read_mp3_header(std::string_view(bytes).substr(at));
    REQUIRE(frame);
    CHECK(frame->bitrate_kbps == 64); // one size: a player that seeks by proportion lands where it should
    CHECK(static_cast<unsigned char>(bytes[at + 4]) == 0); // main_data_begin: borrows from no other frame
    at += frame->bytes;
  }
  CHECK(number(13 + 8) == frames);
}

namespace {

/// Encoded sound in memory; counts what was asked for and wasn't there.
struct MemoryStore {
  std::map<std::string, std::string> kept;
  std::mutex mutex;
  int missed = 0;
  EncodedStore store{.knows =
                         [this](const std::string& name) {
                           const std::scoped_lock lock(mutex);
                           return kept.contains(name);
                         },
                     .find = [this](const std::string& name) -> std::optional<std::string> {
                       const std::scoped_lock lock(mutex);
                       const auto found = kept.find(name);
                       missed += found == kept.end() ? 1 : 0;
                       return found == kept.end() ? std::nullopt : std::optional(found->second);
                     },
                     .store =
                         [this](const std::string& name, std::string_view bytes) {
                           const std::scoped_lock lock(mutex);
                           kept[name] = std::string(bytes);
                         }};
};

struct Encoded {
  std::string mp3;
  std::string opus;
  std::string flac;
  bool operator==(const Encoded&) const = default;
};

Encoded encoded(const Recording& recording, const std::filesystem::path& folder, const EncodedStore* store) {
  create_folders(folder);
  Encodings encodings(recording, folder, 2, store);
  return {read_file(encodings.mp3()), read_file(opus_of(encodings, folder)),
          read_file(flac_of(encodings, folder))};
}

} // namespace

TEST_CASE("What was encoded before is joined again, to the same bytes") {
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", 22050);
  MemoryStore memory;
  const Encoded fresh = encoded(recording, folder.path() / "a", nullptr);
  CHECK(encoded(recording, folder.path() / "b", &memory.store) == fresh);
  CHECK(memory.missed >= static_cast<int>(memory.kept.size())); // the same sound may be made by two at once
  memory.missed = 0;
  CHECK(encoded(recording, folder.path() / "c", &memory.store) == fresh);
  CHECK(memory.missed == 0);
  SECTION("and what is kept but damaged is made anew") {
    for (auto& [name, bytes] : memory.kept) {
      bytes.resize(bytes.size() / 2);
    }
    CHECK(encoded(recording, folder.path() / "d", &memory.store) == fresh);
  }
}

TEST_CASE("A longer first chapter leaves the encodings of the others as they were") {
  const TemporaryFolder folder;
  Recording recording = swept_recording(folder.path() / "pcm", 22050);
  MemoryStore memory;
  encoded(recording, folder.path() / "a", &memory.store);
  const auto pieces = static_cast<int>(memory.kept.size());
  // five frames of MP3 more in the middle of its sentence
  Pcm samples = read_pcm(recording.pcm);
  const Sample more = 5 * 576;
  const Pcm inserted(static_cast<std::size_t>(more), std::int16_t{1000});
  samples.insert(samples.begin() + 40'000, inserted.begin(), inserted.end());
  write_pcm(recording.pcm, samples);
  recording.samples += more;
  for (auto& chapter : recording.chapters) {
    chapter.start += chapter.number > 1 ? more : 0;
    chapter.end += more;
  }
  for (std::size_t i = 0; i < recording.segments.size(); ++i) {
    recording.segments[i].start += i > 0 ? more : 0;
    recording.segments[i].end += more;
  }
  memory.missed = 0;
  const Encoded edited = encoded(recording, folder.path() / "b", &memory.store);
  CHECK(memory.missed == 3); // its MP3, its Opus and its FLAC
  CHECK(pieces > 10);
  CHECK(edited == encoded(recording, folder.path() / "c", nullptr));
}

TEST_CASE("Opus joined from pieces has the recording's length and each sound within 1.25 ms of its place") {
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", 48000);
  Encodings encodings(recording, folder.path(), 2);
  const Pcm original = read_pcm(recording.pcm);
  const Pcm sound = decode(opus_of(encodings, folder.path()));
  REQUIRE(sound.size() == original.size());
  for (const auto& chapter : recording.chapters) {
    // where in the chapter's first second do they agree best?
    const auto at = static_cast<std::size_t>(chapter.start) + 4800;
    double best = -1.0;
    int best_shift = 0;
    for (int shift = -150; shift <= 150; ++shift) {
      double sum = 0.0;
      for (std::size_t i = 0; i < 4800; ++i) {
        sum += static_cast<double>(original[at + i]) *
               sound[at + i + static_cast<std::size_t>(shift + 150) - 150];
      }
      if (sum > best) {
        best = sum;
        best_shift = shift;
      }
    }
    CHECK(std::abs(best_shift) <= 61);
  }
}

TEST_CASE("Nothing is heard where pieces of Opus join that is not heard in one piece") {
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", 48000);
  Encodings encodings(recording, folder.path(), 2);
  const Pcm joined = decode(opus_of(encodings, folder.path()));
  audio::write_opus(folder.path() / "one.opus", recording.sample_rate, BinaryFile::open(recording.pcm), 0,
                    recording.samples);
  const Pcm one = decode(folder.path() / "one.opus");
  REQUIRE(joined.size() == one.size());
  CHECK(level_db(joined) == Approx(level_db(one)).margin(0.1));
  for (const Segment& segment : recording.segments) {
    if (segment.part == Part::pause) { // the seams are in here; the codec needs a moment to fall silent
      const auto quiet = [&segment](const Pcm& sound) {
        const auto from = static_cast<std::size_t>(segment.start) + 6000;
        const auto to = std::min(static_cast<std::size_t>(segment.end) - 1000, sound.size());
        int most = 0;
        for (std::size_t i = from; i < to; ++i) {
          most = std::max(most, std::abs(static_cast<int>(sound[i])));
        }
        return most;
      };
      INFO(segment.start);
      CHECK(quiet(joined) <= quiet(one) + 30); // -60 dBFS
    }
  }
}

TEST_CASE("FLAC joined from pieces is the file that is encoded in one go, and decodes to the recording") {
  const int rate = GENERATE(22050, 48000);
  const TemporaryFolder folder;
  const Recording recording = swept_recording(folder.path() / "pcm", rate);
  Encodings encodings(recording, folder.path(), 2);
  const std::filesystem::path joined = flac_of(encodings, folder.path());
  audio::write_flac(folder.path() / "one.flac", rate, BinaryFile::open(recording.pcm), 0, recording.samples);
  CHECK(read_file(joined) == read_file(folder.path() / "one.flac"));
  CHECK(decode(joined) == read_pcm(recording.pcm));
  const std::string md5 = audio::flac_md5(BinaryFile::open(recording.pcm), {0, recording.samples});
  CHECK(read_file(joined).substr(26, 16) == md5);
}
