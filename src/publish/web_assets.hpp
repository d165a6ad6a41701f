// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of src/publish/web/, which the build embeds in the program.
#pragma once

#include <string_view>

namespace audiosheet::publish {

extern const std::string_view k_page_html; ///< the page, with `{{name}}` where something is filled in
extern const std::string_view k_page_css;
extern const std::string_view k_page_js;
extern const std::string_view k_icons_svg;
extern const std::string_view k_library_html; ///< the index over several sheets
extern const std::string_view k_library_css;
extern const std::string_view k_library_js;

} // namespace audiosheet::publish
