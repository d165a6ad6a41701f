// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sheets of any size, as scripts: what a menu is made of is titles, roles and warnings.
#pragma once

#include "model/script.hpp"

#include <fmt/format.h>
#include <random>

namespace audiosheet {

struct SheetSize {
  std::size_t sections = 0;
  std::size_t questions = 0; ///< behind a chapter that heads them, when there are any
  std::size_t takeaways = 0;
  int warnings = 0;
};

inline Utterance said(const std::string& text, Role role, int warning = 0) {
  Utterance utterance;
  Sentence sentence;
  sentence.voice = "narrator";
  sentence.runs.emplace_back(Words{.written = text, .spoken = text});
  utterance.value = std::move(sentence);
  utterance.role = role;
  utterance.warning = warning;
  if (warning > 0) {
    utterance.kind = CalloutKind::warning;
  }
  return utterance;
}

/// The same for the same seed. Some headings are equal, some long, some empty of letters.
inline Script generated_sheet(const SheetSize& size, unsigned seed = 1) {
  static const std::vector<std::string> k_headings{
      "What are the symptoms of hay fever?",
      "How is hay fever treated?",
      "Treatment",
      "Treatment?",
      "treatment!",
      "When should I call a doctor about my breathing, my heart or a swelling of the face or of the neck?",
      "***",
      "Food, drink, sleep and everything else that may or may not make a difference to how you feel",
      "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel und Krankenversicherungskarte",
      "Can it be prevented?"};
  std::minstd_rand random(seed);
  Script script;
  script.title = "Hay fever – basic information";
  script.language = "en-US";
  script.slug = "hay-fever-basic-information";
  const auto add = [&](const std::string& title, int level, ChapterRole role) {
    Chapter chapter;
    chapter.title = title;
    chapter.level = level;
    chapter.role = role;
    chapter.id = fmt::format("c-{}", script.chapters.size() + 1);
    chapter.utterances.push_back(said(title, Role::heading));
    chapter.utterances.push_back(said("Pollen makes the nose run.", Role::body));
    script.chapters.push_back(std::move(chapter));
  };
  add(script.title, 1, ChapterRole::title);
  for (std::size_t i = 0; i < size.sections; ++i) {
    add(k_headings[random() % k_headings.size()], random() % 3 == 0 ? 2 : 1, ChapterRole::section);
  }
  for (std::size_t i = 0; i < size.questions; ++i) {
    if (i == 0) {
      add("Questions and answers", 1, ChapterRole::faq);
    }
    add(k_headings[random() % k_headings.size()], 2, ChapterRole::question);
  }
  for (std::size_t i = 0; i < size.takeaways; ++i) {
    if (i == 0) {
      add("Key takeaways", 1, ChapterRole::takeaways);
    }
    add(fmt::format("Key takeaway {}: pollen makes the nose run", i + 1), 2, ChapterRole::takeaway);
  }
  for (int warning = 1; warning <= size.warnings; ++warning) { // in document order
    const auto at = static_cast<std::size_t>(warning - 1) * script.chapters.size() /
                    static_cast<std::size_t>(size.warnings);
    script.chapters[at].utterances.push_back(said("Warning.", Role::warning, warning));
    script.chapters[at].utterances.push_back(said("Call for help.", Role::warning, warning));
  }
  return script;
}

} // namespace audiosheet
