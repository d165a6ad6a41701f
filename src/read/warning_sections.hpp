// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/outline.hpp"

#include <unordered_set>

namespace audiosheet::read {

/// The sections of drug leaflets that are warnings by their standard headings ("Warnings and precautions",
/// "Boxed warning"): what stands below such a heading, or below such a paragraph in bold, becomes a callout
/// up to the next heading or bold paragraph. `bold` are the entries that are a paragraph in bold.
void box_warning_sections(Outline& outline, const std::unordered_set<std::size_t>& bold);

} // namespace audiosheet::read
