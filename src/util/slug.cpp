// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/slug.hpp"

#include "util/hash.hpp"

#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace audiosheet {

std::string slugify(std::string_view text, std::size_t limit) {
  constexpr std::size_t k_enough = 1000; // bytes; a longer title needs no more to be told apart
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_ascii(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(std::min(text.size(), k_enough))));
  if (U_SUCCESS(status)) {
    to_ascii->transliterate(unicode);
  }
  std::string ascii;
  unicode.toUTF8String(ascii);
  std::string slug;
  for (const char c : ascii) {
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
