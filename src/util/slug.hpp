// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace audiosheet {

/// A name for files, folders and dialplans: [a-z0-9]+(-[a-z0-9]+)*, never empty, at most `limit` long.
/// Letters of other scripts are transliterated; a text without any letter becomes "sheet" and a few
/// digits of its hash, so that two of them differ.
std::string slugify(std::string_view text, std::size_t limit = 60);

} // namespace audiosheet
