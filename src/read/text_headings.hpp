// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headings of plain text have no mark-up: they are told by how they look and by what stands around them.
#pragma once

#include "read/text_lines.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace audiosheet::read {

struct TextHeading {
  std::string_view text;
  int line = 0;
  int level = 0;         ///< 1: the title
  std::size_t lines = 1; ///< lines of the chunk it takes up
};

struct ChunkRole {
  std::optional<TextHeading> heading; ///< the heading that the chunk is or begins with
  bool item = false;                  ///< one of a run of short lines: an item whose bullet got lost
};

/// What each chunk is.
std::vector<ChunkRole> find_roles(const std::vector<Chunk>& chunks);

} // namespace audiosheet::read
