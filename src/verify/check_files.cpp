// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/error.hpp"
#include "util/hash.hpp"
#include "verify/checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

namespace {

bool is_tame(const std::string& path) {
  const std::filesystem::path name(path);
  return !path.empty() && name.is_relative() && name.lexically_normal() == name && *name.begin() != "..";
}

} // namespace

void check_files(const json& manifest, const std::filesystem::path& folder, const Package& package,
                 Findings& findings) {
  std::set<std::string> listed{"manifest.json"};
  for (const auto& file : manifest.at("files")) {
    const auto path = file.at("path").get<std::string>();
    if (!is_tame(path)) {
      findings.add("manifest.json",
                   fmt::format("lists the file \"{}\", which is no path below this folder", path));
      continue;
    }
    listed.insert(path);
    if (!package.has(path)) {
      findings.add(path, "is missing");
    } else if (std::filesystem::file_size(folder / path) != file.at("bytes").get<std::uintmax_t>()) {
      findings.add(path, fmt::format("has {} bytes, the manifest says {}",
                                     std::filesystem::file_size(folder / path),
                                     file.at("bytes").get<std::uintmax_t>()));
    } else if (sha256_file(folder / path) != file.at("sha256").get<std::string>()) {
      findings.add(path, "has other content than the manifest says");
    }
  }
  for (const auto& name : package.names()) {
    if (!listed.contains(name)) {
      findings.add(name, "is not in the manifest");
    }
  }
}

} // namespace audiosheet::verify
