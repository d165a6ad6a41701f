// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// What `|name|` stands for.
using RstSubstitutions = std::map<std::string, std::string, std::less<>>;

/// The words of reStructuredText without its inline mark-up: emphasis, literals, roles, links,
/// substitutions, references to footnotes ("[1]_" becomes "[1]"), escapes. Addresses and targets of links
/// go to `skipped`.
std::string rst_words(std::string_view text, int line, const RstSubstitutions& substitutions,
                      std::vector<Skipped>& skipped);

} // namespace audiosheet::read
