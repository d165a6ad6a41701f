// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/reader.hpp"

#include "read/accounting.hpp"
#include "read/encoding.hpp"
#include "read/form.hpp"
#include "read/outline.hpp"
#include "read/pandoc.hpp"
#include "read/remarks.hpp"
#include "util/error.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace audiosheet::read {

namespace {

/// "shock-first_aid.txt" as a title: "shock first aid".
std::string title_from(const std::string& source) {
  std::string name = std::filesystem::path(source).stem().string();
  for (const std::string_view mark : {"-", "_", "."}) {
    name = replace_all(std::move(name), mark, " ");
  }
  return is_valid_utf8(name) ? fold_spaces(name) : std::string();
}

/// Each line may become a block of a kilobyte.
void require_few_lines(const std::string& source, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines > limits::k_sheet_lines) {
    throw Error(fmt::format("{}: has {} lines; at most {} are read. Cut it into several sheets", source,
                            lines, limits::k_sheet_lines));
  }
}

Outline read_outline(const std::string& source, std::string_view bytes, Diagnostics& diagnostics) {
  if (const auto format = pandoc_format(source)) {
    return read_with_pandoc(source, *format, bytes);
  }
  const std::string text = decode(source, bytes, diagnostics);
  require_few_lines(source, text);
  Outline outline = form_of(source, text).read(text);
  if (!outline.visible) {
    outline.visible = text;
  }
  return outline;
}

} // namespace

ReadResult read_sheet(const std::string& source, std::string_view bytes) {
  ReadResult result;
  Outline outline = read_outline(source, bytes, result.diagnostics);
  for (Diagnostic& diagnostic : outline.diagnostics) {
    diagnostic.file = source;
    result.diagnostics.push_back(std::move(diagnostic));
  }
  const std::string visible = std::move(outline.visible).value_or("");
  std::vector<int> empty_headings = std::move(outline.empty_headings);
  result.sheet = assemble(std::move(outline));
  result.sheet.source = source;
  result.sheet.account = account_for(visible, result.sheet);
  for (Diagnostic& diagnostic : remarks(result.sheet, std::move(empty_headings))) {
    diagnostic.file = source;
    result.diagnostics.push_back(std::move(diagnostic));
  }
  if (const auto& lost = result.sheet.account.lost; !lost.empty()) {
    result.diagnostics.push_back({Severity::warning, source, 0, 0,
                                  fmt::format("{} of {} words were lost in reading, such as \"{}\"",
                                              lost.size(), result.sheet.account.words, lost.front())});
  }
  if (result.sheet.title.empty()) {
    result.sheet.title = title_from(source);
    result.diagnostics.push_back({Severity::warning, source, 1, 0,
                                  "has no title; put one on the first line (the file's name is used)"});
  }
  return result;
}

} // namespace audiosheet::read
