// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before a function's definition: it is compiled for AVX2 as well, and the machine chooses when the program
// starts. AVX2 brings no fused multiply-add, so the results stay the same. Programs with sanitizers can't
// choose.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) &&                                  \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define AUDIOSHEET_WIDE [[gnu::target_clones("avx2", "default")]]
#else
#define AUDIOSHEET_WIDE
#endif
