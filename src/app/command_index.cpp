// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/session.hpp"
#include "narrate/phone_index.hpp"
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

/// "English (United States)" in words of a language; the tag itself when ICU does not know it.
std::string language_name(const std::string& tag, const std::string& in) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  icu::UnicodeString name;
  locale.getDisplayName(icu::Locale::forLanguageTag(in, status), name);
  std::string out;
  name.toUTF8String(out);
  return U_FAILURE(status) != 0 || out.empty() ? tag : out;
}

std::vector<publish::LibrarySheet> sheets_in(const fs::path& folder) {
  std::vector<publish::LibrarySheet> sheets;
  for (const auto& output : publish::sheet_outputs_in(folder)) {
    if (auto sheet = publish::read_library_sheet(output / "manifest.json")) {
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

/// The language of all sheets, else English.
std::string common_language(const std::vector<publish::LibrarySheet>& sheets) {
  const bool one = std::ranges::all_of(sheets, [&](const auto& sheet) {
    return narrate::primary_language(sheet.language) == narrate::primary_language(sheets.front().language);
  });
  return one ? sheets.front().language : "en-US";
}

void write_index(const fs::path& folder) {
  auto sheets = sheets_in(folder);
  const std::string language = common_language(sheets);
  const Phrases phrases = find_phrases(find_profile(k_default_profile), language);
  const bool known = !phrases.get("page.play").empty();
  for (auto& sheet : sheets) {
    sheet.language_name = language_name(sheet.language, known ? language : "en-US");
  }
  const fs::path page = folder / "index.html";
  write_file(page, publish::library_page(sheets, language, &phrases));
  fmt::print("{}\n", page.string());
}

} // namespace

void add_index(CLI::App& program, Session& /*session*/) {
  auto folder = std::make_shared<std::string>("out");
  CLI::App* command = program.add_subcommand("index", "A page over all sheets of a folder, to search in");
  command->add_option("FOLDER", *folder, "The output folder, with a folder for each sheet");
  command->footer("It is written to FOLDER/index.html and leads to the pages of the sheets.\n\n"
                  "Example:\n"
                  "  audiosheet index out");
  command->callback([folder] { write_index(*folder); });
}

} // namespace audiosheet::app
