// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stats.hpp"

#include "support/catch.hpp"

using namespace audiosheet;

TEST_CASE("stages of one name add up and keep their order", "[stats]") {
  app::Stats stats;
  stats.stage("read");
  stats.stage("speak");
  stats.stage("read");
  const std::string table = stats.table();
  CHECK(table.find("read") < table.find("speak"));
  CHECK(table.find("read") == table.rfind("read"));
  CHECK_THAT(table, Catch::Contains("whole") && Catch::Contains("CPU: "));
}
