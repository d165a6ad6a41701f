// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses on the web and e-mail, hashtags and handles.
#include "narrate/spoken/en/tables/web.hpp"
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/words.hpp"

namespace audiosheet::narrate::spoken::en {

namespace {

constexpr std::size_t k_most_tokens = 400;

bool ends_address(const Scan& scan, std::size_t at) {
  if (scan.is_none(at) || scan.is_space(at)) {
    return true;
  }
  const auto text = scan.text(at);
  return is_in(k_address_ends, text);
}

/// Only there may an address begin; that also keeps a line's time linear.
bool begins_chunk(const Scan& scan, std::size_t at) {
  return scan.is_none(at - 1) || scan.is_space(at - 1) || is_in(k_address_ends, scan.text(at - 1)) ||
         scan.is(at - 1, ":") || (scan.is(at - 1, ".") && scan.is_space(at - 2));
}

/// The end of an address: white space, a quote, a bracket; without the punctuation before that.
std::size_t address_end(const Scan& scan, std::size_t at) {
  std::size_t end = at;
  while (!ends_address(scan, end) && end - at < k_most_tokens) {
    ++end;
  }
  while (end > at && is_in(k_trailing, scan.text(end - 1))) {
    --end;
  }
  return end;
}

/// Is a word in an address one that has to be spelled? No vowel, or a known abbreviation.
bool is_spelled(std::string_view word) {
  const std::string lower = ascii_lower(word);
  if (is_in(k_web_acronyms, lower)) {
    return true;
  }
  return word.size() > 1 && lower.find_first_of("aeiouy") == std::string::npos && word.size() <= 6;
}

/// "MedlinePlus": "Medline Plus"; capitals inside are spelled.
std::string split_camel(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && is_upper_letter(word[end])) {
      ++end;
    }
    const bool capitals = end > i + 1;
    end = capitals && end < word.size() ? end - 1 : end; // the last begins the next word
    while (!capitals && end < word.size() && !is_upper_letter(word[end])) {
      ++end;
    }
    end = std::max(end, i + 1);
    const auto part = word.substr(i, end - i);
    out += out.empty() ? "" : " ";
    out += is_upper(part) ? spell(part) : std::string(part);
    i = end;
  }
  return out;
}

std::string piece_words(const Line& line, std::size_t at, bool last_label) {
  const Scan& scan = line.scan;
  const auto text = scan.text(at);
  if (scan.is_digits(at)) {
    return line.words.each_digit(text);
  }
  if (scan.is_word(at)) {
    const std::string lower = ascii_lower(text);
    for (const auto& entry : k_web_words) {
      if (entry.written == lower) {
        return std::string(entry.spoken);
      }
    }
    if (is_spelled(text) || (last_label && text.size() == 2)) {
      return spell(text);
    }
    return split_camel(text);
  }
  for (const auto& sign : k_web_signs) {
    if (sign.sign == text) {
      return std::string(sign.words);
    }
  }
  return "";
}

Match speak(const Line& line, std::size_t at, std::size_t end, std::string_view class_name) {
  const Scan& scan = line.scan;
  std::string out;
  std::size_t path = at;
  while (path < end && !(scan.is(path, "/") && !scan.is(path - 1, "/") && !scan.is(path - 1, ":"))) {
    ++path;
  }
  for (std::size_t i = at; i < end; ++i) {
    const bool last_label = scan.is(i - 1, ".") && i + 1 == path;
    const std::string words = piece_words(line, i, last_label);
    out += out.empty() || words.empty() ? "" : " ";
    out += words;
  }
  return Match{end, out, class_name};
}

bool is_scheme(const Scan& scan, std::size_t at) {
  return is_in(k_schemes, ascii_lower(scan.text(at))) && scan.is(at + 1, ":") && scan.is(at + 2, "/");
}

/// "name@host.tld": the token of "@" when the word at `at` begins one.
bool is_mail(const Scan& scan, std::size_t at, std::size_t end) {
  for (std::size_t i = at; i < end; ++i) {
    if (scan.is(i, "@")) {
      std::size_t dot = i + 1;
      while (dot < end && !scan.is(dot, ".")) {
        ++dot;
      }
      return i > at && dot > i + 1 && dot + 1 < end && scan.is_word(dot + 1);
    }
    if (scan.is(i, "/") || scan.is(i, ",")) {
      return false;
    }
  }
  return false;
}

/// "host.tld", "www.host.tld/path": ends in, or has before its path, a top-level domain.
bool is_host(const Scan& scan, std::size_t at, std::size_t end) {
  if (ascii_lower(scan.text(at)) == "www" && scan.is(at + 1, ".")) {
    return true;
  }
  std::size_t last = 0;
  for (std::size_t i = at; i < end && !scan.is(i, "/") && !scan.is(i, ":") && !scan.is(i, "?"); ++i) {
    if (scan.is(i, ".") && scan.is_word(i + 1) && i > at) {
      last = i + 1;
    } else if (!scan.is_word(i) && !scan.is_digits(i) && !scan.is(i, "-") && !scan.is(i, "_") &&
               !scan.is(i, ".")) {
      return false;
    }
  }
  if (last == 0) {
    return false;
  }
  const auto label = scan.text(last);
  const bool known = is_in(k_top_levels, ascii_lower(label)) && (last + 1 >= end || !scan.is(last + 1, "-"));
  return known && (is_lower(label) || is_upper(label));
}

} // namespace

std::optional<Match> web(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (!begins_chunk(scan, at)) {
    return std::nullopt;
  }
  const std::size_t end = address_end(scan, at);
  if (end < at + 3) {
    return std::nullopt;
  }
  const bool doi = ascii_lower(scan.text(at)) == "doi" && scan.is(at + 1, ":") && scan.is_digits(at + 2);
  if (doi || is_scheme(scan, at) || is_host(scan, at, end)) {
    return speak(line, at, end, "web address");
  }
  if (is_mail(scan, at, end)) {
    return speak(line, at, end, "e-mail address");
  }
  return std::nullopt;
}

/// "#DiabetesDay", "@cdcgov".
std::optional<Match> tag(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const bool hash = scan.is(at, "#");
  if ((!hash && !scan.is(at, "@")) || scan.is_word(at - 1) || scan.is_digits(at - 1)) {
    return std::nullopt;
  }
  if (hash && scan.is_digits(at + 1)) {
    return Match{at + 1, "number", "symbol"};
  }
  if (!scan.is_word(at + 1)) {
    return std::nullopt;
  }
  return Match{at + 1, hash ? "hashtag" : "at", "symbol"};
}

} // namespace audiosheet::narrate::spoken::en
