// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace audiosheet::ssml {

constexpr std::string_view k_ssml_namespace = "http://www.w3.org/2001/10/synthesis";
constexpr std::string_view k_as_namespace = "urn:audiosheet:script:1";
constexpr std::string_view k_xml_namespace = "http://www.w3.org/XML/1998/namespace";

/// Processing instruction that keeps the fingerprints of what was generated.
constexpr std::string_view k_generated_instruction = "audiosheet-generated";

/// The voice that speaks when nothing names another.
constexpr std::string_view k_narrator = "narrator";

/// Reasons of the pauses that stand where the document has no break (keys of a profile's [pauses]).
constexpr std::string_view k_sentence_pause = "sentence";
constexpr std::string_view k_paragraph_pause = "paragraph";

} // namespace audiosheet::ssml
