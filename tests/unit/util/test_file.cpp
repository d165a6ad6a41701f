// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/file.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/hash.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace audiosheet;
namespace fs = std::filesystem;

TEST_CASE("a written file is read back and leaves nothing beside it", "[file]") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a/b.txt", "hello");
  CHECK(read_file(folder.path() / "a/b.txt") == "hello");
  CHECK(std::distance(fs::directory_iterator(folder.path() / "a"), {}) == 1);
}

TEST_CASE("errors name the file", "[file]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(read_file(folder.path() / "none"), Catch::Contains("none: No such file"));
  CHECK_THROWS_WITH(read_file(folder.path()), Catch::Contains("is a folder"));
  write_file(folder.path() / "long", std::string(100, 'x'));
  CHECK_THROWS_AS(read_file(folder.path() / "long", 10), Error);
  CHECK_THROWS_WITH(write_file("/proc/none/x", "y"), Catch::Contains("/proc/none"));
}

TEST_CASE("a staged folder shows the old content or the new", "[file]") {
  const TemporaryFolder folder;
  const auto target = folder.path() / "out";
  {
    StagedFolder stage(target);
    write_file(stage.path() / "one", "1");
    stage.commit();
  }
  CHECK(read_file(target / "one") == "1");
  {
    StagedFolder stage(target);
    write_file(stage.path() / "two", "2");
  }
  CHECK(fs::exists(target / "one"));
  {
    StagedFolder stage(target);
    write_file(stage.path() / "two", "2");
    stage.commit();
  }
  CHECK_FALSE(fs::exists(target / "one"));
  CHECK(read_file(target / "two") == "2");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what a killed run left is removed, what a living one fills is not", "[file]") {
  const TemporaryFolder folder;
  const auto dead = folder.path() / ".out.999999.tmp";
  const auto living = folder.path() / ".out.999998.tmp";
  const auto foreign = folder.path() / ".other.999999.tmp";
  for (const auto& stage : {dead, living, foreign}) {
    write_file(stage / "half", "x");
  }
  const int lock = ::open(living.c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  { const StagedFolder stage(folder.path() / "out"); }
  CHECK_FALSE(fs::exists(dead));
  CHECK(fs::exists(living / "half"));
  CHECK(fs::exists(foreign / "half"));
  ::close(lock);
}

TEST_CASE("SHA-256 of the standard's example", "[hash]") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
