// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book_markup.hpp"
#include "publish/epub.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// The type by which a reading system lets its reader leave a box; null for boxes that are read through.
/// A warning is a notice, which none offers to skip, as they do asides.
const char* escape_type(const OutlineBox& box) {
  switch (box.kind) {
  case BoxKind::list:
  case BoxKind::ordered_list:
    return "list";
  case BoxKind::table:
    return "table";
  case BoxKind::figure:
    return "figure";
  case BoxKind::callout:
    return box.callout && is_warning(*box.callout) ? "notice" : "aside";
  case BoxKind::row:
    return "table-row";
  case BoxKind::item:
  case BoxKind::quotation:
    break;
  }
  return nullptr;
}

std::string clock(std::chrono::milliseconds time) {
  return fmt::format("{}.{:03}s", time.count() / 1000, time.count() % 1000);
}

class OverlayWriter {
public:
  OverlayWriter(const Book& book, std::size_t chapter)
      : m_book(book), m_chapter(chapter), m_ids(book.outline[chapter]), m_stem(file_stem(chapter)) {}

  std::string write() {
    const OutlineChapter& chapter = m_book.outline[m_chapter];
    std::string inside;
    for (const OutlineSentence& sentence : chapter.heading) {
      inside += par(sentence);
    }
    const bool endnotes =
        m_book.recording->about.references_spoken && references_chapter(m_book) == m_chapter;
    inside += endnotes ? seq("endnotes", k_references_id, nodes(chapter.nodes)) : nodes(chapter.nodes);
    if (inside.empty()) {
      return inside;
    }
    return fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body epub:textref="{}.xhtml#{}">
{}</body>
</smil>
)",
                       m_stem, k_chapter_id, inside);
  }

private:
  std::string par(const OutlineSentence& sentence) {
    if (!is_heard(m_book, m_chapter, sentence)) {
      return {};
    }
    const BookClip clip = clip_of(m_book, m_chapter, sentence);
    const std::string& id = m_ids.of(sentence);
    return fmt::format(
        "<par id=\"p-{0}\"><text src=\"{1}.xhtml#{0}\"/><audio src=\"{1}.mp3\" clipBegin=\"{2}\" "
        "clipEnd=\"{3}\"/></par>\n",
        id, m_stem, clock(clip.begin), clock(clip.end));
  }

  std::string seq(std::string_view type, std::string_view id, const std::string& inside) const {
    return inside.empty()
               ? inside
               : fmt::format(
                     "<seq id=\"q-{1}\" epub:textref=\"{2}.xhtml#{1}\" epub:type=\"{0}\">\n{3}</seq>\n", type,
                     id, m_stem, inside);
  }

  std::string nodes(const std::vector<OutlineNode>& list) {
    std::string out;
    for (const OutlineNode& node : list) {
      if (const auto* box = std::get_if<OutlineBox>(&node.value)) {
        const char* const type = escape_type(*box);
        const std::string inside = nodes(box->nodes);
        out += type == nullptr ? inside : seq(type, m_ids.of(*box), inside);
        continue;
      }
      for (const OutlineSentence& sentence : std::get<OutlineParagraph>(node.value).sentences) {
        out += par(sentence);
      }
    }
    return out;
  }

  const Book& m_book;
  std::size_t m_chapter;
  BookIds m_ids;
  std::string m_stem;
};

} // namespace

std::string epub_overlay(const Book& book, std::size_t chapter) {
  return OverlayWriter(book, chapter).write();
}

} // namespace audiosheet::publish
