// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audiosheet {

class TomlTable;

/// A parsed TOML file. Throws Error "file:line:column: …" when it is no TOML.
class TomlFile {
public:
  explicit TomlFile(const std::filesystem::path& file);
  ~TomlFile();
  TomlFile(const TomlFile&) = delete;
  TomlFile& operator=(const TomlFile&) = delete;
  TomlFile(TomlFile&&) = delete;
  TomlFile& operator=(TomlFile&&) = delete;

  [[nodiscard]] TomlTable root() const;

private:
  friend class TomlTable;
  struct State;
  std::unique_ptr<State> m_state;
};

/// A table of it, read key by key. A key that isn't there leaves the value as it is; a wrong type, a value
/// out of range or, at the end, a key nobody asked for throws Error "file:line: key: …".
class TomlTable {
public:
  void text(std::string_view key, std::string& value);
  void integer(std::string_view key, int& value, int low, int high);
  void flag(std::string_view key, bool& value);
  void number(std::string_view key, double& value, double low, double high);
  void numbers(std::string_view key, std::vector<double>& values, double low, double high);
  void texts(std::string_view key, std::vector<std::string>& values);
  std::optional<TomlTable> table(std::string_view key);
  [[nodiscard]] bool is_table(std::string_view key) const;
  std::vector<std::pair<std::string, TomlTable>> tables();
  [[nodiscard]] std::vector<std::string> keys() const;

  /// Call when every known key was read: an unknown one is an error, with the nearest known one named.
  void refuse_others() const;
  /// "file:line: table.key", for a message that can only be made later.
  [[nodiscard]] std::string place(std::string_view key) const;
  [[noreturn]] void fail(std::string_view key, const std::string& message) const;

private:
  friend class TomlFile;

  TomlTable(const TomlFile::State& file, const void* table, std::string path);
  const void* find(std::string_view key);
  double checked(std::string_view key, const void* node, double low, double high) const;

  const TomlFile::State* m_file;
  const void* m_table; ///< a toml::table; its type stays in the .cpp, which is slow to compile
  std::string m_path;  ///< "voices.narrator.", for messages
  std::set<std::string, std::less<>> m_asked;
};

} // namespace audiosheet
