// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// A manifest.json that is put together member by member, laid out as JSON libraries do: of a sheet of many
/// hours all of it at once would be the largest thing in memory.
class ManifestFile {
public:
  void add(std::string_view name, const nlohmann::ordered_json& value);
  /// An array of `count` items, made one by one.
  void add_list(std::string_view name, std::size_t count,
                const std::function<nlohmann::ordered_json(std::size_t)>& item);
  /// Adds the files sorted by path, and writes FOLDER/manifest.json. Throws Error. REQUIRES: called once.
  void write(const std::filesystem::path& folder, PublishedFiles files);

private:
  void begin(std::string_view name);

  std::string m_text;
};

} // namespace audiosheet::publish
