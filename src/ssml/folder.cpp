// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/ssml.hpp"
#include "ssml/xml_tree.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/limits.hpp"
#include "util/slug.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace audiosheet::ssml {

namespace {

constexpr std::size_t k_max_files = limits::k_script_files;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2-x" before "10-x": runs of digits compare as numbers.
bool natural_less(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) {
        return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      }
      ++i;
      ++j;
      continue;
    }
    const auto number = [](const std::string& text, std::size_t& at) {
      const std::size_t first = std::min(text.find_first_not_of('0', at), text.size());
      at = first;
      while (at < text.size() && is_digit(text[at])) {
        ++at;
      }
      return text.substr(first, at - first);
    };
    const std::string left = number(a, i);
    const std::string right = number(b, j);
    if (left != right) {
      return left.size() != right.size() ? left.size() < right.size() : left < right;
    }
  }
  const std::size_t rest_a = a.size() - i;
  const std::size_t rest_b = b.size() - j;
  return rest_a != rest_b ? rest_a < rest_b : a < b;
}

/// What a file's name says about a document that doesn't name its chapter: "03-side_effects" → "side
/// effects".
std::string title_from(const std::filesystem::path& file) {
  std::string stem = file.stem().string();
  const std::size_t word = stem.find_first_not_of("0123456789-_. ");
  stem = word == std::string::npos ? stem : stem.substr(word);
  std::replace_if(
      stem.begin(), stem.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return fold_spaces(stem);
}

/// Sentences of a file in another language than the script's say so themselves.
void keep_language(Chapter& chapter, const std::string& language) {
  for (auto& utterance : chapter.utterances) {
    if (auto* sentence = std::get_if<Sentence>(&utterance.value);
        sentence != nullptr && sentence->language.empty()) {
      sentence->language = language;
    }
  }
}

} // namespace

std::vector<std::filesystem::path> find_scripts(const std::filesystem::path& path, IfNone if_none) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return {path};
  }
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(path, error); !error && entry != std::filesystem::end(entry);
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (ascii_lower(entry->path().extension().string()) == ".ssml" && name[0] != '.') {
      files.push_back(entry->path());
    }
  }
  if (error) {
    throw Error(fmt::format("{}: can't be read: {}", path.string(), error.message()));
  }
  if (files.empty() && if_none == IfNone::fail) {
    throw Error(fmt::format("{}: has no .ssml files", path.string()));
  }
  if (files.size() > k_max_files) {
    throw Error(
        fmt::format("{}: {} .ssml files, at most {} are read", path.string(), files.size(), k_max_files));
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    return natural_less(a.filename().string(), b.filename().string());
  });
  return files;
}

Script read_script(const std::filesystem::path& path, Diagnostics& diagnostics, const ReadOptions& options) {
  Script script;
  std::set<std::string> ids;
  for (const auto& file : find_scripts(path)) {
    ReadOptions own = options;
    own.folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    own.language = script.language.empty() ? options.language : script.language;
    ChapterFile read = read_chapter(file.string(), read_file(file, k_max_document_bytes), diagnostics, own);
    Chapter& chapter = read.chapter;
    if (chapter.title.empty()) {
      chapter.title = title_from(file);
    }
    if (script.chapters.empty()) {
      script.title = read.script_title.empty() ? chapter.title : read.script_title;
      script.language = read.language;
      script.slug = slugify(read.slug.empty() ? script.title : read.slug);
    }
    if (read.language != script.language) {
      keep_language(chapter, read.language);
    }
    const std::string id = slugify(chapter.id.empty() ? chapter.title : chapter.id);
    chapter.id = id;
    for (int n = 2; !ids.insert(chapter.id).second; ++n) {
      chapter.id = fmt::format("{}-{}", id, n);
    }
    if (chapter.utterances.empty()) {
      diagnostics.push_back({Severity::warning, file.string(), 0, 0, "nothing is spoken in this script"});
    }
    script.chapters.push_back(std::move(chapter));
  }
  return script;
}

} // namespace audiosheet::ssml
