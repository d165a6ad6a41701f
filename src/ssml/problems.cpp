// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/problems.hpp"

#include "util/text.hpp"

#include <utility>

namespace audiosheet::ssml {

void Problems::add(Severity severity, const Element& element, std::string message) {
  add(severity, element.position, std::move(message));
}

void Problems::add(Severity severity, const Element& element, std::string_view attribute,
                   std::string message) {
  // Finding an attribute reads its tag again, so stop at the limit before that.
  if (!is_full()) {
    add(severity, attribute_position(m_document, element, attribute), std::move(message));
  }
}

void Problems::add(Severity severity, Position position, std::string message) {
  if (m_count++ == k_limit) {
    message = "more problems are not shown";
  }
  if (m_count <= k_limit + 1) {
    m_diagnostics.push_back({severity, m_file, position.line, position.column, std::move(message)});
  }
}

std::string in_quotes(std::string_view text) { return "\"" + shorten(text, 60) + "\""; }

} // namespace audiosheet::ssml
