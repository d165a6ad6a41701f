// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"

#include <string>
#include <string_view>

namespace audiosheet::read {

/// The bytes of a file as clean text: UTF-8 with LF line ends, without BOM, and without characters that
/// are never meant to be read (controls, bidirectional overrides, soft hyphens). Every line keeps its
/// number. Adds a note to `diagnostics` when the encoding had to be told from the content.
/// Throws Error "source:line: …" when the bytes are binary, empty, or in no known encoding.
std::string decode(const std::string& source, std::string_view bytes, Diagnostics& diagnostics);

} // namespace audiosheet::read
