// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/slug.hpp"

#include "util/hash.hpp"
#include "util/text.hpp"

#include <memory>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace audiosheet {

namespace {

/// Letters of any script as Latin ones without accents. ICU takes milliseconds to make its rules, so they
/// are made once; using them is const.
std::string to_latin(std::string_view text) {
  static const std::unique_ptr<const icu::Transliterator> k_rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (k_rules) {
    k_rules->transliterate(unicode);
  }
  std::string latin;
  unicode.toUTF8String(latin);
  return latin;
}

bool has_foreign_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c >= 0x80 && u_isalnum(static_cast<UChar32>(c)) != 0) {
      return true;
    }
  }
  return false;
}

} // namespace

std::string slugify(std::string_view text, std::size_t limit) {
  constexpr std::size_t k_enough = 1000; // bytes; a longer title needs no more to be told apart
  const std::string_view head = text.substr(0, k_enough);
  std::string slug;
  const std::string plain = replace_all(std::string(head), "’", "");
  for (const char c : ascii_lower(has_foreign_letter(plain) ? to_latin(plain) : plain)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > limit) {
    const std::size_t dash = slug.rfind('-', limit);
    slug.resize(dash != std::string::npos && dash > limit / 2 ? dash : limit);
  }
  while (!slug.empty() && slug.back() == '-') {
    slug.pop_back();
  }
  return slug.empty() ? "sheet-" + sha256_hex(text).substr(0, 8) : slug;
}

} // namespace audiosheet
