// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "model/fact_sheet.hpp"
#include "model/lexicon.hpp"
#include "model/profile.hpp"
#include "model/script.hpp"
#include "narrate/verbosity.hpp"

#include <string>

namespace audiosheet::narrate {

struct Options {
  std::string language;    ///< BCP 47 with region; empty: the sheet's, or the profile's of the same language
  bool references = false; ///< read the references out
  Verbosity verbosity = Verbosity::normal;
  Lexicon lexicon; ///< pronunciations of words
};

struct Narration {
  Script script;
  Diagnostics diagnostics;
};

/// Who says what, in which order: one chapter for title and lead, each section, each question and each
/// takeaway, in document order; written and spoken form side by side; warnings as the design says.
/// Nothing of the sheet is dropped but references (unless asked for), and then a chapter says so.
Narration narrate(const FactSheet& sheet, const Profile& profile, const Phrases& phrases,
                  const Options& options = {});

/// The language a sheet is spoken in by a profile: the profile's when the sheet only says "en".
std::string spoken_language(const FactSheet& sheet, const Profile& profile);

} // namespace audiosheet::narrate
