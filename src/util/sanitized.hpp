// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace audiosheet {

/// Whether this is built with a sanitizer, which makes system calls of its own in every process.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_sanitized = true;
#elif !defined(__has_feature)
constexpr bool k_sanitized = false;
#elif __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool k_sanitized = true;
#else
constexpr bool k_sanitized = false;
#endif

} // namespace audiosheet
