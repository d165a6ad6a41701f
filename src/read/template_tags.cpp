// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/template_tags.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace audiosheet::read {

namespace {

struct Delimiters {
  std::string_view open;
  std::string_view close;
};

/// Longer ones before those they begin with.
constexpr std::array k_delimiters{
    Delimiters{"{!{", "}!}"}, Delimiters{"{{{", "}}}"}, Delimiters{"{{", "}}"}, Delimiters{"{%", "%}"},
    Delimiters{"{#", "#}"},   Delimiters{"<%", "%>"},   Delimiters{"<?", "?>"},
};

/// Finds closing delimiters in linear time over the whole text: where none follows, none is looked for again.
class Closings {
public:
  explicit Closings(std::string_view text) : m_text(text) {}

  std::size_t find(std::size_t which, std::size_t from) {
    std::size_t& known = m_known[which];
    if (known == 0 || (known != std::string_view::npos && known < from)) {
      known = m_text.find(k_delimiters[which].close, from);
    }
    return known;
  }

private:
  std::string_view m_text;
  std::array<std::size_t, k_delimiters.size()> m_known{};
};

std::optional<std::size_t> delimiters_at(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < k_delimiters.size(); ++i) {
    if (text.substr(at, k_delimiters[i].open.size()) == k_delimiters[i].open) {
      return i;
    }
  }
  return std::nullopt;
}

/// What is left in place of a tag: its line ends, and the mark of a named block.
std::string replacement(std::string_view inside, std::size_t lines) {
  std::string left;
  const std::string folded = fold_spaces(inside);
  const auto words = split(folded, ' ');
  std::size_t first = 0;
  while (first < words.size() && (words[first].empty() || words[first] == "-")) {
    ++first;
  }
  const std::string_view verb = first < words.size() ? trim(words[first]) : std::string_view();
  if (verb == "block" && first + 1 < words.size() && words[first + 1].find("--") == std::string_view::npos) {
    left = "<!--@block " + ascii_lower(words[first + 1]) + "-->";
  } else if (verb == "endblock") {
    left = "<!--@endblock-->";
  } else {
    left = " ";
  }
  left.append(lines, '\n');
  return left;
}

} // namespace

std::string strip_template_tags(std::string_view text, std::vector<Skipped>& skipped) {
  std::string out;
  out.reserve(text.size());
  Closings closings(text);
  int line = 1;
  std::size_t done = 0;
  for (std::size_t at = text.find_first_of("{<"); at != std::string_view::npos;
       at = text.find_first_of("{<", at)) {
    const auto which = delimiters_at(text, at);
    const std::size_t close =
        which ? closings.find(*which, at + k_delimiters[*which].open.size()) : std::string_view::npos;
    if (close == std::string_view::npos) {
      ++at;
      continue;
    }
    const std::size_t end = close + k_delimiters[*which].close.size();
    const std::string_view tag = text.substr(at, end - at);
    const auto lines = static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '\n'));
    out += text.substr(done, at - done);
    line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(done),
                                        text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    skipped.push_back({line, fold_spaces(tag), "template tag"});
    const std::size_t inner = at + k_delimiters[*which].open.size();
    out += replacement(text.substr(inner, close - inner), lines);
    line += static_cast<int>(lines);
    done = at = end;
  }
  out += text.substr(done);
  return out;
}

} // namespace audiosheet::read
