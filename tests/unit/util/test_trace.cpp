// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/trace.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>
#include <thread>

using namespace audiosheet;

TEST_CASE("A trace is JSON with the spans of all threads in the order of their beginning") {
  Trace trace;
  {
    const TraceSpan outer(&trace, "stage", "publish \"all\"\n\xFF");
    std::thread([&trace] { const TraceSpan inner(&trace, "encode", "MP3"); }).join();
    const TraceSpan unseen(nullptr, "stage", "none");
  }
  const auto json = nlohmann::json::parse(trace.json());
  const auto& events = json.at("traceEvents");
  REQUIRE(events.size() == 2);
  CHECK(events[0].at("name") == "publish \"all\"\n\u00FF");
  CHECK(events[1].at("cat") == "encode");
  CHECK(events[0].at("tid") != events[1].at("tid"));
  for (const auto& event : events) {
    CHECK(event.at("ph") == "X");
    CHECK(event.at("ts").get<double>() >= 0.0);
    CHECK(event.at("dur").get<double>() >= 0.0);
  }
  CHECK(events[0].at("ts").get<double>() + events[0].at("dur").get<double>() >=
        events[1].at("ts").get<double>() + events[1].at("dur").get<double>());
}

TEST_CASE("An empty trace is JSON, too") {
  CHECK(nlohmann::json::parse(Trace().json()).at("traceEvents").empty());
}
