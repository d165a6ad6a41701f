// SPDX-License-Identifier: GPL-3.0-or-later
//
// What work takes of the processor, which a busy machine changes little. Bounds on it find what should be
// linear and is not: they are many times what the work takes, as a sanitizer makes it slower too.
#pragma once

#include <ctime>

namespace audiosheet::test {

/// Seconds of all threads of this program.
template <typename Work> double processor_seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

} // namespace audiosheet::test
