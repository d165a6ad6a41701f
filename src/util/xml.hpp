// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace audiosheet {

/// For text and attribute values of XML and HTML: & < > " ' escaped; characters that XML 1.0 forbids
/// (most controls, lone surrogates, U+FFFE, U+FFFF) are dropped.
std::string xml_escape(std::string_view text);

} // namespace audiosheet
