// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "model/fact_sheet.hpp"
#include "read/imprint.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace audiosheet::read {

/// What the source's own mark-up (not its words) says a heading is.
enum class HeadingMark {
  none,
  title,    ///< the document's title, whatever its level
  question, ///< a question of an FAQ: what follows, up to the next heading, answers it
  takeaways ///< what follows, up to the next heading, is a box of key points
};

struct Heading {
  std::string text;
  int level = 0; ///< 1–6 as the source has it; 0: a heading whose level can't be told
  int line = 0;
  HeadingMark mark = HeadingMark::none;
  bool operator==(const Heading&) const = default;
};

/// What each form's reader makes: the document's headings and blocks in order, with nothing decided
/// about their meaning. `assemble` decides what is title, lead, question, takeaway, reference or noise.
struct Outline {
  std::string title;    ///< when the form has a place for it (front matter, <title>, JSON-LD), else empty
  std::string language; ///< when the form has a place for it, else empty
  Imprint imprint;      ///< as far as the form's metadata say
  std::string form;     ///< "text", "markdown", "html"
  std::vector<std::variant<Heading, Block>> entries;
  std::vector<Reference> references; ///< footnotes that stand in no section of their own
  std::vector<Skipped> skipped;      ///< what the reader itself left out
  std::vector<int> empty_headings;   ///< lines of headings without text
  std::optional<std::string>
      visible; ///< the words that a reader of the source sees; none: those of the source
  Diagnostics diagnostics;
};

/// Turns an outline into a sheet: title, lead, sections and their kinds and levels, questions,
/// takeaways, references, callouts that are marked by words alone, and noise, each skipped with a reason.
FactSheet assemble(Outline outline);

/// One function a form. `text` is valid UTF-8 with LF line ends and without BOM.
Outline read_text(std::string_view text);
Outline read_restructured_text(std::string_view text);
Outline read_markdown(std::string_view text);
Outline read_html(std::string_view text);

} // namespace audiosheet::read
