// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/book_markup.hpp"
#include "publish/epub.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using std::chrono::milliseconds;

std::string clock(milliseconds time) {
  const auto ms = time.count();
  constexpr auto k_hour = 3'600'000;
  constexpr auto k_minute = 60'000;
  return fmt::format("{}:{:02}:{:02}.{:03}", ms / k_hour, ms % k_hour / k_minute, ms % k_minute / 1000,
                     ms % 1000);
}

bool has_overlay(const Book& book, std::size_t chapter) {
  const auto all = sentences(book.outline[chapter]);
  return std::ranges::any_of(all, [&](const auto* sentence) { return is_heard(book, chapter, *sentence); });
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("<meta property=\"{}\">{}</meta>\n", name, xml_escape(value));
}

std::string element(std::string_view name, std::string_view value) {
  return trim(value).empty() ? "" : fmt::format("<{0}>{1}</{0}>\n", name, xml_escape(value));
}

/// Only what is true of every book that this program makes. That the book conforms to a standard is for a
/// person to certify, so no dcterms:conformsTo.
std::string accessibility(const Book& book) {
  const About& about = book.recording->about;
  const bool all_spoken = about.references.empty() || about.references_spoken;
  std::string out;
  out += property("schema:accessMode", "textual") + property("schema:accessMode", "auditory");
  out += property("schema:accessModeSufficient", "textual");
  out += property("schema:accessModeSufficient", all_spoken ? "auditory" : "textual,auditory");
  for (const std::string_view feature : {"synchronizedAudioText", "tableOfContents", "readingOrder",
                                         "structuralNavigation", "displayTransformability", "ARIA"}) {
    out += property("schema:accessibilityFeature", feature);
  }
  out += property("schema:accessibilityHazard", "none");
  return out + property("schema:accessibilitySummary", book.words.summary);
}

std::string metadata(const Book& book) {
  const Recording& recording = *book.recording;
  std::string out = fmt::format("<dc:identifier id=\"identifier\">{}</dc:identifier>\n", book.identifier);
  out += fmt::format("<dc:title>{}</dc:title>\n", xml_escape(book.title));
  out += fmt::format("<dc:language>{}</dc:language>\n", xml_escape(recording.language));
  out += element("dc:publisher", recording.about.publisher) + element("dc:date", book.date);
  out += element("dc:description", replace_all(recording.about.description, "\n", " "));
  out += element("dc:source", source(book));
  out += element("dc:type", "health information");
  out += property("dcterms:modified", book.modified);
  out += accessibility(book);
  milliseconds total{0};
  std::string durations;
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    if (has_overlay(book, i)) {
      total += length_of(book, i);
      durations += fmt::format("<meta property=\"media:duration\" refines=\"#m{}\">{}</meta>\n", file_stem(i),
                               clock(length_of(book, i)));
    }
  }
  if (!durations.empty()) {
    out += property("media:duration", clock(total)) + durations;
    out += property("media:narrator", narrator(recording));
    out += property("media:active-class", "-epub-media-overlay-active");
    out += property("media:playback-active-class", "-epub-media-overlay-playing");
  }
  return out;
}

std::string item(std::string_view id, std::string_view href, std::string_view type,
                 std::string_view more = {}) {
  return fmt::format("<item id=\"{}\" href=\"{}\" media-type=\"{}\"{}/>\n", id, href, type, more);
}

std::string link(const BookEntry& entry, const BookIds& ids, std::string_view type = {}) {
  std::string fragment;
  if (entry.warning != nullptr) {
    fragment = "#" + ids.of(*entry.warning);
  } else if (!entry.begins_chapter && entry.sentence != nullptr) {
    fragment = "#" + ids.of(*entry.sentence);
  }
  return fmt::format("<a{} href=\"{}.xhtml{}\">{}</a>",
                     type.empty() ? "" : fmt::format(" epub:type=\"{}\"", type), file_stem(entry.chapter),
                     fragment, xml_escape(entry.title));
}

/// The headings as lists in lists.
std::string table_of_contents(const std::vector<BookEntry>& entries, const std::vector<BookIds>& ids) {
  std::string out;
  int level = 0;
  for (const BookEntry& entry : entries) {
    if (entry.level == 0) {
      continue;
    }
    if (entry.level > level) {
      out += "<ol>\n";
    } else {
      out += "</li>\n";
      for (int up = entry.level; up < level; ++up) {
        out += "</ol>\n</li>\n";
      }
    }
    level = entry.level;
    out += "<li>" + link(entry, ids[entry.chapter]);
  }
  for (; level > 0; --level) {
    out += "</li>\n</ol>\n";
  }
  return out;
}

std::string landmarks(const Book& book, const std::vector<BookEntry>& entries,
                      const std::vector<BookIds>& ids) {
  std::string out = fmt::format("<ol>\n<li>{}</li>\n", link(entries.front(), ids.front(), "bodymatter"));
  for (const BookEntry& entry : entries) {
    if (entry.warning != nullptr) {
      out += fmt::format("<li>{}</li>\n", link(entry, ids[entry.chapter], "notice"));
    }
  }
  const auto references = references_chapter(book);
  if (references) {
    out += fmt::format("<li><a epub:type=\"endnotes\" href=\"{}.xhtml#{}\">{}</a></li>\n",
                       file_stem(*references), k_references_id, xml_escape(book.words.references));
  }
  return out + "</ol>\n";
}

} // namespace

std::string epub_package(const Book& book) {
  const std::string& language = book.recording->language;
  const bool rtl = is_right_to_left(language);
  std::string manifest = item("nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"") +
                         item("style", "style.css", "text/css");
  std::string spine;
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    const std::string stem = file_stem(i);
    const bool overlay = has_overlay(book, i);
    manifest += item("c" + stem, stem + ".xhtml", "application/xhtml+xml",
                     overlay ? fmt::format(" media-overlay=\"m{}\"", stem) : "");
    if (overlay) {
      manifest += item("m" + stem, stem + ".smil", "application/smil+xml");
      manifest += item("a" + stem, stem + ".mp3", "audio/mpeg");
    }
    spine += fmt::format("<itemref idref=\"c{}\"/>\n", stem);
  }
  return fmt::format(
      R"(<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{}" dir="{}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{}</metadata>
<manifest>
{}</manifest>
<spine{}>
{}</spine>
</package>
)",
      xml_escape(language), rtl ? "rtl" : "ltr", metadata(book), manifest,
      rtl ? " page-progression-direction=\"rtl\"" : "", spine);
}

std::string epub_navigation(const Book& book) {
  const std::vector<BookEntry> all = entries(book);
  std::vector<BookIds> ids;
  for (const OutlineChapter& chapter : book.outline) {
    ids.emplace_back(chapter);
  }
  return epub_page(book.recording->language, book.title,
                   fmt::format(
                       R"(<nav id="toc" epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">{}</h1>
{}</nav>
<nav id="landmarks" epub:type="landmarks" aria-labelledby="places">
<h2 id="places">{}</h2>
{}</nav>
)",
                       xml_escape(book.words.contents), table_of_contents(all, ids),
                       xml_escape(book.words.landmarks), landmarks(book, all, ids)));
}

} // namespace audiosheet::publish
