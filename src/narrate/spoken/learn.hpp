// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/rule.hpp"

namespace audiosheet::narrate::spoken {

/// Takes from a sheet's text the acronyms that it defines ("… tumor (IMT)", "IMT (inflammatory …",
/// "shortened to IMT") and the words that it writes in lower case.
void learn(std::string_view text, Learned& learned);

} // namespace audiosheet::narrate::spoken
