// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/three_way.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace audiosheet::ssml {

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Cells of the table of lengths; 2000 × 2000 utterances, far more than a chapter has.
constexpr std::size_t k_max_cells = 4'000'000;

bool equal(const std::vector<std::string>& a, Range in_a, const std::vector<std::string>& b, Range in_b) {
  const auto at = [](const auto& list, std::size_t i) {
    return list.begin() + static_cast<std::ptrdiff_t>(i);
  };
  return std::equal(at(a, in_a.begin), at(a, in_a.end), at(b, in_b.begin), at(b, in_b.end));
}

} // namespace

Pairs common_entries(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  Pairs pairs;
  std::size_t first = 0;
  while (first < a.size() && first < b.size() && a[first] == b[first]) {
    pairs.emplace_back(first, first);
    ++first;
  }
  std::size_t last = 0;
  while (last < a.size() - first && last < b.size() - first &&
         a[a.size() - 1 - last] == b[b.size() - 1 - last]) {
    ++last;
  }
  const std::size_t rows = a.size() - first - last;
  const std::size_t columns = b.size() - first - last;
  if (rows > 0 && columns > 0 && columns <= k_max_cells / rows) {
    // length[i][j]: longest common subsequence of what stands from i and j on.
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return length[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = a[first + i] == b[first + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (a[first + i] == b[first + j]) {
        pairs.emplace_back(first + i++, first + j++);
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  for (std::size_t k = last; k > 0; --k) {
    pairs.emplace_back(a.size() - k, b.size() - k);
  }
  return pairs;
}

std::vector<Stretch> compare_three(const std::vector<std::string>& base, const std::vector<std::string>& mine,
                                   const std::vector<std::string>& theirs) {
  const Pairs in_mine = common_entries(base, mine);
  const Pairs in_theirs = common_entries(base, theirs);
  std::vector<Stretch> stretches;
  Stretch open;
  const auto close = [&](std::size_t base_end, std::size_t mine_end, std::size_t theirs_end) {
    open.base.end = base_end;
    open.mine.end = mine_end;
    open.theirs.end = theirs_end;
    if (open.base.size() + open.mine.size() + open.theirs.size() > 0) {
      const bool mine_kept = equal(base, open.base, mine, open.mine);
      const bool theirs_kept = equal(base, open.base, theirs, open.theirs);
      open.side = equal(mine, open.mine, theirs, open.theirs) ? Side::both
                  : mine_kept                                 ? Side::theirs
                  : theirs_kept                               ? Side::mine
                                                              : Side::conflict;
      stretches.push_back(open);
    }
  };
  std::size_t t = 0;
  for (const auto& [b, m] : in_mine) {
    while (t < in_theirs.size() && in_theirs[t].first < b) {
      ++t;
    }
    if (t == in_theirs.size() || in_theirs[t].first != b) {
      continue;
    }
    const std::size_t n = in_theirs[t].second;
    close(b, m, n);
    stretches.push_back({Side::both, {b, b + 1}, {m, m + 1}, {n, n + 1}});
    open.base.begin = b + 1;
    open.mine.begin = m + 1;
    open.theirs.begin = n + 1;
  }
  close(base.size(), mine.size(), theirs.size());
  return stretches;
}

} // namespace audiosheet::ssml
