// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/outline.hpp"

namespace audiosheet::read {

/// Paragraphs that follow each other and begin with the same bullet ("• …", "– …"), as text converters leave
/// them, become a list. A dash needs two of them, for one alone may begin a remark.
void gather_glyph_lists(Blocks& blocks);
void gather_glyph_lists(Outline& outline);

} // namespace audiosheet::read
