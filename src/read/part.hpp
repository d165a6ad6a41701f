// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/outline.hpp"

#include <vector>

namespace audiosheet::read {

/// A heading and the blocks up to the next one.
struct Part {
  Heading heading;
  Blocks blocks;
};

/// Takes out what only lists the headings of the document: a list or run of lines most of which are
/// headings, with its own heading ("On this page"), and headings in a row that all come again.
void drop_contents(Blocks& lead, std::vector<Part>& parts, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
