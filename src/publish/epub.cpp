// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/epub.hpp"

#include "publish/book_markup.hpp"
#include "publish/epub_zip.hpp"
#include "util/xml.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

constexpr std::string_view k_container =
    R"(<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
)";

} // namespace

std::string epub_page(const std::string& language, const std::string& title, const std::string& body) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{}>
<head>
<title>{}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{}</body>
</html>
)",
      language_attributes(language), xml_escape(title), body);
}

std::string epub_chapter(const Book& book, std::size_t chapter) {
  const Recording& recording = *book.recording;
  const std::string& title = book.outline[chapter].chapter->title;
  const bool own_title = chapter == 0 || title.empty() || title == recording.title;
  return epub_page(recording.language, own_title ? recording.title : title + " – " + recording.title,
                   chapter_markup(book, chapter, BookIds(book.outline[chapter]), Markup::epub));
}

void write_epub(const Book& book, const std::filesystem::path& file) {
  ZipWriter zip(file);
  zip.store("mimetype", "application/epub+zip");
  zip.deflate("META-INF/container.xml", k_container);
  zip.deflate("EPUB/package.opf", epub_package(book));
  zip.deflate("EPUB/nav.xhtml", epub_navigation(book));
  zip.deflate("EPUB/style.css", epub_style());
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    const std::string stem = "EPUB/" + file_stem(i);
    zip.deflate(stem + ".xhtml", epub_chapter(book, i));
    const std::string overlay = epub_overlay(book, i);
    if (!overlay.empty()) {
      zip.deflate(stem + ".smil", overlay);
      zip.store_file(stem + ".mp3", book.audio.at(i));
    }
  }
  zip.close();
}

} // namespace audiosheet::publish
