// SPDX-License-Identifier: GPL-3.0-or-later
//
// What review.html looks like and how it behaves; report_html.cpp writes what it says.
#pragma once

#include <string_view>

namespace audiosheet::audit {

extern const std::string_view k_review_style;  ///< CSS: light, dark, print
extern const std::string_view k_review_script; ///< hears words, copies commands, filters tables; optional

} // namespace audiosheet::audit
