// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace audiosheet {

/// Takes large blocks (whole documents, of many hours several MiB) from the system and gives them back when
/// they are freed. Otherwise the C library would soon take them from its heap, where the holes that they
/// leave stay with the process. Some MiB of the heap that are free are kept, where the library would give
/// back each bit and take it again. All threads share one heap: what one has freed the others can use, and
/// the blocks that they ask for often are kept by each without a lock anyway. Call it before the first.
inline void keep_large_blocks_apart() {
#ifdef __GLIBC__
  constexpr int k_large = 1 << 20;
  ::mallopt(M_MMAP_THRESHOLD, k_large);
  ::mallopt(M_TRIM_THRESHOLD, 4 * k_large);
  ::mallopt(M_ARENA_MAX, 1);
#endif
}

/// Gives memory that was freed back to the system, where the C library would keep it for later. For the ends
/// of stages that needed much more than the ones behind them.
inline void give_memory_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

} // namespace audiosheet
