// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/web.hpp"

#include "publish/web_text.hpp"
#include "publish/web_words.hpp"
#include "support/catch.hpp"
#include "support/recordings.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"

#include <array>
#include <filesystem>

namespace audiosheet::publish {

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("The page has headings, sentences with their times, chapters and warnings") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  const std::string page = web_page(recording, nullptr);
  CHECK(has(page, R"(<html lang="en-US" dir="ltr">)"));
  CHECK(has(page, "<title>Measles – basic information</title>"));
  CHECK(count(page, "<h1") == 1);
  CHECK(has(page, R"(<h1 id="c1"><span class="s" data-t="0.000">Measles – basic information</span></h1>)"));
  CHECK(has(page, R"(<h2 id="c2">What is “measles”?</h2>)"));
  CHECK(has(page,
            R"(<span class="s" data-t="1.407">About 9 in 10 people who are not immune catch it.</span>)"));
  CHECK(has(page, R"(aria-label="Chapters")"));
  CHECK(has(page, R"(aria-label="Warnings")"));
  CHECK(count(page, "data-chapter data-at") == recording.chapters.size());
  CHECK(count(page, "data-warning data-at") == 1);
  // The signal word is text, first in the box, and names it; its clip begins with the opening tone.
  CHECK(has(
      page,
      R"(<aside role="note" class="warning important" id="warning-1" aria-labelledby="warning-1-signal">)"));
  CHECK(
      has(page,
          R"(<span id="warning-1-signal"><span class="s" data-t="3.368">Warning. Important.</span></span>)"));
  CHECK(has(page, R"(<audio id="audio" controls preload="metadata" src="measles-basic-information.mp3">)"));
  CHECK_FALSE(has(page, "{{"));
}

TEST_CASE("Nothing in a recording gets into the page as markup or script") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  const std::string hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{script}}";
  recording.title = hostile;
  recording.about.publisher = hostile;
  recording.about.description = hostile;
  recording.about.date = hostile;
  recording.about.references = {{hostile, "javascript:alert(1)", 1},
                                {hostile, "https://example.org/\"><script>", 2}};
  recording.engine_name = hostile;
  for (RecordedChapter& chapter : recording.chapters) {
    chapter.title = hostile;
  }
  recording.chapters.back().role = ChapterRole::notice;
  for (Segment& segment : recording.segments) {
    if (!segment.written.empty()) {
      segment.written = hostile;
      segment.language = "\"><script>";
    }
  }
  const std::string page = web_page(recording, nullptr);
  const std::string plain = web_page(sample_recording(folder.path() / "pcm2"), nullptr);
  CHECK(count(page, "<script") == count(plain, "<script"));
  CHECK(count(page, "</script") == count(plain, "</script"));
  CHECK(count(page, "<img") == 0);
  CHECK_FALSE(has(page, "href=\"javascript:"));
  CHECK(has(page, "{{script}}")); // what is filled in is not filled again
}

TEST_CASE("The fast edition is offered when there is one, and only then") {
  const TemporaryFolder folder;
  const Recording recording = sample_recording(folder.path() / "pcm");
  Recording fast = recording;
  fast.samples /= 2;
  for (RecordedChapter& chapter : fast.chapters) {
    chapter.start /= 2;
    chapter.end /= 2;
  }
  for (Segment& segment : fast.segments) {
    segment.start /= 2;
    segment.end /= 2;
  }
  const std::string page = web_page(recording, nullptr, &fast);
  CHECK(has(page, R"(id="fast" aria-pressed="false">)"));
  CHECK(has(page, "<span>Fast voice</span></button>"));
  CHECK(has(page, R"("fast":{"audio":"measles-basic-information-fast.mp3","seconds":)"));
  CHECK(has(page, R"(href="measles-basic-information-fast.mp3" download)"));
  CHECK(has(page, "<dt><kbd>V</kbd></dt><dd>Fast voice</dd>"));
  // The text is timed by the normal edition; the data have a time of the fast one for each sentence.
  const std::string first = R"(data-t="1.407">About 9 in 10)";
  CHECK(has(page, first));
  const std::size_t from = page.find("\"starts\":[");
  const std::string starts = page.substr(from, page.find(']', from) - from);
  CHECK(count(starts, ",") + 1 == count(page, "class=\"s\" data-t="));
  CHECK((has(starts, ",0.703,") || has(starts, ",0.704,"))); // half of 1.407

  const std::string alone = web_page(recording, nullptr);
  CHECK_FALSE(has(alone, "id=\"fast\""));
  CHECK_FALSE(has(alone, "-fast.mp3"));
  CHECK_FALSE(has(alone, "\"fast\":"));
  CHECK_FALSE(has(alone, "Fast voice"));

  fast.segments.back().written += " More.";
  CHECK_THROWS_AS(web_page(recording, nullptr, &fast), Error);
}

TEST_CASE("Headings never jump, whatever the levels of the chapters") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.chapters[1].level = 2; // nothing of level 1 above it but the title
  const std::string page = web_page(recording, nullptr);
  CHECK(has(page, R"(<h2 id="c2">)"));
  recording.chapters[0].role = ChapterRole::section; // no title is spoken
  const std::string untitled = web_page(recording, nullptr);
  CHECK(count(untitled, "<h1") == 1);
  CHECK(has(untitled, "<h2 id=\"c1\">"));
}

TEST_CASE("Languages written from right to left turn the page round") {
  CHECK(web_direction("ar-EG") == "rtl");
  CHECK(web_direction("HE") == "rtl");
  CHECK(web_direction("arn") == "ltr");
  CHECK(web_direction("") == "ltr");
}

TEST_CASE("English words stand in, marked as English, where a language has no phrases") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  recording.language = "fi-FI";
  const Phrases silent = Phrases::silent();
  const std::string page = web_page(recording, &silent);
  CHECK(has(page, R"(id="player" aria-label="Player" tabindex="-1" lang="en" dir="ltr">)"));
  CHECK(has(page, R"(<html lang="fi-FI")"));
}

TEST_CASE("Every phrase file has every word of the page, the English one as built in") {
  const std::filesystem::path folder = std::filesystem::path(AUDIOSHEET_SOURCE_DIR) / "voices/phrases";
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const Phrases phrases = load_phrases(file.path());
    const WebWords words(&phrases);
    ++files;
    CHECK_FALSE(words.borrowed());
    for (const auto& [key, english] : english_web_words()) {
      INFO(file.path() << " " << key);
      CHECK_FALSE(words.get(key).empty());
      if (file.path().stem() == "en") {
        CHECK(words.get(key) == english);
      }
      for (const char* value : {"{n}", "{total}", "{engine}", "{name}", "{date}", "{time}"}) {
        CHECK(has(words.get(key), value) == has(std::string(english), value));
      }
    }
  }
  CHECK(files == 16);
}

TEST_CASE("A page of twenty minutes stays small") {
  const TemporaryFolder folder;
  Recording recording = sample_recording(folder.path() / "pcm");
  Segment segment = recording.segments.back();
  segment.written =
      "This sentence is about as long as the sentences of a fact sheet usually are, on the whole.";
  while (recording.samples < Sample{20} * 60 * recording.sample_rate) {
    segment.start = recording.samples;
    segment.end = recording.samples += Sample{5} * recording.sample_rate;
    recording.segments.push_back(segment);
  }
  recording.chapters.back().end = recording.samples;
  CHECK(web_page(recording, nullptr).size() <= 150'000);
}

} // namespace audiosheet::publish
