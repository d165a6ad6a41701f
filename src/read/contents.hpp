// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/part.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// An entry of a table of contents as it is compared with headings: "2. Symptoms ...... 4" as "symptoms"
/// with its number; empty for what is too long to be one.
std::string contents_key(std::string_view text);

/// "Contents", "On this page", in any of the languages.
bool is_contents_heading(std::string_view text);

/// Takes out what only lists the headings of the document: a list or run of lines most of which are
/// headings, with its own heading ("On this page"), and headings in a row that all come again.
void drop_contents(Blocks& lead, std::vector<Part>& parts, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
