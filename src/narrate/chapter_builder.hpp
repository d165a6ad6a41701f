// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lexicon.hpp"
#include "model/profile.hpp"
#include "model/script.hpp"
#include "narrate/sentences.hpp"
#include "narrate/spoken.hpp"

#include <map>
#include <string>
#include <string_view>

namespace audiosheet::narrate {

/// How the next words are said.
struct Manner {
  Role role = Role::body;
  std::string voice = "narrator";
  std::optional<CalloutKind> kind;
  int warning = 0;
  std::string within;   ///< the containers around it, as Utterance::within
  std::string language; ///< when it is not the script's
};

/// Puts utterances into a chapter. Pauses asked for between utterances are merged: the longest wins, and
/// none stands at a chapter's beginning unless a warning needs it.
class ChapterBuilder {
public:
  ChapterBuilder(const Profile& profile, const SpokenForm& spoken, SentenceSplitter& splitter,
                 const Lexicon& lexicon)
      : m_profile(profile), m_spoken(spoken), m_splitter(splitter), m_lexicon(lexicon) {}

  void begin(Chapter chapter);
  /// Ends the chapter with the pause that divides chapters. An empty chapter comes back without utterances.
  Chapter end();

  /// The sentences of a text, in one paragraph. `prefix` goes before the first ("3. ").
  void say(std::string_view text, int line, const Manner& manner, Part part = Part::speech,
           std::string_view prefix = {});
  /// The manner of what stands in a new container of that kind ("list", "item").
  [[nodiscard]] Manner inside(std::string_view kind, Manner manner);
  /// Asks for silence before whatever comes next. `reason` is a key of the profile's [pauses].
  void pause(milliseconds duration, std::string_view reason);
  /// Puts silence now: inside and around callouts, where it belongs to the callout.
  void rest(milliseconds duration, std::string_view reason, const Manner& manner);
  void cue(const std::string& name, Part part, const Manner& manner, int line);

private:
  [[nodiscard]] Utterance silence() const;
  void flush();
  void add_sentence(std::string_view text, int line, const Manner& manner, Part part);
  std::vector<Run> runs_of(std::string_view text, const std::string& language);
  Utterance utterance(const Manner& manner, Part part, int line) const;

  const Profile& m_profile;
  const SpokenForm& m_spoken;
  SentenceSplitter& m_splitter;
  const Lexicon& m_lexicon;
  std::map<std::string, SpokenForm>
      m_others; ///< of other languages that were met: English takes a millisecond
  Chapter m_chapter;
  Pause m_pending;
  int m_paragraph = 0;
  std::map<std::string, int> m_containers; ///< so far in this chapter, by the path without its number
};

} // namespace audiosheet::narrate
