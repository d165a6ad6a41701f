// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/toml_table.hpp"

#include "util/error.hpp"
#include "util/file.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

namespace audiosheet {

struct TomlFile::State {
  std::string name;
  toml::table root;
};

namespace {

const toml::table& as_table(const void* table) { return *static_cast<const toml::table*>(table); }
const toml::node& as_node(const void* node) { return *static_cast<const toml::node*>(node); }

} // namespace

TomlFile::TomlFile(const std::filesystem::path& file) : m_state(std::make_unique<State>()) {
  constexpr std::uintmax_t k_limit = 1U << 20U;
  m_state->name = file.string();
  const std::string content = read_file(file, k_limit);
  try {
    m_state->root = toml::parse(content, m_state->name);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    throw Error(fmt::format("{}:{}:{}: {}", m_state->name, at.line, at.column, error.description()));
  }
}

TomlFile::~TomlFile() = default;

TomlTable TomlFile::root() const { return {*m_state, &m_state->root, ""}; }

TomlTable::TomlTable(const TomlFile::State& file, const void* table, std::string path)
    : m_file(&file), m_table(table), m_path(std::move(path)) {}

std::string TomlTable::place(std::string_view key) const {
  const toml::node* node = as_table(m_table).get(key);
  const auto line = node != nullptr ? node->source().begin.line : as_table(m_table).source().begin.line;
  return fmt::format("{}:{}: {}{}", m_file->name, std::max<toml::source_index>(line, 1), m_path, key);
}

void TomlTable::fail(std::string_view key, const std::string& message) const {
  throw Error(fmt::format("{} {}", place(key), message));
}

const void* TomlTable::find(std::string_view key) {
  m_asked.emplace(key);
  return as_table(m_table).get(key);
}

void TomlTable::text(std::string_view key, std::string& value) {
  const void* node = find(key);
  if (node == nullptr) {
    return;
  }
  const auto found = as_node(node).value_exact<std::string>();
  if (!found) {
    fail(key, "must be a text in quotes");
  }
  value = *found;
}

double TomlTable::checked(std::string_view key, const void* node, double low, double high) const {
  const auto found = as_node(node).value<double>();
  if (!found || !as_node(node).is_number()) {
    fail(key, "must be a number");
  }
  if (!(*found >= low && *found <= high)) {
    fail(key, fmt::format("is {}, allowed is {} to {}", *found, low, high));
  }
  return *found;
}

void TomlTable::integer(std::string_view key, int& value, int low, int high) {
  const void* node = find(key);
  if (node == nullptr) {
    return;
  }
  if (!as_node(node).is_integer()) {
    fail(key, "must be a whole number");
  }
  value = static_cast<int>(checked(key, node, low, high));
}

void TomlTable::flag(std::string_view key, bool& value) {
  const void* node = find(key);
  if (node == nullptr) {
    return;
  }
  const auto found = as_node(node).value_exact<bool>();
  if (!found) {
    fail(key, "must be true or false");
  }
  value = *found;
}

void TomlTable::number(std::string_view key, double& value, double low, double high) {
  const void* node = find(key);
  if (node != nullptr) {
    value = checked(key, node, low, high);
  }
}

void TomlTable::numbers(std::string_view key, std::vector<double>& values, double low, double high) {
  const void* node = find(key);
  if (node == nullptr) {
    return;
  }
  const toml::array* array = as_node(node).as_array();
  if (array == nullptr) {
    fail(key, "must be a list of numbers, such as [440, 660]");
  }
  values.clear();
  for (const auto& element : *array) {
    values.push_back(checked(key, &element, low, high));
  }
}

void TomlTable::texts(std::string_view key, std::vector<std::string>& values) {
  const void* node = find(key);
  if (node == nullptr) {
    return;
  }
  const toml::array* array = as_node(node).as_array();
  if (array == nullptr || !array->is_homogeneous<std::string>()) {
    fail(key, "must be a list of texts, such as [\"one\", \"two\"]");
  }
  values.clear();
  for (const auto& element : *array) {
    values.push_back(element.value_or(std::string()));
  }
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const void* node = find(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  const toml::table* table = as_node(node).as_table();
  if (table == nullptr) {
    fail(key, fmt::format("must be a table, written [{}{}]", m_path, key));
  }
  return TomlTable(*m_file, table, fmt::format("{}{}.", m_path, key));
}

bool TomlTable::is_table(std::string_view key) const {
  const toml::node* node = as_table(m_table).get(key);
  return node != nullptr && node->is_table();
}

std::vector<std::pair<std::string, TomlTable>> TomlTable::tables() {
  std::vector<std::pair<std::string, TomlTable>> found;
  for (const auto& key : keys()) {
    found.emplace_back(key, *table(key));
  }
  return found;
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> found;
  for (const auto& [key, node] : as_table(m_table)) {
    found.emplace_back(key.str());
  }
  return found;
}

void TomlTable::refuse_others() const {
  for (const auto& key : keys()) {
    if (m_asked.contains(key)) {
      continue;
    }
    std::string nearest;
    for (const auto& known : m_asked) {
      if (edit_distance(key, known) <= 2) {
        nearest = known;
      }
    }
    fail(key, nearest.empty()
                  ? fmt::format("is no key; known here are {}", join({m_asked.begin(), m_asked.end()}, ", "))
                  : fmt::format("is no key; did you mean {}?", nearest));
  }
}

} // namespace audiosheet
