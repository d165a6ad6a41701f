// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the text inside `say-as` sounds like. Values: the W3C note of 26 May 2005 (date, time, telephone,
// characters, cardinal, ordinal) and those that speech services have added; docs/formats/ssml.md.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// Says free text as a narrator would ("5 mg" → "five milligrams"); made by the caller, may be empty.
using SpokenText = std::function<std::string(std::string_view)>;

struct SayAs {
  std::string_view interpret_as;
  std::string_view format;
  std::string_view detail;
  std::string_view text; ///< folded: no white space at the ends, single spaces
  std::string_view language;
};

struct Said {
  bool known = false;                ///< `interpret_as` has a meaning
  std::optional<std::string> spoken; ///< nothing when the text doesn't fit it
};

Said say_as(const SayAs& request, const SpokenText& spoken_text);

/// The values of `interpret-as` that have a meaning, for suggestions.
const std::vector<std::string_view>& say_as_names();

} // namespace audiosheet::ssml
