// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <functional>
#include <string>

namespace audiosheet::read {

/// Calls `edit` with each text of the blocks and its source line, in order, however deep it lies.
void edit_texts(Blocks& blocks, const std::function<void(std::string&, int)>& edit);

} // namespace audiosheet::read
