// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

#include <string>

namespace audiosheet::publish {

/// The notes of an episode as the HTML that podcast players show: title, chapters with their times, lead,
/// warnings and references. Directories take 4,000 bytes, so what has no room is shortened or left out,
/// references first; chapters are only shortened when nothing else is left.
std::string notes_html(const Job& job);

} // namespace audiosheet::publish
