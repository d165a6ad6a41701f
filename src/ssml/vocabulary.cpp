// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/vocabulary.hpp"

#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

constexpr TagSet k_token_content = bit(Tag::audio) | bit(Tag::break_) | bit(Tag::emphasis) | bit(Tag::mark) |
                                   bit(Tag::phoneme) | bit(Tag::prosody) | bit(Tag::say_as) | bit(Tag::sub);
constexpr TagSet k_inline =
    k_token_content | bit(Tag::lang) | bit(Tag::lookup) | bit(Tag::token) | bit(Tag::voice) | bit(Tag::w);
constexpr TagSet k_flow = k_inline | bit(Tag::p) | bit(Tag::s);

using Rules = std::array<ElementRule, 20>;

// In the order of Tag. https://www.w3.org/TR/speech-synthesis11/ sections 3.1–3.3; `as:` is ours.
const Rules& rules() {
  static const Rules k_rules{{
      {Tag::speak,
       "speak",
       {"version", "xml:lang", "xml:base", "xml:id", "onlangfailure", "startmark", "endmark", "as:script",
        "as:slug", "as:number", "as:id", "as:title", "as:level", "as:role"},
       k_flow | bit(Tag::lexicon) | bit(Tag::meta) | bit(Tag::metadata),
       true},
      {Tag::lexicon, "lexicon", {"xml:id", "uri", "type", "fetchtimeout", "maxage", "maxstale"}, 0, false},
      {Tag::lookup, "lookup", {"ref"}, k_flow, true},
      {Tag::meta, "meta", {"name", "http-equiv", "content"}, 0, false},
      {Tag::metadata, "metadata", {}, 0, true},
      {Tag::p,
       "p",
       {"xml:lang", "xml:id", "onlangfailure", "as:role", "as:kind", "as:warning", "as:line", "as:within",
        "as:paragraph"},
       k_inline | bit(Tag::s),
       true},
      {Tag::s,
       "s",
       {"xml:lang", "xml:id", "onlangfailure", "as:role", "as:part", "as:kind", "as:warning", "as:line",
        "as:within"},
       k_inline,
       true},
      {Tag::token, "token", {"xml:lang", "xml:id", "role", "onlangfailure"}, k_token_content, true},
      {Tag::w, "w", {"xml:lang", "xml:id", "role", "onlangfailure"}, k_token_content, true},
      {Tag::say_as, "say-as", {"interpret-as", "format", "detail"}, 0, true},
      {Tag::phoneme, "phoneme", {"ph", "alphabet", "type", "as:spoken"}, 0, true},
      {Tag::sub, "sub", {"alias"}, 0, true},
      {Tag::lang, "lang", {"xml:lang", "onlangfailure"}, k_flow, true},
      {Tag::voice,
       "voice",
       {"name", "gender", "age", "variant", "languages", "required", "ordering", "onvoicefailure", "xml:lang",
        "as:role", "as:kind", "as:warning", "as:line", "as:within"},
       k_flow,
       true},
      {Tag::emphasis, "emphasis", {"level"}, k_inline, true},
      {Tag::break_,
       "break",
       {"time", "strength", "as:why", "as:role", "as:part", "as:kind", "as:warning", "as:line", "as:within",
        "as:paragraph"},
       0,
       false},
      {Tag::prosody, "prosody", {"pitch", "contour", "range", "rate", "duration", "volume"}, k_flow, true},
      {Tag::audio,
       "audio",
       {"src", "fetchtimeout", "fetchhint", "maxage", "maxstale", "clipBegin", "clipEnd", "repeatCount",
        "repeatDur", "soundLevel", "speed", "as:role", "as:part", "as:kind", "as:warning", "as:line",
        "as:within", "as:paragraph"},
       k_flow | bit(Tag::desc),
       true},
      {Tag::mark, "mark", {"name"}, 0, false},
      {Tag::desc, "desc", {"xml:lang"}, 0, true},
  }};
  return k_rules;
}

} // namespace

const ElementRule* find_element(std::string_view name) {
  const auto& all = rules();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& rule) { return rule.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const ElementRule& rule_of(Tag tag) { return rules().at(static_cast<std::size_t>(tag)); }

std::string_view closest(std::string_view name, const std::vector<std::string_view>& names) {
  if (name.size() > 40) {
    return {};
  }
  std::string_view best;
  constexpr std::size_t k_short = 4; // of these one letter may differ, else two, or a third of them
  std::size_t best_distance = 1 + (name.size() < k_short ? 1 : std::max<std::size_t>(2, name.size() / 3));
  for (const std::string_view candidate : names) {
    const std::size_t distance = edit_distance(ascii_lower(name), ascii_lower(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggest(std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view meant = closest(name, names);
  return meant.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", meant);
}

const std::vector<std::string_view>& element_names() {
  static const std::vector<std::string_view> k_names = [] {
    std::vector<std::string_view> names;
    for (const auto& rule : rules()) {
      names.push_back(rule.name);
    }
    return names;
  }();
  return k_names;
}

} // namespace audiosheet::ssml
