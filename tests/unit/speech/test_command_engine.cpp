// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs as engines: with small programs of the test's own.
#include "speech/command_engine.hpp"
#include "speech/program_output.hpp"
#include "speech/speakers.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace audiosheet::speech {

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

/// A profile's engine that runs a script of the shell, which stands for a synthesizer.
struct Synthesizer {
  TemporaryFolder folder;
  CommandEngine command;

  explicit Synthesizer(const std::string& script, std::vector<std::string> arguments = {}) {
    const auto file = folder.path() / "synthesizer";
    write_file(file, "#!/bin/sh\n" + script);
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    command.name = "Test";
    command.program = {file.string()};
    command.program.insert(command.program.end(), arguments.begin(), arguments.end());
    command.raw_rate = 22050;
    command.timeout = std::chrono::seconds(5);
    command.voices["ann"] = {.language = "en-US", .gender = "female", .rate_wpm = 165, .pitch_hz = 200.0};
    command.voices["luc"] = {.language = "fr-FR", .gender = "male", .rate_wpm = 165, .pitch_hz = 100.0};
    command.place = "mine.toml:7: command.program";
  }

  Speech speak(const std::string& text, const std::string& voice = "ann", int rate = 165) const {
    Speakers speakers([this] { return make_command_engine(command); }, std::chrono::seconds(10));
    Request request;
    request.voice.engine_voice = voice;
    request.voice.rate_wpm = rate;
    request.text = text;
    return speakers.speak(request);
  }

  [[nodiscard]] std::string noted() const { return read_file(folder.path() / "noted"); }
};

/// Prints 22,050 samples that are loud.
constexpr auto k_one_second = "head -c 44100 /dev/zero | tr '\\000' '\\020'\n";

/// A process that ended may wait for long to be reaped.
bool is_running(const std::string& pid) {
  std::ifstream status("/proc/" + std::to_string(std::stoi(pid)) + "/stat");
  std::string text;
  return std::getline(status, text) && text.find(") Z ") == std::string::npos;
}

} // namespace

TEST_CASE("A program speaks what it gets on standard input") {
  const Synthesizer synthesizer(
      std::string("cd \"$1\"; cat > noted; shift; echo \"$@\" >> noted; env >> noted\n") + k_one_second,
      {"{folder}", "-v{voice}", "{language}", "{rate}", "{stretch}", "{pitch_hz}", "{{x}}"});
  auto command = synthesizer.command;
  command.folder = synthesizer.folder.path();
  Synthesizer copy("exit 1\n");
  copy.command = command;
  const auto speech = copy.speak("Rest, and drink water.", "ann", 150);
  CHECK(speech.samples.size() == 22050);
  const auto noted = synthesizer.noted();
  CHECK_THAT(noted, StartsWith("Rest, and drink water.\n-vann en-US 150 1.100 200.0 {x}\n"));
  CHECK_THAT(noted, Contains("LANG=C.UTF-8") && !Contains("HOME="));
}

TEST_CASE("Words without events share the time by their letters") {
  const auto words = words_by_letters("Is it \"safe\" \u2013 now?", 1100);
  REQUIRE(words.size() == 4);
  CHECK(words[0] == WordStart{0, 0, 2});
  CHECK(words[1] == WordStart{200, 3, 2});
  CHECK(words[2] == WordStart{400, 7, 4});
  CHECK(words[3].sample == 800);
  CHECK(words_by_letters(" ... ", 100).empty());
}

TEST_CASE("What the command line can't say is done to the samples") {
  const Synthesizer synthesizer(k_one_second);
  CHECK(synthesizer.speak("Rest.", "ann", 110).samples.size() == 33075);
  CHECK(synthesizer.speak("Rest.", "ann", 330).samples.size() == 11025);
}

TEST_CASE("A voice by name or by language, none by chance") {
  const Synthesizer synthesizer(k_one_second);
  CHECK_FALSE(synthesizer.speak("Repos.", "fr").samples.empty());
  CHECK_THROWS_WITH(synthesizer.speak("Ruhe.", "de"), Contains("Test has no voice \"de\""));
}

TEST_CASE("An SSML document for programs that want one") {
  Synthesizer synthesizer("cat > \"$1/noted\"\n" + std::string(k_one_second), {"{folder}"});
  synthesizer.command.ssml = true;
  synthesizer.command.folder = synthesizer.folder.path();
  (void)synthesizer.speak("Less than 5 < 6 & \"more\".");
  CHECK_THAT(synthesizer.noted(),
             Contains("xml:lang=\"en-US\">Less than 5 &lt; 6 &amp; &quot;more&quot;.</speak>"));
}

TEST_CASE("What goes wrong in a program names the profile's key") {
  const auto [script, message] = GENERATE(table<std::string, std::string>({
      {"echo one >&2; echo 'no such model' >&2; exit 3\n", "ended with status 3: no such model"},
      {"exit 0\n", "gave no sound"},
      {"kill -SEGV $$\n", "was ended by signal 11"},
      {"exec cat /dev/zero\n", "too much output"},
      {"sleep 60\n", "did not finish within 1 s (command.timeout)"},
  }));
  Synthesizer synthesizer(script);
  synthesizer.command.timeout = std::chrono::seconds(message.find("finish") != std::string::npos ? 1 : 5);
  CHECK_THROWS_WITH(synthesizer.speak("Rest."),
                    Contains("mine.toml:7: command.program: ") && Contains(message) && Contains("\"Rest.\""));
}

TEST_CASE("What a program started ends with it") {
  Synthesizer synthesizer("sleep 300 & echo $! > \"$1/noted\"\n" + std::string(k_one_second), {"{folder}"});
  synthesizer.command.folder = synthesizer.folder.path();
  CHECK_FALSE(synthesizer.speak("Rest.").samples.empty());
  const std::string left = synthesizer.noted();
  for (int i = 0; i < 100 && is_running(left); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK_FALSE(is_running(left));
}

TEST_CASE("A missing program or model is told before anything is spoken") {
  CommandEngine command;
  command.program = {"no-such-synthesizer"};
  command.place = "mine.toml:7: command.program";
  command.package = "flite";
  CHECK(missing_part(command) == "mine.toml:7: command.program: the program \"no-such-synthesizer\" is not "
                                 "installed; on Debian: apt install flite");
  CHECK_THROWS_WITH(Speakers([&] { return make_command_engine(command); }), Contains("is not installed"));
  command.program = {"sh"};
  command.files = {"no-such-model"};
  command.files_place = "mine.toml:9: command.files";
  CHECK(missing_part(command) == "mine.toml:9: command.files: the file no-such-model is missing");
}

TEST_CASE("No more programs at once than the profile allows") {
  Synthesizer synthesizer(
      "cd \"$1\"; mkdir one || exit 9; sleep 0.1; rmdir one\n" + std::string(k_one_second), {"{folder}"});
  synthesizer.command.folder = synthesizer.folder.path();
  Speakers speakers([&] { return make_command_engine(synthesizer.command); }, std::chrono::seconds(10), 1);
  std::atomic<int> spoken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      Request request;
      request.voice.engine_voice = "ann";
      request.text = "Rest.";
      try {
        spoken += speakers.speak(request).samples.empty() ? 0 : 1;
      } catch (const Error&) {
        spoken -= 100;
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  CHECK(spoken == 4);
}

TEST_CASE("Damaged sound is refused, silence at the ends is cut") {
  CHECK_THROWS_AS(read_sound_file("RIFF\x10\0\0\0WAVE"), Error);
  CHECK_THROWS_AS(read_sound_file(std::string(5000, 'x')), Error);
  CHECK_THROWS_AS(read_raw_samples("", 16000), Error);
  ProgramOutput output{std::vector<float>(16000, 0.0F), 16000};
  std::fill(output.samples.begin() + 4000, output.samples.begin() + 12000, 0.5F);
  CHECK(speech_samples(output, 16000).size() == 8000 + 160);
  const auto doubled = speech_samples(output, 32000).size();
  CHECK(doubled >= 16000);
  CHECK(doubled < 16600);
}

} // namespace audiosheet::speech
