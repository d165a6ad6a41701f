// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a single element of a page says about being content or not: tables of tags, roles, class names and
// labels, each with the reason that is reported.
#pragma once

#include "read/html_dom.hpp"

namespace audiosheet::read {

/// How surely the element holds the page's own text: 3 <main>, 2 <article> and the like, 1 an id or class
/// that says so, 0 not at all.
int main_rank(const Node& node);

/// Not shown to anybody: hidden, display:none, aria-hidden, classes that hide.
bool is_hidden(const Node& node);
/// Shown to screen readers only.
bool is_visually_hidden(const Node& node);

/// Elements that never hold content (script, svg, iframe …); empty for all others.
std::string_view reason_of_element(const Node& node);
std::string_view reason_of_role(const Node& node);
/// By class and id.
std::string_view reason_of_names(const Node& node);
/// By the name of a template's block ("footer").
std::string_view reason_of_template_block(std::string_view name);

/// button, input, select and what else only a form has.
bool is_control(const Node& node);

struct LinkList {
  std::size_t count = 0;
  std::size_t inside = 0; ///< links to places on this page
};
LinkList survey_links(const Node& list);

/// Whether a label announces links to elsewhere ("Related information"), or this page's contents.
bool announces_links(std::string_view label);
bool announces_contents(std::string_view label);

} // namespace audiosheet::read
