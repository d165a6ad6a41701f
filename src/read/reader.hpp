// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>

namespace audiosheet::read {

struct ReadResult {
  FactSheet sheet;
  Diagnostics diagnostics;
};

/// Understands a document. `source` is its name for messages and, by its extension, the form
/// (.txt, .md, .html, …; unknown: told from the content). `bytes` may be in any encoding that can be told
/// (UTF-8 with or without BOM, UTF-16 with BOM, Windows-1252).
/// Throws Error "source:line: …" when it is empty, binary, or in no known encoding.
ReadResult read_sheet(const std::string& source, std::string_view bytes);

} // namespace audiosheet::read
