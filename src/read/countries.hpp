// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace audiosheet::read {

/// Whether the text is names of countries in English and nothing else but "The" and a count
/// ("Austria Belgium The Netherlands +6").
bool is_list_of_countries(std::string_view text);

} // namespace audiosheet::read
