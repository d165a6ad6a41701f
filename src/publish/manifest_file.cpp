// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/manifest_file.hpp"

#include "util/file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

void write_manifest_file(const std::filesystem::path& folder, nlohmann::ordered_json manifest,
                         PublishedFiles files) {
  using Json = nlohmann::ordered_json;
  std::ranges::sort(files, {}, &PublishedFile::path);
  Json& listed = manifest["files"] = Json::array();
  for (const PublishedFile& file : files) {
    listed.push_back({{"path", file.path}, {"sha256", file.sha256}, {"bytes", file.bytes}});
  }
  constexpr int k_indent = 1;
  write_file(folder / "manifest.json",
             manifest.dump(k_indent, ' ', false, Json::error_handler_t::replace) + '\n');
}

} // namespace audiosheet::publish
