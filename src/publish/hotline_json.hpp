// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/call_tree.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::publish {

/// hotline.json (docs/formats/hotline.md).
std::string hotline_json(const CallTree& tree);

/// Reads it back; where the sound came from is not in it. Throws Error that names the file and what is wrong:
/// no JSON, a field missing or of the wrong type, a key, target or prompt that is nothing.
CallTree read_hotline(const std::filesystem::path& file);

} // namespace audiosheet::publish
