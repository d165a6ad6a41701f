// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a document says, and where each line of it went. Made by `read`, consumed by `narrate`.
// All text is valid UTF-8, trimmed, with single spaces, without markup and without citation markers.
// Nothing is lost: each non-empty source line is in a block or in `skipped` with its reason.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace audiosheet {

/// Most urgent first.
enum class CalloutKind { danger, warning, caution, important, note, tip };

/// The first four kinds are warnings and emphasised; notes and tips are asides.
constexpr bool is_warning(CalloutKind kind) { return kind <= CalloutKind::important; }

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
  std::string text;
  bool operator==(const Paragraph&) const = default;
};

struct ListItem {
  std::string marker; ///< as written when the list is ordered ("3", "b"), else empty
  int line = 0;
  Blocks blocks; ///< the item's text is its first paragraph; nested lists follow
  bool operator==(const ListItem&) const;
};

struct List {
  bool ordered = false;
  std::vector<ListItem> items;
  bool operator==(const List&) const;
};

struct Callout {
  CalloutKind kind = CalloutKind::note;
  std::string title; ///< as written ("Important", "Call 999 if"); empty: the kind's signal word stands for it
  Blocks blocks;
  std::string evidence = {}; ///< what marks it and tells its kind ("class usa-alert-warning", "word Achtung")
  bool operator==(const Callout&) const;
};

struct Table {
  std::string caption;
  std::vector<std::string> header;            ///< one a column; empty when there is none
  std::vector<std::vector<std::string>> rows; ///< first cell names the row when `row_headers`
  bool row_headers = false;
  bool operator==(const Table&) const = default;
};

struct Figure {
  std::string alternative; ///< text alternative; empty when the image is decoration
  std::string caption;
  bool operator==(const Figure&) const = default;
};

struct Quotation {
  Blocks blocks;
  bool operator==(const Quotation&) const;
};

struct Block {
  std::variant<Paragraph, List, Callout, Table, Figure, Quotation> value;
  int line = 0;              ///< first source line, from 1
  std::string language = {}; ///< BCP 47, when it is not the sheet's; empty: that of what it stands in
  bool operator==(const Block&) const = default;
};

inline bool ListItem::operator==(const ListItem&) const = default;
inline bool List::operator==(const List&) const = default;
inline bool Callout::operator==(const Callout&) const = default;
inline bool Quotation::operator==(const Quotation&) const = default;

struct Question {
  std::string question;
  int line = 0;
  Blocks answer;
  bool operator==(const Question&) const = default;
};

struct Takeaway {
  int line = 0;
  Blocks blocks;
  bool operator==(const Takeaway&) const = default;
};

struct Reference {
  std::string text; ///< as written; the address when there is nothing else
  std::string url;  ///< empty when there is none
  int line = 0;
  bool operator==(const Reference&) const = default;
};

enum class SectionKind { section, faq, takeaways, references, trials };

/// A heading and what stands under it until the next heading. Sections are a flat list in document
/// order; `level` (2 = directly under the title, at most 6) says which lies under which.
struct Section {
  std::string heading;
  int level = 2;
  SectionKind kind = SectionKind::section;
  int line = 0;
  Blocks blocks;                     ///< prose; of a FAQ or list of takeaways: what introduces it
  std::vector<Question> questions;   ///< kind faq
  std::vector<Takeaway> takeaways;   ///< kind takeaways
  std::vector<Reference> references; ///< kind references
  int source_level = 0;              ///< as the document marks it (1–6); 0 when it has no marks
  bool operator==(const Section&) const = default;
};

/// A piece of the source that is deliberately not said.
struct Skipped {
  int line = 0;
  std::string text;
  std::string reason; ///< "navigation", "citation marker", "empty field", "page number", …
  bool operator==(const Skipped&) const = default;
};

/// Where the words of the source went; a word is a run of letters, marks and digits.
struct WordAccount {
  std::size_t words = 0;         ///< that a reader of the source sees
  std::size_t kept = 0;          ///< of these in the sheet
  std::size_t skipped = 0;       ///< of these in `FactSheet::skipped`
  std::vector<std::string> lost; ///< of these nowhere; should be empty

  bool operator==(const WordAccount&) const = default;
};

struct FactSheet {
  std::string title;
  int title_line = 0;
  std::string language = "en"; ///< BCP 47 ("en", "en-GB", "fr")
  std::string form;            ///< "text", "markdown", "html"
  std::string source;          ///< the file as the user named it
  std::string publisher;       ///< who publishes it, as the document's metadata say; else empty
  std::string date;            ///< of its last review or change, "2024-05-31"; empty when it says none
  Blocks lead;                 ///< what stands between the title and the first heading
  std::vector<Section> sections;
  std::vector<Skipped> skipped; ///< by line
  WordAccount account;

  bool operator==(const FactSheet&) const = default;
};

/// Names as in the contracts ("danger", "takeaways").
std::string to_string(CalloutKind kind);
std::string to_string(SectionKind kind);
std::optional<CalloutKind> callout_kind(const std::string& name);

/// The text of the blocks as a reader sees it: paragraphs, items ("• " or "3. "), captions, rows and
/// titles of callouts, one a line.
std::string plain_text(const Blocks& blocks);

} // namespace audiosheet
