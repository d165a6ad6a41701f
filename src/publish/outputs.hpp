// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace audiosheet::publish {

/// The outputs of sheets that lie in a folder (they have a manifest), by name. A name that begins with a dot
/// is an output that is being made. Throws Error when the folder can't be read.
std::vector<std::filesystem::path> outputs_in(const std::filesystem::path& folder);

} // namespace audiosheet::publish
