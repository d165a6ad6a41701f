// SPDX-License-Identifier: GPL-3.0-or-later
//
// EPUB 3.3 with media overlays (docs/formats/reader.md).
#pragma once

#include "publish/book.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// Writes the book as one file: the same bytes for the same book. Throws Error that names the file.
void write_epub(const Book& book, const std::filesystem::path& file);

/// An XHTML document of the book around a body, which is markup already.
std::string epub_page(const std::string& language, const std::string& title, const std::string& body);

/// Its parts, each the text of one file of the package.
std::string epub_package(const Book& book);
std::string epub_navigation(const Book& book);
std::string epub_chapter(const Book& book, std::size_t chapter);
/// The media overlay of a chapter; empty when nothing in it is heard.
std::string epub_overlay(const Book& book, std::size_t chapter);
std::string_view epub_style();

} // namespace audiosheet::publish
