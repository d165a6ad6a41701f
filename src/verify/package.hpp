// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace audiosheet::verify {

/// Files that belong together and may link to each other: a folder, or an EPUB. Names have '/'.
class Package {
public:
  Package() = default;
  virtual ~Package() = default;
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  Package(Package&&) = delete;
  Package& operator=(Package&&) = delete;

  [[nodiscard]] const std::set<std::string>& names() const { return m_names; }
  [[nodiscard]] bool has(const std::string& name) const { return m_names.contains(name); }
  /// Throws Error when it can't be read.
  [[nodiscard]] virtual std::string read(const std::string& name) const = 0;

protected:
  std::set<std::string> m_names;
};

/// All regular files below a folder. Symbolic links and other things are put into `strange`.
std::unique_ptr<Package> open_folder(const std::filesystem::path& folder, std::set<std::string>& strange);

/// The entries of a ZIP archive. Throws Error when it is damaged or would unpack to more than 2 GiB.
std::unique_ptr<Package> open_zip(const std::filesystem::path& file);

} // namespace audiosheet::verify
