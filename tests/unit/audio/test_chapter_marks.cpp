// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chapters go into each kind of file and come out again, and hostile files do no harm.
#include "audio/chapter_marks.hpp"

#include "audio/flac_file.hpp"
#include "audio/opus_file.hpp"
#include "audio/tags.hpp"
#include "audio/wav_file.hpp"
#include "support/catch.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <random>
#include <sndfile.hh>
#include <taglib/fileref.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/tpropertymap.h>

using namespace audiosheet;
using namespace audiosheet::audio;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

constexpr int k_rate = 22050;
constexpr double k_seconds = 4.0;

/// A file of each kind with the same noise.
fs::path sound_file(const fs::path& folder, Container container) {
  const fs::path raw = folder / "raw";
  const Pcm pcm = noise(k_rate, k_seconds, 0.3);
  write_pcm(raw, pcm);
  const BinaryFile file = BinaryFile::open(raw);
  const auto samples = static_cast<Sample>(pcm.size());
  switch (container) {
  case Container::wav:
    write_wav(folder / "sound.wav", k_rate, file, 0, samples);
    return folder / "sound.wav";
  case Container::flac:
    write_flac(folder / "sound.flac", k_rate, file, 0, samples);
    return folder / "sound.flac";
  case Container::ogg:
    write_opus(folder / "sound.opus", k_rate, file, 0, samples);
    return folder / "sound.opus";
  case Container::mp3:
    break;
  }
  SndfileHandle mp3((folder / "sound.mp3").string(), SFM_WRITE, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 1,
                    k_rate);
  mp3.write(pcm.data(), static_cast<sf_count_t>(pcm.size()));
  return folder / "sound.mp3";
}

const std::vector<std::string> k_titles{
    "Что делать?",
    "ما هي الأعراض؟",
    "🎯 Key takeaways 🇪🇺",
    "한국어 中文 हिन्दी",
    std::string(10'000, 'x'),
    "a & b < c > \"d\" = 'e' ]]> --> \\",
    "",
};

Marks marks_of(const std::vector<std::string>& titles) {
  Marks marks;
  const auto count = static_cast<std::int64_t>(titles.size());
  for (std::int64_t i = 0; i < count; ++i) {
    constexpr std::int64_t k_step = 3'900'000;
    // whole milliseconds, which all formats can say
    const microseconds start(k_step * i / count / 1000 * 1000);
    const microseconds end(k_step * (i + 1) / count / 1000 * 1000);
    marks.push_back({start, end, titles[static_cast<std::size_t>(i)]});
  }
  return marks;
}

sf_count_t frames(const fs::path& file) { return SndfileHandle(file.string()).frames(); }

} // namespace

TEST_CASE("Chapters with titles of all scripts go into each kind of file and come out again") {
  const auto container = GENERATE(Container::wav, Container::mp3, Container::flac, Container::ogg);
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), container);
  CHECK(container_of(file) == container);
  CHECK(read_marks(file).empty());
  const auto before = frames(file);
  const Marks marks = marks_of(k_titles);
  write_marks(file, marks);
  CHECK(frames(file) == before);
  const Marks found = read_marks(file);
  REQUIRE(found.size() == marks.size());
  constexpr microseconds k_sample(1'000'000 / k_rate + 1);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    CHECK(std::chrono::abs(found[i].start - marks[i].start) <= k_sample);
    CHECK(found[i].title == marks[i].title);
    CHECK(found[i].end.has_value() == (container == Container::wav || container == Container::mp3));
    if (found[i].end) {
      CHECK(std::chrono::abs(*found[i].end - *marks[i].end) <= k_sample);
    }
  }
  // The new chapters take the old ones' place, and the same ones give the same bytes.
  write_marks(file, {marks[1]});
  const std::string once = read_file(file);
  CHECK(read_marks(file).size() == 1);
  write_marks(file, {marks[1]});
  CHECK(read_file(file) == once);
  write_marks(file, {});
  CHECK(read_marks(file).empty());
  CHECK(frames(file) == before);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("Chapters leave a file's other tags alone") {
  const auto container = GENERATE(Container::mp3, Container::flac, Container::ogg);
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), container);
  {
    TagLib::FileRef tagged(file.c_str());
    tagged.tag()->setTitle("Title");
    tagged.tag()->setArtist("Artist");
    tagged.save();
  }
  write_marks(file, marks_of({"one", "two"}));
  const TagLib::FileRef tagged(file.c_str());
  CHECK(tagged.tag()->title() == "Title");
  CHECK(tagged.tag()->artist() == "Artist");
}

TEST_CASE("An end that isn't given is the next chapter's start, and the last the file's") {
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), Container::mp3);
  write_marks(file, {{microseconds(2'000'000), std::nullopt, "two"}, {microseconds(0), std::nullopt, "one"}});
  CHECK(read_marks(file) == Marks{{microseconds(0), microseconds(2'000'000), "one"},
                                  {microseconds(2'000'000), microseconds(4'000'000), "two"}});
}

TEST_CASE("Chapters of another, longer recording are refused, and the file stays as it was") {
  const auto container = GENERATE(Container::wav, Container::mp3, Container::flac, Container::ogg);
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), container);
  const std::string before = read_file(file);
  CHECK_THROWS_WITH(write_marks(file, {{microseconds(5'000'000), std::nullopt, "late"}}),
                    Contains("sound.") && Contains("another recording's chapters"));
  CHECK(read_file(file) == before);
}

TEST_CASE("Three hundred chapters: an MP3 lists all in tables of 255, Xiph comments take 99") {
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), Container::mp3);
  std::vector<std::string> titles;
  for (int i = 1; i <= 300; ++i) {
    titles.push_back(fmt::format("Chapter {}", i));
  }
  const Marks marks = marks_of(titles);
  write_marks(file, marks);
  CHECK(read_marks(file).size() == 300);
  TagLib::MPEG::File tagged(file.c_str(), false);
  auto* top = TagLib::ID3v2::TableOfContentsFrame::findTopLevel(tagged.ID3v2Tag());
  REQUIRE(top != nullptr);
  CHECK(top->isOrdered());
  CHECK(top->childElements().size() == 2);
  std::vector<std::string> listed;
  for (const auto& table : top->childElements()) {
    const auto* part = TagLib::ID3v2::TableOfContentsFrame::findByElementID(tagged.ID3v2Tag(), table);
    REQUIRE(part != nullptr);
    CHECK(part->isOrdered());
    CHECK_FALSE(part->isTopLevel());
    for (const auto& chapter : part->childElements()) {
      listed.emplace_back(chapter.data(), chapter.size());
    }
  }
  REQUIRE(listed.size() == 300);
  CHECK(listed.front() == "chp1");
  CHECK(listed.back() == "chp300");
}

TEST_CASE("At most 99 chapters: those of level 1, and of those as many as are spread evenly") {
  const Marks few = marks_of(std::vector<std::string>(99, "x"));
  CHECK(at_most_99(few, std::vector<int>(99, 2)) == few);
  const Marks many = marks_of(std::vector<std::string>(300, "x"));
  std::vector<int> levels(300, 2);
  levels[0] = levels[7] = levels[200] = 1;
  CHECK(at_most_99(many, levels) == Marks{many[0], many[7], many[200]});
  const Marks spread = at_most_99(many, std::vector<int>(300, 1));
  CHECK(spread.size() == 75);
  CHECK(spread.front() == many.front());
  CHECK(spread.back() == many[296]);
}

TEST_CASE("Clock times are rounded to the millisecond") {
  CHECK(clock_time(microseconds(0)) == "00:00:00.000");
  CHECK(clock_time(microseconds(4'535'499)) == "00:00:04.535");
  CHECK(clock_time(microseconds(3'599'999'500)) == "01:00:00.000");
  CHECK(clock_time(microseconds(360'000'000'000)) == "100:00:00.000");
}

TEST_CASE("What is no sound file is refused by name") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file";
  const std::string content = GENERATE("", "I", "hello", "RIFF....AVI ", "\xff\x00");
  write_file(file, content);
  CHECK_THROWS_WITH(read_marks(file), Contains("file: is no WAV, MP3, Opus, Ogg Vorbis or FLAC file"));
}

TEST_CASE("Damaged and hostile files are read or refused, never more") {
  const auto container = GENERATE(Container::wav, Container::mp3, Container::flac, Container::ogg);
  const TemporaryFolder folder;
  const fs::path file = sound_file(folder.path(), container);
  write_marks(file, marks_of({"one", "two", "🎯 three"}));
  const std::string whole = read_file(file);
  const fs::path damaged = folder.path() / "damaged";
  int refused = 0;
  const auto attempt = [&](const std::string& bytes) {
    write_file(damaged, bytes);
    try {
      const Marks found = read_marks(damaged); // a CHECK would keep what it throws
      CHECK(found.size() <= 100'000);
    } catch (const Error& error) {
      ++refused;
      CHECK_THAT(error.what(), Contains("damaged"));
    }
  };
  const std::size_t head = std::min<std::size_t>(whole.size(), 700);
  for (std::size_t length = 16; length < head; length += 3) {
    attempt(whole.substr(0, length));
  }
  std::minstd_rand random(7);
  const std::size_t tail = container == Container::wav ? whole.size() - head : 0; // cues stand at the end
  for (int i = 0; i < 1500; ++i) {
    std::string bytes = whole;
    for (int n = 0; n < 3; ++n) {
      bytes[12 + tail + random() % (head - 12)] = static_cast<char>(random());
    }
    attempt(bytes);
  }
  CHECK(refused > 0);
}

TEST_CASE("Version 2.4, unsynchronised tags and other encodings are read") {
  const auto tag = [](char version, char flags, const std::string& frames) {
    std::string bytes = std::string("ID3") + version + std::string(1, '\0') + flags;
    for (int shift = 21; shift >= 0; shift -= 7) {
      bytes += static_cast<char>(frames.size() >> static_cast<unsigned>(shift) & 0x7FU);
    }
    return bytes + frames;
  };
  const auto frame = [](const std::string& id, const std::string& content, char flags = '\0') {
    return id + std::string(3, '\0') + static_cast<char>(content.size()) + std::string(1, '\0') + flags +
           content;
  };
  const auto chapter = [&](const std::string& title_frame) {
    return frame("CHAP", std::string("a\0\0\0\0\x05\0\0\0\x09", 10) + std::string(8, '\xff') + title_frame);
  };
  const std::string plain = std::string("\0B\xe9", 3);
  const auto [bytes, title] = GENERATE_COPY(table<std::string, std::string>({
      {tag(3, 0, chapter(frame("TIT2", plain))), "Bé"},
      {tag(4, 0, chapter(frame("TIT2", std::string("\3B\xc3\xa9\0more", 9)))), "Bé"},
      {tag(4, 0, chapter(frame("TIT2", std::string("\2\0B\0\xe9", 5)))), "Bé"},
      {tag(3, 0, chapter(frame("TIT2", std::string("\1\xff\xfe\x3c\xd8\xaf\xdf", 7)))), "🎯"},
      {tag(3, 0, chapter(frame("TIT2", std::string("\1\xfe\xff\xd8\x3c", 5)))), "\xef\xbf\xbd"},
      {tag(4, 0, chapter(frame("TIT2", std::string("\0\0\0\2\0B", 6), 1))), "B"},
      {tag(3, 0, chapter(frame("TIT2", ""))), ""},
      {tag(3, 0, chapter("")), ""},
      {tag(3, 0x40, std::string("\0\0\0\6\0\0\0\0\0\0", 10) + chapter(frame("TIT2", plain))), "Bé"},
  }));
  const TemporaryFolder folder;
  write_file(folder.path() / "tag.mp3", bytes);
  CHECK(read_marks(folder.path() / "tag.mp3") ==
        Marks{{std::chrono::milliseconds(5), std::chrono::milliseconds(9), title}});
  // As a whole tag is written where it must not look like sound: a zero behind each 0xFF.
  std::string stuffed;
  for (const char c : chapter(frame("TIT2", plain))) {
    stuffed += c;
    if (c == '\xff') {
      stuffed += '\0';
    }
  }
  write_file(folder.path() / "tag.mp3", tag(3, '\x80', stuffed));
  CHECK(read_marks(folder.path() / "tag.mp3").at(0).title == "Bé");
}
