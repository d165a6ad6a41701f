// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers, digit by digit in their groups: 301-555-0123, +44 20 7946 0958, 1-800-4-CANCER, call
// 911, text HOME to 741741, ext. 12.
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/acronyms.hpp"
#include "narrate/spoken/words.hpp"

#include <vector>

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr auto k_call_words = std::to_array<std::string_view>(
    {"call", "calls",    "called",    "calling",   "dial",      "dialing", "dialling",
     "ring", "ringing",  "phone",     "telephone", "tel",       "text",    "texting",
     "fax",  "mobile",   "hotline",   "helpline",  "emergency", "sms",     "whatsapp",
     "tty",  "lifeline", "ambulance", "line",      "toll",      "free"});

constexpr auto k_emergency =
    std::to_array<std::string_view>({"911", "112", "999", "988", "111", "119", "101", "211", "311", "411",
                                     "511", "611", "711", "811", "000", "110", "118", "116117", "116123"});

constexpr auto k_identifier_words = std::to_array<std::string_view>(
    {"pmid",    "id",   "isbn",   "issn", "lot",  "batch",  "ref",    "reference",    "account",
     "zip",     "code", "serial", "udi",  "ndc",  "din",    "nct",    "registration", "licence",
     "license", "case", "doi",    "pmc",  "gtin", "isrctn", "eudract"});

struct Groups {
  std::size_t end = 0;
  std::vector<std::string_view> digits;
  std::string separators; ///< one character for each, between the groups
  [[nodiscard]] std::size_t count() const {
    std::size_t sum = 0;
    for (const auto group : digits) {
      sum += group.size();
    }
    return sum;
  }
};

bool has_call_word(const Scan& scan, std::size_t at) {
  constexpr std::size_t k_back = 14;
  for (std::size_t i = 1; i <= k_back; ++i) {
    const std::size_t before = at - i;
    if (scan.is_none(before) || scan.is(before, "?") ||
        (scan.is(before, ".") && scan.is_space(before + 1) && i > 3)) {
      return false;
    }
    if (is_in(k_call_words, ascii_lower(scan.text(before)))) {
      return true;
    }
  }
  return false;
}

/// Groups of digits with one separator between them: "-", ".", " ", or ") ".
Groups take_groups(const Scan& scan, std::size_t at) {
  constexpr std::size_t k_most_groups = 7;
  Groups groups{at, {}, {}};
  bool bracket = false;
  while (groups.digits.size() < k_most_groups) {
    if (scan.is(at, "(") && scan.is_digits(at + 1) && scan.is(at + 2, ")")) {
      bracket = true;
      ++at;
    }
    if (!scan.is_digits(at) || scan.text(at).size() > 11) {
      break;
    }
    groups.digits.push_back(scan.text(at));
    ++at;
    if (bracket) {
      ++at;
    }
    groups.end = at;
    std::size_t next = at;
    char separator = bracket ? ')' : 0;
    bracket = false;
    if (scan.is(next, "-") || scan.is(next, ".") || scan.is_space(next) || scan.is(next, "–") ||
        scan.is(next, "‑")) {
      separator = separator != 0 ? separator : scan.is_space(next) ? ' ' : scan.is(next, ".") ? '.' : '-';
      ++next;
    }
    if (scan.is_space(next) && separator == '-') {
      ++next;
    }
    if (separator == 0 && !scan.is(next, "(")) {
      break;
    }
    groups.separators += separator;
    at = next;
  }
  groups.separators.resize(groups.digits.empty() ? 0 : groups.digits.size() - 1);
  return groups;
}

/// 3-3-4, with or without 1 before: North America; "(301) 555-0123".
bool is_north_american(const Groups& groups) {
  std::size_t first = 0;
  if (groups.digits.size() >= 4 && groups.digits[0] == "1") {
    first = 1;
  }
  if (groups.digits.size() < first + 3) {
    return false;
  }
  const auto separators = std::string_view(groups.separators).substr(first, 2);
  const bool parted = separators.find_first_of("-.)") != std::string_view::npos;
  return groups.digits[first].size() == 3 && groups.digits[first + 1].size() == 3 &&
         groups.digits[first + 2].size() == 4 && (parted || first == 1);
}

/// 0 and nine or ten more digits in two to four groups: Britain and its like.
bool is_british(const Groups& groups) {
  const auto count = groups.count();
  const bool clock = groups.digits.size() == 2 && count == 8 && groups.digits[0].size() == 4 &&
                     groups.separators == "-" && groups.digits[0] < "2400" && groups.digits[1] <= "2400" &&
                     groups.digits[0].substr(2) < "60" && groups.digits[1].substr(2) < "60"; // 0900-1700
  if (clock) {
    return false;
  }
  return groups.digits.size() >= 2 && groups.digits.size() <= 5 && groups.digits[0].front() == '0' &&
         groups.digits[0].size() >= 2 && groups.digits[0].size() <= 5 && count >= 8 && count <= 12 &&
         groups.separators.find('.') == std::string::npos && groups.digits[1].size() >= 2;
}

/// "111-11-1111": three groups or more with hyphens, no date.
bool is_serial(const Groups& groups) {
  return groups.digits.size() >= 3 && groups.separators.find_first_not_of('-') == std::string::npos;
}

std::string group_words(const Line& line, std::string_view group) {
  if (group.size() == 3 && group.ends_with("00") && group.front() == '8') {
    return line.words.cardinal(group);
  }
  return line.words.each_digit(group);
}

std::string groups_words(const Line& line, const Groups& groups) {
  std::string out;
  if (groups.count() == 3) { // "9-1-1"
    for (const auto group : groups.digits) {
      out += (out.empty() ? "" : " ") + group_words(line, group);
    }
    return out;
  }
  for (const auto group : groups.digits) {
    out += (out.empty() ? "" : ", ") + group_words(line, group);
  }
  return out;
}

/// "ext. 12", "x123", "extension 5" behind a number.
void add_extension(const Line& line, Match& match) {
  const Scan& scan = line.scan;
  std::size_t at = match.end;
  if (scan.is(at, ",")) {
    ++at;
  }
  at = scan.skip_space(at);
  const std::string word = ascii_lower(scan.text(at));
  if (word != "ext" && word != "x" && word != "extension") {
    return;
  }
  ++at;
  if (scan.is(at, ".")) {
    ++at;
  }
  at = scan.skip_space(at);
  if (scan.is_digits(at)) {
    match.spoken += ", extension " + line.words.each_digit(scan.text(at));
    match.end = at + 1;
  }
}

/// Drops groups behind the number that don't belong to it ("… 0123 5 days").
void keep(Groups& groups, const Scan& scan, std::size_t count, std::size_t at) {
  while (groups.digits.size() > count) {
    groups.digits.pop_back();
  }
  std::size_t seen = 0;
  for (std::size_t i = at; i < groups.end; ++i) {
    if (scan.is_digits(i) && ++seen == count) {
      groups.end = i + 1;
      break;
    }
  }
}

std::optional<Match> international(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const Groups groups = take_groups(scan, at + 1);
  if (groups.digits.empty() || groups.digits[0].size() > 13 || groups.count() < 7 || groups.count() > 16 ||
      (groups.digits.size() < 2 && groups.count() < 9)) {
    return std::nullopt;
  }
  std::string words = "plus ";
  words += line.words.cardinal(groups.digits[0].size() <= 3 ? groups.digits[0] : std::string_view("0"));
  if (groups.digits[0].size() > 3) {
    return Match{groups.end, "plus " + line.words.each_digit(groups.digits[0]), "telephone"};
  }
  for (std::size_t i = 1; i < groups.digits.size(); ++i) {
    words += ", " + group_words(line, groups.digits[i]);
  }
  return Match{groups.end, words, "telephone"};
}

/// "1-800-4-CANCER", "1-800-QUIT-NOW", "1-800-FDA-1088".
std::optional<Match> vanity(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  std::size_t end = at;
  std::string words;
  if (scan.is(end, "1") && scan.is(end + 1, "-")) {
    words = line.words.cardinal("1") + ", ";
    end += 2;
  }
  const auto area = scan.text(end);
  if (!scan.is_digits(end) || area.size() != 3 || area.front() != '8' || !scan.is(end + 1, "-")) {
    return std::nullopt;
  }
  words += group_words(line, area);
  ++end;
  bool letters = false;
  constexpr std::size_t k_most = 20;
  while (scan.is(end, "-") && end - at < k_most) {
    std::size_t piece = end + 1;
    std::string piece_words;
    while (scan.is_digits(piece) || (scan.is_word(piece) && is_upper(scan.text(piece)))) {
      const auto text = scan.text(piece);
      const bool alone = !scan.is_digits(piece - 1) && !scan.is_digits(piece + 1);
      piece_words += piece_words.empty() ? "" : " ";
      if (scan.is_digits(piece)) {
        piece_words += line.words.each_digit(text);
      } else {
        letters = true;
        const bool vowel = text.find_first_of("AEIOUY") != std::string_view::npos;
        const bool abbreviation = alone && text.size() < 4 && !is_in(k_capital_words, text);
        piece_words += (text.size() > 2 || is_in(k_capital_words, text)) && vowel && !abbreviation
                           ? ascii_lower(text)
                           : spell(text);
      }
      ++piece;
    }
    if (piece_words.empty()) {
      break;
    }
    words += ", " + piece_words;
    end = piece;
  }
  if (!letters) {
    return std::nullopt;
  }
  return Match{end, words, "telephone"};
}

} // namespace

std::optional<Match> phone(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.is_word(at - 1) || scan.is_digits(at - 1) || (scan.is(at - 1, ".") && scan.is_digits(at - 2))) {
    return std::nullopt;
  }
  std::optional<Match> match;
  if (scan.is(at, "+")) {
    match = international(line, at);
  } else if (scan.is(at, "(") || scan.is_digits(at)) {
    match = vanity(line, at);
    Groups groups = take_groups(scan, at);
    if (!match && is_north_american(groups)) {
      const std::size_t first = groups.digits[0] == "1" && groups.digits.size() >= 4 ? 1 : 0;
      const bool tail = groups.digits.size() > first + 3 && groups.separators[first + 2] == '-';
      keep(groups, scan, first + 3 + (tail ? 1U : 0U), at);
      match = Match{groups.end, groups_words(line, groups), "telephone"};
    } else if (!match && is_british(groups)) {
      match = Match{groups.end, groups_words(line, groups), "telephone"};
    } else if (!match && scan.is_digits(at) && is_serial(groups) && !scan.is_word(groups.end) &&
               !scan.is(groups.end, "/")) {
      match = Match{groups.end, groups_words(line, groups), "serial number"};
    } else if (!match && groups.digits.size() == 2 && groups.digits[0].size() <= 3 &&
               groups.digits[1].size() == 4 && has_call_word(scan, at)) {
      match = Match{groups.end, groups_words(line, groups), "telephone"};
    } else if (!match && groups.digits.size() == 2 && groups.digits[0].size() == 3 &&
               groups.digits[1].size() == 3 && groups.separators == " " &&
               has_call_word(scan, at)) { // "116 123"
      match = Match{groups.end, groups_words(line, groups), "telephone"};
    }
  }
  if (match) {
    add_extension(line, *match);
  }
  return match;
}

/// "PMID: 12345678", "lot 123456": numbers that name something, digit by digit.
std::optional<Match> identifier(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto digits = scan.text(at);
  if (digits.size() < 5 || scan.is(at + 1, ",") || (scan.is(at + 1, ".") && scan.is_digits(at + 2))) {
    return std::nullopt;
  }
  constexpr std::size_t k_back = 5;
  for (std::size_t i = 1; i <= k_back; ++i) {
    const auto before = scan.text(at - i);
    if (is_in(k_identifier_words, ascii_lower(before))) {
      return Match{at + 1, line.words.each_digit(digits), "serial number"};
    }
    if (scan.is_word(at - i) && before != "number" && before != "no" && before != "No") {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// "call 911", "text HOME to 741741", "999": short numbers where they are called.
std::optional<Match> short_number(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto digits = scan.text(at);
  if (digits.size() < 3 || digits.size() > 11 || scan.is_word(at + 1) || scan.is(at + 1, "%") ||
      scan.is(at + 1, "/") ||
      ((scan.is(at + 1, ".") || scan.is(at + 1, ",") || scan.is(at + 1, "-") || scan.is(at + 1, "–")) &&
       scan.is_digits(at + 2))) {
    return std::nullopt;
  }
  const bool emergency = is_in(k_emergency, digits);
  const auto next = scan.text(scan.skip_space(at + 1));
  const bool counted = is_lower(next) && next.size() > 3 && next.back() == 's' && next != "services";
  if (emergency && !counted && (digits == "911" || has_call_word(scan, at))) {
    return Match{at + 1, line.words.each_digit(digits), "telephone"};
  }
  const std::string before = ascii_lower(scan.text(scan.skip_space_back(at - 1)));
  const bool called = before == "call" || before == "dial" || before == "ring" || before == "phone" ||
                      before == "text" || before == "fax" || before == "tel" || before == "on" ||
                      before == "to" || before == "at" || before == ":";
  if (called && !counted && (digits.size() >= 5 || is_in(k_call_words, before)) && has_call_word(scan, at)) {
    return Match{at + 1, line.words.each_digit(digits), "telephone"};
  }
  return std::nullopt;
}

} // namespace audiosheet::narrate::spoken::en
