// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/script_files.hpp"

#include "ssml/ssml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::ssml {

std::string script_file_name(const Script& script, std::size_t index) {
  const std::size_t width = std::max<std::size_t>(2, std::to_string(script.chapters.size()).size());
  return fmt::format("{:0{}}-{}.ssml", index + 1, width, script.chapters[index].id);
}

std::map<std::string, std::string> script_files(const Script& script) {
  std::map<std::string, std::string> files;
  for (std::size_t i = 0; i < script.chapters.size(); ++i) {
    files[script_file_name(script, i)] = write_chapter(script, script.chapters[i], i + 1);
  }
  return files;
}

} // namespace audiosheet::ssml
