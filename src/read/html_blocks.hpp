// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/html_dom.hpp"
#include "read/outline.hpp"

#include <string>
#include <unordered_set>

namespace audiosheet::read {

/// What the page says of itself outside its text.
struct PageHints {
  std::unordered_set<std::string> questions; ///< comparison keys of questions from structured data
};

/// Appends headings and blocks of all nodes that mark_main_content left as content, and what was left
/// out as skipped, to the outline.
void build_blocks(const Node& root, const PageHints& hints, Outline& outline);

} // namespace audiosheet::read
