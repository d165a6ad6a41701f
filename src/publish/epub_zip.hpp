// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// A ZIP archive that is the same bytes for the same entries: they keep their order, and all are dated 1980.
/// Everything here throws Error that names the archive.
class ZipWriter {
public:
  explicit ZipWriter(const std::filesystem::path& file);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  ZipWriter(ZipWriter&&) = delete;
  ZipWriter& operator=(ZipWriter&&) = delete;

  /// An entry that is stored as it is.
  void store(const std::string& name, std::string_view content);
  /// An entry that is compressed.
  void deflate(const std::string& name, std::string_view content);
  /// An entry with a file's content, stored. The file must stay until `close`.
  void store_file(const std::string& name, const std::filesystem::path& source);

  /// Writes the archive; without it there is none.
  void close();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace audiosheet::publish
