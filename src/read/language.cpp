// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/language.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>
#include <vector>

namespace audiosheet::read {

namespace {

/// cld2 has some codes that ISO 639 gave up.
std::string usual_code(const std::string& code) {
  return code == "iw" ? "he" : code == "jw" ? "jv" : code == "no" ? "nb" : code;
}

} // namespace

std::string detect_language(std::string_view text) {
  // More text does not make it surer.
  constexpr std::size_t k_enough = 1U << 16U;
  constexpr std::size_t k_too_little = 12;
  std::size_t size = std::min(text.size(), k_enough);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    --size;
  }
  if (size < k_too_little) {
    return {};
  }
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE) {
    return {};
  }
  return usual_code(CLD2::LanguageCode(language));
}

std::string detect_foreign_language(std::string_view paragraph, std::string_view document) {
  constexpr std::size_t k_too_little = 60;
  constexpr std::size_t k_enough = 2000;
  constexpr int k_sure_percent = 95;
  if (paragraph.size() < k_too_little || paragraph.size() > k_enough) {
    return {};
  }
  bool reliable = false;
  int bytes = 0;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  const CLD2::Language best =
      CLD2::DetectLanguageSummary(paragraph.data(), static_cast<int>(paragraph.size()), true,
                                  languages.data(), percents.data(), &bytes, &reliable);
  if (!reliable || percents[0] < k_sure_percent || best != languages[0]) {
    return {};
  }
  const std::string code = usual_code(CLD2::LanguageCode(best));
  // The languages that the program has words in: cld2 takes lists of drugs for Latin or Esperanto.
  constexpr std::array<std::string_view, 17> k_spoken{"en", "de", "fr", "es", "it", "pt", "nl", "da", "sv",
                                                      "pl", "ru", "he", "ar", "hi", "ko", "zh", "ja"};
  const bool spoken = std::find(k_spoken.begin(), k_spoken.end(), code) != k_spoken.end();
  return spoken && code != document ? code : std::string();
}

std::string tidy_language(std::string_view tag) {
  const auto is_alnum = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const std::string dashed = replace_all(std::string(trim(tag)), "_", "-");
  std::vector<std::string> parts;
  for (const std::string_view part : split(dashed, '-')) {
    constexpr std::size_t k_longest = 8;
    if (part.empty() || part.size() > k_longest || !std::all_of(part.begin(), part.end(), is_alnum)) {
      break;
    }
    std::string tidy = ascii_lower(part);
    if (!parts.empty() && tidy.size() == 2) {
      std::transform(tidy.begin(), tidy.end(), tidy.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    } else if (!parts.empty() && tidy.size() == 4 && tidy[0] >= 'a' && tidy[0] <= 'z') {
      tidy[0] = static_cast<char>(tidy[0] - 'a' + 'A');
    }
    parts.push_back(tidy);
  }
  const bool language =
      !parts.empty() && (parts[0].size() == 2 || parts[0].size() == 3) && parts[0][0] >= 'a';
  return language ? join(parts, "-") : std::string();
}

} // namespace audiosheet::read
