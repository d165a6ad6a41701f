// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/rule.hpp"

namespace audiosheet::narrate::spoken::en {

/// A unit as it is said: one "milligram per deciliter", two "milligrams per deciliter".
struct Unit {
  std::size_t end = 0; ///< token behind it
  std::string singular, plural;
  bool compound = false; ///< has a "/" or "per"
  bool length = false;   ///< a simple unit of length: "2 × 3 cm" is "two by three"
};

/// The unit written at token `at` (no space before it), compounds with their denominators and numbers in
/// them included: mg, °C, mm Hg, m², mg/kg/day, mL/min/1.73 m², mg·kg⁻¹, /µL.
std::optional<Unit> parse_unit(const Line& line, std::size_t at);

} // namespace audiosheet::narrate::spoken::en
