// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/temporary_file.hpp"

#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"

using namespace audiosheet;

TEST_CASE("a temporary file has no name in its folder or in messages") {
  const TemporaryFolder folder;
  TemporaryFile file(folder.path());
  file.write_at("abc", 3, 2);
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK(std::filesystem::file_size(file.path()) == 5);
  CHECK(name_temporary_files(file.path().string() + ": File too large") ==
        "a temporary file: File too large");
  CHECK(name_temporary_files("/proc/self/fd/12 and /proc/self/fd/3") ==
        "a temporary file and a temporary file");
  CHECK(name_temporary_files("out/a.wav: No space left on device") == "out/a.wav: No space left on device");
}

TEST_CASE("a temporary file that can't grow names its folder") {
  const TemporaryFolder folder;
  TemporaryFile file(folder.path());
  const FileSizeLimit limit(4);
  CHECK_THROWS_WITH(file.write_at("abcdef", 6, 0), Catch::Matchers::StartsWith(folder.path().string()));
}
