// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/speakers.hpp"

#include "support/catch.hpp"
#include "support/fake_engine.hpp"
#include "util/sanitized.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

namespace audiosheet::speech {

namespace {

using Catch::Matchers::Contains;

Request request_for(const std::string& text) {
  Request request;
  request.voice.engine_voice = "en-us";
  request.text = text;
  return request;
}

/// Does what the text says.
class MoodyEngine : public FakeEngine {
public:
  Speech speak(const Request& request) override {
    const auto& text = request.text;
    if (text == "crash") {
      std::raise(SIGSEGV);
    } else if (text == "abort") {
      std::raise(SIGABRT);
    } else if (text == "leave") {
      ::_exit(7);
    } else if (text == "hang") {
      for (;;) {
        std::this_thread::sleep_for(std::chrono::hours(1));
      }
    } else if (text == "write") {
      (void)::open("/tmp/audiosheet-was-here", O_WRONLY | O_CREAT, 0600);
    } else if (text == "connect") {
      (void)::socket(AF_INET, SOCK_STREAM, 0);
    } else if (text == "fork") {
      (void)::fork();
    } else if (text == "run") {
      ::execl("/bin/true", "true", nullptr);
    } else if (text == "spy") {
      throw Error(::open("/etc/passwd", O_RDONLY) < 0 ? "nothing to see" : "seen");
    } else if (text == "devour") {
      for (std::vector<std::string> full;;) {
        full.emplace_back(100'000'000, 'x');
      }
    } else if (text == "throw") {
      throw 42;
    } else if (text == "outside") {
      return {{1, 2, 3}, {{0, 5, 500}}};
    } else if (text == "backwards") {
      return {{1, 2, 3}, {{2, 0, 1}, {1, 2, 1}}};
    } else if (text == "nothing") {
      return {};
    } else if (text == "who") {
      const auto pid = static_cast<std::uint32_t>(::getpid());
      return {{static_cast<std::int16_t>(pid >> 16U), static_cast<std::int16_t>(pid)}, {}};
    } else if (text == "litter") {
      (void)::fcntl(STDIN_FILENO, F_DUPFD, 0);
      (void)std::rand();                     // NOLINT(concurrency-mt-unsafe,bugprone-random-generator-seed)
      (void)new std::string(5'000'000, 'x'); // NOLINT(cppcoreguidelines-owning-memory)
      m_heard.assign(1'000'000, text);
    } else if (text == "look") {
      const int next = ::fcntl(STDIN_FILENO, F_DUPFD, 0);
      const int random = std::rand(); // NOLINT(concurrency-mt-unsafe,bugprone-random-generator-seed)
      return {{static_cast<std::int16_t>(next), static_cast<std::int16_t>(random),
               static_cast<std::int16_t>(m_heard.size())},
              {}};
    }
    // Counts its calls: children that share nothing all stand at one.
    ++m_calls;
    auto speech = FakeEngine::speak(request);
    speech.samples.push_back(m_calls);
    return speech;
  }

private:
  std::int16_t m_calls = 0;
  std::vector<std::string> m_heard;
};

/// The process that says it.
pid_t speaker_of(Speakers& speakers) {
  const auto samples = speakers.speak(request_for("who")).samples;
  return static_cast<pid_t>(std::uint32_t{static_cast<std::uint16_t>(samples.at(0))} << 16U |
                            static_cast<std::uint16_t>(samples.at(1)));
}

std::unique_ptr<Engine> make_moody() { return std::make_unique<MoodyEngine>(); }

/// The children of a process, from /proc.
std::vector<pid_t> children_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children");
  std::vector<pid_t> pids;
  for (pid_t child = 0; file >> child;) {
    pids.push_back(child);
  }
  return pids;
}

/// True when the process is gone (a zombie has stopped running, too) within two seconds.
bool ends_soon(pid_t pid) {
  for (int i = 0; i < 200; ++i) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    if (!std::getline(file, line) || line.find(") Z ") != std::string::npos) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

} // namespace

TEST_CASE("Speakers hand over what the engine said") {
  Speakers speakers(make_fake_engine);
  CHECK(speakers.info().name == "Fake");
  CHECK(speakers.info().version == "1");
  CHECK(speakers.info().sample_rate == 22050);
  auto request = request_for("Take one tablet.");
  CHECK(speakers.speak(request) == fake_speech(request));
  request.voice.pitch = 80;
  CHECK(speakers.speak(request) == fake_speech(request));
  CHECK(speakers.voices() == std::vector<EngineVoice>{{"en-us", "en-us", "female", "Fake"}});
}

TEST_CASE("Each request is spoken by a child that has said nothing before") {
  Speakers speakers(make_moody);
  for (int i = 0; i < 3; ++i) {
    CHECK(speakers.speak(request_for("again")).samples.back() == 1);
  }
}

TEST_CASE("One process speaks many sentences, and none of them leaves a trace") {
  Speakers speakers(make_moody);
  const auto before = speakers.speak(request_for("look"));
  const pid_t speaker = speaker_of(speakers);
  for (int i = 0; i < 3; ++i) {
    speakers.speak(request_for("litter"));
    CHECK(speakers.speak(request_for("look")) == before);
    CHECK((k_sanitized || speaker_of(speakers) == speaker));
  }
}

TEST_CASE("A long reply is not left behind a short one") {
  Speakers speakers(make_moody);
  const auto longer = request_for(std::string(k_longest_text, 'a'));
  const auto shorter = request_for("b");
  const auto expected = speakers.speak(shorter);
  CHECK(expected.samples.size() == 220 + 1);
  for (int i = 0; i < 3; ++i) {
    CHECK(speakers.speak(longer).samples.size() == k_longest_text * 220 + 1);
    CHECK(speakers.speak(shorter) == expected);
    CHECK_THROWS_WITH(speakers.speak(request_for("leave")), Contains("ended without a reply"));
  }
}

TEST_CASE("A speaker that dies while it waits is replaced") {
  Speakers speakers(make_moody);
  for (int i = 0; i < 3; ++i) {
    const pid_t speaker = speaker_of(speakers);
    ::kill(speaker, SIGKILL); // gone already where each sentence has a process of its own
    CHECK(speakers.speak(request_for("fine")).samples.back() == 1);
    CHECK(speaker_of(speakers) != speaker);
  }
}

TEST_CASE("A speaker that hangs is ended") {
  Speakers speakers(make_moody, std::chrono::seconds(1));
  const auto before = children_of(::getpid());
  REQUIRE(!before.empty());
  CHECK_THROWS(speakers.speak(request_for("hang")));
  const auto branches = children_of(before.back());
  REQUIRE(branches.size() == 1);
  for (int i = 0; i < 200 && !children_of(branches.front()).empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(children_of(branches.front()).empty());
}

TEST_CASE("An empty speech is a speech") {
  Speakers speakers(make_moody);
  CHECK(speakers.speak(request_for("nothing")) == Speech{});
}

TEST_CASE("What goes wrong costs one clear error and nothing else") {
  Speakers speakers(make_moody, std::chrono::seconds(1));
  const auto [text, message] = GENERATE(table<std::string, std::string>(
      {{"crash", "the speech engine crashed (Segmentation fault): \"crash\""},
       {"abort", "the speech engine crashed (Aborted): \"abort\""},
       {"leave", "the speech engine ended without a reply: \"leave\""},
       {"hang", "the speech engine did not finish within 1 s: \"hang\""},
       {"throw", "the speech engine failed for an unknown reason: \"throw\""},
       {"outside", "the speech engine gave a word that lies outside its sentence: \"outside\""},
       {"backwards", "the speech engine gave a word that lies outside its sentence: \"backwards\""}}));
  CHECK_THROWS_WITH(speakers.speak(request_for(text)), message);
  CHECK(speakers.speak(request_for("fine")).samples.size() == 4 * 220 + 1);
}

TEST_CASE("A refusal names its reason and a long text is quoted in short") {
  Speakers speakers(make_fake_engine);
  auto request = request_for(std::string(40, 'a') + " " + std::string(400, 'b'));
  request.voice.engine_voice = "unknown";
  CHECK_THROWS_WITH(speakers.speak(request), Contains("no voice \"unknown\": \"aaaa") && Contains("…\""));
  request.text = std::string(k_longest_text + 1, 'a');
  CHECK_THROWS_WITH(speakers.speak(request), Contains("too long"));
}

TEST_CASE("An engine that can't start is an error") {
  CHECK_THROWS_WITH(Speakers([]() -> std::unique_ptr<Engine> { throw Error("no data"); }), "no data");
  CHECK_THROWS_WITH(Speakers([]() -> std::unique_ptr<Engine> {
                      std::raise(SIGSEGV);
                      return nullptr;
                    }),
                    "the speech engine died while it started");
}

TEST_CASE("More voices than are kept ready") {
  Speakers speakers(make_moody);
  for (int i = 0; i < 60; ++i) {
    auto request = request_for("voice");
    request.voice.engine_voice = std::to_string(i % 40);
    CHECK(speakers.speak(request).samples.back() == 1);
  }
}

TEST_CASE("Many threads speak at once, and crashes of some don't touch the others") {
  Speakers speakers(make_moody);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        const auto request = request_for("thread " + std::to_string(t) + " says " + std::to_string(i));
        auto expected = fake_speech(request);
        expected.samples.push_back(1);
        wrong += speakers.speak(request) == expected ? 0 : 1;
        try {
          speakers.speak(request_for("crash"));
          ++wrong;
        } catch (const Error&) {
          continue;
        }
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  CHECK(wrong == 0);
}

TEST_CASE("No process is left behind by the object") {
  const auto before = children_of(::getpid());
  {
    Speakers speakers(make_moody);
    speakers.speak(request_for("one"));
    CHECK(children_of(::getpid()).size() == before.size() + 1);
  }
  CHECK(children_of(::getpid()) == before);
}

TEST_CASE("The parent's death is an error, not a hang") {
  const auto before = children_of(::getpid());
  Speakers speakers(make_moody);
  auto now = children_of(::getpid());
  REQUIRE(now.size() == before.size() + 1);
  const pid_t parent = now.back();
  std::thread killer([parent] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ::kill(parent, SIGKILL);
  });
  CHECK_THROWS_WITH(speakers.speak(request_for("hang")), Contains("parent process has died: \"hang\""));
  killer.join();
  CHECK_THROWS_WITH(speakers.speak(request_for("later")), Contains("parent process has died"));
}

TEST_CASE("Parent and children end when the program is killed") {
  // A program of its own that hangs in a child of its speakers.
  const pid_t program = ::fork();
  if (program == 0) {
    try {
      Speakers speakers(make_moody);
      speakers.speak(request_for("hang"));
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  std::vector<pid_t> parents;
  std::vector<pid_t> children;
  for (int i = 0; i < 200 && children.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    parents = children_of(program);
    children = parents.empty() ? parents : children_of(parents.front());
    if (!children.empty() && children_of(children.front()).empty()) {
      children.clear(); // not yet
    }
  }
  REQUIRE(parents.size() == 1);
  REQUIRE(children.size() == 1); // the parent with the voice
  const auto speakers = children_of(children.front());
  REQUIRE(speakers.size() == 1);
  ::kill(program, SIGKILL);
  ::waitpid(program, nullptr, 0);
  CHECK(ends_soon(parents.front()));
  CHECK(ends_soon(children.front()));
  CHECK(ends_soon(speakers.front()));
}

TEST_CASE("Ctrl-C at the terminal leaves the speakers to the program") {
  const auto before = children_of(::getpid());
  Speakers speakers(make_moody);
  const auto now = children_of(::getpid());
  REQUIRE(now.size() == before.size() + 1);
  ::kill(now.back(), SIGINT);
  CHECK_NOTHROW(speakers.speak(request_for("still here")));
}

} // namespace audiosheet::speech

TEST_CASE("a speaker that reaches for the machine dies, and that is reported", "[speakers]") {
  if (audiosheet::k_sanitized) {
    WARN("skipped: speakers are not locked up under a sanitizer");
    return;
  }
  audiosheet::speech::Speakers speakers(audiosheet::speech::make_moody);
  for (const std::string what : {"write", "connect", "fork", "run"}) {
    CAPTURE(what);
    CHECK_THROWS_WITH(speakers.speak(audiosheet::speech::request_for(what)),
                      Catch::Matchers::Contains("crashed (Bad system call)"));
  }
  CHECK_FALSE(std::ifstream("/tmp/audiosheet-was-here").good());
  // Files can be read below the engine's data folders only; the kernel refuses the rest.
  CHECK_THROWS_WITH(speakers.speak(audiosheet::speech::request_for("spy")),
                    Catch::Matchers::Contains("nothing to see"));
  CHECK_THROWS(speakers.speak(audiosheet::speech::request_for("devour")));
  CHECK(!speakers.speak(audiosheet::speech::request_for("hello")).samples.empty());
}
