// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/sentences.hpp"

#include "util/error.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <memory>

namespace audiosheet::ssml {

std::vector<std::size_t> sentence_starts(std::string_view text, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) != 0) {
    status = U_ZERO_ERROR;
    locale = icu::Locale::getRoot();
  }
  locale.setUnicodeKeywordValue("ss", "standard", status);
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(locale, status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  if (U_FAILURE(status) != 0) {
    throw Error("ICU can't split sentences: its data are missing");
  }
  iterator->setText(&utext, status);
  std::vector<std::size_t> starts;
  for (int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    if (static_cast<std::size_t>(at) < text.size()) {
      starts.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&utext);
  return starts;
}

} // namespace audiosheet::ssml
