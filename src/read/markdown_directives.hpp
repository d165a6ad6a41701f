// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <map>
#include <string>
#include <string_view>

namespace audiosheet::read {

/// A named container of any Markdown dialect: directive, admonition, shortcode.
struct Directive {
  std::string name;                           ///< "warning", "admonition", "callout"
  std::string argument;                       ///< what stands behind the name
  std::map<std::string, std::string> options; ///< "class" → "caution"
  bool argument_is_text = false;              ///< the argument begins the text; otherwise it is the title
  std::string evidence;                       ///< "shortcode callout"
};

/// What stands in its place: HTML before and behind its body, or nothing of it at all.
struct Expansion {
  std::string open;
  std::string close;
  std::string text;   ///< Markdown that begins the body
  std::string reason; ///< why the body is skipped; empty: it isn't
  bool code = false;  ///< the body is code, to be kept as it is
};

Expansion expand(const Directive& directive);

/// Whether the name alone says that this is a callout ("warning", "admonition", "hint").
bool names_callout(std::string_view name);

/// Whether a directive of that name takes what stands behind it as text (".. note:: text"), not as title.
bool takes_text(std::string_view name);

} // namespace audiosheet::read
