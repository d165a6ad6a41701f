// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace audiosheet::audio {

/// Calls `work(0)` … `work(count - 1)`, each once, by up to `jobs` threads. When calls throw, the others
/// of the queue are dropped and the exception of the lowest index is thrown again here.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

} // namespace audiosheet::audio
