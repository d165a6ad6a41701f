// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

/// Without ASCII white space, NBSP and zero-width space or BOM at both ends.
std::string_view trim(std::string_view text);

/// White space of any kind (Unicode) folded to single spaces, trimmed.
std::string fold_spaces(std::string_view text);

/// Pieces between separators; empty pieces are kept.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& pieces, std::string_view separator);

std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// ASCII letters only; other bytes stay.
std::string ascii_lower(std::string_view text);

bool is_valid_utf8(std::string_view text);

/// Decodes the code point at `position` and moves `position` behind it. An invalid byte gives U+FFFD and
/// moves by one. REQUIRES: position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& out, char32_t code_point);

/// Number of code points.
std::size_t code_points(std::string_view text);

/// At most `limit` code points, cut at a word's end with "…" when it had to be cut.
std::string shorten(std::string_view text, std::size_t limit);

/// Damerau-Levenshtein distance (optimal string alignment) in bytes: for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace audiosheet
