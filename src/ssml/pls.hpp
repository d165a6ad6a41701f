// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "model/lexicon.hpp"

#include <string>
#include <string_view>

namespace audiosheet::ssml {

/// Reads a W3C PLS 1.0 document: `lexeme`s with `grapheme`s and `phoneme`s (ipa, x-espeak) or `alias`es. Of
/// several pronunciations the one with `prefer` counts, else the first. Entries that can't be used give a
/// warning with file and line. Throws Error "file:line:column: …" when it is not PLS or beyond limits.
Lexicon read_lexicon(const std::string& file, std::string_view document, Diagnostics& diagnostics);

} // namespace audiosheet::ssml
