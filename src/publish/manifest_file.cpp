// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/manifest_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

void append_json(std::string& out, const Json& value, std::size_t depth) {
  constexpr int k_indent = 1;
  for (const char c : value.dump(k_indent, ' ', false, Json::error_handler_t::replace)) {
    out += c;
    if (c == '\n') { // text in JSON has none of its own
      out.append(depth, ' ');
    }
  }
}

ManifestFile::ManifestFile(const std::filesystem::path& folder)
    : m_file(BinaryFile::create(folder / "manifest.json")) {}

void ManifestFile::begin(std::string_view name) {
  m_text += m_empty ? "{\n " : ",\n ";
  m_empty = false;
  append_json(m_text, Json(name), 0);
  m_text += ": ";
}

void ManifestFile::add(std::string_view name, const Json& value) {
  begin(name);
  append_json(m_text, value, 1);
}

void ManifestFile::add_list(std::string_view name, std::size_t count,
                            const std::function<Json(std::size_t)>& item) {
  begin(name);
  m_text += '[';
  for (std::size_t i = 0; i < count; ++i) {
    m_text += i == 0 ? "\n  " : ",\n  ";
    append_json(m_text, item(i), 2);
    constexpr std::size_t k_enough = 262'144;
    if (m_text.size() >= k_enough) {
      flush();
    }
  }
  m_text += count == 0 ? "]" : "\n ]";
}

void ManifestFile::flush() {
  m_file.write_at(m_size, std::as_bytes(std::span(m_text)));
  m_size += m_text.size();
  m_text.clear();
}

void ManifestFile::close(PublishedFiles files) {
  std::ranges::sort(files, {}, &PublishedFile::path);
  add_list("files", files.size(), [&](std::size_t i) {
    return Json{{"path", files[i].path}, {"sha256", files[i].sha256}, {"bytes", files[i].bytes}};
  });
  m_text += "\n}\n";
  flush();
  m_file.close();
}

} // namespace audiosheet::publish
