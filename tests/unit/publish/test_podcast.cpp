// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/podcast.hpp"

#include "audio/chapter_marks.hpp"
#include "publish/chapters.hpp"
#include "publish/cover.hpp"
#include "publish/episode.hpp"
#include "publish/instant.hpp"
#include "publish/notes.hpp"
#include "support/catch.hpp"
#include "support/episodes.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/hash.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sndfile.hh>

using namespace audiosheet;
using namespace audiosheet::publish;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// Chapters of one second each.
Recording chaptered(const fs::path& pcm, const std::vector<std::string>& titles) {
  Recording recording = sample_episode(pcm);
  recording.chapters.clear();
  recording.segments.clear();
  const auto count = static_cast<Sample>(titles.size());
  for (Sample i = 0; i < count; ++i) {
    RecordedChapter chapter;
    chapter.number = static_cast<int>(i) + 1;
    chapter.id = fmt::format("c{}", i);
    chapter.title = titles[static_cast<std::size_t>(i)];
    chapter.level = i % 10 == 0 ? 1 : 2;
    chapter.start = recording.samples * i / count;
    chapter.end = recording.samples * (i + 1) / count;
    recording.chapters.push_back(chapter);
    Segment segment;
    segment.chapter = chapter.number;
    segment.part = Part::pause;
    segment.start = chapter.start;
    segment.end = chapter.end;
    recording.segments.push_back(segment);
  }
  return recording;
}

std::string notes_of(const Recording& recording) {
  const TemporaryFolder folder;
  const Phrases phrases(
      {{"notes.chapters", "Chapters"}, {"notes.warnings", "Warnings"}, {"notes.references", "References"}});
  return notes_html({.recording = recording, .folder = folder.path(), .phrases = &phrases});
}

/// Bytes of what is shown.
std::size_t text_bytes(const std::string& html) {
  std::size_t bytes = 0;
  bool tag = false;
  for (const char c : html) {
    tag = tag || c == '<';
    bytes += tag ? 0 : 1;
    tag = tag && c != '>';
  }
  return bytes;
}

/// Whether a file's chapters are the recording's, to the millisecond.
void check_marks(const fs::path& file, const Recording& recording) {
  const audio::Marks found = audio::read_marks(file);
  const audio::Marks wanted = chapter_marks(recording);
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CHECK(std::chrono::abs(found[i].start - wanted[i].start) <= std::chrono::milliseconds(1));
    CHECK(found[i].title == wanted[i].title);
  }
}

} // namespace

TEST_CASE("An episode has all its files, as they were hashed") {
  const TemporaryFolder folder;
  const Recording recording = sample_episode(folder.path() / "pcm");
  const PublishedFiles files = publish_episode(recording, folder.path() / "out");
  const fs::path root = folder.path() / "out" / recording.slug;
  std::vector<std::string> paths;
  for (const PublishedFile& file : files) {
    paths.push_back(file.path);
    CHECK(file.sha256 == sha256_file(root / file.path));
    CHECK(file.bytes == fs::file_size(root / file.path));
  }
  CHECK(paths == std::vector<std::string>{"podcast/measles-basic-information.mp3",
                                          "podcast/measles-basic-information.opus", "podcast/cover.png",
                                          "podcast/chapters.json", "podcast/transcript.vtt",
                                          "podcast/notes.html", "podcast/episode.json"});
  for (const std::string name : {"mp3", "opus"}) {
    const fs::path sound = root / "podcast" / (recording.slug + "." + name);
    check_marks(sound, recording);
    const SndfileHandle decoded(sound.string());
    const double seconds = static_cast<double>(decoded.frames()) / decoded.samplerate();
    CHECK(seconds == Approx(static_cast<double>(recording.samples) / recording.sample_rate).margin(1e-4));
  }
  // Nothing but the tag stands before the first frame.
  const std::string mp3 = read_file(root / files[0].path);
  std::size_t size = 0;
  for (std::size_t i = 6; i < 10; ++i) {
    size = size << 7U | static_cast<unsigned char>(mp3[i]);
  }
  CHECK(mp3.substr(0, 4) == "ID3\3");
  CHECK(mp3.substr(10 + size, 1) == "\xff");
  CHECK(mp3.substr(10 + size, 64).find("Info") != std::string::npos);
}

TEST_CASE("The same recording gives the same episode, whatever the number of threads") {
  const TemporaryFolder folder;
  const Recording recording = sample_episode(folder.path() / "pcm");
  const PublishedFiles first = publish_episode(recording, folder.path() / "a/out");
  CHECK(publish_episode(recording, folder.path() / "b/out") == first);
}

TEST_CASE("episode.json tells a feed what it needs, and is read back") {
  const TemporaryFolder folder;
  const Recording recording = sample_episode(folder.path() / "pcm");
  const PublishedFiles files = publish_episode(recording, folder.path() / "out");
  const fs::path file = folder.path() / "out" / recording.slug / "podcast/episode.json";
  const Episode episode = read_episode(file);
  CHECK(episode.slug == recording.slug);
  CHECK(episode.title == recording.title);
  CHECK(episode.language == "en-US");
  CHECK(episode.description == "Measles is an illness. It spreads easily.");
  CHECK(episode.publisher == "Example Health");
  CHECK(episode.duration_s == Approx(static_cast<double>(recording.samples) / 22050).margin(0.0006));
  CHECK(episode.sound == EpisodeSound{"measles-basic-information.mp3", "audio/mpeg", files[0].bytes});
  CHECK(episode.alternate.bytes == files[1].bytes);
  CHECK(episode.published == "2024-05-31T00:00:00Z");
  CHECK(episode.image == "cover.png");
  CHECK(episode_json(episode) == read_file(file));
  const auto [from, to, message] = GENERATE(table<std::string, std::string, std::string>({
      {"audiosheet-episode/1", "audiosheet-episode/9", "another version"},
      {"\"duration_s\": ", "\"duration_s\": \"x\", \"y\": ", "no description of an episode"},
      {"\"guid\"", "\"gid\"", "no description of an episode"},
      {"2024-05-31T00", "2024-15-31T00", "is no date"},
      {"{", "", "no description of an episode"},
  }));
  std::string broken = read_file(file);
  broken.replace(broken.find(from), from.size(), to);
  write_file(file, broken);
  CHECK_THROWS_WITH(read_episode(file), Contains("episode.json: ") && Contains(message));
}

TEST_CASE("The date is the one asked for, else the sheet's, else the build's, and never today") {
  const TemporaryFolder folder;
  Recording recording = sample_episode(folder.path() / "pcm");
  const auto date = [&](const std::string& asked, const std::string& sheet, const std::string& build) {
    recording.about.date = sheet;
    return published({.recording = recording, .folder = {}, .date = asked, .build_date = build});
  };
  CHECK(date("2025-01-02T03:04:05Z", "2024-05-31", "2000-01-01") == "2025-01-02T03:04:05Z");
  CHECK(date("", "2024-05-31", "2000-01-01") == "2024-05-31T00:00:00Z");
  CHECK(date("", "last spring", "2000-01-01T00:00:01Z") == "2000-01-01T00:00:01Z");
  CHECK(date("", "", "") == "1970-01-01T00:00:00Z");
}

TEST_CASE("Instants") {
  CHECK(instant_from("2024-02-29") == "2024-02-29T00:00:00Z");
  CHECK(instant_from("2024-02-29T23:59:59Z") == "2024-02-29T23:59:59Z");
  const std::string wrong =
      GENERATE("", "2023-02-29", "2024-13-01", "2024-00-01", "24-01-01", "2024-1-1", "2024-01-01T24:00:00Z",
               "2024-01-01T00:60:00Z", "2024-01-01T00:00:00", "0000-01-01", "2024-01-0x", "-024-01-01");
  CHECK_FALSE(instant_from(wrong));
  CHECK(instant_from_epoch(0) == "1970-01-01T00:00:00Z");
  CHECK(instant_from_epoch(1'717'147'800) == "2024-05-31T09:30:00Z");
  CHECK(instant_from_epoch(-5) == "1970-01-01T00:00:00Z");
  CHECK(rfc2822("2024-05-31T09:30:00Z") == "Fri, 31 May 2024 09:30:00 GMT");
  CHECK(rfc2822("2023-01-01T00:00:00Z") == "Sun, 01 Jan 2023 00:00:00 GMT");
}

TEST_CASE("chapters.json has every chapter, with three decimals") {
  const TemporaryFolder folder;
  const Recording recording = chaptered(folder.path() / "pcm", {"One", "“Two” \\ \"2\"", "🎯 ثلاثة"});
  const std::string text = chapters_json(recording);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["version"] == "1.2.0");
  REQUIRE(json["chapters"].size() == 3);
  CHECK(json["chapters"][0]["startTime"] == 0);
  CHECK(json["chapters"][2]["title"] == "🎯 ثلاثة");
  CHECK_THAT(text, Contains("{\"startTime\": 0.000, \"endTime\": 2.261, \"title\": \"One\"}"));
  for (std::size_t i = 0; i < 3; ++i) {
    const auto start = static_cast<double>(recording.chapters[i].start) / recording.sample_rate;
    CHECK(json["chapters"][i]["startTime"].get<double>() == Approx(start).margin(0.0006));
  }
}

TEST_CASE("Hundreds of chapters and titles of any kind come through in every format") {
  const TemporaryFolder folder;
  std::vector<std::string> titles;
  for (int i = 1; i <= 300; ++i) {
    titles.push_back(fmt::format("Chapter {}", i));
  }
  titles[3] = "Что делать? ما هي الأعراض؟ 🎯";
  titles[4] = "]]> --> & <b> \"'";
  titles[5] = std::string(10'000, 'x');
  const Recording recording = chaptered(folder.path() / "pcm", titles);
  publish_episode(recording, folder.path() / "out");
  const fs::path podcast = folder.path() / "out" / recording.slug / "podcast";
  check_marks(podcast / (recording.slug + ".mp3"), recording);
  const audio::Marks opus = audio::read_marks(podcast / (recording.slug + ".opus"));
  CHECK(opus.size() == 30); // those of level 1
  CHECK(nlohmann::json::parse(read_file(podcast / "chapters.json"))["chapters"].size() == 300);
  CHECK(text_bytes(read_file(podcast / "notes.html")) < 4000);
}

TEST_CASE("A title's control characters do not reach a tag") {
  const TemporaryFolder folder;
  const Recording recording = chaptered(folder.path() / "pcm", {std::string("a\0b\nc\x1b[1m", 9)});
  publish_episode(recording, folder.path() / "out");
  for (const std::string name : {"mp3", "opus"}) {
    const auto marks =
        audio::read_marks(folder.path() / "out" / recording.slug / "podcast" / (recording.slug + "." + name));
    CHECK(marks.at(0).title == "a b c [1m");
  }
}

TEST_CASE("The archive is the master without loss, with chapters") {
  const TemporaryFolder folder;
  const Recording recording = sample_episode(folder.path() / "pcm");
  Encodings encodings(recording, folder.path(), 2);
  const PublishedFiles files =
      publish_archive({.recording = recording, .folder = folder.path(), .encodings = &encodings});
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "archive/measles-basic-information.flac");
  const fs::path file = folder.path() / files[0].path;
  CHECK(files[0].sha256 == sha256_file(file));
  check_marks(file, recording);
  SndfileHandle sound(file.string());
  Pcm samples(static_cast<std::size_t>(sound.frames()));
  sound.read(samples.data(), sound.frames());
  CHECK(samples == read_pcm(recording.pcm));
}

TEST_CASE("Notes list chapters, warnings and references, and link only what is an address") {
  const TemporaryFolder folder;
  const std::string html = notes_of(sample_episode(folder.path() / "pcm"));
  CHECK(html == "<p><strong>Measles – basic information</strong></p>\n"
                "<p>Measles is an illness. It spreads easily.</p>\n"
                "<p><strong>Chapters</strong></p>\n"
                "<p>00:00 Measles – basic information<br>\n"
                "00:01 What is “measles”?<br>\n"
                "00:06 Key takeaway 1 of 1</p>\n"
                "<p><strong>Warnings</strong></p>\n<ul>\n"
                "<li><strong>Warning. Important.</strong> Call before you visit a clinic.</li>\n</ul>\n"
                "<p><strong>References</strong></p>\n<ul>\n"
                "<li><a href=\"https://example.org/vaccines?a=1&amp;b=2\">Vaccines &amp; children</a></li>\n"
                "<li>A book</li>\n<li>Evil</li>\n</ul>\n");
}

TEST_CASE("Notes keep to 4,000 bytes: references go first, chapters are shortened last") {
  const TemporaryFolder folder;
  Recording recording = sample_episode(folder.path() / "pcm");
  recording.about.references.assign(100, {std::string(80, 'r'), "https://example.org", 1});
  recording.about.description = std::string(3000, 'd');
  std::string html = notes_of(recording);
  CHECK(html.size() <= 4000);
  CHECK_THAT(html, Contains("Key takeaway 1 of 1") && Contains("Call before") && Contains("<li>…</li>"));
  for (const std::size_t count : {60U, 200U, 2000U}) {
    html = notes_of(chaptered(folder.path() / "pcm",
                              std::vector<std::string>(count, "What are the first signs of this illness?")));
    CHECK(text_bytes(html) < 4000);
    CHECK_THAT(html, Contains("00:00 What are the first"));
  }
  recording.chapters.resize(1);
  recording.chapters[0].title = "<script>alert('x')</script>";
  CHECK(notes_of(recording).find("<script") == std::string::npos);
  recording.chapters[0].start = 3'723 * recording.sample_rate;
  CHECK_THAT(notes_of(recording), Contains("1:02:03 &lt;script"));
}

TEST_CASE("A cover is drawn for titles of any script and length, the same each time") {
  const std::string title =
      GENERATE("Measles – Basic Information", "الحصبة", "חצבת", "खसरा", "홍역", "麻疹", "Корь", "🎯", "",
               "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
               "word word word word word word word word word word word word word word word word word word "
               "word word word word word word word word word word word word word word word word word");
  const std::string png = draw_cover({title, "Example Health", "en"});
  const TemporaryFolder folder;
  write_file(folder.path() / "cover.png", png);
  CHECK(read_cover(folder.path() / "cover.png") == png);
  CHECK(draw_cover({title, "Example Health", "en"}) == png);
  CHECK(png.size() > 20'000);
  CHECK(draw_cover({title + "a", "Example Health", "en"}) != png);
}

TEST_CASE("A hostile title draws a cover in bounded time") {
  CHECK(draw_cover({std::string(1'000'000, 'x'), "", "en"}).size() > 20'000);
  CHECK(draw_cover({"\xff\xfe bad \x01 bytes", "", "no such language"}).size() > 20'000);
}

TEST_CASE("A cover from elsewhere is refused when directories would") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "mine.png";
  const std::string png = draw_cover({"Measles", "", "en"});
  const auto sized = [&](const std::string& size) {
    std::string bytes = png;
    return bytes.replace(16, 8, size);
  };
  const auto [bytes, message] = GENERATE_COPY(table<std::string, std::string>({
      {"hello", "is no PNG"},
      {png.substr(0, 20), "is no PNG"},
      {sized(std::string("\0\0\1\0\0\0\1\0", 8)), "is 256 by 256 pixels"},
      {sized(std::string("\0\0\7\0\0\0\6\0", 8)), "is 1792 by 1536 pixels"},
      {sized(std::string("\xff\xff\xff\xff\xff\xff\xff\xff", 8)), "pixels"},
      {png + std::string(500'000, 'x'), "kB"},
      {png.substr(0, png.size() / 2), "is a damaged PNG"},
  }));
  write_file(file, bytes);
  CHECK_THROWS_WITH(read_cover(file),
                    Contains("mine.png: ") && Contains(message) && Contains("1400 to 3000"));
  CHECK_THROWS_WITH(read_cover(folder.path() / "none.png"), Contains("none.png"));
}
