// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text as lines and as chunks: runs of lines between blank ones. What a printed page adds
// (page numbers, running headers) is taken out here.
#pragma once

#include "model/fact_sheet.hpp"

#include <string_view>
#include <vector>

namespace audiosheet::read {

struct Line {
  int number = 0;
  int indent = 0;        ///< columns; tabs go to the next multiple of eight
  std::string_view text; ///< trimmed; never empty
  std::string_view raw;  ///< with its leading white space
};

struct Chunk {
  std::vector<Line> lines;
  int blank_before = 0;     ///< blank lines above it
  bool bare_before = true;  ///< one of them has no character at all
  bool page_before = false; ///< a form feed stands above it
};

/// The chunks of a text; page numbers and running headers go to `skipped`. Views point into `text`.
std::vector<Chunk> split_chunks(std::string_view text, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
