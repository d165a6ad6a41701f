// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// The blocks with callouts made of what only words or signs mark: a paragraph "Warning: …", a signal
/// alone with the block below, a quotation that begins with one. A list joins when its announcement
/// ("… if:") is the callout's text. Callouts that are marked already take the stronger kind when their
/// own first words say so.
/// A form with mark-up has boxes for its asides; there a paragraph "Note: …" is prose that says so
/// itself, and only warnings are made of words (`Asides::marked`).
enum class Asides { by_words, marked };
Blocks with_callouts(Blocks blocks, Asides asides, std::vector<Skipped>& skipped);

/// Whether the heading is that of the warnings in a medicine's leaflet ("Warnings and precautions"), as
/// the templates of the European agency have it in each language.
bool is_precautions(std::string_view heading);

/// The blocks below such a heading with what comes first, up to the end of its list, made a warning.
Blocks with_precautions(Blocks blocks, const std::string& heading);

} // namespace audiosheet::read
