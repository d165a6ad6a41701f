// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"
#include "publish/library.hpp"
#include "publish/outputs.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <tuple>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

/// "English (United States)"; the tag itself when ICU does not know it.
std::string language_name(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  icu::UnicodeString name;
  locale.getDisplayName(icu::Locale::getUS(), name);
  std::string out;
  name.toUTF8String(out);
  return U_FAILURE(status) != 0 || out.empty() ? tag : out;
}

std::vector<publish::LibrarySheet> sheets_in(const fs::path& folder) {
  std::vector<publish::LibrarySheet> sheets;
  for (const auto& output : publish::sheet_outputs_in(folder)) {
    if (auto sheet = publish::read_library_sheet(output / "manifest.json")) {
      sheet->language_name = language_name(sheet->language);
      sheets.push_back(std::move(*sheet));
    }
  }
  if (sheets.empty()) {
    throw Error(
        fmt::format("{}: there is no sheet with a page below it; `audiosheet render SHEET --for reader` "
                    "makes one",
                    folder.string()));
  }
  std::ranges::sort(sheets, [](const auto& a, const auto& b) {
    return std::tie(a.title, a.folder) < std::tie(b.title, b.folder);
  });
  return sheets;
}

} // namespace

void add_index(CLI::App& program, Session& /*session*/) {
  auto folder = std::make_shared<std::string>("out");
  CLI::App* command = program.add_subcommand("index", "A page over all sheets of a folder, to search in");
  command->add_option("FOLDER", *folder, "The output folder, with a folder for each sheet");
  command->footer("It is written to FOLDER/index.html and leads to the pages of the sheets.\n\n"
                  "Example:\n"
                  "  audiosheet index out");
  command->callback([folder] {
    const fs::path page = fs::path(*folder) / "index.html";
    write_file(page, publish::library_page(sheets_in(*folder)));
    fmt::print("{}\n", page.string());
  });
}

} // namespace audiosheet::app
