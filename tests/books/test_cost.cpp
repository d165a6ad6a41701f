// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the three packages cost on top of the encoding, in CPU time: of the process, so other work on the
// machine counts little. Hidden: it takes half a minute. `test_reader '[.cost]'` prints the figures.
#include "books/sample_book.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <utility>

using namespace audiosheet;
using namespace audiosheet::test;

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Twenty minutes as a long sheet has them: 44 chapters, 350 sentences, some in lists, a warning in each
/// tenth.
Recording twenty_minutes() {
  BookBuilder book("A long sheet");
  for (int chapter = 1; book.recording.samples < Sample{20} * 60 * BookBuilder::k_rate; ++chapter) {
    book.chapter(fmt::format("Chapter {}", chapter));
    book.say(fmt::format("Chapter {}", chapter), Role::heading).pause();
    for (int line = 1; line <= 4; ++line) {
      book.say("Drink a glass of water, then rest for a while, as you can. ").pause();
      book.say("Then eat something light, and wait a bit.", Role::item, fmt::format("list-1/item-{}", line));
    }
    if (chapter % 10 == 0) {
      book.callout(CalloutKind::warning, "Warning.", "Call for help when you feel faint.", "callout-1");
    }
    book.pause();
  }
  return std::move(book.recording);
}

/// The sound repeats five seconds of noise: encoders take about as long for it as for speech.
void write_sound(const Recording& recording) {
  const Pcm piece = noise(recording.sample_rate, 5.0, 0.2);
  std::ofstream file(recording.pcm, std::ios::binary);
  for (Sample at = 0; at < recording.samples; at += static_cast<Sample>(piece.size())) {
    const auto count = std::min(static_cast<Sample>(piece.size()), recording.samples - at);
    file.write(reinterpret_cast<const char*>(piece.data()), static_cast<std::streamsize>(count) * 2);
  }
}

} // namespace

TEST_CASE("The packages of twenty minutes cost a tenth of the encoding at most", "[.cost]") {
  const TemporaryFolder folder;
  Recording recording = twenty_minutes();
  recording.pcm = folder.path() / "pcm";
  write_sound(recording);
  std::filesystem::create_directories(folder.path() / "work");
  std::filesystem::create_directories(folder.path() / "out");
  publish::Encodings encodings(recording, folder.path() / "work", 1);
  const double begin = cpu_seconds();
  for (std::size_t i = 0; i < recording.chapters.size(); ++i) {
    encodings.chapter_mp3(i);
  }
  const double encoded = cpu_seconds();
  const auto files = publish::publish_reader(
      {.recording = recording, .folder = folder.path() / "out", .jobs = 1, .encodings = &encodings});
  const double done = cpu_seconds();
  const double encoding = encoded - begin;
  const double packages = done - encoded;
  fmt::print("{} chapters, {} files: encoding {:.2f} s, three packages {:.2f} s: {:.1f} %\n",
             recording.chapters.size(), files.size(), encoding, packages, 100.0 * packages / encoding);
  CHECK(packages <= 0.10 * encoding);
}
