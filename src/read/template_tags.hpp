// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// Takes out what a template engine would replace (Jinja, Liquid, Twig, Handlebars, ERB, PHP): {% … %},
/// {{ … }}, {# … #}, <% … %>, <? … ?>. Lines stay where they are. A named block ({% block footer %}) leaves
/// a comment "@block footer" and "@endblock" where it begins and ends.
std::string strip_template_tags(std::string_view text, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
