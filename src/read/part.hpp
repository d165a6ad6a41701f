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

} // namespace audiosheet::read
