// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace audiosheet::ssml {

/// Half-open range of indices.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  bool operator==(const Range&) const = default;
};

enum class Side {
  both,    ///< all three are equal, or both changed in the same way
  mine,    ///< only mine changed
  theirs,  ///< only theirs changed
  conflict ///< both changed, differently
};

/// A stretch of a three-way comparison: the same place in all three lists.
struct Stretch {
  Side side = Side::both;
  Range base, mine, theirs;
  bool operator==(const Stretch&) const = default;
};

/// Compares two lists that came from a common one, as diff3 does. The stretches cover all three lists in
/// order. Time is bounded: lists of many thousands that differ everywhere become one stretch.
std::vector<Stretch> compare_three(const std::vector<std::string>& base, const std::vector<std::string>& mine,
                                   const std::vector<std::string>& theirs);

/// Pairs of equal entries (indices into a and b), ascending in both, as many as can be.
std::vector<std::pair<std::size_t, std::size_t>> common_entries(const std::vector<std::string>& a,
                                                                const std::vector<std::string>& b);

} // namespace audiosheet::ssml
