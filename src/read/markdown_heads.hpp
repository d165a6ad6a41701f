// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first line of a container, as its dialect of Markdown writes it, read into a directive. Each function
// takes a trimmed line and returns nothing when the line doesn't begin such a container.
#pragma once

#include "read/markdown_directives.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::read {

/// Letters, digits, "-" and "_" of ASCII: names of directives, classes and options.
bool is_name_character(char c);
std::string_view word_at(std::string_view text);
std::string unquoted(std::string_view text);

/// `!!! warning "Title"`, `??? note "Title"`, `=== "Tab"`
std::optional<Directive> admonition_head(std::string_view line);

/// `:::danger Title`, `::: {.callout-note}`, `:::{warning}`
std::optional<Directive> colon_head(std::string_view line);

/// What stands behind the backticks: `{note} Title`, `ad-note`. A language of programs is none.
std::optional<Directive> fence_head(std::string_view info);

/// `.. question:: text`
std::optional<Directive> rest_head(std::string_view line);

/// `{: .warning title="Mind"}`: a callout whose name is one of the classes; without a name when none is.
Directive attribute_head(std::string_view braces);

} // namespace audiosheet::read
