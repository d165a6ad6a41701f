// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book_markup.hpp"

#include "publish/references.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// A table's cell: the sentences, or the box, that it holds.
struct Cell {
  std::vector<const OutlineSentence*> sentences;
  const OutlineBox* box = nullptr;
};

/// "Column: value." begins a cell where a table's columns are named.
bool names_column(const OutlineSentence& sentence) {
  return sentence.segment->written.find(": ") != std::string::npos;
}

/// The sentences of a row as cells. In a table with named columns a cell goes on until the next name.
std::vector<Cell> cells_of(const OutlineBox& row, bool named_columns) {
  std::vector<Cell> cells;
  for (const OutlineNode& node : row.nodes) {
    if (const auto* box = std::get_if<OutlineBox>(&node.value)) {
      cells.push_back({{}, box});
      continue;
    }
    for (const OutlineSentence& sentence : std::get<OutlineParagraph>(node.value).sentences) {
      // The first cell may be the row's name: what follows it is another cell.
      const bool goes_on =
          named_columns && cells.size() > 1 && cells.back().box == nullptr && !names_column(sentence);
      if (!goes_on) {
        cells.emplace_back();
      }
      cells.back().sentences.push_back(&sentence);
    }
  }
  return cells;
}

bool has_named_columns(const OutlineBox& table) {
  const auto named = [](const OutlineNode& node) {
    const auto* paragraph = std::get_if<OutlineParagraph>(&node.value);
    return paragraph != nullptr && std::ranges::any_of(paragraph->sentences, names_column);
  };
  return std::ranges::any_of(table.nodes, [&](const OutlineNode& node) {
    const auto* row = std::get_if<OutlineBox>(&node.value);
    return row != nullptr && std::ranges::any_of(row->nodes, named);
  });
}

/// An address that may stand in a link as it is.
bool is_link(std::string_view url) {
  constexpr std::string_view k_safe = "-._~/?#@!$&'()*+,;=:%";
  const auto safe = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           k_safe.find(c) != std::string_view::npos;
  };
  const auto hex = [&](std::size_t at) {
    constexpr std::string_view k_hex = "0123456789abcdefABCDEF";
    return at < url.size() && k_hex.find(url[at]) != std::string_view::npos;
  };
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) {
      continue;
    }
    const std::string_view host =
        url.substr(scheme.size(), url.find_first_of("/?#", scheme.size()) - scheme.size());
    const auto in_host = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '.';
    };
    if (host.empty() || host.front() == '.' || !std::ranges::all_of(host, in_host) ||
        !std::ranges::all_of(url, safe) || std::ranges::count(url, '#') > 1) {
      return false;
    }
    for (std::size_t at = url.find('%'); at != std::string_view::npos; at = url.find('%', at + 1)) {
      if (!hex(at + 1) || !hex(at + 2)) {
        return false;
      }
    }
    return true;
  }
  return false;
}

class MarkupWriter {
public:
  MarkupWriter(const Book& book, std::size_t chapter, const BookIds& ids, Markup markup)
      : m_book(book), m_chapter(chapter), m_ids(ids), m_epub(markup == Markup::epub) {}

  std::string write() {
    const OutlineChapter& chapter = m_book.outline[m_chapter];
    const int level = m_chapter == 0 ? 1 : std::clamp(chapter.chapter->level, 1, 2);
    const bool references = references_chapter(m_book) == m_chapter;
    const bool spoken = m_book.recording->about.references_spoken;
    m_out += m_epub ? fmt::format("<section id=\"{}\" epub:type=\"chapter\" role=\"doc-chapter\" "
                                  "aria-labelledby=\"{}\">\n",
                                  k_chapter_id, k_title_id)
                    : fmt::format("<div id=\"{}\">\n", k_chapter_id);
    title(chapter, level);
    m_level = level + 1;
    if (references && spoken) {
      open_references(chapter.chapter->title);
      nodes(chapter.nodes);
      close_references();
    } else {
      nodes(chapter.nodes);
    }
    if (references && !spoken && !m_book.recording->about.references.empty()) {
      unspoken_references(chapter.chapter->role == ChapterRole::notice);
    }
    m_out += m_epub ? "</section>\n" : "</div>\n";
    return std::move(m_out);
  }

private:
  void title(const OutlineChapter& chapter, int level) {
    const std::string& own = chapter.chapter->title;
    m_out += fmt::format("<h{} id=\"{}\"{}>", level, k_title_id,
                         m_chapter == 0 && !m_epub ? " class=\"title\"" : "");
    if (chapter.heading.empty()) {
      m_out += xml_escape(trim(own).empty() ? m_book.recording->title : own);
    } else {
      sentences(chapter.heading);
    }
    m_out += fmt::format("</h{}>\n", level);
  }

  void sentence(const OutlineSentence& sentence) {
    const Segment& segment = *sentence.segment;
    m_out += fmt::format("<span id=\"{}\"", m_ids.of(sentence));
    if (!segment.language.empty()) {
      const bool turns = is_right_to_left(segment.language) != is_right_to_left(m_book.recording->language);
      const std::string language = xml_escape(segment.language);
      m_out += fmt::format(" lang=\"{0}\" xml:lang=\"{0}\"", language);
      m_out += turns ? fmt::format(" dir=\"{}\"", is_right_to_left(segment.language) ? "rtl" : "ltr") : "";
    }
    m_out += ">" + xml_escape(segment.written) + "</span>";
  }

  template <typename Sentences> void sentences(const Sentences& list) {
    bool first = true;
    for (const OutlineSentence& item : list) {
      m_out += first ? "" : " ";
      sentence(item);
      first = false;
    }
  }

  void paragraph(const OutlineParagraph& paragraph, const std::string& attributes = {}) {
    const std::string name = paragraph.heading ? fmt::format("h{}", m_level) : "p";
    m_out += fmt::format("<{}{}>", name, attributes);
    sentences(paragraph.sentences);
    m_out += fmt::format("</{}>\n", name);
  }

  void nodes(const std::vector<OutlineNode>& list) {
    for (const OutlineNode& node : list) {
      if (const auto* text = std::get_if<OutlineParagraph>(&node.value)) {
        paragraph(*text);
      } else {
        box(std::get<OutlineBox>(node.value));
      }
    }
  }

  void box(const OutlineBox& box) {
    switch (box.kind) {
    case BoxKind::callout:
      callout(box);
      return;
    case BoxKind::table:
      table(box);
      return;
    case BoxKind::list:
      element("ul", box);
      return;
    case BoxKind::ordered_list:
      // Its numbers are in the text, where they are heard, too.
      element("ol", box, " class=\"numbered\"");
      return;
    case BoxKind::item:
      element("li", box);
      return;
    case BoxKind::figure:
      m_epub ? element("figure", box) : element("div", box, " class=\"figure\"");
      return;
    case BoxKind::quotation:
      element("blockquote", box);
      return;
    case BoxKind::row: // rows stand in tables, which write them
      return;
    }
  }

  void element(std::string_view name, const OutlineBox& box, std::string_view attributes = {}) {
    m_out += fmt::format("<{} id=\"{}\"{}>\n", name, m_ids.of(box), attributes);
    nodes(box.nodes);
    m_out += fmt::format("</{}>\n", name);
  }

  /// Signal words first, and closing words last, as it is heard.
  void callout(const OutlineBox& box) {
    const std::string& id = m_ids.of(box);
    const bool warns = box.callout && is_warning(*box.callout);
    const std::string kind = box.callout ? to_string(*box.callout) : "note";
    const std::string family = warns ? "warning" : "note";
    const std::string classes = family + (kind == family ? "" : " " + kind);
    const std::string name = m_epub ? "aside" : "div";
    const bool labelled = !label_text(box).empty();
    m_out += fmt::format("<{} id=\"{}\" class=\"{}\"", name, id, classes);
    if (m_epub) {
      m_out += " role=\"note\"";
      m_out += labelled ? fmt::format(" aria-labelledby=\"{}-label\"", id) : "";
    }
    m_out += ">\n";
    bool first = true;
    for (const OutlineNode& node : box.nodes) {
      const auto* text = std::get_if<OutlineParagraph>(&node.value);
      if (text == nullptr) {
        this->box(std::get<OutlineBox>(node.value));
      } else if (text->sentences.front().segment->part == Part::label) {
        paragraph(*text, first ? fmt::format(" class=\"label\" id=\"{}-label\"", id) : " class=\"label\"");
        first = false;
      } else {
        paragraph(*text, text->sentences.front().segment->part == Part::close ? " class=\"close\"" : "");
      }
    }
    m_out += fmt::format("</{}>\n", name);
  }

  void table(const OutlineBox& table) {
    const bool named_columns = has_named_columns(table);
    std::size_t columns = 1;
    std::vector<std::pair<const OutlineBox*, std::vector<Cell>>> rows;
    std::vector<const OutlineParagraph*> captions;
    for (const OutlineNode& node : table.nodes) {
      if (const auto* row = std::get_if<OutlineBox>(&node.value)) {
        rows.emplace_back(row, cells_of(*row, named_columns));
        columns = std::max(columns, rows.back().second.size());
      } else {
        captions.push_back(&std::get<OutlineParagraph>(node.value));
      }
    }
    if (rows.empty()) {
      element("div", table);
      return;
    }
    m_out += fmt::format("<table id=\"{}\">\n", m_ids.of(table));
    caption(captions);
    m_out += "<tbody>\n";
    for (const auto& [row, cells] : rows) {
      this->row(*row, cells, columns);
    }
    m_out += "</tbody>\n</table>\n";
  }

  void caption(const std::vector<const OutlineParagraph*>& paragraphs) {
    if (paragraphs.empty()) {
      return;
    }
    m_out += "<caption>";
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      m_out += i == 0 ? "" : " ";
      sentences(paragraphs[i]->sentences);
    }
    m_out += "</caption>\n";
  }

  void row(const OutlineBox& row, const std::vector<Cell>& cells, std::size_t columns) {
    m_out += fmt::format("<tr id=\"{}\">", m_ids.of(row));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      const bool names_row =
          i == 0 && cells.size() > 1 && cell.box == nullptr && !names_column(*cell.sentences.front());
      const std::string_view name = names_row ? "th" : "td";
      const std::size_t left = i + 1 == cells.size() ? columns - i : 1;
      m_out += fmt::format("<{}{}{}>", name, names_row ? " scope=\"row\"" : "",
                           left > 1 ? fmt::format(" colspan=\"{}\"", left) : "");
      if (cell.box != nullptr) {
        box(*cell.box);
      }
      bool first = true;
      for (const OutlineSentence* item : cell.sentences) {
        m_out += first ? "" : " ";
        sentence(*item);
        first = false;
      }
      m_out += fmt::format("</{}>", name);
    }
    m_out += "</tr>\n";
  }

  void open_references(const std::string& name) {
    m_out += m_epub
                 ? fmt::format(
                       "<section id=\"{}\" epub:type=\"endnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n",
                       k_references_id, xml_escape(name))
                 : fmt::format("<div id=\"{}\" class=\"references\">\n", k_references_id);
  }

  void close_references() { m_out += m_epub ? "</section>\n" : "</div>\n"; }

  void unspoken_references(bool under_their_heading) {
    open_references(m_book.words.references);
    if (!under_their_heading) {
      m_out += fmt::format("<h{0}>{1}</h{0}>\n", m_level, xml_escape(m_book.words.references));
    }
    m_out += "<ol>\n";
    const auto references = listed_references(m_book.recording->about);
    for (std::size_t i = 0; i < references.size(); ++i) {
      const std::string text = xml_escape(references[i].text);
      m_out += fmt::format("<li{}>{}</li>\n", list_value(references, i),
                           is_link(references[i].url)
                               ? fmt::format("<a href=\"{}\">{}</a>", xml_escape(references[i].url), text)
                               : text);
    }
    m_out += "</ol>\n";
    close_references();
  }

  const Book& m_book;
  std::size_t m_chapter;
  const BookIds& m_ids;
  bool m_epub;
  int m_level = 2; ///< of headings inside the chapter
  std::string m_out;
};

} // namespace

std::string chapter_markup(const Book& book, std::size_t chapter, const BookIds& ids, Markup markup) {
  return MarkupWriter(book, chapter, ids, markup).write();
}

std::string language_attributes(const std::string& language) {
  return fmt::format(" lang=\"{0}\" xml:lang=\"{0}\"{1}", xml_escape(language),
                     is_right_to_left(language) ? " dir=\"rtl\"" : "");
}

} // namespace audiosheet::publish
