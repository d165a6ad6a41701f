// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/outline.hpp"

#include <string>
#include <string_view>

namespace audiosheet::read {

/// A form of document and the function that reads it.
struct Form {
  std::string_view name;
  std::string_view extensions; ///< with a space at both ends and between them
  Outline (*read)(std::string_view);
};

/// The form of a document: by its extension, and by its content when the extension is unknown or is
/// ".txt" and the content is plainly Markdown, HTML or reStructuredText.
const Form& form_of(const std::string& source, std::string_view text);

/// Whether a name's extension is that of a form, or of one that pandoc reads.
bool has_known_form(const std::string& source);

} // namespace audiosheet::read
