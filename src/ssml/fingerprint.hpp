// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an utterance or chapter was when it was generated, in eight digits: enough to tell later whether a
// person has edited it (docs/adr/0004-script-merge.md).
#pragma once

#include "model/script.hpp"

#include <string>
#include <vector>

namespace audiosheet::ssml {

/// Of everything that is heard and of the role; not of where it stands (line, paragraph, number of the
/// warning), which changes when other parts of the sheet do.
std::string fingerprint(const Utterance& utterance);

/// The processing instruction that keeps fingerprints in a file, as lines of their own.
std::string generated_instruction(const std::vector<std::string>& generated);

/// First of the chapter's title, level and role, then one an utterance.
std::vector<std::string> fingerprints(const Chapter& chapter);

} // namespace audiosheet::ssml
