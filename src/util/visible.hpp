// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace audiosheet {

/// The text without characters that a narrator, a page or a terminal must never see: controls (but tab, line
/// and form feed), overrides and isolates of direction, soft hyphens, byte order marks, zero-width spaces.
/// Line ends become LF; other separators of lines (VT, NEL, U+2028, U+2029) a space.
std::string visible_text(std::string_view text);

} // namespace audiosheet
