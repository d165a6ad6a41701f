// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/outline.hpp"

namespace audiosheet::read {

Outline read_restructured_text(std::string_view text) { return read_text(text); }

} // namespace audiosheet::read
