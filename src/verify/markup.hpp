// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::verify {

struct Link {
  std::string target; ///< as written, character references resolved
  int line = 0;
};

/// A stretch of a sound that a SMIL file plays.
struct Clip {
  std::string source;
  double begin = 0.0; ///< seconds
  double end = 0.0;   ///< seconds
  int line = 0;
};

/// What a document points at and what can be pointed at in it.
struct Markup {
  std::set<std::string> ids;
  std::vector<std::string> twice; ///< ids that occur more than once
  std::vector<Link> links;
  std::vector<Clip> clips;
};

/// Reads XML (XHTML, SMIL, OPF, VoiceXML …). Throws Error "line N: …" when it is not well-formed or a clip
/// has no times. External entities are never read, and a document that declares entities is refused.
Markup read_xml(std::string_view text);

/// Reads HTML as a browser does.
Markup read_html(std::string_view text);

/// A SMIL clock value in seconds: "npt=1.108s", "1.108s", "0:00:01.108", "00:01.108"; nothing when it is
/// none.
std::optional<double> clock_value(std::string_view text);

} // namespace audiosheet::verify
