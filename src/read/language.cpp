// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/language.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <vector>

namespace audiosheet::read {

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
  const std::string code = CLD2::LanguageCode(language);
  return code == "iw" ? "he" : code == "jw" ? "jv" : code == "no" ? "nb" : code;
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
