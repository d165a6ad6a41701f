// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/countries.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unicode/locid.h>
#include <vector>

namespace audiosheet::read {

namespace {

constexpr std::array<std::string_view, 9> k_other_names{"uk",
                                                        "usa",
                                                        "us",
                                                        "czech republic",
                                                        "korea",
                                                        "south korea",
                                                        "turkey",
                                                        "republic of korea",
                                                        "russian federation"};

/// Names of countries, in lower case, from ICU.
const std::set<std::string, std::less<>>& countries() {
  static const std::set<std::string, std::less<>> names = [] {
    std::set<std::string, std::less<>> out(k_other_names.begin(), k_other_names.end());
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      icu::UnicodeString name;
      icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), name);
      std::string utf8;
      name.toLower(icu::Locale::getEnglish()).toUTF8String(utf8);
      out.insert(utf8);
    }
    return out;
  }();
  return names;
}

} // namespace

bool is_list_of_countries(std::string_view text) {
  constexpr std::size_t k_most_words = 200;
  constexpr std::size_t k_longest_name = 5;
  const std::string lower = ascii_lower(replace_all(std::string(text), ",", " "));
  std::vector<std::string> words;
  for (const std::string_view word : split(lower, ' ')) {
    if (!word.empty() && word != "the" && word != "and" && word[0] != '+') {
      words.emplace_back(word);
    }
  }
  if (words.empty() || words.size() > k_most_words) {
    return false;
  }
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    std::string name;
    for (std::size_t n = 1; n <= k_longest_name && i + n <= words.size(); ++n) {
      name += (n > 1 ? " " : "") + words[i + n - 1];
      taken = countries().contains(name) ? n : taken;
    }
    if (taken == 0) {
      return false;
    }
    i += taken;
  }
  return true;
}

} // namespace audiosheet::read
