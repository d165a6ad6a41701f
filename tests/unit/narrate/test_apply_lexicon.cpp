// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/apply_lexicon.hpp"

#include "support/catch.hpp"

namespace audiosheet::narrate {

namespace {

Words words(const std::string& written, const std::string& spoken, const std::string& phonemes = {}) {
  Words made;
  made.written = written;
  made.spoken = spoken;
  made.phonemes = phonemes;
  return made;
}

Words words(const std::string& text) { return words(text, text); }

} // namespace

TEST_CASE("A lexicon is applied to what is said as written, and to runs that it knows whole") {
  Lexicon lexicon;
  lexicon.add({"warfarin", "W", "", 0});
  lexicon.add({"NSAID", "", "en said", 0});
  lexicon.add({"mg", "", "wrong", 0});
  std::vector<Run> runs{words("Take warfarin "), words("5 mg", "five milligrams"),
                        words(" or an "),        words("NSAID", "N S A I D"),
                        Rest{milliseconds(100)}, words("warfarin", "warfarin", "kept")};
  auto& emphasised = std::get<Words>(runs[0]);
  emphasised.emphasis = true;
  apply_lexicon(lexicon, runs);
  auto take = words("Take ");
  auto drug = words("warfarin", "warfarin", "W");
  auto space = words(" ");
  take.emphasis = drug.emphasis = space.emphasis = true;
  CHECK(runs == std::vector<Run>{take, drug, space, words("5 mg", "five milligrams"), words(" or an "),
                                 words("NSAID", "en said"), Rest{milliseconds(100)},
                                 words("warfarin", "warfarin", "kept")});
}

TEST_CASE("An empty lexicon changes nothing") {
  std::vector<Run> runs{words("Take warfarin.")};
  const auto before = runs;
  apply_lexicon({}, runs);
  CHECK(runs == before);
}

} // namespace audiosheet::narrate
