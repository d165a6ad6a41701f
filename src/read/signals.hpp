// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::read {

/// A signal word or sign at the start of a text: "⚠️ Important", "Warning: …", "NOTE – …".
struct Signal {
  CalloutKind kind = CalloutKind::note;
  std::string title;    ///< as written, without sign and colon; the kind's name when there is only a sign
  std::string evidence; ///< what gave it away: "signal word \"Warning\"", "sign ⚠"
  std::size_t size = 0; ///< bytes of the text that the signal takes up, with what separates it from the rest
  bool alone = false;   ///< nothing follows
};
std::optional<Signal> signal_at_start(std::string_view text);

} // namespace audiosheet::read
