// SPDX-License-Identifier: GPL-3.0-or-later
// Postal addresses: "1211 E Arques Ave", "Bethesda, MD 20892".
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/tables/addresses.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

template <typename Table> std::string_view find(const Table& table, std::string_view word) {
  const auto* entry =
      std::find_if(table.begin(), table.end(), [word](const SaidAs& e) { return e.written == word; });
  return entry == table.end() ? std::string_view() : entry->spoken;
}

/// 123: "one twenty-three"; 1211: "twelve eleven"; longer ones digit by digit.
std::string house_number(const Line& line, std::string_view digits) {
  const std::size_t size = digits.size();
  if (size < 3 || digits.ends_with("000") || (size == 3 && digits.ends_with("00"))) {
    return line.words.cardinal(digits);
  }
  if (size > 4 || digits.front() == '0') {
    return line.words.each_digit(digits);
  }
  const auto high = digits.substr(0, size - 2);
  const auto low = digits.substr(size - 2);
  if (low == "00") {
    return line.words.cardinal(high) + " hundred";
  }
  const std::string tail =
      low.front() == '0' ? "oh " + line.words.cardinal(low.substr(1)) : line.words.cardinal(low);
  return line.words.cardinal(high) + " " + tail;
}

/// "1st" in "N 1st St".
bool is_numbered_street(const Scan& scan, std::size_t at) {
  return scan.is_digits(at) && scan.is_word(at + 1) && scan.text(at + 1).size() == 2 &&
         is_lower(scan.text(at + 1)) && scan.text(at + 1) != "mg" && scan.text(at).size() <= 3;
}

} // namespace

/// House number, direction, a name of one to three words, kind of street.
std::optional<Match> street(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.text(at).size() > 5 || !scan.is_space(at + 1) || scan.is(at - 1, ".") || scan.is(at - 1, ",")) {
    return std::nullopt;
  }
  std::string words = house_number(line, scan.text(at));
  std::size_t end = at + 2;
  if (const auto direction = find(k_directions, scan.text(end));
      !direction.empty() && scan.is_space(end + 1)) {
    words += " " + std::string(direction);
    end += 2;
  }
  constexpr int k_most_words = 4;
  for (int word = 0; word < k_most_words; ++word) {
    const auto text = scan.text(end);
    const auto type = find(k_street_types, ascii_lower(text));
    if (word > 0 && !type.empty() && (is_capitalised(text) || (text == "st" && scan.is_none(end + 1)))) {
      words += " " + std::string(type);
      const bool stop = scan.is(end + 1, ".") && !scan.is_none(end + 2);
      return Match{end + (stop ? 2U : 1U), words, "address"};
    }
    if (is_numbered_street(scan, end)) {
      words += " " + line.words.ordinal(scan.text(end));
      end += 2;
    } else if (scan.is_word(end) && is_capitalised(text)) {
      words += " " + std::string(text);
      ++end;
    } else {
      return std::nullopt;
    }
    if (!scan.is_space(end)) {
      return std::nullopt;
    }
    ++end;
  }
  return std::nullopt;
}

/// "MD 20892", "MA 02115-6110".
std::optional<Match> state_and_zip(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.text(at).size() != 2 || !is_upper(scan.text(at))) {
    return std::nullopt;
  }
  const auto zip = scan.text(at + 2);
  const auto state = find(k_states, scan.text(at));
  if (state.empty() || !scan.is_space(at + 1) || !scan.is_digits(at + 2) || zip.size() != 5 ||
      scan.is_word(at + 3) || !scan.is(scan.skip_space_back(at - 1), ",")) {
    return std::nullopt;
  }
  Match match{at + 3, std::string(state) + ", " + line.words.each_digit(zip), "address"};
  if (scan.is(at + 3, "-") && scan.is_digits(at + 4) && scan.text(at + 4).size() == 4) {
    match.spoken += ", " + line.words.each_digit(scan.text(at + 4));
    match.end = at + 5;
  }
  return match;
}

} // namespace audiosheet::narrate::spoken::en
