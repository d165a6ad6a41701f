// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hotline with the real engine: what reaches a caller's ear, measured on the files.
#include "app/data_files.hpp"
#include "app/record.hpp"
#include "app/telephone.hpp"
#include "narrate/narrate.hpp"
#include "narrate/phone_menus.hpp"
#include "publish/hotline.hpp"
#include "publish/hotline_json.hpp"
#include "read/reader.hpp"
#include "support/catch.hpp"
#include "support/measure.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"
#include "util/process.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <fmt/format.h>
#include <numbers>

using namespace audiosheet;

namespace {

constexpr const char* k_sheet = R"(Fever in children – basic information

A temperature of 38 degrees or more is a fever. Most fevers go away within 3 days.

What is a fever?

It is the body's answer to an infection. It is no illness of its own.

What should I do?

Let the child drink often. Give 15 millilitres, not 50 millilitres, every few minutes.

Warning: Call for help at once if the child is hard to wake. Do not wait for the morning.

When should I see a doctor?

See one when a child under 3 months has a fever.

Important: Do not give aspirin to a child. It can harm the liver and the brain.
)";

/// G.711 µ-law as its table says, apart from the code that is tested.
double decoded(unsigned char code) {
  const unsigned plain = ~static_cast<unsigned>(code) & 0xFFU;
  const double size = static_cast<double>((((plain & 15U) << 3U) + 132U) << ((plain >> 4U) & 7U)) - 132.0;
  return ((plain & 0x80U) != 0 ? -size : size) / 32768.0;
}

std::vector<double> sound_of(const std::filesystem::path& file) {
  std::vector<double> out;
  for (const char c : read_file(file)) {
    out.push_back(decoded(static_cast<unsigned char>(c)));
  }
  return out;
}

double decibels(double power) { return 10.0 * std::log10(std::max(power, 1e-12)); }

/// The share of the energy below 150 Hz and above 3700 Hz, in seconds of 1 Hz resolution.
double out_of_band_db(const std::vector<double>& sound) {
  constexpr std::size_t k_size = 2000; // 4 Hz
  double inside = 0.0;
  double outside = 0.0;
  for (std::size_t at = 0; at + k_size <= sound.size(); at += 2 * k_size) {
    for (double hz = 4.0; hz < 4000.0; hz += 12.0) {
      const auto turn = std::polar(1.0, -2.0 * std::numbers::pi * hz / 8000.0);
      std::complex<double> sum = 0.0;
      std::complex<double> phase = 1.0;
      for (std::size_t i = 0; i < k_size; ++i) {
        const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / k_size);
        sum += window * sound[at + i] * phase;
        phase *= turn;
      }
      (hz < 150.0 || hz > 3700.0 ? outside : inside) += std::norm(sum);
    }
  }
  return decibels(outside / std::max(inside + outside, 1e-12));
}

/// Seconds of silence before and behind.
std::pair<double, double> edges(const std::vector<double>& sound) {
  const auto loud = [](double x) { return std::abs(x) > std::pow(10.0, -45.0 / 20.0); };
  const auto first = std::ranges::find_if(sound, loud);
  const auto last = std::find_if(sound.rbegin(), sound.rend(), loud);
  return {static_cast<double>(first - sound.begin()) / 8000.0,
          static_cast<double>(last - sound.rbegin()) / 8000.0};
}

class Hotline {
public:
  Hotline() {
    const Profile profile = app::find_profile(app::k_default_phone_voice);
    const Phrases phrases = app::find_phrases(profile, profile.language);
    const FactSheet sheet = read::read_sheet("sheet.txt", k_sheet).sheet;
    const Script script = narrate::narrate(sheet, profile, phrases).script;
    auto menus = narrate::phone_menus(script, profile, phrases);
    speech::Speakers speakers(speech::make_espeak);
    speech::Cache cache({});
    app::Stats stats;
    const app::RecordSettings settings{.jobs = 2, .work_folder = m_folder.path(), .progress = {}};
    const auto recorded = app::record(script, profile, speakers, cache, settings, stats);
    const auto prompts = app::record(menus.prompts, profile, speakers, cache, settings, stats);
    const Telephone telephone{menus.tree, &recorded.recording, &prompts.recording};
    m_files = publish::publish_hotline(
        {.recording = recorded.recording, .folder = m_folder.path(), .jobs = 2, .telephone = &telephone});
    tree = publish::read_hotline(m_folder.path() / "hotline/hotline.json");
  }

  [[nodiscard]] std::filesystem::path raw(const std::string& prompt) const {
    return m_folder.path() / "hotline/asterisk/sounds/en_US/audiosheet" / tree.slug / (prompt + ".ulaw");
  }
  [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
  [[nodiscard]] const publish::PublishedFiles& files() const { return m_files; }

  CallTree tree;

private:
  TemporaryFolder m_folder;
  publish::PublishedFiles m_files;
};

const Hotline& hotline() {
  static const Hotline k_hotline;
  return k_hotline;
}

} // namespace

TEST_CASE("Every prompt has the level, peaks, band and edges of a telephone", "[engine]") {
  const auto& made = hotline();
  REQUIRE(made.tree.prompts.size() >= 20);
  for (const auto& prompt : made.tree.prompts) {
    CAPTURE(prompt.name);
    const auto sound = sound_of(made.raw(prompt.name));
    CHECK(sound.size() == static_cast<std::size_t>(prompt.samples));
    CHECK(sound.size() % 160 == 0);
    const double level = speech_level_db(sound, 8000);
    CHECK(level > -22.0);
    CHECK(level < -16.5);
    const double peak = std::abs(*std::ranges::max_element(sound, {}, [](double x) { return std::abs(x); }));
    CHECK(20.0 * std::log10(peak) <= -3.0);
    CHECK(out_of_band_db(sound) <= -25.0);
    const auto [before, behind] = edges(sound);
    CHECK(before >= 0.1);
    CHECK(before <= 0.5);
    CHECK(behind >= 0.1);
    if (!prompt.name.starts_with("chapters/") && !prompt.name.starts_with("warnings/")) {
      CHECK(sound.size() <= std::size_t{20} * 8000);
    }
  }
}

TEST_CASE("The warnings are heard in one recording, and nothing else is", "[engine]") {
  const auto& made = hotline();
  const auto prompt = std::ranges::find(made.tree.prompts, "warnings/all", &CallPrompt::name);
  REQUIRE(prompt != made.tree.prompts.end());
  for (const auto* words : {"Call for help at once", "Do not give aspirin", "End of warning."}) {
    CHECK(prompt->text.find(words) != std::string::npos);
  }
  CHECK(prompt->text.find("infection") == std::string::npos);
  CHECK(made.tree.node("warnings").warnings == std::vector<int>{1, 2});
  CHECK(prompt->samples > 15 * 8000);
}

TEST_CASE("Every file is listed as it is", "[engine]") {
  const auto& made = hotline();
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(made.folder() / "hotline")) {
    found += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(found == made.files().size());
  for (const auto& file : made.files()) {
    CHECK(std::filesystem::file_size(made.folder() / file.path) == file.bytes);
  }
}

TEST_CASE("multimon-ng hears no telephone key in any prompt", "[engine]") {
  if (run_process({"multimon-ng", "-h"}, "").end == ProcessResult::End::not_found) {
    WARN("multimon-ng is not installed: skipped");
    return;
  }
  const auto& made = hotline();
  const auto heard = [&](const std::filesystem::path& raw) { // it wants 22,050 Hz, 16 bits
    const auto pcm = made.folder() / "pcm.raw";
    REQUIRE(run_process({"ffmpeg", "-y", "-v", "error", "-f", "mulaw", "-ar", "8000", "-i", raw.string(),
                         "-f", "s16le", "-ar", "22050", pcm.string()},
                        "")
                .status == 0);
    return run_process({"multimon-ng", "-q", "-a", "DTMF", "-t", "raw", pcm.string()}, "").output;
  };
  for (const auto& prompt : made.tree.prompts) {
    CAPTURE(prompt.name);
    CHECK(heard(made.raw(prompt.name)).find("DTMF") == std::string::npos);
  }
  std::string key; // and it would hear one
  for (int i = 0; i < 2400; ++i) {
    const double time = 2.0 * std::numbers::pi * i / 8000.0;
    const double value = 8000.0 * (std::sin(697.0 * time) + std::sin(1209.0 * time));
    int best = 0;
    for (int code = 1; code < 256; ++code) {
      const auto error = [&](int c) {
        return std::abs(decoded(static_cast<unsigned char>(c)) * 32768.0 - value);
      };
      best = error(code) < error(best) ? code : best;
    }
    key += static_cast<char>(best);
  }
  write_file(made.folder() / "key.ulaw", key);
  CHECK(heard(made.folder() / "key.ulaw").find("DTMF: 1") != std::string::npos);
}

TEST_CASE("Asterisk loads the dialplan without a complaint", "[engine]") {
  if (run_process({"asterisk", "-V"}, "").end == ProcessResult::End::not_found) {
    WARN("asterisk is not installed (Debian 12 does not have it): skipped");
    return;
  }
  const auto& made = hotline();
  const auto home = made.folder() / "asterisk";
  const auto conf = home / "etc";
  std::filesystem::create_directories(home / "var");
  write_file(
      conf / "asterisk.conf",
      fmt::format("[directories]\nastetcdir => {0}\nastrundir => {1}\nastvarlibdir => {1}\nastdbdir => {1}\n"
                  "astspooldir => {1}\nastlogdir => {1}\n[options]\nnofork = yes\n",
                  conf.string(), (home / "var").string()));
  write_file(conf / "modules.conf",
             "[modules]\nautoload=no\nload=pbx_config.so\nload=app_controlplayback.so\n"
             "load=app_playback.so\nload=func_channel.so\nload=format_pcm.so\n");
  write_file(conf / "logger.conf", "[logfiles]\nmessages => warning,error\n");
  write_file(conf / "extensions.conf",
             read_file(made.folder() / fmt::format("hotline/asterisk/extensions_{}.conf", made.tree.slug)));
  const auto command =
      fmt::format("asterisk -C {0} -cn < /dev/null & sleep 5; asterisk -C {0} -rx 'dialplan show "
                  "audiosheet-{1}'; asterisk -C {0} -rx 'core stop now'; wait",
                  (conf / "asterisk.conf").string(), made.tree.slug);
  const std::vector<std::string> shell{"sh", "-c", command};
  const auto shown = run_process(shell, "");
  if (shown.output.find("audiosheet") == std::string::npos) {
    WARN("asterisk does not start here: skipped");
    return;
  }
  CHECK(shown.output.find("Goto(audiosheet-" + made.tree.slug) != std::string::npos);
  CHECK(shown.output.find("pbx_config.c: ") == std::string::npos);
}
