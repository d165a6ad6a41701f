// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book_markup.hpp"
#include "publish/daisy.hpp"
#include "publish/daisy_parts.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

constexpr const char* k_unknown = "Unknown";

/// Headings by level; warnings as groups, at which players stop without an outline of their own.
std::string entry(const BookEntry& entry, const BookIds& ids, std::size_t number) {
  const std::string link = fmt::format("<a href=\"{}.smil#{}\">{}</a>", file_stem(entry.chapter),
                                       daisy_par_id(ids, entry.sentence), xml_escape(entry.title));
  if (entry.level == 0) {
    return fmt::format("<div class=\"group\" id=\"n{:04}\">{}</div>\n", number, link);
  }
  return fmt::format("<h{0}{1} id=\"n{2:04}\">{3}</h{0}>\n", entry.level,
                     number == 1 ? " class=\"title\"" : "", number, link);
}

std::string metadata(const Book& book, const std::vector<BookEntry>& entries, const DaisyFolder& folder) {
  const Recording& recording = *book.recording;
  const std::string& publisher = recording.about.publisher;
  std::chrono::milliseconds total{0};
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    total += length_of(book, i);
  }
  const int depth = std::ranges::max_element(entries, {}, &BookEntry::level)->level;
  constexpr std::uint64_t k_kibi = 1024;
  std::string out;
  out += daisy_meta("dc:title", book.title);
  out += daisy_meta("dc:creator", publisher.empty() ? k_unknown : publisher);
  out += daisy_meta("dc:date", book.modified.substr(0, 10), "yyyy-mm-dd");
  out += daisy_meta("dc:format", "Daisy 2.02");
  out += daisy_meta("dc:identifier", book.identifier);
  out += daisy_meta("dc:language", recording.language, "ISO 639");
  out += daisy_meta("dc:publisher", publisher.empty() ? k_unknown : publisher);
  if (!recording.about.description.empty()) {
    out += daisy_meta("dc:description", replace_all(recording.about.description, "\n", " "));
  }
  out += daisy_meta("dc:source", source(book));
  out += daisy_meta("ncc:sourceTitle", recording.title);
  constexpr std::size_t k_whole_date = 10;
  if (book.date.size() == k_whole_date) {
    out += daisy_meta("ncc:sourceDate", book.date);
  }
  if (!publisher.empty()) {
    out += daisy_meta("ncc:sourcePublisher", publisher);
  }
  out += daisy_meta("ncc:charset", "utf-8");
  out += daisy_meta("ncc:depth", std::to_string(depth));
  out += daisy_meta("ncc:files", std::to_string(folder.files));
  out += daisy_meta("ncc:generator", k_daisy_generator);
  out += daisy_meta("ncc:kByteSize", std::to_string((folder.bytes + k_kibi - 1) / k_kibi));
  out += daisy_meta("ncc:maxPageNormal", "0");
  out += daisy_meta("ncc:multimediaType", "audioFullText");
  out += daisy_meta("ncc:narrator", narrator(recording));
  for (const std::string_view name :
       {"ncc:footnotes", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:prodNotes"}) {
    out += daisy_meta(name, "0");
  }
  out += daisy_meta("ncc:setInfo", "1 of 1");
  out += daisy_meta("ncc:sidebars", "0");
  out += daisy_meta("ncc:tocItems", std::to_string(entries.size()));
  return out + daisy_meta("ncc:totalTime", daisy_time(total), "hh:mm:ss");
}

} // namespace

std::string daisy_ncc(const Book& book, const DaisyFolder& others) {
  const std::vector<BookEntry> all = entries(book);
  std::vector<BookIds> ids;
  for (const OutlineChapter& chapter : book.outline) {
    ids.emplace_back(chapter);
  }
  std::string body;
  for (std::size_t i = 0; i < all.size(); ++i) {
    body += entry(all[i], ids[all[i].chapter], i + 1);
  }
  const auto page = [&](const DaisyFolder& folder) {
    return ascii_only(fmt::format(
        R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="{0}" xml:lang="{0}">
<head>
<meta http-equiv="Content-type" content="text/html; charset=utf-8"/>
<title>{1}</title>
{2}</head>
<body>
{3}</body>
</html>
)",
        xml_escape(book.recording->language), xml_escape(book.title), metadata(book, all, folder), body));
  };
  // The size of the folder is written in a file of the folder.
  return page({others.files + 1, others.bytes + page(others).size()});
}

} // namespace audiosheet::publish
