// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/daisy.hpp"

#include "publish/book_markup.hpp"
#include "publish/daisy_parts.hpp"
#include "publish/published.hpp"
#include "util/file.hpp"
#include "util/xml.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

/// The style tells warnings apart for those who look at the text, too.
std::string daisy_text(const Book& book, std::size_t chapter) {
  const Recording& recording = *book.recording;
  const std::string body = chapter_markup(book, chapter, BookIds(book.outline[chapter]), Markup::daisy);
  return ascii_only(fmt::format(
      R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"{}>
<head>
<meta http-equiv="Content-type" content="text/html; charset=utf-8"/>
<title>{}</title>
<style type="text/css">
.warning {{ border: 3px solid #b00020; padding: 0 1em; }}
.note {{ border: 1px solid; padding: 0 1em; }}
.label {{ font-weight: bold; }}
.numbered {{ list-style-type: none; }}
td, th {{ border: 1px solid; vertical-align: top; }}
</style>
</head>
<body>
{}</body>
</html>
)",
      language_attributes(recording.language), xml_escape(recording.title), body));
}

std::vector<std::string> write_daisy(const Book& book, const std::filesystem::path& folder) {
  std::vector<std::string> names{"ncc.html", "master.smil"};
  DaisyFolder others;
  const auto write = [&](const std::string& name, const std::string& content) {
    write_file(folder / name, content);
    others.bytes += content.size();
    ++others.files;
  };
  write("master.smil", daisy_master(book));
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    const std::string stem = file_stem(i);
    write(stem + ".smil", daisy_smil(book, i));
    write(stem + ".html", daisy_text(book, i));
    link_or_copy(book.audio.at(i), folder / (stem + ".mp3"));
    others.bytes += std::filesystem::file_size(folder / (stem + ".mp3"));
    ++others.files;
    for (const char* const extension : {".smil", ".html", ".mp3"}) {
      names.push_back(stem + extension);
    }
  }
  write_file(folder / "ncc.html", daisy_ncc(book, others));
  return names;
}

} // namespace audiosheet::publish
