// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/book.hpp"

#include <string>
#include <string_view>

namespace audiosheet::publish {

/// Which (X)HTML a book's text is written in.
enum class Markup {
  epub,  ///< XHTML 5 with epub:type and ARIA roles
  daisy, ///< XHTML 1.0
};

/// The ids of a chapter's element, its heading, and the section with the references.
constexpr std::string_view k_chapter_id = "chapter";
constexpr std::string_view k_title_id = "title";
constexpr std::string_view k_references_id = "references";

/// What stands in the `body` of a chapter. The element of each sentence holds its written text and nothing
/// else, under the id that BookIds gives it; a box has its id, too.
std::string chapter_markup(const Book& book, std::size_t chapter, const BookIds& ids, Markup markup);

/// ` lang="ar" xml:lang="ar" dir="rtl"` for the root element; the direction only where it is not the usual.
std::string language_attributes(const std::string& language);

} // namespace audiosheet::publish
