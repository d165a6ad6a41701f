// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// The outputs that lie in a folder (they have a manifest), by name. A name that begins with a dot
/// is an output that is being made. Throws Error when the folder can't be read.
std::vector<std::filesystem::path> outputs_in(const std::filesystem::path& folder);

/// The folder of the phone menu over several sheets, beside theirs: an output, but no sheet's.
inline constexpr std::string_view k_phone_index_folder = "hotline-index";

/// `outputs_in` without that.
std::vector<std::filesystem::path> sheet_outputs_in(const std::filesystem::path& folder);

} // namespace audiosheet::publish
