// SPDX-License-Identifier: GPL-3.0-or-later
//
// Units of measure as they are written, and the names a listener hears.
#pragma once

#include "audit/expect.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace audiosheet::audit {

struct WrittenUnit {
  Expect expect;
  std::size_t end = 0;
};

/// The unit expression at `position` ("mg/dL", "mL/min/1.73 m²", "years", "°C", "%"); nothing when there
/// is none. `spaced`: a space stands between number and unit, so that "5 in ten" is no inch.
std::optional<WrittenUnit> read_unit(std::string_view text, std::size_t position, bool spaced);

/// "/day", "/mL" at `position`: what comes after a counted word.
std::optional<WrittenUnit> read_rate(std::string_view text, std::size_t position);

/// Whether the lower-case word is the name of a unit or of a time ("milligrams", "day").
bool is_unit_word(std::string_view word);

} // namespace audiosheet::audit
