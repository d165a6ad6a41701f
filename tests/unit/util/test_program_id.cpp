// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/program_id.hpp"

#include "support/catch.hpp"
#include "util/process.hpp"

#include <unistd.h>

using namespace audiosheet;

TEST_CASE("the program's id is the build ID that its file has") {
  const std::string id = program_id();
  REQUIRE(id.size() >= 32);
  CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(program_id() == id);
  const auto notes = run_process({"readelf", "--notes", "/proc/" + std::to_string(::getpid()) + "/exe"}, {});
  if (notes.output.find("Build ID: ") != std::string::npos) {
    CHECK_THAT(notes.output, Catch::Contains("Build ID: " + id));
  }
}
