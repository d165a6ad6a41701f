// SPDX-License-Identifier: GPL-3.0-or-later
// Shortened words: Dr., e.g., etc., b.i.d., w/o, No. 5, q8h, U.S., initials, "tablet(s)".
#include "narrate/spoken/en/tables/abbreviations.hpp"
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/calendar.hpp"
#include "narrate/spoken/en/tables/units.hpp"
#include "narrate/spoken/en/units.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

bool ends_line(const Scan& scan, std::size_t at) {
  return scan.is_none(at) || (scan.is_space(at) && scan.is_none(at + 1));
}

/// May the full stop at `dot` also end the sentence? Then it is kept, for its pause.
bool keeps_stop(const Scan& scan, std::size_t dot) {
  return scan.is(dot, ".") &&
         (ends_line(scan, dot + 1) || (scan.is_space(dot + 1) && is_in(k_starters, scan.text(dot + 2))));
}

bool holds(const Line& line, std::size_t at, bool dot, Needs needs) {
  const Scan& scan = line.scan;
  const std::size_t next = scan.skip_space(at + (dot ? 2U : 1U));
  const std::size_t before = scan.skip_space_back(at - 1);
  switch (needs) {
  case Needs::nothing:
    return true;
  case Needs::stop:
    return dot;
  case Needs::stop_inside:
    return dot && (scan.is_digits(next) || (scan.is_word(next) && is_lower_letter(scan.text(next).front())));
  case Needs::number:
    return scan.is_digits(next) ||
           (scan.is_word(next) && is_upper(scan.text(next)) && scan.text(next).size() < 6 &&
            scan.text(next).find_first_not_of("IVXL") == std::string_view::npos);
  case Needs::stop_and_number:
    return dot && scan.is_digits(next) && (scan.is_space(at + 2) || !scan.is(at, "c"));
  case Needs::name:
    return scan.is_word(next) && next > at + 1 && (is_capitalised(scan.text(next)) || dot);
  case Needs::stop_and_name:
    return dot && is_capitalised(scan.text(at)) &&
           ((at == 0 && ends_line(scan, at + 2)) ||
            (scan.is_space(at + 2) && scan.is_word(next) && is_capitalised(scan.text(next))));
  case Needs::number_before:
    return scan.is_digits(before) || scan.kind(before) == Kind::fraction;
  case Needs::of_behind:
    return dot && scan.is(next, "of");
  case Needs::name_before:
    return scan.is_word(before) && (is_capitalised(scan.text(before)) || scan.is_digits(before - 1));
  }
  return false;
}

/// For each first letter, which lengths the table has: most words of a text are neither.
constexpr auto k_lengths = [] {
  std::array<unsigned, 26> lengths{};
  for (const auto& entry : k_abbreviations) {
    lengths.at(static_cast<std::size_t>(entry.written.front() - 'a')) |= 1U << entry.written.size();
  }
  return lengths;
}();

bool may_be_short(std::string_view word) {
  const char initial = static_cast<char>(word.front() | 0x20);
  return is_lower_letter(initial) && word.size() <= 8 &&
         (k_lengths.at(static_cast<std::size_t>(initial - 'a')) >> word.size() & 1U) != 0;
}

std::optional<Match> from_table(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto word = scan.text(at);
  if (!may_be_short(word) || (is_upper(word) && word.size() > 1)) {
    return std::nullopt;
  }
  const std::string lower = ascii_lower(word);
  const bool dot = scan.is(at + 1, ".");
  for (const auto& entry : k_abbreviations) {
    if (entry.written.front() != lower.front() || entry.written != lower ||
        (lower.size() == 1 && word != lower) || !holds(line, at, dot, entry.needs)) {
      continue;
    }
    std::string spoken(entry.spoken);
    if (is_capitalised(word) && entry.keep_case) {
      spoken.front() = static_cast<char>(spoken.front() - 'a' + 'A');
    }
    const bool sentence = dot && entry.may_end && scan.is_space(at + 2) && is_capitalised(scan.text(at + 3));
    const bool keep = dot && (keeps_stop(scan, at + 1) || sentence);
    return Match{at + (dot && !keep ? 2U : 1U), spoken, "abbreviation"};
  }
  return std::nullopt;
}

/// "e.g.", "b.i.d.", "U.S.A.", "p.m": letters with full stops between them.
std::optional<Match> dotted(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::string letters;
  std::size_t end = at;
  constexpr std::size_t k_most = 8;
  while (scan.is_word(end) && scan.text(end).size() == 1 && letters.size() < k_most) {
    letters += scan.text(end);
    const bool more = scan.is(end + 1, ".") && scan.is_word(end + 2) && scan.text(end + 2).size() == 1;
    end += more ? 2U : 1U;
    if (!more) {
      break;
    }
  }
  if (letters.size() < 2 || scan.is_digits(end)) {
    return std::nullopt;
  }
  const bool stop = scan.is(end, ".");
  const std::size_t next = end + (stop && !keeps_stop(scan, end) && !scan.is(end + 1, ".") ? 1U : 0U);
  const std::string lower = ascii_lower(letters);
  for (const auto& entry : k_dotted) {
    if (entry.written == lower) {
      std::string spoken(entry.spoken);
      if (is_capitalised(letters) && !is_upper(letters) && is_lower_letter(spoken.front())) {
        spoken.front() = static_cast<char>(spoken.front() - 'a' + 'A'); // "I.e."
      }
      return Match{next, spoken, "abbreviation"};
    }
  }
  return Match{next, spell(letters), "acronym"};
}

/// "w/", "w/o", "n/a", "s/p", "c/o".
std::optional<Match> slashed(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!scan.is(at + 1, "/") || scan.is_word(at - 1) || scan.is(at - 1, "/")) {
    return std::nullopt;
  }
  const std::string left = ascii_lower(scan.text(at));
  const std::string right = scan.is_word(at + 2) ? ascii_lower(scan.text(at + 2)) : "";
  for (const auto& entry : k_slashed) {
    const std::size_t slash = entry.written.find('/');
    if (entry.written.substr(0, slash) == left && entry.written.substr(slash + 1) == right) {
      return Match{at + (right.empty() ? 2U : 3U), std::string(entry.spoken), "abbreviation"};
    }
  }
  if (left == "w" && scan.is_word(at + 2)) {
    return Match{at + 2, "with", "abbreviation"};
  }
  return std::nullopt;
}

/// "q8h", "q4-6h": every so many hours.
std::optional<Match> every(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!scan.is(at, "q") && !scan.is(at, "Q")) {
    return std::nullopt;
  }
  std::size_t end = scan.is(at + 1, ".") ? at + 2 : at + 1;
  if (!scan.is_digits(end) || scan.text(end).size() > 3) {
    return std::nullopt;
  }
  std::string words = "every " + line.words.cardinal(scan.text(end));
  const bool one = scan.is(end, "1");
  ++end;
  if ((scan.is(end, "-") || scan.is(end, "–")) && scan.is_digits(end + 1)) {
    words += " to " + line.words.cardinal(scan.text(end + 1));
    end += 2;
  }
  end = scan.is(end, ".") || scan.is_space(end) ? end + 1 : end;
  const std::string unit = ascii_lower(scan.text(end));
  const std::string_view name = unit == "h" || unit == "hr" || unit == "hrs" ? "hour"
                                : unit == "d"                                ? "day"
                                : unit == "wk" || unit == "w"                ? "week"
                                : unit == "min"                              ? "minute"
                                                                             : "";
  if (name.empty()) {
    return std::nullopt;
  }
  ++end;
  if (scan.is(end, ".") && !keeps_stop(scan, end)) {
    ++end;
  }
  return Match{end, words + " " + std::string(name) + (one ? "" : "s"), "abbreviation"};
}

/// "J. Smith", "K. R. & Van": a capital with a full stop is somebody's initial unless a sentence ends.
std::optional<Match> initial(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto word = scan.text(at);
  const bool bracket = scan.is(at + 2, "(");
  if (word.size() != 1 || !is_upper(word) || !scan.is(at + 1, ".") || (!scan.is_space(at + 2) && !bracket)) {
    return std::nullopt;
  }
  const std::size_t before = scan.skip_space_back(at - 1);
  const auto previous = scan.text(before);
  const bool follows = scan.is_word(at + 3) && is_capitalised(scan.text(at + 3));
  const bool lower = scan.is_word(at + 3) && !follows;
  const bool in_name = scan.is_none(before) || scan.is(before, "&") || scan.is(before, ".") ||
                       scan.is(before, ",") || scan.is(before, "(") ||
                       (is_capitalised(previous) && !is_in(k_no_names, ascii_lower(previous)));
  const bool spelled = scan.is_word(before) && previous.size() == 1; // "I V." ends a sentence
  const bool digits = scan.is_digits(at + 3) || bracket;
  if (scan.is(at + 3, "&") || (!spelled && (lower || ((follows || digits) && in_name)))) {
    return Match{at + 2, spell(word), "acronym"};
  }
  return std::nullopt;
}

/// "Ph.D.", "Pharm.D."
std::optional<Match> degree(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!scan.is(at + 1, ".") || !scan.is(at + 2, "D")) {
    return std::nullopt;
  }
  const std::size_t end = scan.is(at + 3, ".") && !keeps_stop(scan, at + 3) ? at + 4 : at + 3;
  if (scan.is(at, "Ph")) {
    return Match{end, "P H D", "abbreviation"};
  }
  if (scan.is(at, "Pharm") || scan.is(at, "Psy")) {
    return Match{end, std::string(scan.text(at)) + " D", "abbreviation"};
  }
  return std::nullopt;
}

} // namespace

std::optional<Match> abbreviation(const Line& line, std::size_t at) {
  if (line.scan.is_digits(at - 1)) {
    return dotted(line, at);
  }
  if (line.scan.is_word(at - 1) || line.scan.is(at - 1, "-")) {
    return std::nullopt;
  }
  for (const auto rule : {degree, dotted, slashed, every, from_table, initial}) {
    if (auto match = rule(line, at)) {
      return match;
    }
  }
  return std::nullopt;
}

/// "tablet(s)", "dose(s)": the plural.
std::optional<Match> plural_in_brackets(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const bool ending =
      scan.is(at + 1, "s") || scan.is(at + 1, "es") || scan.is(at + 1, "ren") || scan.is(at + 1, "n");
  if (scan.is(at, "(") && scan.is_word(at - 1) && ending && scan.is(at + 2, ")")) {
    return Match{at + 3, std::string(scan.text(at + 1)), "plural", true};
  }
  return std::nullopt;
}

/// "and/or", "he/she", "HIV/AIDS", "heart/lung".
std::optional<Match> slash(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!scan.is(at, "/")) {
    return std::nullopt;
  }
  const bool words = scan.is_word(at - 1) && scan.is_word(at + 1);
  const std::string pair = ascii_lower(scan.text(at - 1)) + "/" + ascii_lower(scan.text(at + 1));
  if (words && pair == "and/or") {
    return Match{at + 1, " ", "slash"};
  }
  if (words && is_in(k_alternatives, pair)) {
    return Match{at + 1, " or ", "slash"};
  }
  const bool often = scan.is(at - 1, "once") || scan.is(at - 1, "twice");
  const bool counted =
      often || (scan.is_word(at - 1) && scan.text(at - 1).back() == 's' && scan.text(at - 1).size() > 3);
  if (counted && (is_in(k_lone_units, scan.text(at + 1)) || is_in(k_countables, scan.text(at + 1)))) {
    if (const auto unit = parse_unit(line, at)) { // "micrograms/kg", "days/week"
      return Match{unit->end, " " + unit->singular, "slash"};
    }
  }
  if (words && is_upper(scan.text(at - 1)) && is_upper(scan.text(at + 1)) && scan.text(at - 1).size() > 1) {
    return Match{at + 1, " ", "slash"};
  }
  if (scan.is_none(at - 1) && scan.is_none(at + 1)) {
    return std::nullopt;
  }
  return Match{at + 1, " slash ", "slash"};
}

} // namespace audiosheet::narrate::spoken::en
