// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace audiosheet {

/// Gives memory that was freed back to the system, where the C library would keep it for later. For the ends
/// of stages that needed much more than the ones behind them.
inline void give_memory_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

} // namespace audiosheet
