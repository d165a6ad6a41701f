// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/html_dom.hpp"

namespace audiosheet::read {

enum class PageKind {
  page,    ///< a whole page: its main content is told from what surrounds it
  fragment ///< HTML made from Markdown: only what is marked as no content is left out
};

/// Sets `skip` of every node that is no content, with its reason: navigation, cookie notices, scripts,
/// hidden parts, forms, footers, related links … Content is never left out for its class name alone when
/// it holds most of the page's prose.
void mark_main_content(Document& document, PageKind kind);

} // namespace audiosheet::read
