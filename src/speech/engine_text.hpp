// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as eSpeak NG may safely have it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::speech {

/// A piece of a request's text, made harmless. eSpeak counts in characters, so each character knows the
/// byte of the request that it came from.
struct EngineText {
  std::string text;
  std::vector<std::uint32_t> source; ///< byte offset in the request, one a character, and the end
};

/// - Control characters become spaces: U+0001 and "[" U+0002 start commands inside eSpeak's text.
/// - Invisible characters (soft hyphens, direction marks, variation selectors …) go; so do invalid bytes,
///   private and unassigned characters.
/// - Words of more than 80 characters are cut: eSpeak loses letters of those beyond 160 bytes.
/// - From the 21st on, dots behind single letters ("a.b.c.") become spaces: some 80 in a row overrun a
///   buffer of eSpeak NG 1.51.
/// With `phonemes`, what stands in [[…]] is left alone but for control characters.
EngineText make_engine_text(std::string_view request_text, bool phonemes);

} // namespace audiosheet::speech
