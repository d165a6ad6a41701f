// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

struct GuardedHtml {
  std::string html;             ///< as long as the source and with the same lines
  std::vector<Skipped> skipped; ///< what stood in <noscript>
  bool bounded = false;         ///< some tags were left out
};

/// HTML that a tree builder can take in linear time: tags beyond the bounds (depth of nesting, formatting
/// elements left open, number of tags, attributes of one tag) are blanked, their text stays. So are tags
/// and comments that never end, which would swallow the rest of the document.
GuardedHtml guard_html(std::string_view html);

} // namespace audiosheet::read
