// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phonemes as scripts and lexicons write them -> eSpeak's mnemonics. docs/formats/phonemes.md has the table.
#pragma once

#include <string>
#include <string_view>

namespace audiosheet::speech {

/// Mnemonics ready to be put into a request's text ("[[h@l'oU]] [[w'3:ld]]", a bracket for each word), or
/// why there are none.
struct Mnemonics {
  std::string text;
  std::string problem; ///< empty when all went well
};

/// `phonemes`: IPA, or "x-espeak:" and eSpeak's mnemonics. IPA is read as English IPA and suits eSpeak's
/// English voices only: for other languages (`language`: BCP 47) the problem says so, while mnemonics are
/// passed through for all.
Mnemonics to_mnemonics(std::string_view phonemes, std::string_view language);

} // namespace audiosheet::speech
