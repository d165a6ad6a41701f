// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/manifest_file.hpp"

#include "util/file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

/// The value's text, whose lines after the first stand `depth` spaces in. Text in JSON has no line breaks of
/// its own.
void append(std::string& out, const Json& value, std::size_t depth) {
  constexpr int k_indent = 1;
  for (const char c : value.dump(k_indent, ' ', false, Json::error_handler_t::replace)) {
    out += c;
    if (c == '\n') {
      out.append(depth, ' ');
    }
  }
}

} // namespace

void ManifestFile::begin(std::string_view name) {
  m_text += m_text.empty() ? "{\n " : ",\n ";
  append(m_text, Json(name), 0);
  m_text += ": ";
}

void ManifestFile::add(std::string_view name, const Json& value) {
  begin(name);
  append(m_text, value, 1);
}

void ManifestFile::add_list(std::string_view name, std::size_t count,
                            const std::function<Json(std::size_t)>& item) {
  begin(name);
  m_text += '[';
  for (std::size_t i = 0; i < count; ++i) {
    m_text += i == 0 ? "\n  " : ",\n  ";
    append(m_text, item(i), 2);
  }
  m_text += count == 0 ? "]" : "\n ]";
}

void ManifestFile::write(const std::filesystem::path& folder, PublishedFiles files) {
  std::ranges::sort(files, {}, &PublishedFile::path);
  add_list("files", files.size(), [&](std::size_t i) {
    return Json{{"path", files[i].path}, {"sha256", files[i].sha256}, {"bytes", files[i].bytes}};
  });
  m_text += "\n}\n";
  write_file(folder / "manifest.json", m_text);
}

} // namespace audiosheet::publish
