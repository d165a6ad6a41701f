// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets, dashes and other punctuation, which become commas where no pause is, or nothing.
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/symbols.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

bool is_opening(const Scan& scan, std::size_t at) {
  return scan.is(at, "(") || scan.is(at, "[") || scan.is(at, "{");
}
bool is_closing(const Scan& scan, std::size_t at) {
  return scan.is(at, ")") || scan.is(at, "]") || scan.is(at, "}");
}

bool is_dash(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "—");
}

/// Nothing to be parted by a comma: at the beginning, or behind a mark that makes a pause.
bool pause_is_there(const Scan& scan, std::size_t before) {
  const auto text = scan.text(before);
  if (text == "." && scan.text(before - 1).size() == 1 && scan.is_word(before - 1)) {
    return false; // "b.i.d."
  }
  return scan.is_none(before) || is_in(k_pausing, text) || is_opening(scan, before) || scan.is(before, "—");
}

/// " (" as a comma, unless what it opens is no text: an area code, "(+)", "(!)".
std::optional<Match> opening(const Line& line, std::size_t at, std::size_t mark) {
  const Scan& scan = line.scan;
  const std::size_t before = at - 1;
  if (scan.kind(mark + 1) == Kind::symbol && is_in(k_closing, scan.text(mark + 1))) {
    constexpr std::size_t k_most = 8;
    std::size_t end = mark + 1;
    while (is_in(k_closing, scan.text(end)) && !is_closing(scan, end)) {
      ++end;
    }
    if (is_closing(scan, end) && end - mark < k_most) {
      return Match{end + 1, "", "pause"};
    }
  }
  if (mark != at) {
    const bool area_code =
        scan.is_digits(mark + 1) && scan.is(mark + 2, ")") && scan.is_digits(scan.skip_space(mark + 3));
    const bool result = scan.is(mark + 2, ")") && scan.kind(mark + 1) == Kind::symbol;
    if (scan.is(mark, "(") && (area_code || result)) {
      return std::nullopt; // other rules know them
    }
    return Match{mark + 1, pause_is_there(scan, before) ? " " : ", ", "pause"};
  }
  const bool inside_word = scan.is_word(before) || scan.is_digits(before);
  return Match{at + 1, inside_word ? " " : "", "pause"};
}

Match closing(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t next = at + 1;
  const bool pause_follows = is_in(k_closing, scan.text(next)) || scan.is_none(next) ||
                             is_closing(scan, next) || is_dash(scan, scan.skip_space(next)) ||
                             is_opening(scan, scan.skip_space(next)) ||
                             (scan.is_space(next) && scan.is_none(next + 1));
  const bool quiet = pause_follows || is_in(k_pausing, scan.text(at - 1));
  return Match{at + 1, quiet ? "" : scan.is_word(next) || scan.is_digits(next) ? " " : ",", "pause"};
}

/// " - ", "—", a list's "-", "18- to 24-year-olds", "3 months–46 years".
std::optional<Match> dash(const Line& line, std::size_t at, std::size_t mark) {
  const Scan& scan = line.scan;
  const std::size_t before = at - 1;
  const bool spaced = scan.is_space(mark + 1);
  if (scan.is_none(before) && spaced) {
    return Match{mark + 2, "", "pause"};
  }
  if (mark != at) {
    return spaced ? std::optional(Match{mark + 2, pause_is_there(scan, before) ? " " : ", ", "pause"})
                  : std::nullopt;
  }
  const bool measured = scan.is_word(before) && scan.is_digits(scan.skip_space_back(before - 1));
  if (scan.is(at, "–") && measured && scan.is_digits(at + 1)) {
    return Match{at + 1, " to ", "range"};
  }
  const bool joint = scan.is(at + 2, "to") || scan.is(at + 2, "or") || scan.is(at + 2, "and");
  if (scan.is(at, "-") && scan.is_digits(before) && spaced && joint) {
    return Match{at + 1, "", "pause"};
  }
  if (scan.is(at, "—") || (scan.is(at, "–") && scan.is(at + 1, "–"))) {
    const bool quiet = pause_is_there(scan, before) || scan.is_none(at + 1);
    return Match{scan.skip_space(at + 1), quiet ? "" : ", ", "pause"};
  }
  return std::nullopt;
}

/// Punctuation that touches numbers and names on both sides: "t(9;22)", "47,XXY", "O157:H7", "5-HT",
/// "14(1):23", "BCR::ABL1".
std::optional<Match> inside(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t before = at - 1;
  const bool colon = scan.is(at, ":");
  if (colon && is_closing(scan, before) && scan.is_digits(at + 1)) {
    return Match{at + 1, ", ", "pause"};
  }
  if (colon && scan.is(at + 1, ":")) {
    return Match{at + 2, " ", "pause"};
  }
  const bool left = scan.is_digits(before) || scan.is_word(before);
  const bool right = scan.is_digits(at + 1) || scan.is_word(at + 1);
  if (!left || !right || (!scan.is_digits(before) && !scan.is_digits(at + 1))) {
    return std::nullopt;
  }
  if (scan.is(at, ";") || scan.is(at, ",")) {
    return Match{at + 1, std::string(scan.text(at)) + " ", "pause"};
  }
  if (colon || (scan.is(at, "-") && is_capitalised(scan.text(at + 1)))) {
    return Match{at + 1, " ", "pause"};
  }
  return std::nullopt;
}

} // namespace

/// "-----", "=====", "***": a line drawn with characters is silent.
std::optional<Match> ruler(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto text = scan.text(at);
  if (!is_in(k_ruler_signs, text)) {
    return std::nullopt;
  }
  std::size_t end = at;
  while (scan.is(end, text)) {
    ++end;
  }
  if (end - at < 3) {
    return std::nullopt;
  }
  return Match{end, "", "pause"};
}

/// Asked at a space and at a mark.
std::optional<Match> pause(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const std::size_t mark = scan.skip_space(at);
  if (is_opening(scan, mark)) {
    return opening(line, at, mark);
  }
  if (is_closing(scan, at)) {
    return closing(line, at);
  }
  if (is_dash(scan, mark)) {
    if (auto match = dash(line, at, mark)) {
      return match;
    }
  }
  return mark == at ? inside(line, at) : std::nullopt;
}

} // namespace audiosheet::narrate::spoken::en
