// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/expect.hpp"

#include "util/text.hpp"

#include <array>
#include <map>

namespace audiosheet::audit {

namespace {

struct PhraseRow {
  Phrase phrase;
  std::string_view wordings; ///< separated by '|'; an empty one says it with silence
};

using enum Phrase;

constexpr std::array k_phrases = {
    PhraseRow{less, "less than|fewer than|under|below|lower than|smaller than|younger than|shorter than|"
                    "is less than|is below|is under|of less than|of under"},
    PhraseRow{greater,
              "greater than|more than|over|above|higher than|larger than|older than|longer than|"
              "is greater than|is more than|is above|is over|exceeds|exceeding|of more than|of over"},
    PhraseRow{at_most, "less than or equal to|less or equal to|fewer than or equal to|at most|no more than|"
                       "not more than|up to|is less than or equal to|of at most|is at most|no greater than|"
                       "not greater than|lower than or equal to"},
    PhraseRow{at_least, "greater than or equal to|greater or equal to|more than or equal to|at least|"
                        "no less than|not less than|no fewer than|is greater than or equal to|of at least|"
                        "is at least|higher than or equal to"},
    PhraseRow{equals, "equals|equal to|is equal to|is|equal|are|was|of"},
    PhraseRow{not_equal, "is not equal to|not equal to|is not|not equals|does not equal"},
    PhraseRow{about, "about|approximately|around|roughly|almost equal to|approximately equal to|"
                     "is approximately|is about|similar to|some|of about|of approximately"},
    PhraseRow{plus_minus, "plus or minus|plus minus|give or take|plus and minus"},
    PhraseRow{times, "times|by|multiplied by|x|lots of"},
    PhraseRow{minus, "minus|negative"},
    PhraseRow{plus, "plus|positive"},
    PhraseRow{divided, "divided by|over"},
    PhraseRow{or_more, "or more|or older|or over|or above|or higher|or greater|or longer|or later|or larger|"
                       "and over|and older|and above|and up|and more|and higher"},
    PhraseRow{or_less, "or less|or fewer|or under|or below|or younger|or lower|or shorter|or earlier|"
                       "and under|and younger|and below"},
    PhraseRow{more_plus, "plus"},
    PhraseRow{to, "to|through|until|up to|till"},
    PhraseRow{per, "per|a|an|each|every|in each|for each|for every"},
    PhraseRow{percent, "percent|per cent|percentage points|percentage point"},
    PhraseRow{per_mille, "per mille|per mil|per thousand"},
    PhraseRow{over, "over"},
    PhraseRow{out_of, "out of|in|of|over|slash|in every"},
    PhraseRow{degrees, "degrees|degree"},
    PhraseRow{am, "a m|am|in the morning"},
    PhraseRow{pm, "p m|pm|in the afternoon|in the evening|at night"},
    PhraseRow{oclock, "o'clock|hundred|hundred hours|hours"},
    PhraseRow{raised_to, "to the power of|to the power|to the|raised to the power of"},
    PhraseRow{power, "power"},
    PhraseRow{joint, "and"},
    PhraseRow{point, "point|dot"},
    PhraseRow{permitted_is, "is|of|was|are|being"},
};

using Wordings = std::vector<std::vector<std::string_view>>;

std::map<Phrase, Wordings> make_wordings() {
  std::map<Phrase, Wordings> out;
  for (const auto& row : k_phrases) {
    for (const auto wording : split(row.wordings, '|')) {
      out[row.phrase].push_back(split(wording, ' '));
    }
  }
  return out;
}

} // namespace

const Wordings& wordings(Phrase phrase) {
  static const auto k_wordings = make_wordings();
  static const Wordings k_none;
  const auto found = k_wordings.find(phrase);
  return found == k_wordings.end() ? k_none : found->second;
}

} // namespace audiosheet::audit
