// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which boxes of a page are callouts, told from class names, roles and labels: tables of data over the
// design systems of publishers (NHS, GOV.UK, USWDS, VA, Canada.ca, Bootstrap, Sphinx, MkDocs, Docusaurus …)
// and over the words that others use.
#pragma once

#include "model/fact_sheet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::read {

struct Node;

struct CalloutEvidence {
  CalloutKind kind = CalloutKind::note;
  std::string why;      ///< "class usa-alert--warning"
  bool certain = false; ///< the mark-up names the kind; otherwise it only says that this is a box
};

/// Whether the mark-up itself says that it is a warning.
bool names_warning(const CalloutEvidence& evidence);

/// Whether the element's own mark-up makes it a callout.
std::optional<CalloutEvidence> callout_evidence(const Node& node);

/// Kind of a directive, admonition or alert ("warning", "seealso", "ACHTUNG"), in any language.
std::optional<CalloutKind> callout_of_word(std::string_view word);

/// The element is a part of a box ("alert__title", "callout-heading") that names it.
bool is_box_title(const Node& node);

/// The element is a box of key points.
bool is_takeaways_box(const Node& node);

/// The element holds questions and answers (an accordion, a FAQ).
bool is_question_box(const Node& node);

} // namespace audiosheet::read
