// SPDX-License-Identifier: GPL-3.0-or-later
//
// The elements of SSML 1.1 and of this program's own vocabulary as one table: what may carry which
// attributes and what may stand inside what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

enum class Tag : std::uint8_t {
  speak,
  lexicon,
  lookup,
  meta,
  metadata,
  p,
  s,
  token,
  w,
  say_as,
  phoneme,
  sub,
  lang,
  voice,
  emphasis,
  break_,
  prosody,
  audio,
  mark,
  desc
};

using TagSet = std::uint32_t;
constexpr TagSet bit(Tag tag) { return TagSet{1} << static_cast<unsigned>(tag); }

struct ElementRule {
  Tag tag;
  std::string_view name;
  std::vector<std::string_view> attributes; ///< without a prefix; "xml:lang" and "as:…" with theirs
  TagSet children = 0;
  bool text = false; ///< may hold text
};

/// The rule of an element, or null when SSML has no such element.
const ElementRule* find_element(std::string_view name);
const ElementRule& rule_of(Tag tag);

/// The name of the list that is most like `name`, or nothing when none is close.
std::string_view closest(std::string_view name, const std::vector<std::string_view>& names);

/// ` (did you mean "x"?)`, or nothing.
std::string suggest(std::string_view name, const std::vector<std::string_view>& names);

/// The names of all elements.
const std::vector<std::string_view>& element_names();

} // namespace audiosheet::ssml
