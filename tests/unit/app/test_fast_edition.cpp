// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fast_edition.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::app;

namespace {

Profile profile(int narrator) {
  Profile out;
  out.name = "clear";
  out.voices["narrator"] = {.engine_voice = "en-us", .rate_wpm = narrator, .word_gap = 2};
  out.voices["warning"] = {.engine_voice = "en-us", .rate_wpm = 140};
  return out;
}

} // namespace

TEST_CASE("The fast narrator speaks 320 words a minute, and a warning stays slower") {
  const Profile fast = fast_profile(profile(160));
  CHECK(fast.voices.at("narrator").rate_wpm == k_fast_wpm);
  CHECK(fast.voices.at("warning").rate_wpm == 280);
  CHECK(fast.voices.at("narrator").word_gap == 0);
  CHECK(fast.name == "clear-fast");
}

TEST_CASE("No voice becomes slower, or faster than the engine can speak") {
  CHECK(fast_profile(profile(400)).voices.at("narrator").rate_wpm == 400);
  CHECK(fast_profile(profile(80)).voices.at("warning").rate_wpm == 449);
}

TEST_CASE("Pauses are shorter by the same factor, but can be heard; nothing else changes") {
  Script script;
  script.chapters.emplace_back();
  for (const int duration : {600, 100, 50}) {
    Utterance utterance;
    utterance.value = Pause{milliseconds(duration), "paragraph"};
    script.chapters.back().utterances.push_back(utterance);
  }
  Utterance said;
  said.value = Sentence{.voice = "narrator",
                        .runs = {Words{.written = "Rest.", .spoken = "Rest."}, Rest{milliseconds(300)}}};
  script.chapters.back().utterances.push_back(said);
  const Script fast = fast_script(script, profile(160));
  const auto pause = [&](std::size_t i) {
    return std::get<Pause>(fast.chapters[0].utterances[i].value).duration.count();
  };
  CHECK(pause(0) == 300);
  CHECK(pause(1) == 80);
  CHECK(pause(2) == 50);
  CHECK(fast.chapters[0].utterances[3] == said);
}
