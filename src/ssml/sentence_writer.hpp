// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script.hpp"
#include "ssml/xml_writer.hpp"

#include <string>

namespace audiosheet::ssml {

/// `mark` elements.
std::string write_marks(const MarkNames& marks);

/// The sentence as one line: `<s …>…</s>` with these attributes, inside a `prosody` when it has one of
/// its own.
std::string write_sentence(const Sentence& sentence, Attributes attributes);

} // namespace audiosheet::ssml
