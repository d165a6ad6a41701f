// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.hpp"

#include "app/data_files.hpp"
#include "read/reader.hpp"
#include "ssml/ssml.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/slug.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace audiosheet::app {

FactSheet load_sheet(const std::string& file, Session& session) {
  const bool is_input = file == "-";
  const std::string bytes = read_file(is_input ? "/dev/stdin" : file);
  auto result = read::read_sheet(is_input ? "standard input" : file, bytes);
  session.console.report(result.diagnostics);
  return std::move(result.sheet);
}

Script narrate_sheet(const FactSheet& sheet, const Profile& profile, const narrate::Options& options,
                     Session& session) {
  const Phrases phrases = find_phrases(profile, sheet.language);
  auto narration = narrate::narrate(sheet, profile, phrases, options);
  session.console.report(narration.diagnostics);
  return std::move(narration.script);
}

namespace {

std::vector<std::filesystem::path> script_files(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return {path};
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    if (entry.path().extension() == ".ssml") {
      files.push_back(entry.path());
    }
  }
  if (error || files.empty()) {
    throw Error(fmt::format("{}: has no .ssml files", path.string()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

Script load_script(const std::filesystem::path& path, const Pauses& pauses, Session& session) {
  Script script;
  std::set<std::string> ids;
  Diagnostics diagnostics;
  for (const auto& file : script_files(path)) {
    auto read = ssml::read_chapter(file.string(), read_file(file), diagnostics, {.pauses = pauses});
    if (script.chapters.empty()) {
      script.title = read.script_title.empty() ? read.chapter.title : read.script_title;
      script.language = read.language;
      script.slug = read.slug.empty() ? slugify(file.stem().string()) : slugify(read.slug);
    }
    const std::string id = slugify(read.chapter.id.empty() ? file.stem().string() : read.chapter.id);
    read.chapter.id = id;
    for (int n = 2; !ids.insert(read.chapter.id).second; ++n) {
      read.chapter.id = fmt::format("{}-{}", id, n);
    }
    script.chapters.push_back(std::move(read.chapter));
  }
  session.console.report(diagnostics);
  return script;
}

Profile adapt_profile(Profile profile, const std::string& language, const std::string& source,
                      Session& session) {
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  if (primary == ascii_lower(profile.language.substr(0, profile.language.find('-')))) {
    return profile;
  }
  for (auto& [name, voice] : profile.voices) {
    const std::size_t variant = voice.engine_voice.find('+');
    voice.engine_voice = primary + (variant != std::string::npos ? voice.engine_voice.substr(variant) : "");
  }
  session.console.report(
      {.severity = Severity::warning,
       .file = source,
       .message = fmt::format("this sheet is in \"{}\", the profile {} speaks \"{}\": the engine's "
                              "own voice for \"{}\" is used, and numbers are left to it",
                              language, profile.name, profile.language, primary)});
  profile.language = language;
  return profile;
}

} // namespace audiosheet::app
