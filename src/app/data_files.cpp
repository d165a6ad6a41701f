// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace audiosheet::app {

namespace fs = std::filesystem;

fs::path voices_folder() {
  const char* named = std::getenv("AUDIOSHEET_VOICES");
  if (named != nullptr && *named != '\0') {
    return named;
  }
  for (const char* folder : {AUDIOSHEET_SOURCE_VOICES, AUDIOSHEET_INSTALLED_VOICES}) {
    std::error_code error;
    if (fs::is_directory(folder, error)) {
      return folder;
    }
  }
  throw Error(
      "the folder with voice profiles is missing; install audiosheet again, or name it in AUDIOSHEET_VOICES");
}

namespace {

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == extension) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

std::vector<fs::path> lexicon_files(const std::string& language) {
  return files_in(voices_folder() / "lexicons" / language, ".pls");
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const auto& file : files_in(voices_folder(), ".toml")) {
    names.push_back(file.stem().string());
  }
  return names;
}

Profile find_profile(const std::string& path_or_name) {
  std::error_code error;
  if (fs::is_regular_file(path_or_name, error)) {
    return load_profile(path_or_name);
  }
  const bool is_name = path_or_name.find('/') == std::string::npos;
  const fs::path file = voices_folder() / (path_or_name + ".toml");
  if (is_name && fs::is_regular_file(file, error)) {
    return load_profile(file);
  }
  throw Error(fmt::format("{}: there is no such voice profile; there are {}", path_or_name,
                          join(profile_names(), ", ")));
}

std::optional<fs::path> phrase_file(const Profile& profile, const std::string& language) {
  const auto primary = [](const std::string& tag) { return ascii_lower(tag.substr(0, tag.find('-'))); };
  const fs::path folder = voices_folder() / "phrases";
  if (primary(profile.language) == primary(language) && profile.phrases != primary(language)) {
    return folder / (profile.phrases + ".toml");
  }
  const fs::path own = folder / (primary(language) + ".toml");
  std::error_code error;
  return fs::is_regular_file(own, error) ? std::optional(own) : std::nullopt;
}

Phrases find_phrases(const Profile& profile, const std::string& language) {
  const auto file = phrase_file(profile, language);
  return file ? load_phrases(*file) : Phrases::silent();
}

} // namespace audiosheet::app
