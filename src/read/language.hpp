// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace audiosheet::read {

/// The language of a text as a BCP 47 tag ("en", "pt", "zh-Hant"); empty when it can't be told.
std::string detect_language(std::string_view text);

/// The language of a paragraph that stands in a document of another one (primary subtag "en"); empty when it
/// is the same or can't be told for sure: a name or a Latin term must not change the voice.
std::string detect_foreign_language(std::string_view paragraph, std::string_view document);

/// A tag as found in a document ("EN_us", " fr-FR ") in the usual form ("en-US"); empty when it is none.
std::string tidy_language(std::string_view tag);

} // namespace audiosheet::read
