// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace audiosheet::publish {

/// Writes FOLDER/manifest.json: what `manifest` says, and the files sorted by path. Throws Error.
void write_manifest_file(const std::filesystem::path& folder, nlohmann::ordered_json manifest,
                         PublishedFiles files);

} // namespace audiosheet::publish
