// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/cache.hpp"

#include "support/catch.hpp"
#include "support/fake_engine.hpp"
#include "support/temporary_folder.hpp"
#include "util/file.hpp"

#include <csignal>
#include <fcntl.h>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>

namespace audiosheet::speech {

namespace {

namespace fs = std::filesystem;

const EngineInfo k_engine{"Fake", "1", "", 22050};

Request request_for(const std::string& text) {
  Request request;
  request.voice.engine_voice = "en-us";
  request.text = text;
  return request;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  return files;
}

void set_age(const fs::path& file, int seconds) {
  const std::array<timespec, 2> times{timespec{::time(nullptr) - seconds, 0},
                                      timespec{::time(nullptr) - seconds, 0}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times.data(), 0) == 0);
}

} // namespace

TEST_CASE("The key changes with all that changes the sound, and with nothing else") {
  const auto base = request_for("text");
  std::set<std::string> keys{Cache::key(k_engine, base)};
  std::size_t variations = 1;
  const auto vary = [&](const EngineInfo& engine, const Request& request) {
    keys.insert(Cache::key(engine, request));
    ++variations;
  };
  for (const auto& engine : {EngineInfo{"Fak", "e1", "", 22050}, EngineInfo{"Fake", "2", "", 22050},
                             EngineInfo{"Fake", "1", "x", 22050}, EngineInfo{"Fake", "1", "", 16000}}) {
    vary(engine, base);
  }
  Request request = base;
  request.voice.engine_voice = "en-gb";
  vary(k_engine, request);
  for (int Voice::*const member : {&Voice::rate_wpm, &Voice::pitch, &Voice::range, &Voice::word_gap}) {
    request = base;
    request.voice.*member += 7;
    vary(k_engine, request);
  }
  request = base;
  request.phonemes = true;
  vary(k_engine, request);
  vary(k_engine, request_for("text "));
  CHECK(keys.size() == variations);
  request = base;
  request.voice.gain_db = 6.0;
  CHECK(Cache::key(k_engine, request) == Cache::key(k_engine, base));
  CHECK(Cache::key(k_engine, base).size() == 64);
}

TEST_CASE("What was stored is found again") {
  const TemporaryFolder folder;
  Cache cache(folder.path() / "cache");
  const auto request = request_for("Rest for two days.");
  const auto key = Cache::key(k_engine, request);
  CHECK_FALSE(cache.find(key));
  cache.store(key, fake_speech(request));
  REQUIRE(cache.find(key));
  CHECK(*cache.find(key) == fake_speech(request));
  cache.store(key, Speech{});
  REQUIRE(cache.find(key));
  CHECK(*cache.find(key) == Speech{});
  CHECK_FALSE(cache.find_bytes("loudness"));
  cache.store_bytes("loudness", "-19.0");
  CHECK(cache.find_bytes("loudness") == "-19.0");
  CHECK_FALSE(cache.find_bytes("../../other"));
  CHECK(files_in(folder.path() / "cache").size() == 2);
}

TEST_CASE("Without a folder there is no cache") {
  Cache cache{fs::path()};
  const auto key = Cache::key(k_engine, request_for("x"));
  cache.store(key, {{1}, {}});
  cache.store_bytes("n", "t");
  CHECK_FALSE(cache.find(key));
  CHECK_FALSE(cache.find_bytes("n"));
  cache.trim();
}

TEST_CASE("A damaged entry is a miss") {
  const TemporaryFolder folder;
  Cache cache(folder.path());
  const auto request = request_for("Drink water.");
  const auto key = Cache::key(k_engine, request);
  cache.store(key, fake_speech(request));
  const auto file = files_in(folder.path()).at(0);
  const std::string good = read_file(file);
  REQUIRE(cache.find(key));
  SECTION("any flipped byte") {
    for (std::size_t i = 0; i < good.size(); i += i < 64 ? 1 : 97) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 0x40);
      write_file(file, bad);
      INFO("byte " << i);
      CHECK_FALSE(cache.find(key));
    }
  }
  SECTION("any length") {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{32}, good.size() - 1}) {
      write_file(file, good.substr(0, size));
      CHECK_FALSE(cache.find(key));
    }
    write_file(file, good + "x");
    CHECK_FALSE(cache.find(key));
  }
  SECTION("no file at all") {
    fs::remove(file);
    fs::create_directory(file);
    CHECK_FALSE(cache.find(key));
    cache.store(key, {});
    CHECK_FALSE(cache.find(key));
  }
  SECTION("it is mended by the next store") {
    write_file(file, "nonsense");
    cache.store(key, fake_speech(request));
    CHECK(cache.find(key));
  }
}

TEST_CASE("Encoded sound and speech without words are checked, too") {
  const TemporaryFolder folder;
  Cache cache(folder.path());
  const std::string key(64, 'a');
  cache.store(key, {std::vector<std::int16_t>(20, 7), {}});
  cache.store_bytes("sound", "frames of sound");
  REQUIRE(cache.find(key));
  REQUIRE(cache.find_bytes("sound"));
  for (const auto& file : files_in(folder.path())) {
    const std::string good = read_file(file);
    for (std::size_t i = 0; i < good.size(); ++i) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 0x01);
      write_file(file, bad);
      INFO(file.filename().string() << ", byte " << i);
      CHECK(!(cache.find(key) && cache.find_bytes("sound")));
    }
    write_file(file, good);
  }
}

TEST_CASE("A cache that can't be written is no error") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "in the way");
  Cache cache(folder.path() / "file" / "below");
  const auto key = Cache::key(k_engine, request_for("x"));
  cache.store(key, {{1}, {}});
  CHECK_FALSE(cache.find(key));
  cache.trim();
}

TEST_CASE("A full disk leaves no half entry") {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    // The limit on the size of files stands in for a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Cache cache(folder.path());
    const auto request = request_for("A sentence of some length.");
    cache.store(Cache::key(k_engine, request), fake_speech(request));
    ::_exit(cache.find(Cache::key(k_engine, request)) ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(files_in(folder.path()).empty());
}

TEST_CASE("The least recently used entries go first") {
  const TemporaryFolder folder;
  Cache cache(folder.path(), 10'000);
  std::vector<std::string> keys;
  for (int i = 0; i < 12; ++i) {
    keys.push_back(Cache::key(k_engine, request_for(std::to_string(i))));
    cache.store(keys.back(), {std::vector<std::int16_t>(484), {}}); // 1,000 bytes with its head
    set_age(folder.path() / keys.back().substr(0, 1) / (keys.back().substr(1) + ".speech"),
            100'000 - i * 1000);
  }
  CHECK(cache.find(keys[0])); // used: no longer the oldest
  cache.trim();
  CHECK(cache.find(keys[0]));
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK_FALSE(cache.find(keys[i]));
  }
  for (std::size_t i = 4; i < 12; ++i) {
    CHECK(cache.find(keys[i]));
  }
}

TEST_CASE("A look at the whole cache is due once a minute, or after much was stored") {
  const TemporaryFolder folder;
  const auto store = [](Cache& cache, const std::string& name) {
    cache.store_bytes(name, std::string(2000, 'x'));
    cache.trim_when_due();
  };
  Cache first(folder.path(), 5000);
  store(first, "a");
  store(first, "b");
  store(first, "c");
  const auto entries = [&] {
    const auto files = files_in(folder.path());
    return std::ranges::count(files, ".bytes", [](const fs::path& file) { return file.extension(); });
  };
  CHECK(entries() == 3); // looked at when "a" was stored, and not again
  fs::last_write_time(folder.path() / "trimmed", fs::file_time_type::clock::now() - std::chrono::minutes(2));
  Cache second(folder.path(), 5000);
  second.trim_when_due();
  CHECK(entries() == 3); // it stored nothing
  store(second, "d");
  CHECK(entries() == 2);
}

TEST_CASE("Trimming removes what a killed run left, but not what another is writing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "ab" / ".tmp-1-1", "old");
  write_file(folder.path() / "ab" / ".tmp-2-1", "new");
  set_age(folder.path() / "ab" / ".tmp-1-1", 7200);
  Cache cache(folder.path());
  cache.trim(); // nothing stored: not even a look
  CHECK(files_in(folder.path()).size() == 2);
  cache.store(Cache::key(k_engine, request_for("x")), {});
  cache.trim();
  CHECK_FALSE(fs::exists(folder.path() / "ab" / ".tmp-1-1"));
  CHECK(fs::exists(folder.path() / "ab" / ".tmp-2-1"));
}

TEST_CASE("Two processes and their threads share a cache") {
  const TemporaryFolder folder;
  // Each writes and reads the same few entries, and trims; a find gives the right speech or none.
  const auto work = [&folder](int salt) {
    Cache cache(folder.path(), 200'000);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 100; ++i) {
          const auto request = request_for("sentence number " + std::to_string((i * 7 + t + salt) % 40));
          const auto key = Cache::key(k_engine, request);
          const auto found = cache.find(key);
          wrong += found && *found != fake_speech(request) ? 1 : 0;
          cache.store(key, fake_speech(request));
          if (i % 25 == 0) {
            cache.trim();
          }
        }
      });
    }
    for (auto& thread : threads) {
      thread.join();
    }
    return wrong.load();
  };
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(work(3) == 0 ? 0 : 1);
  }
  CHECK(work(0) == 0);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  for (const auto& file : files_in(folder.path())) {
    CHECK(file.extension() == ".speech");
  }
}

TEST_CASE("The cache stands where XDG says") {
  const auto with = [](const char* xdg, const char* home) {
    const auto set = [](const char* name, const char* value) {
      return value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
    };
    set("XDG_CACHE_HOME", xdg);
    set("HOME", home);
    return default_cache_folder();
  };
  const std::string old_home = ::getenv("HOME") == nullptr ? "" : ::getenv("HOME");
  CHECK(with("/x/cache", "/home/a") == "/x/cache/audiosheet");
  CHECK(with(nullptr, "/home/a") == "/home/a/.cache/audiosheet");
  CHECK(with("relative", "/home/a") == "/home/a/.cache/audiosheet");
  CHECK(with("", "") == "");
  ::setenv("HOME", old_home.c_str(), 1);
}

} // namespace audiosheet::speech
