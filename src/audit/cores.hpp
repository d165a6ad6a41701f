// SPDX-License-Identifier: GPL-3.0-or-later
//
// A written number by itself, before units and ranges come to it.
#pragma once

#include "audit/written.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::audit {

/// A number with its sign, fraction, power or magnitude, and where it ends.
struct Core {
  Expect expect;
  std::size_t end = 0;
  WrittenNumber number; ///< the plain number it began with
  bool plain = true;    ///< nothing but the number
  std::string_view kind = "number";
};

/// The number at `position`. `signs`: a minus or plus may stand before it; `money`: "5k" and "5M" are
/// thousands and millions.
std::optional<Core> read_core(std::string_view text, std::size_t position, bool signs, bool money = false);

/// "×", "x" or "*" between numbers; `end` is set behind it.
bool is_times(std::string_view text, std::size_t position, std::size_t& end);

/// The ways to say a fraction of two whole numbers.
Expect say_fraction(const std::string& numerator, const std::string& denominator);

struct Slash {
  std::string denominator;
  std::size_t end = 0; ///< 0: no fraction
};

/// "/2" that is neither a date's part nor a path's.
Slash read_denominator(std::string_view text, std::size_t position);

} // namespace audiosheet::audit
