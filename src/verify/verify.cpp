// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/verify.hpp"

#include "util/error.hpp"
#include "util/file.hpp"
#include "verify/checks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

namespace {

json read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "manifest.json";
  json manifest = json::parse(read_file(file), nullptr, false);
  if (!manifest.is_object() || manifest.value("format", "") != "audiosheet-manifest/1") {
    throw Error(fmt::format("{}: is no manifest of this program; render the sheet again", file.string()));
  }
  return manifest;
}

void check_json(const Package& package, Findings& findings) {
  for (const auto& name : package.names()) {
    if (name.ends_with(".json") && json::parse(package.read(name), nullptr, false).is_discarded()) {
      findings.add(name, "is no JSON");
    }
  }
}

void check_books(const std::filesystem::path& folder, const Package& package, Findings& findings) {
  for (const auto& name : package.names()) {
    if (!name.ends_with(".epub")) {
      continue;
    }
    try {
      const auto book = open_zip(folder / name);
      const Sounds sounds = check_sounds(*book, name + "/", findings);
      check_markup(*book, sounds, name + "/", findings);
      if (!book->has("mimetype") || book->read("mimetype") != "application/epub+zip") {
        findings.add(name, "has no mimetype \"application/epub+zip\"");
      }
    } catch (const Error& error) {
      findings.add(name, error.what());
    }
  }
}

} // namespace

Report verify(const std::filesystem::path& folder) {
  Report report;
  Findings findings(report);
  const json manifest = read_manifest(folder);
  std::set<std::string> strange;
  const auto package = open_folder(folder, strange);
  for (const auto& name : strange) {
    findings.add(name, "is neither a file nor a folder");
  }
  try {
    check_timeline(manifest, findings);
    check_files(manifest, folder, *package, findings);
    check_json(*package, findings);
    const Sounds sounds = check_sounds(*package, {}, findings);
    check_lengths(manifest, sounds, findings);
    check_markup(*package, sounds, {}, findings);
    check_books(folder, *package, findings);
    check_transcript(manifest, *package, findings);
    check_hotline(*package, findings);
  } catch (const json::exception& error) {
    findings.add("manifest.json", fmt::format("lacks something: {}", error.what()));
  }
  report.files = package->names().size();
  std::ranges::stable_sort(report.problems, {}, &Diagnostic::file);
  return report;
}

} // namespace audiosheet::verify
