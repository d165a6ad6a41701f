// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/transcript.hpp"

#include "support/catch.hpp"
#include "support/recordings.hpp"
#include "support/temporary_folder.hpp"
#include "util/text.hpp"

#include <numeric>

using namespace audiosheet;
using namespace audiosheet::publish;
using Catch::Contains;

namespace {

/// A recording of one sentence from second 1 to second 11, a word each second when it has words.
Recording spoken(const std::string& written, int words = 0) {
  Recording recording;
  recording.sample_rate = 1000;
  recording.language = "en-US";
  recording.samples = 12'000;
  Segment segment;
  segment.start = 1000;
  segment.end = 11'000;
  segment.written = written;
  recording.segments.push_back(segment);
  for (int i = 0; i < words; ++i) {
    recording.words.push_back({0, 1000 + 1000 * i, "word"});
  }
  return recording;
}

} // namespace

TEST_CASE("A transcript has a cue a sentence, with the voice, and marks warnings") {
  const TemporaryFolder folder;
  const std::string vtt = transcript_vtt(sample_recording(folder.path() / "pcm"));
  CHECK(vtt ==
        "WEBVTT\n"
        "\n00:00:00.000 --> 00:00:00.907\n<v heading>Measles – basic information\n"
        "\n00:00:01.407 --> 00:00:02.768\n<v narrator>About 9 in 10 people who are not immune catch it.\n"
        "\n00:00:03.685 --> 00:00:04.093\n<v warning><c.warning>Warning. Important.</c>\n"
        "\n00:00:04.093 --> 00:00:05.093\n<v warning><c.warning>Call before you visit a clinic.</c>\n"
        "\n00:00:05.093 --> 00:00:05.501\n<v warning><c.warning>End of warning.</c>\n"
        "\n00:00:06.101 --> 00:00:06.782\n<v takeaway>Vaccination protects.\n");
}

TEST_CASE("A long sentence is cut into cues where words begin") {
  const std::string half = "one two three four five six seven eight nine ten eleven twelve thirteen ";
  const std::string vtt = transcript_vtt(spoken(half + half, 10));
  CHECK_THAT(vtt, Contains("\n00:00:01.000 --> 00:00:10.000\n<v narrator>one two") &&
                      Contains("\n00:00:10.000 --> 00:00:11.000\n<v narrator>twelve thirteen\n"));
  CHECK_THAT(transcript_vtt(spoken(half + half)),
             Contains("\n00:00:09.936 --> 00:00:11.000\n<v narrator>twelve"));
}

TEST_CASE("Nothing a sheet writes can end a cue or start a tag") {
  const std::string vtt = transcript_vtt(spoken("a --> b\n\n00:00 <v x> & \"c\" 'd' ]]>\x01"));
  CHECK_THAT(vtt, Contains("<v narrator>a --&gt; b 00:00 &lt;v x&gt; &amp; \"c\" 'd' ]]&gt;\n"));
}

TEST_CASE("Lines are broken between words, inside what is too long, and in scripts without spaces") {
  const auto [text, width, language, lines] =
      GENERATE(table<std::string, std::size_t, std::string, std::vector<std::string>>({
          {"one two three", 7, "en", {"one two", "three"}},
          {"one two three", 8, "en", {"one two", "three"}},
          {"abcdefghij", 4, "en", {"abcd", "efgh", "ij"}},
          {"a well-known drug", 8, "en", {"a well-", "known", "drug"}},
          {"麻疹是一种疾病", 4, "zh", {"麻疹是一", "种疾病"}},
          {"", 4, "en", {}},
          {"   ", 4, "en", {}},
          {"word", 65, "", {"word"}},
      }));
  CHECK(wrap_lines(text, width, language) == lines);
}

TEST_CASE("Lines of a huge text keep to their width and lose nothing") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += i % 7 == 0 ? "häufig " : "bei kindern ";
  }
  text += std::string(10'000, 'x');
  std::string joined;
  for (const auto& line : wrap_lines(text, 65, "de")) {
    CHECK(code_points(line) <= 65);
    joined += line;
  }
  CHECK(replace_all(joined, " ", "") == replace_all(text, " ", ""));
}
