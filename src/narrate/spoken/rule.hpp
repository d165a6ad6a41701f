// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/number_words.hpp"
#include "narrate/spoken/scan.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace audiosheet::narrate::spoken {

/// What the sheet itself says about its words (SpokenForm::learn).
struct Learned {
  std::set<std::string, std::less<>> acronyms; ///< capitals that it defines: "IMT"
  std::set<std::string, std::less<>> words;    ///< words that it also writes in lower case
};

/// What a rule sees: the tokens of a line, and the means of its language.
struct Line {
  const Scan& scan;
  const NumberWords& words;
  const Learned& learned;
  bool british = false;
};

/// Tokens [where the rule was asked, end) are said as `spoken`.
struct Match {
  std::size_t end = 0;
  std::string spoken;
  std::string_view class_name;
  bool glued = false; ///< continues the word before it: "dose(s)"
};

/// A rule is asked at a token of its kind and may look ahead and back by a bounded number of tokens, or as
/// far as it then consumes: that keeps a line's time linear.
using RuleFunction = std::optional<Match> (*)(const Line& line, std::size_t at);

struct Rule {
  Kind first;
  RuleFunction match;
};

/// A language: its numbers and its rules, asked in this order; the first that matches wins.
struct Language {
  NumberStyle numbers;
  std::span<const Rule> rules;
  bool british = false;
};

} // namespace audiosheet::narrate::spoken
