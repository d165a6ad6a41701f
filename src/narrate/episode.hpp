// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a recording says around the sheet when its profile makes an episode of it ([episode]).
#pragma once

#include "model/fact_sheet.hpp"
#include "model/profile.hpp"
#include "narrate/chapter_builder.hpp"

namespace audiosheet::narrate {

/// How much the script holds; an introduction tells it before it is said.
struct Contents {
  std::size_t chapters = 0;
  int warnings = 0;
  bool operator==(const Contents&) const = default;
};

Contents contents_of(const Script& script);

/// Source, date, contents and advice, as far as the profile wants them and the sheet has them, into the
/// chapter that the builder is in.
void introduce(ChapterBuilder& builder, const FactSheet& sheet, const Profile& profile,
               const Phrases& phrases, const Contents& contents, const std::string& language);

/// The takeaways once more and what was heard, into the chapter that the builder is in.
void conclude(ChapterBuilder& builder, const FactSheet& sheet, const Profile& profile,
              const Phrases& phrases);

/// Puts the cue "chapter" and the pause behind it before what the chapter says.
void announce(Chapter& chapter, const Pauses& pauses);

} // namespace audiosheet::narrate
