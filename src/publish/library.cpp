// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/library.hpp"

#include "publish/web.hpp"
#include "publish/web_assets.hpp"
#include "publish/web_text.hpp"
#include "publish/web_words.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::json;

/// Folder names come from the disk: whatever is no plain letter is escaped for an address.
std::string address(const std::string& path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '/';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string counted(const WebWords& words, std::string_view key, std::size_t number) {
  return xml_escape(words.get(key, {{"n", std::to_string(number)}}));
}

std::string entry(const LibrarySheet& sheet, const WebWords& words) {
  const std::string folder = "./" + address(sheet.folder) + "/";
  std::string out = fmt::format(
      "<li data-language=\"{}\" data-search=\"{}\">\n<h2><a href=\"{}reader/web/index.html\" lang=\"{}\" "
      "dir=\"{}\">{}</a></h2>\n<p class=\"facts\"><span>{}</span> <span>{}</span> <span>{}</span>",
      xml_escape(sheet.language), xml_escape(join(sheet.chapters, " ")), folder, xml_escape(sheet.language),
      web_direction(sheet.language), xml_escape(sheet.title), web_clock(sheet.seconds),
      xml_escape(sheet.language_name), counted(words, "chapter_count", sheet.chapters.size()));
  if (sheet.warnings > 0) {
    out += fmt::format(" <span class=\"alarm\">{}{}</span>", web_icon("warning"),
                       counted(words, "warning_count", sheet.warnings));
  }
  out += "</p>\n";
  if (!sheet.epub.empty()) {
    out += fmt::format("<p class=\"forms\"><a class=\"button\" href=\"{}{}\" download>{}<span>EPUB<span "
                       "class=\"unseen\">: {}</span></span></a></p>\n",
                       folder, address(sheet.epub), web_icon("download"), xml_escape(sheet.title));
  }
  return out + "</li>\n";
}

LibrarySheet from_json(const Json& manifest, std::string folder) {
  LibrarySheet sheet;
  sheet.folder = std::move(folder);
  sheet.title = manifest.at("title").get<std::string>();
  sheet.language = manifest.at("language").get<std::string>();
  sheet.language_name = sheet.language;
  const auto rate = manifest.at("sample_rate").get<long>();
  sheet.seconds = std::max(0L, manifest.at("samples").get<long>()) / std::max(1L, rate);
  for (const Json& chapter : manifest.at("chapters")) {
    sheet.chapters.push_back(chapter.at("title").get<std::string>());
    sheet.warnings += chapter.at("warnings").get<std::size_t>();
  }
  return sheet;
}

} // namespace

std::optional<LibrarySheet> read_library_sheet(const std::filesystem::path& manifest) {
  try {
    const Json json = Json::parse(read_file(manifest));
    LibrarySheet sheet = from_json(json, manifest.parent_path().filename().string());
    bool has_page = false;
    for (const Json& file : json.at("files")) {
      const auto path = file.at("path").get<std::string>();
      has_page = has_page || path == "reader/web/index.html";
      if (path == fmt::format("reader/{}.epub", json.at("slug").get<std::string>())) {
        sheet.epub = path;
      }
    }
    return has_page ? std::optional(sheet) : std::nullopt;
  } catch (const Json::exception&) {
    throw Error(
        fmt::format("{}: is no manifest that audiosheet wrote; render the sheet again", manifest.string()));
  }
}

std::string library_page(const std::vector<LibrarySheet>& sheets, const std::string& language,
                         const Phrases* phrases) {
  const WebWords words(phrases);
  std::map<std::string, std::string> languages;
  std::string entries;
  for (const LibrarySheet& sheet : sheets) {
    languages[sheet.language] = sheet.language_name;
    entries += entry(sheet, words);
  }
  std::string options;
  for (const auto& [tag, name] : languages) {
    options += fmt::format("<option value=\"{}\">{}</option>", xml_escape(tag), xml_escape(name));
  }
  const std::map<std::string, std::string> values{
      {"style", std::string(k_page_css) + std::string(k_library_css)},
      {"script", std::string(k_library_js)},
      {"icons", std::string(k_icons_svg)},
      {"lang", words.borrowed() ? "en" : xml_escape(language)},
      {"dir", words.borrowed() ? "ltr" : std::string(web_direction(language))},
      {"count", fmt::format("<span>{}</span> <span>{}</span>", counted(words, "sheet_count", sheets.size()),
                            counted(words, "language_count", languages.size()))},
      {"languages", options},
      {"sheets", entries},
  };
  return fill_template(k_library_html, [&](const std::string& name) {
    return name.starts_with("page.") ? xml_escape(words.get(name.substr(5))) : values.at(name);
  });
}

} // namespace audiosheet::publish
