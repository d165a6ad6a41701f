// SPDX-License-Identifier: GPL-3.0-or-later
//
// Do the words that matter survive the telephone? docs/formats/hotline.md says what is measured and what that
// can't tell. Run the program itself to see the figures.
#include "app/data_files.hpp"
#include "app/record.hpp"
#include "app/telephone.hpp"
#include "audio/resampler.hpp"
#include "audio/telephone.hpp"
#include "narrate/narrate.hpp"
#include "read/reader.hpp"
#include "support/catch.hpp"
#include "support/generated_sheet.hpp"
#include "support/measure.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <fmt/format.h>
#include <limits>
#include <numbers>

using namespace audiosheet;

namespace {

using Sound = std::vector<double>;

constexpr int k_wide_rate = 16000; // same width of a bin as 8 kHz with half the points
constexpr double k_phone_low_hz = 300.0;
constexpr double k_phone_high_hz = 3400.0;

// --- what a caller could tell apart: loudness over time and pitch of the ear ---

void transform(std::vector<std::complex<double>>& values) {
  const std::size_t size = values.size();
  if (size == 1) {
    return;
  }
  std::vector<std::complex<double>> even(size / 2);
  std::vector<std::complex<double>> odd(size / 2);
  for (std::size_t i = 0; i < size / 2; ++i) {
    even[i] = values[2 * i];
    odd[i] = values[2 * i + 1];
  }
  transform(even);
  transform(odd);
  for (std::size_t i = 0; i < size / 2; ++i) {
    const auto turned = odd[i] * std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(i) /
                                                     static_cast<double>(size));
    values[i] = even[i] + turned;
    values[i + size / 2] = even[i] - turned;
  }
}

double mel(double hz) { return 2595.0 * std::log10(1.0 + hz / 700.0); }

using Frame = std::vector<double>;
using Spectrogram = std::vector<Frame>; ///< dB below the loudest place of the word, -40–0

/// Powers of 25 ms every 10 ms in triangles 90 mel apart.
Spectrogram powers(const Sound& sound, int rate, double low_hz, double high_hz) {
  const auto size = static_cast<std::size_t>(rate * 32 / 1000); // bins of 31.25 Hz
  const auto window = static_cast<std::size_t>(rate / 40);
  const auto step = static_cast<std::size_t>(rate / 100);
  constexpr double k_mel_apart = 90.0;
  const auto bands = static_cast<std::size_t>(std::lround((mel(high_hz) - mel(low_hz)) / k_mel_apart)) - 1;
  Spectrogram frames;
  for (std::size_t at = 0; at + window <= sound.size(); at += step) {
    std::vector<std::complex<double>> bins(size);
    for (std::size_t i = 0; i < window; ++i) {
      const double phase = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(window);
      bins[i] = sound[at + i] * (0.5 - 0.5 * std::cos(phase));
    }
    transform(bins);
    Frame frame(bands);
    for (std::size_t bin = 1; bin < size / 2; ++bin) {
      const double hz = static_cast<double>(bin) * rate / static_cast<double>(size);
      const double place = (mel(hz) - mel(low_hz)) / k_mel_apart - 1.0; // 0: centre of the first
      const double below = std::floor(place);
      const auto add = [&](double band, double share) {
        if (band >= 0.0 && band < static_cast<double>(bands)) {
          frame[static_cast<std::size_t>(band)] += share * std::norm(bins[bin]);
        }
      };
      add(below, 1.0 - (place - below));
      add(below + 1.0, place - below);
    }
    frames.push_back(std::move(frame));
  }
  return frames;
}

/// The word without the silence around it.
Spectrogram spectrogram(const Sound& sound, int rate, double low_hz, double high_hz) {
  constexpr double k_deaf_db = -40.0;
  Spectrogram frames = powers(sound, rate, low_hz, high_hz);
  double loudest = 1e-12;
  for (const Frame& frame : frames) {
    loudest = std::max(loudest, *std::ranges::max_element(frame));
  }
  for (Frame& frame : frames) {
    for (double& value : frame) {
      value = std::max(k_deaf_db, 10.0 * std::log10(std::max(value / loudest, 1e-9)));
    }
  }
  const auto heard = [](const Frame& frame) {
    return std::ranges::any_of(frame, [](double value) { return value > k_deaf_db; });
  };
  const auto first = std::ranges::find_if(frames, heard);
  const auto last = std::find_if(frames.rbegin(), frames.rend(), heard).base();
  REQUIRE(first < last);
  return {first, last};
}

/// Of two words after dynamic time warping: dB, all bands' squares added.
double distance(const Spectrogram& a, const Spectrogram& b) {
  std::vector<double> row(b.size() + 1, std::numeric_limits<double>::infinity());
  row[0] = 0.0;
  for (const Frame& frame : a) {
    double corner = row[0];
    row[0] = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < b.size(); ++j) {
      double square = 0.0;
      const double* x = frame.data();
      const double* y = b[j].data();
      for (std::size_t band = 0; band < frame.size(); ++band) {
        const double apart = x[band] - y[band];
        square += apart * apart;
      }
      const double cost = std::sqrt(square);
      const double best = std::min({corner + 2.0 * cost, row[j] + cost, row[j + 1] + cost});
      corner = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row.back() / static_cast<double>(a.size() + b.size());
}

// --- recordings and what the telephone makes of them ---

double full_scale(std::int16_t value) { return value / 32768.0; }

/// G.711 µ-law as its table says, apart from the code that is tested.
double decoded(unsigned char code) {
  const unsigned plain = ~static_cast<unsigned>(code) & 0xFFU;
  const double size = static_cast<double>((((plain & 15U) << 3U) + 132U) << ((plain >> 4U) & 7U)) - 132.0;
  return ((plain & 0x80U) != 0 ? -size : size) / 32768.0;
}

class Line {
public:
  Line(const Script& script, const Profile& profile)
      : m_speakers(speech::make_espeak), m_recorded(record(script, profile)) {
    const std::string bytes = read_file(m_recorded.recording.pcm);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
      const auto low = static_cast<unsigned char>(bytes[i]);
      const auto high = static_cast<unsigned char>(bytes[i + 1]);
      m_master.push_back(full_scale(static_cast<std::int16_t>(static_cast<unsigned>(low) | (high << 8U))));
    }
  }

  [[nodiscard]] const Recording& recording() const { return m_recorded.recording; }

  /// A stretch of the recording at its own rate.
  [[nodiscard]] Sound master(Sample start, Sample end) const {
    return {m_master.begin() + start, m_master.begin() + end};
  }

  /// A chapter with all that the recording has up to 8 kHz.
  [[nodiscard]] Sound wide(const RecordedChapter& chapter) const {
    const Sound part = master(chapter.start, chapter.end);
    const std::vector<float> floats(part.begin(), part.end());
    audio::Resampler resampler(recording().sample_rate, k_wide_rate);
    Sound sound;
    for (const auto block : {resampler.next(floats), std::span<const float>()}) {
      sound.insert(sound.end(), block.begin(), block.end());
    }
    const auto rest = resampler.rest();
    sound.insert(sound.end(), rest.begin(), rest.end());
    return sound;
  }

  /// The same chapter as a caller hears it, at 8 kHz.
  [[nodiscard]] Sound telephone(const RecordedChapter& chapter) const {
    const auto file = m_folder.path() / "x.ulaw";
    audio::write_telephone({.pcm = recording().pcm,
                            .sample_rate = recording().sample_rate,
                            .spans = {{chapter.start, chapter.end}}},
                           {file, m_folder.path() / "x.alaw", m_folder.path() / "x.wav"}, 0.2,
                           m_folder.path());
    Sound sound;
    for (const char code : read_file(file)) {
      sound.push_back(decoded(static_cast<unsigned char>(code)));
    }
    return sound;
  }

private:
  app::Recorded record(const Script& script, const Profile& profile) {
    speech::Cache cache({});
    app::Stats stats;
    return app::record(script, profile, m_speakers, cache,
                       {.jobs = 2, .work_folder = m_folder.path(), .progress = {}}, stats);
  }

  TemporaryFolder m_folder;
  speech::Speakers m_speakers;
  app::Recorded m_recorded;
  Sound m_master;
};

using Pair = std::pair<std::string, std::string>;

/// What callers take for each other, and what it would cost them.
const std::vector<Pair>& pairs() {
  static const std::vector<Pair> k_pairs{
      {"thirteen", "thirty"},          {"fourteen", "forty"},   {"fifteen", "fifty"},   {"sixteen", "sixty"},
      {"seventeen", "seventy"},        {"eighteen", "eighty"},  {"nineteen", "ninety"}, {"five", "nine"},
      {"milligrams", "micrograms"},    {"can", "can't"},        {"do", "do not"},       {"before", "after"},
      {"hypertension", "hypotension"}, {"increase", "decrease"}};
  return k_pairs;
}

/// A chapter each.
std::vector<std::string> words() {
  std::vector<std::string> out{"zero",  "one",   "two", "three", "four",   "six",
                               "seven", "eight", "ten", "stop",  "warning"};
  for (const auto& [a, b] : pairs()) {
    out.push_back(a);
    out.push_back(b);
  }
  return out;
}

/// One word in three forms: all that was recorded, of that what lies in the band, what a caller hears.
struct Word3 {
  std::string word;
  Spectrogram whole;
  Spectrogram band;
  Spectrogram phone;
};

std::vector<Word3> spoken_words(const std::string& profile_name) {
  Script script;
  script.title = "Words";
  script.language = "en-US";
  script.slug = "words";
  for (const auto& word : words()) {
    Chapter chapter;
    chapter.title = word;
    chapter.id = fmt::format("w-{}", script.chapters.size() + 1);
    chapter.utterances.push_back(said(word, Role::body));
    script.chapters.push_back(std::move(chapter));
  }
  const Line line(script, app::find_profile(profile_name));
  std::vector<Word3> out;
  for (const auto& chapter : line.recording().chapters) {
    const Sound wide = line.wide(chapter);
    out.push_back(
        {chapter.title, spectrogram(wide, k_wide_rate, 100.0, 7900.0),
         spectrogram(wide, k_wide_rate, k_phone_low_hz, k_phone_high_hz),
         spectrogram(line.telephone(chapter), audio::k_telephone_rate, k_phone_low_hz, k_phone_high_hz)});
  }
  return out;
}

const std::vector<Word3>& in_the_sheets_voice() {
  static const auto k_words = spoken_words("clear-english");
  return k_words;
}

const std::vector<Word3>& in_the_phones_voice() {
  static const auto k_words = spoken_words(app::k_default_phone_voice);
  return k_words;
}

const Word3& find(const std::vector<Word3>& words, const std::string& word) {
  return *std::ranges::find(words, word, &Word3::word);
}

/// Seconds to the first sound.
double onset(const Sound& sound, int rate) {
  const auto first = std::ranges::find_if(sound, [](double x) { return std::abs(x) > 0.02; });
  return static_cast<double>(first - sound.begin()) / rate;
}

} // namespace

TEST_CASE("What tells words apart is still there on the telephone", "[engine][words]") {
  for (const auto* spoken : {&in_the_sheets_voice(), &in_the_phones_voice()}) {
    fmt::print("{:>28}  {:>5} {:>5} {:>5}  of band, of whole\n", "dB apart", "whole", "band", "phone");
    for (const auto& [a, b] : pairs()) {
      const Word3& first = find(*spoken, a);
      const Word3& second = find(*spoken, b);
      const double whole = distance(first.whole, second.whole);
      const double band = distance(first.band, second.band);
      const double phone = distance(first.phone, second.phone);
      fmt::print("{:>28}  {:5.1f} {:5.1f} {:5.1f}  {:4.0f} %  {:4.0f} %\n", a + ", " + b, whole, band, phone,
                 100.0 * phone / band, 100.0 * phone / whole);
      CAPTURE(a, b);
      CHECK(phone >= 0.8 * band);
      CHECK(phone >= 0.5 * whole);
    }
  }
}

TEST_CASE("Every word on the telephone is nearest to itself, spoken slower", "[engine][words]") {
  double closest = std::numeric_limits<double>::infinity();
  for (const Word3& heard : in_the_sheets_voice()) {
    double own = 0.0;
    double other = std::numeric_limits<double>::infinity();
    std::string taken_for;
    for (const Word3& pattern : in_the_phones_voice()) {
      const double apart = distance(heard.phone, pattern.band);
      if (pattern.word == heard.word) {
        own = apart;
      } else if (apart < other) {
        other = apart;
        taken_for = pattern.word;
      }
    }
    fmt::print("{:>14}: own {:4.1f} dB, next {:4.1f} dB ({})\n", heard.word, own, other, taken_for);
    CAPTURE(heard.word, taken_for);
    CHECK(own < other);
    closest = std::min(closest, other / own);
  }
  fmt::print("closest: the next word is {:.2f} times as far as the right one\n", closest);
}

TEST_CASE("A warning stays louder than what surrounds it", "[engine][words]") {
  constexpr const char* k_sheet = R"(Fever in children – basic information

A temperature of 38 degrees or more is a fever. Most fevers go away within 3 days. Let the child drink often.

Warning: Call for help at once if the child is hard to wake. Do not wait for the morning.

Light clothes are enough. Most children feel better when they can rest in a quiet room.
)";
  for (const auto* name : {"clear-english", app::k_default_phone_voice}) {
    const Profile profile = app::find_profile(name);
    const FactSheet sheet = read::read_sheet("sheet.txt", k_sheet).sheet;
    const Line line(narrate::narrate(sheet, profile, app::find_phrases(profile, profile.language)).script,
                    profile);
    const auto& recording = line.recording();
    const auto chapter = std::ranges::find(recording.chapters, 1, &RecordedChapter::warnings);
    REQUIRE(chapter != recording.chapters.end());
    const Sound phone = line.telephone(*chapter);
    const double shift = onset(phone, audio::k_telephone_rate) -
                         onset(line.master(chapter->start, chapter->end), recording.sample_rate);
    std::map<std::string, std::pair<Sound, Sound>> joined;
    for (const Segment& segment : recording.segments) {
      const bool warning = segment.role == Role::warning && segment.part == Part::speech;
      if (segment.chapter != chapter->number || (!warning && segment.role != Role::body) ||
          segment.part != Part::speech) {
        continue;
      }
      auto& [before, after] = joined[warning ? "warning" : "body"];
      const Sound part = line.master(segment.start, segment.end);
      before.insert(before.end(), part.begin(), part.end());
      const auto place = [&](Sample sample) {
        const double seconds = static_cast<double>(sample - chapter->start) / recording.sample_rate + shift;
        return std::clamp(static_cast<std::ptrdiff_t>(seconds * audio::k_telephone_rate), std::ptrdiff_t{0},
                          std::ssize(phone));
      };
      after.insert(after.end(), phone.begin() + place(segment.start), phone.begin() + place(segment.end));
    }
    REQUIRE(joined.size() == 2);
    const double recorded = speech_level_db(joined["warning"].first, recording.sample_rate) -
                            speech_level_db(joined["body"].first, recording.sample_rate);
    const double heard = speech_level_db(joined["warning"].second, audio::k_telephone_rate) -
                         speech_level_db(joined["body"].second, audio::k_telephone_rate);
    fmt::print("{}: a warning leads by {:.1f} dB in the recording, {:.1f} dB on the telephone\n", name,
               recorded, heard);
    CAPTURE(name, recorded, heard);
    CHECK(recorded > 1.0);
    CHECK(heard >= 0.5 * recorded);
    CHECK(heard >= 2.0); // twice what an ear just notices
  }
}
