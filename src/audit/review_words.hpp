// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words and the small pieces of HTML that review.html is put together from.
#pragma once

#include "audit/audit.hpp"

#include <span>
#include <string>
#include <string_view>

namespace audiosheet::audit {

struct VerdictLook {
  Verdict verdict = Verdict::verified;
  std::string_view style, label, sign, legend;
};

/// The gravest first.
std::span<const VerdictLook> verdict_looks();
const VerdictLook& look_of(Verdict verdict);

struct KindName {
  std::string_view kind, one, many;
};

std::span<const KindName> kind_names();
std::string_view kind_name(std::string_view kind, std::size_t count);

/// Escaped, and without the characters that turn the direction of what follows: they could make a number
/// look like another.
std::string safe(std::string_view text);

/// The sentence, safe, with its fact in <mark>; not the "9" of "589".
std::string marked(std::string_view sentence, std::string_view fact);

/// For a POSIX shell: nothing in a sheet may become a command of the person who pastes it.
std::string shell_quoted(std::string_view text);

/// "1 line", "3 lines"
std::string plural(std::size_t count, std::string_view one, std::string_view many);

std::string line_text(int line);
std::string hear_button(std::string_view words);

} // namespace audiosheet::audit
