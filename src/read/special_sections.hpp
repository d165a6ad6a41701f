// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sections that are more than prose: questions, takeaways, references.
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// A question or answer without its label ("Q:", "Q1.", "Answer:"), which goes to `skipped`.
enum class QaPart { question, answer };
std::string without_label(std::string_view text, QaPart part, int line, std::vector<Skipped>& skipped);

/// Moves the questions that the blocks of a FAQ hold ("Can it spread?" as a paragraph with its answer
/// below, "Q: … A: …", a list of them) into `section.questions`.
void extract_questions(Section& section, std::vector<Skipped>& skipped);

/// Moves list items, or paragraphs when there is no list, into `section.takeaways`; numbers of items go
/// to `skipped`.
void extract_takeaways(Section& section, std::vector<Skipped>& skipped);

/// Moves list items and paragraphs into `section.references`.
void extract_references(Section& section);

/// Whether most of the blocks look like references: an address, a DOI, a year, "et al".
bool look_like_references(const Blocks& blocks);

} // namespace audiosheet::read
