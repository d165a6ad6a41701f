// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// Byte offsets, ascending, at which a new sentence begins inside the text (neither 0 nor its length), by
/// ICU's rules for the language with its list of abbreviations.
std::vector<std::size_t> sentence_starts(std::string_view text, const std::string& language);

} // namespace audiosheet::ssml
