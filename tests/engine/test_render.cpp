// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job with the real engine: what a listener hears of a sheet, measured on the master.
#include "app/data_files.hpp"
#include "app/record.hpp"
#include "audio/master.hpp"
#include "narrate/narrate.hpp"
#include "read/reader.hpp"
#include "support/catch.hpp"
#include "support/measure.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <cstring>

using namespace audiosheet;

namespace {

constexpr const char* k_sheet = R"(Carbon monoxide

It is a gas that nobody can see or smell. It comes from engines and stoves that burn badly.

What should I do?

Go outside first. Then call for help from a neighbour's house. Do not go back for your things.

Danger: Leave the building at once. Call the emergency number from outside.

Warning: Never run a generator indoors. Open windows are not enough.

Caution: Have the boiler looked at each year. Ask for a written report.

Important: An alarm does not replace the yearly check. Test it every month.

Note: Alarms last for about ten years. The date is printed on the back.

Keep the number of your gas supplier near the phone. They will tell you what to do next.
)";

struct Rendered {
  Recording recording;
  std::vector<std::int16_t> samples;

  [[nodiscard]] Samples sound(const Segment& segment) const {
    return Samples(samples).subspan(static_cast<std::size_t>(segment.start),
                                    static_cast<std::size_t>(segment.end - segment.start));
  }

  /// All segments that fit, joined.
  template <typename Fits> [[nodiscard]] std::vector<std::int16_t> joined(const Fits& fits) const {
    std::vector<std::int16_t> out;
    for (const auto& segment : recording.segments) {
      if (fits(segment)) {
        const auto part = sound(segment);
        out.insert(out.end(), part.begin(), part.end());
      }
    }
    return out;
  }
};

Script script_of(const std::string& text, const Profile& profile) {
  const auto sheet = read::read_sheet("sheet.txt", text).sheet;
  return narrate::narrate(sheet, profile, app::find_phrases(profile, sheet.language)).script;
}

Rendered render(const Script& script, const Profile& profile, unsigned jobs,
                const std::filesystem::path& cache_folder = {}) {
  speech::Speakers speakers(speech::make_espeak);
  speech::Cache cache(cache_folder);
  const TemporaryFolder folder;
  app::Stats stats;
  auto recorded =
      app::record(script, profile, speakers, cache, {.jobs = jobs, .work_folder = folder.path()}, stats);
  Rendered rendered;
  const std::string bytes = read_file(recorded.recording.pcm);
  rendered.samples.resize(bytes.size() / 2);
  std::memcpy(rendered.samples.data(), bytes.data(), bytes.size());
  rendered.recording = std::move(recorded.recording);
  return rendered;
}

const Rendered& rendered() {
  static const Rendered k_rendered = [] {
    const Profile profile = app::find_profile(app::k_default_profile);
    return render(script_of(k_sheet, profile), profile, 2);
  }();
  return k_rendered;
}

bool is_silent(Samples samples) {
  return std::all_of(samples.begin(), samples.end(), [](std::int16_t s) { return s == 0; });
}

} // namespace

TEST_CASE("the bytes depend neither on jobs nor on the cache", "[engine]") {
  const Profile profile = app::find_profile(app::k_default_profile);
  const Script script = script_of(k_sheet, profile);
  const TemporaryFolder cache;
  const Rendered one = render(script, profile, 1);
  const Rendered four = render(script, profile, 4, cache.path());
  const Rendered warm = render(script, profile, 3, cache.path());
  CHECK(one.samples == four.samples);
  CHECK(one.samples == warm.samples);
  CHECK(one.recording.segments == four.recording.segments);
  CHECK(one.recording.words == warm.recording.words);
  CHECK(one.recording.chapters == four.recording.chapters);
}

TEST_CASE("chapters partition the master and segments cover it", "[engine]") {
  const Recording& recording = rendered().recording;
  CHECK(static_cast<Sample>(rendered().samples.size()) == recording.samples);
  Sample at = 0;
  for (const auto& chapter : recording.chapters) {
    CHECK(chapter.start == at);
    CHECK(chapter.end > chapter.start);
    at = chapter.end;
  }
  CHECK(at == recording.samples);
  at = 0;
  for (const auto& segment : recording.segments) {
    CHECK(segment.start == at);
    at = segment.end;
    const auto& chapter = recording.chapters[static_cast<std::size_t>(segment.chapter - 1)];
    CHECK((segment.start >= chapter.start && segment.end <= chapter.end));
    if (segment.part == Part::pause) {
      CHECK(is_silent(rendered().sound(segment)));
    } else {
      CHECK_FALSE(is_silent(rendered().sound(segment)));
    }
  }
  CHECK(at == recording.samples);
}

TEST_CASE("words lie in order inside their sentences", "[engine]") {
  const Recording& recording = rendered().recording;
  REQUIRE(recording.words.size() > 100);
  for (std::size_t i = 0; i < recording.words.size(); ++i) {
    const Word& word = recording.words[i];
    const Segment& segment = recording.segments[word.segment];
    CHECK((word.start >= segment.start && word.start < segment.end));
    CHECK(segment.spoken.find(word.text) != std::string::npos);
    if (i > 0) {
      CHECK(word.start >= recording.words[i - 1].start);
    }
  }
}

TEST_CASE("the master has its loudness and does not clip", "[engine]") {
  const Loudness& loudness = rendered().recording.loudness;
  CHECK(loudness.integrated_lufs == Approx(-19.0).margin(0.5));
  CHECK(loudness.true_peak_dbtp <= -2.0 + 0.05);
  const auto peak = std::max_element(rendered().samples.begin(), rendered().samples.end(),
                                     [](int a, int b) { return std::abs(a) < std::abs(b); });
  CHECK(std::abs(static_cast<int>(*peak)) < 32767 * 0.85);
}

TEST_CASE("nobody can miss a warning", "[engine]") {
  const Rendered& all = rendered();
  const int rate = all.recording.sample_rate;
  const auto body =
      all.joined([](const Segment& s) { return s.role == Role::body && s.part == Part::speech; });
  const double body_level = active_level_db(body, rate);
  const double body_pitch = median_pitch_hz(body, rate);
  int warnings = 0;
  for (const auto& chapter : all.recording.chapters) {
    warnings += chapter.warnings;
  }
  REQUIRE(warnings == 4);
  for (int number = 1; number <= warnings; ++number) {
    CAPTURE(number);
    std::vector<const Segment*> segments;
    for (const auto& segment : all.recording.segments) {
      if (segment.warning == number) {
        segments.push_back(&segment);
      }
    }
    const auto seconds = [rate](const Segment* s) { return static_cast<double>(s->end - s->start) / rate; };
    REQUIRE(segments.size() >= 9);
    CHECK((segments.front()->part == Part::pause && seconds(segments.front()) >= 0.4));
    CHECK((segments.back()->part == Part::pause && seconds(segments.back()) >= 0.4));
    CHECK(segments[1]->part == Part::cue);
    CHECK((seconds(segments[1]) >= 0.15 && seconds(segments[1]) <= 1.5));
    CHECK(tone_share(all.sound(*segments[1]), rate) > 0.9);
    CHECK(segments[3]->part == Part::label);
    CHECK(segments[segments.size() - 2]->part == Part::close);
    CHECK_FALSE(segments[segments.size() - 2]->spoken.empty());
    CHECK((segments[segments.size() - 4]->part == Part::close &&
           segments[segments.size() - 4]->spoken.empty()));

    const auto speech =
        all.joined([&](const Segment& s) { return s.warning == number && s.part == Part::speech; });
    const double louder = active_level_db(speech, rate) - body_level;
    CHECK((louder >= 2.0 && louder <= 8.0));
    CHECK(std::abs(median_pitch_hz(speech, rate) / body_pitch - 1.0) >= 0.10);
  }
}

TEST_CASE("a warning is spoken slower than the same words in the body", "[engine]") {
  const Profile profile = app::find_profile(app::k_default_profile);
  speech::Speakers speakers(speech::make_espeak);
  const std::string text = "Never run a generator indoors, not even in a garage with its door wide open.";
  const auto body = speakers.speak({.voice = profile.voice("narrator"), .text = text});
  const auto warning = speakers.speak({.voice = profile.voice("warning"), .text = text});
  CHECK(static_cast<double>(body.samples.size()) / static_cast<double>(warning.samples.size()) <= 0.93);
}

TEST_CASE("each kind has a cue of its own", "[engine]") {
  std::map<CalloutKind, std::vector<std::int16_t>> cues;
  for (const auto& segment : rendered().recording.segments) {
    if (segment.part == Part::cue && segment.kind) {
      const auto sound = rendered().sound(segment);
      cues[*segment.kind].assign(sound.begin(), sound.end());
    }
  }
  REQUIRE(cues.size() == 5);
  for (auto a = cues.begin(); a != cues.end(); ++a) {
    for (auto b = std::next(a); b != cues.end(); ++b) {
      CHECK(a->second != b->second);
    }
  }
}
