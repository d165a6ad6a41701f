// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of the page and its lists of chapters and warnings, as HTML.
#pragma once

#include "publish/outline.hpp"
#include "publish/web_words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// A length for people: "4:05", or "1:04:05" from an hour.
std::string web_clock(std::int64_t seconds);

/// A use of a symbol of icons.svg.
std::string web_icon(std::string_view name);

/// Seconds with milliseconds: "63.214".
std::string web_seconds(const Recording& recording, Sample sample);

/// "rtl" for languages that are written from right to left, else "ltr".
std::string_view web_direction(std::string_view language);

struct WebText {
  std::string heading; ///< the h1
  std::string main;
};

/// Each sentence is one element that holds exactly the written text and, in `data-t`, the second where its
/// clip begins.
WebText web_text(const Recording& recording, const Outline& outline, const WebWords& words);

/// An item a chapter, those of level 2 below the one before them.
std::string web_chapters(const Recording& recording, const WebWords& words);

/// The navigation by warnings; empty when there are none.
std::string web_warnings(const Recording& recording, const Outline& outline, const WebWords& words,
                         std::string_view attributes);

} // namespace audiosheet::publish
