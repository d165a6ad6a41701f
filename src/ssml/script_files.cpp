// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/script_files.hpp"

#include "ssml/ssml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::ssml {

std::map<std::string, std::string> script_files(const Script& script) {
  std::map<std::string, std::string> files;
  const std::size_t width = std::max<std::size_t>(2, std::to_string(script.chapters.size()).size());
  for (std::size_t i = 0; i < script.chapters.size(); ++i) {
    const Chapter& chapter = script.chapters[i];
    files[fmt::format("{:0{}}-{}.ssml", i + 1, width, chapter.id)] = write_chapter(script, chapter, i + 1);
  }
  return files;
}

} // namespace audiosheet::ssml
