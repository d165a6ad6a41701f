// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/references.hpp"

#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// Takes "12. ", "12) " or "[12] " off the beginning; 0 when there is none, or nothing behind it.
int take_number(std::string_view& text) {
  constexpr std::size_t k_most_digits = 4; // more are no number of a reference
  const bool bracket = text.starts_with('[');
  std::size_t at = bracket ? 1 : 0;
  int number = 0;
  const std::size_t first = at;
  while (at < text.size() && at - first < k_most_digits && text[at] >= '0' && text[at] <= '9') {
    number = number * 10 + (text[at++] - '0');
  }
  const bool closed =
      at > first && at < text.size() && (bracket ? text[at] == ']' : text[at] == '.' || text[at] == ')');
  if (!closed || at + 1 >= text.size() || text[at + 1] != ' ' || trim(text.substr(at + 1)).empty()) {
    return 0;
  }
  text = trim(text.substr(at + 1));
  return number;
}

} // namespace

std::vector<ListedReference> listed_references(const About& about) {
  std::vector<ListedReference> listed;
  for (const Reference& reference : about.references) {
    std::string_view text = trim(reference.text);
    const int own = take_number(text);
    const bool web = reference.url.starts_with("https://") || reference.url.starts_with("http://");
    const int place = listed.empty() ? 1 : listed.back().number + 1;
    listed.push_back({.number = own > 0 ? own : place,
                      .text = std::string(text.empty() ? std::string_view(reference.url) : text),
                      .url = web ? reference.url : ""});
  }
  return listed;
}

std::string list_value(const std::vector<ListedReference>& references, std::size_t index) {
  const int counted = index == 0 ? 1 : references[index - 1].number + 1;
  return references[index].number == counted ? "" : fmt::format(" value=\"{}\"", references[index].number);
}

} // namespace audiosheet::publish
