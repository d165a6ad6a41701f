// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace audiosheet {

/// Does a piece of work in a process of its own and returns what it returns: for libraries that end the
/// process when memory runs out or their input surprises them. What they print to standard error is dropped.
/// `what` is being done, for messages ("the cover can't be drawn"). Throws Error when the work throws one,
/// and when its process ends in any other way. Call it while no other thread of this process is at work.
std::string run_isolated(std::string_view what, const std::function<std::string()>& work);

} // namespace audiosheet
