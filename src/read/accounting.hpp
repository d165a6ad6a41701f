// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// Where the words of a source went. A word is a run of letters, marks and digits, case folded; how
/// often it occurs counts.
struct Account {
  std::size_t words = 0;            ///< in the source
  std::size_t kept = 0;             ///< of these in the sheet
  std::size_t skipped = 0;          ///< of these in `skipped`
  std::vector<std::string> lost;    ///< in the source, and nowhere else
  std::vector<std::string> doubled; ///< in the sheet or `skipped`, oftener than in the source
};

/// `visible` is the text that a reader of the source sees.
Account account_for(std::string_view visible, const FactSheet& sheet);

} // namespace audiosheet::read
