// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/master.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <ebur128.h>
#include <fstream>
#include <string>

using namespace audiosheet;
using namespace audiosheet::audio;

namespace {

constexpr int k_rate = 22050;

struct Measured {
  double lufs = 0.0;
  double dbtp = 0.0;
};

Measured libebur128(const Pcm& pcm) {
  ebur128_state* state = ebur128_init(1, k_rate, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  ebur128_add_frames_short(state, pcm.data(), pcm.size());
  Measured measured;
  ebur128_loudness_global(state, &measured.lufs);
  ebur128_true_peak(state, 0, &measured.dbtp);
  measured.dbtp = 20.0 * std::log10(measured.dbtp);
  ebur128_destroy(&state);
  return measured;
}

/// The most memory that this process has used since `forget_peak_memory`, in KiB.
long peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:") {
      long kib = 0;
      status >> kib;
      return kib;
    }
  }
  return 0;
}

void forget_peak_memory() { std::ofstream("/proc/self/clear_refs") << 5; }

/// A few chapters of voice-like sound, pauses and a cue over a spool file.
class Fixture {
public:
  Fixture() {
    m_take.sample_rate = k_rate;
    m_take.spool = m_folder.path() / "spool";
    const Pcm spool = noise(k_rate, 12.0, 0.5);
    write_pcm(m_take.spool, spool);
    m_take.chapters = {
        {silence(0.3), sound(0.0, 4.0, 0.0), silence(1.0), sound(4.0, 2.5, 0.0), silence(1.2)},
        {cue(), silence(0.2), sound(7.0, 3.3, 4.0), silence(0.6), sound(0.1, 7.0, 0.0), silence(0.7)},
        {sound(2.0, 9.0, -3.0)},
    };
  }

  static Piece silence(double seconds) { return {static_cast<Sample>(seconds * k_rate), 0.0, -1, nullptr}; }
  static Piece sound(double from, double seconds, double gain_db) {
    return {static_cast<Sample>(seconds * k_rate), gain_db, static_cast<std::int64_t>(from * k_rate),
            nullptr};
  }
  Piece cue() const { return {cue_samples(m_cue, k_rate), 0.0, -1, &m_cue}; }

  Take& take() { return m_take; }
  std::filesystem::path file(const std::string& name) const { return m_folder.path() / name; }
  Loudness master(const std::string& name, unsigned jobs, double lufs = -19.0, double dbtp = -1.5) {
    return write_master(m_take, measure(m_take, lufs, dbtp, jobs), dbtp, file(name), jobs);
  }
  Sample samples() const {
    Sample sum = 0;
    for (const auto& chapter : m_take.chapters) {
      for (const Piece& piece : chapter) {
        sum += piece.samples;
      }
    }
    return sum;
  }

private:
  TemporaryFolder m_folder;
  CuePattern m_cue{{{880, milliseconds{130}}, {0, milliseconds{70}}, {880, milliseconds{130}}}, -14};
  Take m_take;
};

} // namespace

TEST_CASE_METHOD(Fixture, "The master has the loudness and true peak asked for, as libebur128 sees it") {
  const auto [lufs, dbtp] =
      GENERATE(table<double, double>({{-30.0, -1.5}, {-23.0, -6.0}, {-19.0, -1.5}, {-16.0, -1.5}}));
  const Loudness loudness = master("m", 2, lufs, dbtp);
  const Pcm pcm = read_pcm(file("m"));
  const Measured measured = libebur128(pcm);
  CHECK(static_cast<Sample>(pcm.size()) == samples());
  CHECK(measured.lufs == Approx(lufs).margin(0.1));
  CHECK(loudness.integrated_lufs == Approx(measured.lufs).margin(0.005));
  CHECK(measured.dbtp <= dbtp);
  CHECK(loudness.true_peak_dbtp == Approx(measured.dbtp).margin(0.2));
}

TEST_CASE_METHOD(Fixture, "The bytes are the same for any number of jobs") {
  const Loudness one = master("one", 1);
  const Loudness four = master("four", 4);
  CHECK(one == four);
  CHECK(read_pcm(file("one")) == read_pcm(file("four")));
}

TEST_CASE_METHOD(Fixture, "Pauses are digital silence and every piece lies where it should") {
  master("m", 1);
  const Pcm pcm = read_pcm(file("m"));
  std::size_t at = 0;
  for (const auto& chapter : take().chapters) {
    for (const Piece& piece : chapter) {
      const auto from = pcm.begin() + static_cast<std::ptrdiff_t>(at);
      const auto quiet = std::count(from, from + piece.samples, 0);
      if (piece.source < 0 && piece.cue == nullptr) {
        CHECK(quiet == piece.samples);
      } else {
        CHECK(quiet < piece.samples / 4);
      }
      at += static_cast<std::size_t>(piece.samples);
    }
  }
}

TEST_CASE_METHOD(Fixture, "Without limiting, a sample is its source times the gains") {
  Levels levels;
  levels.gain_db = -6.0;
  write_master(take(), levels, -1.5, file("m"), 2);
  const Pcm pcm = read_pcm(file("m"));
  const Pcm spool = read_pcm(take().spool);
  const std::size_t start = static_cast<std::size_t>(samples()) - 9 * k_rate; // the last piece, at -3 dB
  for (std::size_t i = 0; i < 9 * k_rate; i += 101) {
    CHECK(std::abs(pcm[start + i] - spool[2 * k_rate + i] * std::pow(10.0, -9.0 / 20.0)) <= 0.51);
  }
}

TEST_CASE_METHOD(Fixture, "A louder piece stays louder") {
  const auto rms = [&](const Pcm& pcm, double from, double to) {
    double sum = 0.0;
    for (auto i = static_cast<std::size_t>(from * k_rate); i < static_cast<std::size_t>(to * k_rate); ++i) {
      sum += static_cast<double>(pcm[i]) * pcm[i];
    }
    return 10.0 * std::log10(sum / ((to - from) * k_rate));
  };
  take().chapters = {{sound(0.0, 4.0, 0.0), silence(1.0), sound(0.0, 4.0, 4.0)}};
  master("m", 1);
  const Pcm pcm = read_pcm(file("m"));
  CHECK(rms(pcm, 5.0, 9.0) - rms(pcm, 0.0, 4.0) > 2.5);
}

TEST_CASE_METHOD(Fixture, "A take of silence, or of nothing, is no trouble") {
  take().chapters = GENERATE(std::vector<std::vector<Piece>>{}, std::vector<std::vector<Piece>>{{}},
                             std::vector<std::vector<Piece>>{{{4 * k_rate + 7, 0.0, -1, nullptr}}},
                             std::vector<std::vector<Piece>>{{{100, 0.0, 0, nullptr}}});
  const Levels levels = measure(take(), -19.0, -1.5, 2);
  CHECK(levels.gain_db == 0.0);
  const Loudness loudness = write_master(take(), levels, -1.5, file("m"), 2);
  CHECK(loudness.integrated_lufs == k_silence_lufs);
  CHECK(static_cast<Sample>(read_pcm(file("m")).size()) == samples());
}

TEST_CASE_METHOD(Fixture, "What can't be read or written is an error that names the file") {
  const Levels levels = measure(take(), -19.0, -1.5, 1);
  CHECK_THROWS_WITH(write_master(take(), levels, -1.5, "/dev/full", 2), Catch::Contains("/dev/full"));
  CHECK_THROWS_WITH(write_master(take(), levels, -1.5, file("none/m"), 2), Catch::Contains("none/m"));
  take().chapters.push_back({sound(11.9, 1.0, 0.0)});
  CHECK_THROWS_WITH(measure(take(), -19.0, -1.5, 1), Catch::Contains("spool"));
  take().spool = file("none");
  CHECK_THROWS_WITH(measure(take(), -19.0, -1.5, 1), Catch::Contains("none"));
}

TEST_CASE_METHOD(Fixture, "A master that could not be written whole is removed") {
  const Levels levels = measure(take(), -19.0, -1.5, 1);
  const unsigned jobs = GENERATE(1U, 3U);
  const FileSizeLimit limit(300'000);
  CHECK_THROWS_WITH(write_master(take(), levels, -1.5, file("m"), jobs), Catch::Contains("/m: "));
  CHECK_FALSE(std::filesystem::exists(file("m")));
}

TEST_CASE_METHOD(Fixture, "Memory does not grow with the take") {
  const std::vector<Piece> chapter = {sound(0.0, 12.0, 0.0), silence(0.6), cue()};
  take().chapters.assign(100, chapter); // 21 minutes, 56 MB of samples
  forget_peak_memory();
  const long before = peak_memory();
  REQUIRE(before > 0);
  write_master(take(), measure(take(), -19.0, -1.5, 2), -1.5, "/dev/null", 2);
  CHECK(peak_memory() - before < 12'000);
}

TEST_CASE_METHOD(Fixture, "Loud pieces among quiet ones don't keep the master from its loudness") {
  const double gain_db = GENERATE(-20.0, 6.0, 12.0, 20.0);
  take().chapters = {
      {sound(0.0, 6.0, 0.0), silence(1.0), sound(6.0, 3.0, gain_db), silence(1.0), sound(9.0, 3.0, 0.0)}};
  master("m", 2);
  const Measured measured = libebur128(read_pcm(file("m")));
  CHECK(measured.lufs == Approx(-19.0).margin(0.1));
  CHECK(measured.dbtp <= -1.5);
}

TEST_CASE_METHOD(Fixture, "A loudness that the true peak does not allow is not forced") {
  take().chapters = {{sound(0.0, 6.0, 0.0)}};
  const Levels levels = measure(take(), -5.0, -20.0, 1);
  const double plain = measure(take(), -5.0, 0.0, 1).gain_db;
  CHECK(levels.gain_db <= plain + 12.0);
  const Loudness loudness = write_master(take(), levels, -20.0, file("m"), 1);
  CHECK(loudness.true_peak_dbtp <= -20.0);
  CHECK(loudness.integrated_lufs > -33.0);
}
