// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small questions about nodes and blocks that several parts of the reader of HTML ask.
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>

namespace audiosheet::read {

struct Node;

/// Whether the text ends with a question mark of any script.
bool asks(std::string_view text);

/// White space between elements.
bool is_blank(const Node& node);

/// The name of a schema.org/Question in microdata.
bool is_question_name(const Node& node);

/// An element of a component library that shows and hides its content (`<va-accordion-item>`, `<Accordion>`).
bool is_custom_foldable(const Node& node);

/// The title that an element of a component library has as an attribute ("headline", "title", "label" …).
std::string named_by_attribute(const Node& node);

std::size_t count_headings(const Node& node);

/// A list of notes at the end ("footnotes", role doc-endnotes).
bool is_footnotes(const Node& node);

/// Makes a signal word at the start of the callout's text its title.
void take_title(Callout& callout);

} // namespace audiosheet::read
