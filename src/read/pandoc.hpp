// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/outline.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::read {

/// pandoc's name for the format of a file that only pandoc reads, by the file's extension (.docx, .odt,
/// .epub …); nothing for all others.
std::optional<std::string> pandoc_format(const std::string& source);

/// Reads a document by way of the program `pandoc`, which has to be installed. pandoc reads and writes no
/// other file (--sandbox); time, memory and output are bounded. Throws Error that names the file and the
/// mend when pandoc is missing or fails.
Outline read_with_pandoc(const std::string& source, const std::string& format, std::string_view bytes);

/// What is read in the place of pandoc's "html" output; for tests.
Outline read_converted(std::string_view html);

} // namespace audiosheet::read
