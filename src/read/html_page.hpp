// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/html_main_content.hpp"
#include "read/outline.hpp"

#include <string_view>
#include <vector>

namespace audiosheet::read {

/// Reads HTML into the outline: what read_html and read_markdown share. `lines` as in parse_html.
void read_page(std::string_view html, PageKind kind, const std::vector<int>& lines, Outline& outline);

} // namespace audiosheet::read
