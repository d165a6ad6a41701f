// SPDX-License-Identifier: GPL-3.0-or-later
//
// SSML against what is heard: documents spoken by eSpeak NG, and the master measured.
#include "app/data_files.hpp"
#include "app/record.hpp"
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/measure.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <cstring>
#include <fmt/format.h>

namespace audiosheet {

namespace {

constexpr auto k_sentence =
    "We are allowed to go home in the morning, when all the numbers are normal once more.";

/// So low that the limiter of true peaks has nothing to do: it would take part of what a loud sentence asks.
constexpr double k_without_limiter = -32.0;

struct Spoken {
  Recording recording;
  std::vector<std::int16_t> samples;

  /// The n-th sentence.
  [[nodiscard]] Samples sentence(std::size_t n) const {
    for (const auto& segment : recording.segments) {
      if (segment.part == Part::speech && !segment.spoken.empty() && n-- == 0) {
        return Samples(samples).subspan(static_cast<std::size_t>(segment.start),
                                        static_cast<std::size_t>(segment.end - segment.start));
      }
    }
    FAIL("there is no such sentence");
    return {};
  }
};

Spoken speak(const std::string& body) {
  Profile profile = app::find_profile(app::k_default_profile);
  profile.loudness_lufs = k_without_limiter;
  Diagnostics diagnostics;
  ssml::ReadOptions how;
  how.voices = profile.voices;
  how.language = profile.language;
  const std::string document = "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" "
                               "xml:lang=\"en-US\">" +
                               body + "</speak>";
  Script script{.title = "Test", .language = "en-US", .slug = "test", .chapters = {}};
  script.chapters.push_back(ssml::read_chapter("test.ssml", document, diagnostics, how).chapter);
  CHECK(diagnostics.empty());
  const TemporaryFolder folder;
  speech::Speakers speakers(speech::make_espeak);
  speech::Cache cache({});
  app::Stats stats;
  auto recorded =
      app::record(script, profile, speakers, cache, {.jobs = 2, .work_folder = folder.path()}, stats);
  CHECK(recorded.diagnostics.empty());
  const std::string bytes = read_file(recorded.recording.pcm);
  Spoken spoken;
  spoken.samples.resize(bytes.size() / 2);
  std::memcpy(spoken.samples.data(), bytes.data(), bytes.size());
  spoken.recording = std::move(recorded.recording);
  return spoken;
}

/// The sentence plain, then once with each of the attributes.
Spoken speak_with(const std::vector<std::string>& attributes) {
  std::string body = fmt::format("<s>{}</s>", k_sentence);
  for (const auto& attribute : attributes) {
    body += fmt::format("<s><prosody {}>{}</prosody></s>", attribute, k_sentence);
  }
  return speak(body);
}

using Asked = std::vector<std::pair<std::string, double>>;

std::vector<std::string> attributes_of(const Asked& asked) {
  std::vector<std::string> out;
  for (const auto& [attribute, value] : asked) {
    out.push_back(attribute);
  }
  return out;
}

} // namespace

TEST_CASE("rate is within 5 % of what is asked") {
  const Asked asked{{"rate='50%'", 0.5},  {"rate='x-slow'", 0.6}, {"rate='80%'", 0.8},
                    {"rate='90%'", 0.9},  {"rate='110%'", 1.1},   {"rate='fast'", 1.25},
                    {"rate='150%'", 1.5}, {"rate='x-fast'", 1.6}, {"rate='200%'", 2.0},
                    {"rate='250%'", 2.5}, {"rate='300%'", 3.0}};
  const Spoken spoken = speak_with(attributes_of(asked));
  const auto plain = static_cast<double>(spoken.sentence(0).size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    INFO(asked[i].first);
    CHECK_THAT(plain / static_cast<double>(spoken.sentence(i + 1).size()),
               Catch::Matchers::WithinRel(asked[i].second, 0.05));
  }
}

TEST_CASE("pitch is within 5 % of what is asked") {
  const Asked asked{{"pitch='-4st'", 0.794}, {"pitch='low'", 0.841},  {"pitch='-10%'", 0.9},
                    {"pitch='+2st'", 1.122}, {"pitch='high'", 1.189}, {"pitch='+30%'", 1.3},
                    {"pitch='+6st'", 1.414}, {"pitch='+10st'", 1.782}};
  const std::vector<double> hertz{90, 110, 130, 160, 200};
  auto attributes = attributes_of(asked);
  for (const double hz : hertz) {
    attributes.push_back(fmt::format("pitch='{}Hz'", hz));
  }
  const Spoken spoken = speak_with(attributes);
  const int rate = spoken.recording.sample_rate;
  const double plain = median_pitch_hz(spoken.sentence(0), rate);
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    INFO(attributes[i]);
    const double wanted = i < asked.size() ? plain * asked[i].second : hertz[i - asked.size()];
    CHECK_THAT(median_pitch_hz(spoken.sentence(i + 1), rate), Catch::Matchers::WithinRel(wanted, 0.05));
  }
}

TEST_CASE("volume is within half a decibel of what is asked") {
  const Asked asked{{"volume='-12dB'", -12.0}, {"volume='soft'", -6.0}, {"volume='-3dB'", -3.0},
                    {"volume='-1.5dB'", -1.5}, {"volume='+2dB'", 2.0},  {"volume='+4dB'", 4.0}};
  const Spoken spoken = speak_with(attributes_of(asked));
  const int rate = spoken.recording.sample_rate;
  const double plain = active_level_db(spoken.sentence(0), rate);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    INFO(asked[i].first);
    CHECK_THAT(active_level_db(spoken.sentence(i + 1), rate) - plain,
               Catch::Matchers::WithinAbs(asked[i].second, 0.5));
  }
}

TEST_CASE("breaks are exact to the sample, and silent; the last one fills a frame") {
  const std::vector<int> times{1, 7, 20, 99, 250, 333, 1000, 2750};
  std::string body;
  for (const int time : times) {
    body += fmt::format("<s>Sit down.</s><break time='{}ms'/>", time);
  }
  const Spoken spoken = speak(body);
  std::size_t n = 0;
  for (const auto& segment : spoken.recording.segments) {
    if (segment.part == Part::pause) {
      REQUIRE(n < times.size());
      const auto asked = times[n++] * std::int64_t{22050} / 1000;
      if (n < times.size()) {
        CHECK(segment.end - segment.start == asked);
      } else { // a chapter ends with a frame of MP3
        CHECK(segment.end - segment.start >= asked);
        CHECK(segment.end - segment.start < asked + 576);
        CHECK(segment.end % 576 == 0);
      }
      const auto silence = Samples(spoken.samples)
                               .subspan(static_cast<std::size_t>(segment.start),
                                        static_cast<std::size_t>(segment.end - segment.start));
      CHECK(std::all_of(silence.begin(), silence.end(), [](std::int16_t s) { return s == 0; }));
    }
  }
  CHECK(n == times.size());
}

TEST_CASE("breaks inside a sentence are exact to the sample") {
  const std::vector<int> times{10, 20, 100, 501, 2000};
  std::string body;
  for (const int time : times) {
    body += fmt::format("<s>Sit down, <break time='{}ms'/>and rest.</s>", time);
  }
  const Spoken spoken = speak(body);
  const auto words = static_cast<std::int64_t>(spoken.sentence(0).size()) - 221; // 10 ms, rounded
  for (std::size_t i = 0; i < times.size(); ++i) {
    CHECK(static_cast<std::int64_t>(spoken.sentence(i).size()) - words == (times[i] * 22050 + 500) / 1000);
  }
}

TEST_CASE("marks lie where what follows them begins") {
  const Spoken spoken =
      speak("<s><mark name='a'/>Sit <mark name='b'/>down,<mark name='c'/><break time='500ms'/>"
            "and rest.</s><mark name='d'/><break time='1s'/><s>Good.</s><mark name='e'/>");
  const auto& recording = spoken.recording;
  REQUIRE(recording.marks.size() == 5);
  REQUIRE(recording.words.size() == 5);
  const auto& first = recording.segments.front();
  CHECK(recording.marks[0] == RecordedMark{"a", first.start, 1});
  CHECK(recording.marks[1] == RecordedMark{"b", recording.words[1].start, 1});
  CHECK(recording.marks[2].sample == recording.words[2].start - 11025);
  CHECK(recording.marks[3].sample == first.end);
  CHECK(recording.marks[4].sample == recording.samples);
}

} // namespace audiosheet
