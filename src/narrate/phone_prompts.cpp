// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_prompts.hpp"

#include "narrate/phone_menus.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::narrate {

namespace {

/// All that the sheet says, for the acronyms that it defines.
std::string whole_text(const Script& sheet) {
  std::string text = sheet.title;
  for (const auto& chapter : sheet.chapters) {
    for (const auto& utterance : chapter.utterances) {
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        text += "\n" + written_text(*sentence);
      }
    }
  }
  return text;
}

} // namespace

PhonePrompts::PhonePrompts(const Script& sheet, const Profile& profile, const Phrases& phrases,
                           const Lexicon& lexicon)
    : m_profile(profile),
      m_phrases(phrases),
      m_spoken(sheet.language),
      m_splitter(sheet.language),
      m_builder(profile, m_spoken, m_splitter, lexicon) {
  if (phrases.get("phone.main").empty()) {
    throw NoHotline(
        fmt::format("there are no words for a phone menu in \"{0}\": write voices/phrases/{1}.toml "
                    "(docs/formats/profile.md), or leave the hotline out of --for",
                    sheet.language, ascii_lower(sheet.language.substr(0, sheet.language.find('-')))));
  }
  m_spoken.learn(whole_text(sheet));
  m_script.title = sheet.title;
  m_script.language = sheet.language;
  m_script.slug = sheet.slug;
}

std::string PhonePrompts::key_name(char key) const {
  if (key == '*') {
    return m_phrases.get("phone.star");
  }
  if (key == '#') { // it has a name of its own in America
    return m_phrases.get(m_script.language == "en-US" ? "phone.hash_us" : "phone.hash");
  }
  return {key};
}

std::string PhonePrompts::say(std::string_view name, char key,
                              std::map<std::string, std::string> values) const {
  values["key"] = key_name(key);
  return say(name, values);
}

std::string PhonePrompts::say(std::string_view name, const std::map<std::string, std::string>& values) const {
  return m_phrases.get(fmt::format("phone.{}", name), values);
}

/// Measured on eSpeak NG: a word of its rate takes about 5.1 letters and spaces. Scripts whose signs are
/// syllables or words take as long as several letters for each.
double PhonePrompts::seconds(const std::vector<std::string>& sentences) const {
  constexpr double k_letters_a_word = 5.1;
  constexpr std::size_t k_letters_a_sign = 4;
  constexpr char32_t k_first_sign = 0x2E80;
  const Voice& voice = m_profile.voice("narrator");
  const double letters_a_second = voice.rate_wpm * k_letters_a_word / 60.0;
  double seconds = 0.0;
  for (const auto& sentence : sentences) {
    const std::string spoken = m_spoken.line(sentence);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < spoken.size();) {
      letters += next_code_point(spoken, i) >= k_first_sign ? k_letters_a_sign : 1;
    }
    seconds += static_cast<double>(letters) / letters_a_second +
               std::chrono::duration<double>(m_profile.pauses.sentence).count();
  }
  return seconds;
}

void PhonePrompts::add(const std::string& name, const std::vector<std::string>& sentences) {
  const std::string text = join(sentences, " ");
  CallPrompt prompt;
  prompt.name = name;
  prompt.text = text;
  m_prompts.push_back(std::move(prompt));
  Chapter chapter;
  chapter.id = prompt_chapter_id(name);
  chapter.title = name;
  chapter.role = ChapterRole::notice;
  m_builder.begin(std::move(chapter));
  for (const auto& sentence : sentences) {
    m_builder.say(sentence, 0, {.role = Role::prompt});
  }
  m_script.chapters.push_back(m_builder.end());
}

} // namespace audiosheet::narrate
