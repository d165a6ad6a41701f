// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/episode.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>

namespace audiosheet::narrate {

namespace {

const Manner k_prompt{.role = Role::prompt};

/// "2024-05-31" as a reader of the language writes it ("May 31, 2024"); what is no such date stays.
std::string written_date(const std::string& iso, const std::string& language) {
  int year = 0;
  int month = 0;
  int day = 0;
  char rest = 0;
  constexpr int k_fields = 3;
  if (std::sscanf(iso.c_str(), "%4d-%2d-%2d%c", &year, &month, &day, &rest) !=
      k_fields) { // NOLINT(cert-err34-c)
    return iso;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
  if (U_FAILURE(status) || format == nullptr) {
    return iso;
  }
  calendar.setLenient(false);
  calendar.set(year, month - 1, day);
  const UDate time = calendar.getTime(status);
  if (U_FAILURE(status)) {
    return iso;
  }
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format->format(time, text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

using Values = std::map<std::string, std::string>;

/// A phrase whose value may end as a sentence does: "What is asthma?" and not "What is asthma?.".
std::string filled(const Phrases& phrases, const std::string& key, const Values& values) {
  std::string text = phrases.get(key, values);
  for (const std::string_view doubled : {"..", "?.", "!."}) {
    text = replace_all(std::move(text), doubled, doubled.substr(0, 1));
  }
  return text;
}

} // namespace

Contents contents_of(const Script& script) {
  Contents contents{.chapters = script.chapters.size()};
  for (const auto& chapter : script.chapters) {
    for (const auto& utterance : chapter.utterances) {
      contents.warnings = std::max(contents.warnings, utterance.warning);
    }
  }
  return contents;
}

void introduce(ChapterBuilder& builder, const FactSheet& sheet, const Profile& profile,
               const Phrases& phrases, const Contents& contents, const std::string& language) {
  const EpisodeWords& wanted = profile.episode;
  const auto say = [&](const std::string& key, const Values& values) {
    builder.say(filled(phrases, key, values), 0, k_prompt);
  };
  if (wanted.source && !sheet.publisher.empty()) {
    say("episode.source", {{"publisher", sheet.publisher}});
  }
  if (wanted.date && !sheet.date.empty()) {
    say("episode.date", {{"date", written_date(sheet.date, language)}});
  }
  if (wanted.contents) {
    say("episode.chapters", {{"count", std::to_string(contents.chapters)}});
    if (contents.warnings > 0) {
      say("episode.warnings", {{"count", std::to_string(contents.warnings)}});
    }
  }
  if (wanted.advice) {
    say("episode.advice", {});
  }
  if (wanted.source || wanted.date || wanted.contents || wanted.advice) {
    builder.pause(profile.pauses.heading, "heading");
  }
}

void conclude(ChapterBuilder& builder, const FactSheet& sheet, const Profile& profile,
              const Phrases& phrases) {
  const auto has_takeaways = [](const Section& section) { return !section.takeaways.empty(); };
  if (profile.episode.takeaways_again &&
      std::any_of(sheet.sections.begin(), sheet.sections.end(), has_takeaways)) {
    builder.say(phrases.get("episode.takeaways_again"), 0, k_prompt);
    builder.pause(profile.pauses.heading, "heading");
    for (const auto& section : sheet.sections) {
      for (const auto& takeaway : section.takeaways) {
        // In one go, without the cues of a warning: that was heard in its place.
        builder.say(replace_all(plain_text(takeaway.blocks), "\n", " "), 0, k_prompt);
        builder.pause(profile.pauses.paragraph, "paragraph");
      }
    }
  }
  if (profile.episode.closing) {
    builder.say(filled(phrases, "episode.closing", {{"title", sheet.title}}), 0, k_prompt);
  }
}

void announce(Chapter& chapter, const Pauses& pauses) {
  for (auto& utterance : chapter.utterances) {
    utterance.paragraph += utterance.paragraph > 0 ? 1 : 0; // a cue is a paragraph of its own
  }
  Utterance tone;
  tone.paragraph = 1;
  tone.role = Role::prompt;
  tone.part = Part::cue;
  tone.value = Cue{"chapter"};
  Utterance pause = tone;
  pause.paragraph = 0;
  pause.part = Part::pause;
  pause.value = Pause{pauses.cue, "cue"};
  chapter.utterances.insert(chapter.utterances.begin(), {std::move(tone), std::move(pause)});
}

} // namespace audiosheet::narrate
