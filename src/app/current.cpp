// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/current.hpp"

#include "ssml/ssml.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::app {

namespace fs = std::filesystem;

namespace {

/// Fields so joined that no two lists of them are the same.
void add(Sha256& hash, const std::string& field) { hash.update(fmt::format("{}:{}", field.size(), field)); }

bool has_all_files(const fs::path& target, const nlohmann::json& manifest) {
  for (const auto& file : manifest.at("files")) {
    std::error_code error;
    const auto size = fs::file_size(target / file.at("path").get<std::string>(), error);
    if (error || size != file.at("bytes").get<std::uintmax_t>()) {
      return false;
    }
  }
  return true;
}

} // namespace

std::string CurrentOutputs::key(const Script& script, const About& about, const std::string& engine) const {
  Sha256 hash;
  add(hash, m_inputs);
  add(hash, engine);
  add(hash, script.title);
  add(hash, script.language);
  add(hash, script.slug);
  for (std::size_t i = 0; i < script.chapters.size(); ++i) {
    add(hash, ssml::write_chapter(script, script.chapters[i], i + 1));
  }
  add(hash, about.description);
  add(hash, about.publisher);
  add(hash, about.date);
  for (const auto& reference : about.references) {
    add(hash, reference.text);
    add(hash, reference.url);
  }
  add(hash, about.references_spoken ? "spoken" : "");
  return hash.hex();
}

fs::path CurrentOutputs::note(const fs::path& target) const {
  return m_folder / "outputs" / sha256_hex(fs::absolute(target).lexically_normal().string());
}

bool CurrentOutputs::holds(const fs::path& target, const std::string& key) const {
  std::error_code error;
  if (m_folder.empty() || !fs::exists(note(target), error)) {
    return false;
  }
  try {
    const std::string manifest = read_file(target / "manifest.json");
    return read_file(note(target)) == key + " " + sha256_hex(manifest) &&
           has_all_files(target, nlohmann::json::parse(manifest));
  } catch (const std::exception&) { // no manifest, or none that can be read: it is made anew
    return false;
  }
}

void CurrentOutputs::remember(const fs::path& target, const std::string& key) const {
  if (m_folder.empty()) {
    return;
  }
  try {
    write_file(note(target), key + " " + sha256_file(target / "manifest.json"));
  } catch (const Error&) { // a cache that can't be written is no fault of the sheet
    return;
  }
}

} // namespace audiosheet::app
