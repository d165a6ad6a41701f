// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scripts from a seed, valid and mutated, from their text to their sound.
#include "app/data_files.hpp"
#include "app/record.hpp"
#include "audio/wav_file.hpp"
#include "speech/sentence.hpp"
#include "ssml/ssml.hpp"
#include "support/catch.hpp"
#include "support/fake_engine.hpp"
#include "support/temporary_folder.hpp"
#include "unit/ssml/generated.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

namespace audiosheet {

namespace {

constexpr std::uint64_t k_scripts = 1000;
constexpr std::uint64_t k_every_real = 20;

/// A folder with the sound that generated scripts play.
class Sounds {
public:
  Sounds() : m_path(std::filesystem::canonical(m_folder.path())) {
    create_folders(m_path / "sounds");
    write_file(m_path / "pcm", std::string(44100 * 2, '\x08'));
    const auto pcm = BinaryFile::open(m_path / "pcm");
    audio::write_wav(m_path / "sounds/heart beat.wav", 22050, pcm, 0, 44100);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
  TemporaryFolder m_folder;
  std::filesystem::path m_path;
};

const Script k_script{.title = "Test", .language = "en-US", .slug = "test", .chapters = {}};

std::string document_of(std::uint64_t seed, const std::filesystem::path& folder) {
  ssml::Random random(seed);
  return ssml::write_chapter(k_script, ssml::generated_chapter(random, folder), seed);
}

Script read(const std::string& document, const Sounds& sounds, const Profile& profile,
            Diagnostics& diagnostics) {
  ssml::ReadOptions how;
  how.folder = sounds.path();
  how.language = "en-US";
  how.voices = profile.voices;
  how.voices["a \"voice\""] = profile.voice("narrator");
  Script script = k_script;
  script.chapters.push_back(ssml::read_chapter("x.ssml", document, diagnostics, how).chapter);
  return script;
}

/// Each sentence by the engine that needs no process; the number of samples.
std::size_t speak_all(const Script& script, const Profile& profile) {
  std::size_t samples = 0;
  for (const auto& utterance : script.chapters.front().utterances) {
    if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
      const auto spoken = speech::speak_sentence(*sentence, profile, 22050, fake_speech);
      REQUIRE(spoken.samples.size() < std::size_t{22050} * 1200);
      for (const auto& word : spoken.words) {
        REQUIRE(word.sample >= 0);
        REQUIRE(word.sample <= static_cast<std::int64_t>(spoken.samples.size()));
      }
      samples += spoken.samples.size();
    }
  }
  return samples;
}

std::string mutated(std::string document, ssml::Random& random) {
  for (std::size_t n = 1 + random.below(4); n > 0; --n) {
    const std::size_t at = random.below(document.size());
    switch (random.below(4)) {
    case 0:
      document[at] = static_cast<char>(random.below(256));
      break;
    case 1:
      document.erase(at, 1 + random.below(30));
      break;
    case 2:
      document.insert(at, document.substr(random.below(document.size()), random.below(60)));
      break;
    default:
      document.insert(at, std::string(1, "<>&\"'/%-0"[random.below(9)]));
    }
  }
  return document;
}

} // namespace

TEST_CASE("a thousand valid scripts are spoken") {
  const Sounds sounds;
  const Profile profile = app::find_profile(app::k_default_profile);
  std::size_t samples = 0;
  for (std::uint64_t seed = 1; seed <= k_scripts; ++seed) {
    INFO("seed " << seed);
    Diagnostics diagnostics;
    const Script script = read(document_of(seed, sounds.path()), sounds, profile, diagnostics);
    for (const auto& diagnostic : diagnostics) {
      INFO(diagnostic.message);
      REQUIRE(diagnostic.severity != Severity::error);
    }
    REQUIRE_NOTHROW(samples += speak_all(script, profile));
  }
  CHECK(samples > k_scripts * 22050);
}

TEST_CASE("a thousand mutated scripts neither crash nor hang") {
  const Sounds sounds;
  const Profile profile = app::find_profile(app::k_default_profile);
  std::size_t spoken = 0;
  for (std::uint64_t seed = 1; seed <= k_scripts; ++seed) {
    INFO("seed " << seed);
    ssml::Random random(seed + 7);
    const std::string document = mutated(document_of(seed, sounds.path()), random);
    Diagnostics diagnostics;
    try {
      speak_all(read(document, sounds, profile, diagnostics), profile);
      ++spoken;
    } catch (const Error& error) {
      REQUIRE(std::string(error.what()).rfind("x.ssml:", 0) == 0);
    }
  }
  CHECK(spoken > k_scripts / 20); // enough got past the parser to be worth something
}

TEST_CASE("fifty of them are recorded by eSpeak NG") {
  const Sounds sounds;
  const Profile profile = app::find_profile(app::k_default_profile);
  speech::Speakers speakers(speech::make_espeak);
  speech::Cache cache({});
  std::size_t recordings = 0;
  for (std::uint64_t seed = k_every_real; seed <= k_scripts; seed += k_every_real) {
    INFO("seed " << seed);
    Diagnostics diagnostics;
    const Script script = read(document_of(seed, sounds.path()), sounds, profile, diagnostics);
    const TemporaryFolder work;
    app::Stats stats;
    const auto recorded =
        app::record(script, profile, speakers, cache, {.jobs = 2, .work_folder = work.path()}, stats);
    Sample at = 0;
    for (const auto& segment : recorded.recording.segments) {
      REQUIRE(segment.start == at);
      at = segment.end;
    }
    REQUIRE(at == recorded.recording.samples);
    REQUIRE(std::filesystem::file_size(recorded.recording.pcm) == static_cast<std::uintmax_t>(at) * 2);
    ++recordings;
  }
  CHECK(recordings == 50);
}

} // namespace audiosheet
