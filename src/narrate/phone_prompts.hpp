// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/call_tree.hpp"
#include "model/lexicon.hpp"
#include "model/profile.hpp"
#include "narrate/chapter_builder.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::narrate {

/// What the phone says beside the sheet: sentences from the phrase file, as chapters of a script.
class PhonePrompts {
public:
  /// The arguments must outlive it. Throws NoHotline when the phrases have no words for the phone.
  PhonePrompts(const Script& sheet, const Profile& profile, const Phrases& phrases, const Lexicon& lexicon);

  /// The phrase `phone.NAME` with its values and with {key} as the caller knows the key.
  [[nodiscard]] std::string say(std::string_view name, char key,
                                std::map<std::string, std::string> values = {}) const;
  [[nodiscard]] std::string say(std::string_view name,
                                const std::map<std::string, std::string>& values = {}) const;

  /// About how long the sentences take to say, in seconds.
  [[nodiscard]] double seconds(const std::vector<std::string>& sentences) const;

  void add(const std::string& name, const std::vector<std::string>& sentences);

  [[nodiscard]] std::vector<CallPrompt> take_prompts() { return std::move(m_prompts); }
  [[nodiscard]] Script take_script() { return std::move(m_script); }

private:
  [[nodiscard]] std::string key_name(char key) const;

  const Profile& m_profile;
  const Phrases& m_phrases;
  SpokenForm m_spoken;
  SentenceSplitter m_splitter;
  ChapterBuilder m_builder;
  std::vector<CallPrompt> m_prompts;
  Script m_script;
};

} // namespace audiosheet::narrate
