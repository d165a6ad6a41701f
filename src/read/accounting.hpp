// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string_view>

namespace audiosheet::read {

/// Where the words of `visible`, the text that a reader of the source sees, went. Words are compared
/// with their case folded; how often one occurs counts.
WordAccount account_for(std::string_view visible, const FactSheet& sheet);

} // namespace audiosheet::read
