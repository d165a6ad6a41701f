// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"
#include "util/binary_file.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// Appends a value's text, whose lines after the first stand `depth` spaces in, as an item of a list that is
/// put together one by one.
void append_json(std::string& out, const nlohmann::ordered_json& value, std::size_t depth);

/// A manifest.json that is written member by member, laid out as JSON libraries do: of a sheet of many hours
/// all of it at once would be the largest thing in memory. Everything here throws Error that names the file.
class ManifestFile {
public:
  /// FOLDER/manifest.json. REQUIRES: the folder is not seen by anybody until it is whole.
  explicit ManifestFile(const std::filesystem::path& folder);
  void add(std::string_view name, const nlohmann::ordered_json& value);
  /// An array of `count` items, made one by one.
  void add_list(std::string_view name, std::size_t count,
                const std::function<nlohmann::ordered_json(std::size_t)>& item);
  /// Adds the files sorted by path, and ends it.
  void close(PublishedFiles files);

private:
  void begin(std::string_view name);
  void flush();

  BinaryFile m_file;
  std::string m_text; ///< not written yet
  std::uint64_t m_size = 0;
  bool m_empty = true;
};

} // namespace audiosheet::publish
